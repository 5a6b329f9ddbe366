import { equal } from "./equal.js";
import { add, finite, num } from "./integers.js";
import { isNumber, isRecord } from "./kind.js";
import { compareText } from "./text.js";
import { none } from "./undefined.js";

/** Whether some element equals the value. */
export function includes(list: readonly unknown[], value: unknown): boolean {
  return indexOf(list, value) !== -1;
}

/** The first position of an equal element, or -1. */
export function indexOf(list: readonly unknown[], value: unknown): number {
  for (let i = 0; i < list.length; i += 1) if (equal(list[i], value)) return i;
  return -1;
}

/** As JavaScript's `slice`. */
export function slice<T>(list: readonly T[], start: number, end?: number): T[] {
  return list.slice(Number(start), end === undefined ? undefined : Number(end));
}

/** The exact sum of integers; 0 of none. */
export function sum(list: readonly number[]): number {
  let total = 0;
  for (const value of list) total = add(total, value);
  return total;
}

/** The sum of numbers as doubles, from the left; 0 of none. */
export function sumNumbers(list: readonly number[]): number {
  let total = 0;
  for (const value of list) total += num(value);
  return finite(total);
}

/** The smallest number; throws `Undefined` on an empty list. */
export function min(list: readonly number[]): number;
export function min(list: readonly bigint[]): bigint;
export function min(list: readonly (number | bigint)[]): number | bigint {
  let least = list.length === 0 ? none("an empty list has no smallest number") : (list[0] as number | bigint);
  for (const value of list) if (value < least) least = value;
  return least;
}

/** The largest number; throws `Undefined` on an empty list. */
export function max(list: readonly number[]): number;
export function max(list: readonly bigint[]): bigint;
export function max(list: readonly (number | bigint)[]): number | bigint {
  let greatest = list.length === 0 ? none("an empty list has no largest number") : (list[0] as number | bigint);
  for (const value of list) if (value > greatest) greatest = value;
  return greatest;
}

/** An ascending copy of numbers, texts or timestamps, or by what `by` gives of each; equal ones keep their order. */
export function sorted<T>(list: readonly T[], by: (value: T, index: number) => unknown = value => value): T[] {
  const ranked = list.map((value, index) => ({ value, rank: by(value, index) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(entry => entry.value);
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  const numbers = isNumber(a) && isNumber(b);
  if (!numbers && !(a instanceof Date && b instanceof Date)) none("only numbers, texts and timestamps have an order");
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

/** Whether no two elements are equal. */
export function distinct(list: readonly unknown[]): boolean {
  if (list.every(isKey)) return new Set(list).size === list.length;
  return list.every((value, i) => indexOf(list, value) === i);
}

/** What a Set tells apart as `equal` does. */
function isKey(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
}

/** Whether both have the same elements, each as often, in whatever order. */
export function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  if (left.every(isKey) && right.every(isKey)) return sameKeys(left, right);
  const rest = [...right];
  return left.every(value => {
    const found = indexOf(rest, value);
    if (found !== -1) rest.splice(found, 1);
    return found !== -1;
  });
}

function sameKeys(left: readonly unknown[], right: readonly unknown[]): boolean {
  const counts = new Map<unknown, number>();
  for (const value of left) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of right) counts.set(value, (counts.get(value) ?? 0) - 1);
  return [...counts.values()].every(count => count === 0);
}

/** Pairs of elements at the same position, as many as the shorter list has. */
export function zip<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  return left.slice(0, right.length).map((value, i) => [value, right[i] as B]);
}

/** Each element with the one after it. */
export function adjacent<T>(list: readonly T[]): [T, T][] {
  return zip(list, list.slice(1));
}

/** 0 up to length - 1. */
export function indices(list: readonly unknown[]): number[] {
  return list.map((_, i) => i);
}

/** The value and every value inside it, depth first: elements, keys and values, fields that hold something. */
export function parts(value: unknown): unknown[] {
  const found: unknown[] = [];
  collect(value ?? undefined, found);
  return found;
}

function collect(value: unknown, found: unknown[]): void {
  found.push(value);
  for (const inner of inside(value)) collect(inner ?? undefined, found);
}

function inside(value: unknown): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return [...value].flat(1);
  return isRecord(value) ? Object.values(value).filter(field => field !== undefined && field !== null) : [];
}
