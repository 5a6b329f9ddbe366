/** Walks over the plain data of a contract. */

/** The names of types and of definitions and functions that some part of a contract uses. */
export interface Uses {
  readonly types: Set<string>;
  readonly values: Set<string>;
}

/** Adds what `part` names to `uses`. Parts may be shared; each is looked at once. */
export function collect(part: unknown, uses: Uses, seen = new Set<unknown>()): void {
  if (typeof part !== "object" || part === null || seen.has(part)) return;
  seen.add(part);
  const { kind, name } = part as { kind?: unknown; name?: unknown };
  if (typeof name === "string") {
    if (kind === "named") uses.types.add(name);
    else if (kind === "definition" || kind === "reference") uses.values.add(name);
  }
  for (const inner of Object.values(part)) collect(inner, uses, seen);
}

/** Whether anything in `part` is of one of the kinds. */
export function mentionsKind(part: unknown, kinds: ReadonlySet<string>): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { kind } = part as { kind?: unknown };
  return (
    (typeof kind === "string" && kinds.has(kind)) ||
    Object.entries(part).some(([key, inner]) => key !== "type" && mentionsKind(inner, kinds))
  );
}

/** `part` with the lines of everything declared in it set to `line`. */
export function atLine<T>(part: T, line: number): T {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(inner => atLine(inner, line)) as T;
  const copied = Object.entries(part).map(([key, inner]) => [key, key === "line" ? line : atLine(inner, line)]);
  return Object.fromEntries(copied) as T;
}
