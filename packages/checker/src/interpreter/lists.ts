/** The library's functions of lists. */
import { integerArithmetic, numberArithmetic } from "./arithmetic.js";
import { bounds, type Call, type LibraryFunction } from "./call.js";
import { compareValues, equalValues } from "./equal.js";
import { exactArithmetic } from "./exact.js";
import { asBoolean, asList, asNumeric, type Fail, type Numeric } from "./values.js";

type Callback = (...values: readonly unknown[]) => unknown;

const list = ({ args, fail }: Call, at = 0): readonly unknown[] => asList(args[at], fail);
const callback = ({ args }: Call): Callback | undefined => args[1] as Callback | undefined;

/** What the callback says of each element; the elements themselves without one. */
function mapped(call: Call): unknown[] {
  const by = callback(call);
  const items = list(call);
  const found: unknown[] = [];
  for (let at = 0; at < items.length; at++) found.push(by === undefined ? items[at] : by(items[at], at));
  return found;
}

/** The callback as a condition on an element. */
function condition(call: Call): (value: unknown, index: number) => boolean {
  const holds = callback(call) as Callback;
  return (value, index) => asBoolean(holds(value, index), call.fail);
}

function reduce(call: Call): unknown {
  const step = callback(call) as Callback;
  return list(call).reduce((total, value, i) => step(total, value, i), call.args[2]);
}

function sum(call: Call): unknown {
  if (call.exact)
    return mapped(call).reduce<bigint>((total, value) => exactArithmetic("+", total, value, call.fail), 0n);
  const { fail } = call;
  const add = call.integral ? integerArithmetic : doubles;
  let total: unknown = 0;
  for (const value of mapped(call)) total = add("+", total, value, fail);
  return finished(total, call);
}

/** Doubles may pass the finite range on the way only if they end beyond it: infinity stays, so the end decides. */
function doubles(_: "+", total: unknown, value: unknown, fail: Fail): number {
  return (total as number) + numberArithmetic("+", 0, value, fail);
}

function finished(total: unknown, { fail }: Call): unknown {
  return typeof total === "bigint" || Number.isFinite(total) ? total : fail("the result is not a finite number");
}

function extreme(call: Call, replaces: (value: Numeric, found: Numeric) => boolean): Numeric {
  const numbers = mapped(call).map(value => asNumeric(value, call.fail));
  const [first, ...rest] = numbers;
  if (first === undefined) return call.fail("an empty list has no smallest and no largest number");
  return rest.reduce((found, value) => (replaces(value, found) ? value : found), first);
}

function sorted(call: Call): unknown[] {
  const ranks = mapped(call);
  const positions = ranks.map((_, i) => i).sort((a, b) => order(ranks[a], ranks[b], call.fail));
  return positions.map(i => list(call)[i]);
}

/** Of two values that have one. */
export function order(a: unknown, b: unknown, fail: Fail): number {
  return compareValues(a, b) ?? fail("only numbers, texts and timestamps have an order");
}

export function areDistinct(values: readonly unknown[]): boolean {
  return values.every((value, i) => !values.slice(0, i).some(other => equalValues(value, other)));
}

function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  const count = (values: readonly unknown[], value: unknown) =>
    values.filter(other => equalValues(value, other)).length;
  return left.length === right.length && left.every(value => count(left, value) === count(right, value));
}

function zip(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  return left.slice(0, right.length).map((value, i) => [value, right[i]]);
}

export const listFunctions = {
  "list.every": call => list(call).every(condition(call)),
  "list.some": call => list(call).some(condition(call)),
  "list.filter": call => list(call).filter(condition(call)),
  "list.find": call => list(call).find(condition(call)),
  "list.count": call => list(call).filter(condition(call)).length,
  "list.map": mapped,
  "list.flatMap": call => mapped(call).flatMap(value => asList(value, call.fail)),
  "list.reduce": reduce,
  "list.sum": sum,
  "list.min": call => extreme(call, (value, found) => value < found),
  "list.max": call => extreme(call, (value, found) => value > found),
  "list.sorted": sorted,
  "list.reversed": call => [...list(call)].reverse(),
  "list.indexOf": call => list(call).findIndex(value => equalValues(value, call.args[1])),
  "list.concat": call => call.args.flatMap((_, i) => list(call, i)),
  "list.slice": call => list(call).slice(...bounds(call)),
  "list.zip": call => zip(list(call), list(call, 1)),
  "list.indices": call => list(call).map((_, i) => i),
  "list.adjacent": call => zip(list(call), list(call).slice(1)),
  "list.sameItems": call => sameItems(list(call), list(call, 1)),
  "list.distinct": call => areDistinct(mapped(call)),
  "list.length": call => (call.args[0] instanceof Uint8Array ? call.args[0].length : list(call).length),
} satisfies Record<string, LibraryFunction>;
