/** A text that two values share if they are equal by value, and only then. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return Object.is(value, -0) ? "0" : String(value);
  if (value instanceof Date) return `time ${value.getTime()}`;
  if (value instanceof Uint8Array) return `bytes ${value.join(" ")}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value instanceof Set) return `set {${[...new Set(Array.from(value, canonical))].sort().join(",")}}`;
  const entries = value instanceof Map ? [...value] : Object.entries(value).filter(([, held]) => held != null);
  const lines = entries.map(([key, held]) => `${canonical(key)}:${canonical(held)}`).sort();
  return `${value instanceof Map ? "map " : ""}{${lines.join(",")}}`;
}
