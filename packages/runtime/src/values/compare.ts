import { canonical } from "./canonical.js";
import { compareText } from "./text.js";

/** One order of all values: by kind, within a kind as one would expect. Equal values, and they alone, compare as 0. */
export function compareAny(a: unknown, b: unknown): number {
  const [left, right] = [kind(a), kind(b)];
  if (left !== right) return left - right;
  if (typeof a === "string" && typeof b === "string") return Math.sign(compareText(a, b));
  if (a instanceof Date && b instanceof Date) return before(a.getTime(), b.getTime());
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  return left < 3 ? before(a as number, b as number) : Math.sign(compareText(canonical(a), canonical(b)));
}

function kind(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === "boolean") return 1;
  if (typeof value === "number" || typeof value === "bigint") return 2;
  if (typeof value === "string") return 3;
  if (value instanceof Date) return 4;
  return Array.isArray(value) ? 5 : 6;
}

function before(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  const at = a.findIndex((item, index) => index >= b.length || compareAny(item, b[index]) !== 0);
  if (at < 0) return before(a.length, b.length);
  return at >= b.length ? 1 : compareAny(a[at], b[at]);
}
