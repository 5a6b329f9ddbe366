/** Objects with calculated names, lines, and the platform that the search runs on. Only the search calls it. */

export function platformHere(): string {
  return process.platform;
}

/** The lines of a text that ends in a line break or not. */
export function linesOf(text: string, ending: string): string[] {
  const lines = text.split(ending);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** A file of globals, written by hand: one `key=value` on each line. */
export function globals(entries: readonly (readonly [key: string, value: string])[], around: string): string {
  return entries.map(([key, value]) => `${key}${around}=${around}${value}\n`).join("");
}

/** An object with one field. */
export function at(key: string, value: unknown): Record<string, unknown> {
  return { [key]: value };
}

/** The fields of the one, then those of the other. */
export function both(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  return { ...a, ...b };
}

/** The object with these fields. */
export function of(entries: readonly (readonly [key: string, value: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** What stands before the equals sign of a line, without blanks. */
export function nameIn(line: string): string {
  return line.slice(0, until(line)).trim();
}

/** Where the equals sign of a line stands. */
export function until(line: string): number {
  return line.indexOf("=");
}
