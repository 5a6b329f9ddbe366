import { isNumber, isRecord } from "./kind.js";

/** By value: 0 equals -0, null and absent fields equal undefined, sets and maps have no order, dates compare by time. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || left === null) return equalScalar(left, right);
  if (typeof right !== "object" || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left, right);
  if (left instanceof Date) return right instanceof Date && left.getTime() === right.getTime();
  if (left instanceof Map) return right instanceof Map && equalMaps(left, right);
  if (left instanceof Set) return right instanceof Set && equalSets(left, right);
  if (left instanceof Uint8Array) return right instanceof Uint8Array && equalBytes(left, right);
  return isRecord(right) && equalRecords(left as Record<string, unknown>, right);
}

function equalScalar(left: unknown, right: unknown): boolean {
  if (left === undefined || left === null) return right === undefined || right === null;
  // An integer beyond the safe range is a bigint; the same one as a double must equal it.
  return typeof left === "bigint" || typeof right === "bigint"
    ? // biome-ignore lint/suspicious/noDoubleEquals: only == compares a bigint with a double
      isNumber(left) && isNumber(right) && left == right
    : false;
}

function equalLists(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1) if (!equal(left[i], right[i])) return false;
  return true;
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false;
  return true;
}

function equalMaps(left: ReadonlyMap<unknown, unknown>, right: ReadonlyMap<unknown, unknown>): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const found = right.has(key) ? key : findKey(right, key);
    if (found === missing || !equal(value, right.get(found))) return false;
  }
  return true;
}

function equalSets(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  if (left.size !== right.size) return false;
  // Two elements of `left` may equal the same one of `right`; then some other of `right` is met by none.
  for (const element of left) if (!hasElement(right, element)) return false;
  for (const element of right) if (!hasElement(left, element)) return false;
  return true;
}

function equalRecords(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): boolean {
  for (const key of Object.keys(left)) if (!equal(left[key], own(right, key))) return false;
  for (const key of Object.keys(right)) {
    const value = right[key];
    if (value !== undefined && value !== null && !Object.hasOwn(left, key)) return false;
  }
  return true;
}

/** The own field of that name, or undefined. */
export function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Stands for "no such key", which no value equals. */
export const missing: unique symbol = Symbol("missing");

/** The key of the map that equals `key`, or `missing`. Scalars need no search but for bigints beside doubles. */
export function findKey(map: ReadonlyMap<unknown, unknown>, key: unknown): unknown {
  if (map.has(key)) return key;
  if (isPlainScalar(key)) return missing;
  for (const candidate of map.keys()) if (equal(candidate, key)) return candidate;
  return missing;
}

/** Whether the set has an element equal to that one. */
export function hasElement(set: ReadonlySet<unknown>, element: unknown): boolean {
  if (set.has(element)) return true;
  if (isPlainScalar(element)) return false;
  for (const candidate of set) if (equal(candidate, element)) return true;
  return false;
}

function isPlainScalar(value: unknown): boolean {
  return (
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Math.abs(value) < 2 ** 53)
  );
}
