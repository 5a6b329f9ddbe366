/** Kinds of values, and the views in which library functions read them. */

/** Safe integers and doubles are numbers; integers beyond the safe range bigints. */
export type Numeric = number | bigint;

/** Ends the evaluation without a value; the reason is in plain words. */
export type Fail = (reason: string) => never;

export const isNumeric = (value: unknown): value is Numeric => typeof value === "number" || typeof value === "bigint";

/** A record or a dictionary. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return !(
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Date ||
    value instanceof Uint8Array
  );
}

/** Words for the kind of a value, for reasons. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (isNumeric(value)) return "a number";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Set) return "a set";
  if (value instanceof Map) return "a map";
  if (value instanceof Date) return "a timestamp";
  if (value instanceof Uint8Array) return "bytes";
  if (typeof value === "string") return "a text";
  return typeof value === "boolean" ? "true or false" : isRecord(value) ? "a record" : "a function";
}

/** How a value is named in a reason. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return isNumeric(value) || typeof value === "boolean" ? String(value) : kindOf(value);
}

export function asList(value: unknown, fail: Fail): readonly unknown[] {
  return Array.isArray(value) ? value : fail(`${kindOf(value)} where a list is needed`);
}

export function asText(value: unknown, fail: Fail): string {
  return typeof value === "string" ? value : fail(`${kindOf(value)} where a text is needed`);
}

export function asBoolean(value: unknown, fail: Fail): boolean {
  return typeof value === "boolean" ? value : fail(`${kindOf(value)} where true or false is needed`);
}

export function asNumeric(value: unknown, fail: Fail): Numeric {
  return isNumeric(value) ? value : fail(`${kindOf(value)} where a number is needed`);
}

export function asTime(value: unknown, fail: Fail): number {
  if (!(value instanceof Date)) return fail(`${kindOf(value)} where a timestamp is needed`);
  return Number.isNaN(value.getTime()) ? fail("this is no valid time") : value.getTime();
}
