/** A record or a dictionary: an object that is no list, set, map, timestamp or bytes. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof Set) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

/** A number, or an integer beyond the safe range. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" || typeof value === "bigint";
}
