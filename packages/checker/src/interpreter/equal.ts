/** Equality and order of values. */
import { isNumeric, isRecord, type Numeric } from "./values.js";

/** Equality by value, as `===` in specs: 0 equals -0, null and absent fields equal nothing, sets and maps have no order. */
export function equalValues(left: unknown, right: unknown): boolean {
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  // A bigint and a double that stand for the same number are equal.
  // biome-ignore lint/suspicious/noDoubleEquals: only == compares a bigint with a double
  if (isNumeric(left) && isNumeric(right)) return left == right;
  if (typeof left !== "object" || typeof right !== "object" || left === right) return left === right;
  if (left instanceof Date || right instanceof Date) return sameTime(left as object, right as object);
  if (Array.isArray(left) || Array.isArray(right)) return sameList(left as object, right as object);
  if (left instanceof Uint8Array || right instanceof Uint8Array) return sameBytes(left as object, right as object);
  if (left instanceof Set && right instanceof Set) return sameEntries([...left], [...right]);
  if (left instanceof Map && right instanceof Map) return sameEntries([...left], [...right]);
  return isRecord(left) && isRecord(right) && sameFields(left, right);
}

const isNothing = (value: unknown): value is undefined | null => value === undefined || value === null;

function sameTime(left: object, right: object): boolean {
  return left instanceof Date && right instanceof Date && left.getTime() === right.getTime();
}

function sameBytes(left: object, right: object): boolean {
  if (!(left instanceof Uint8Array) || !(right instanceof Uint8Array) || left.length !== right.length) return false;
  return left.every((byte, i) => byte === right[i]);
}

function sameList(left: object, right: object): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((value, i) => equalValues(value, right[i]));
}

/** Each of the one among the other, both ways. */
function sameEntries(left: readonly unknown[], right: readonly unknown[]): boolean {
  const within = (few: readonly unknown[], many: readonly unknown[]) =>
    few.every(a => many.some(b => equalValues(a, b)));
  return left.length === right.length && within(left, right) && within(right, left);
}

function sameFields(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every(name => equalValues(ownField(left, name), ownField(right, name)));
}

/** The own field of that name; nothing where there is none. */
export function ownField(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? (record[name] ?? undefined) : undefined;
}

/** -1, 0 or 1; undefined where the two have no order: numbers, texts by code point, timestamps. */
export function compareValues(left: unknown, right: unknown): -1 | 0 | 1 | undefined {
  if (isNumeric(left) && isNumeric(right)) return order(left, right);
  if (left instanceof Date && right instanceof Date) return order(left.getTime(), right.getTime());
  return typeof left === "string" && typeof right === "string" ? compareTexts(left, right) : undefined;
}

function order(left: Numeric, right: Numeric): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareTexts(left: string, right: string): -1 | 0 | 1 {
  const [a, b] = [left, right].map(text => Array.from(text, point => point.codePointAt(0) as number)) as [
    number[],
    number[],
  ];
  const differs = a.findIndex((point, i) => point !== b[i]);
  if (differs === -1) return a.length === b.length ? 0 : -1;
  return differs >= b.length ? 1 : order(a[differs] as number, b[differs] as number);
}
