/** Types and expressions as texts, to compare what they say. */

/** The same for two values that say the same, wherever in a file they stand. `without` is a further member to leave out. */
export function structureOf(value: unknown, without?: string): string {
  return JSON.stringify(value, (name, part: unknown) =>
    name === "span" || name === "line" || name === without ? undefined : typeof part === "bigint" ? `${part}n` : part,
  );
}
