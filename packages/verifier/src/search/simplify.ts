/**
 * Makes the values of a case simpler one at a time, whatever drew them: fast-check cannot shrink a value that came from
 * an earlier output or from an example.
 */
import type { Values } from "@tenet/runtime";
import { record } from "../case.js";
import { isRecord } from "../executable/instances.js";
import type { Trail } from "../session.js";

/** `test` answers with the trail where the case still shows what is wrong. At most `most` tests. */
export async function simplify(trail: Trail, most: number, test: (tried: Trail) => Promise<Trail | undefined>): Promise<Trail> {
  let [best, left] = [trail, most];
  for (let better = true; better && left > 0;) {
    better = false;
    for (const tried of simpler(best)) {
      if (left-- <= 0) break;
      const seen = await test(tried);
      if (seen === undefined || seen.calls.length > best.calls.length) continue;
      [best, better] = [seen, true];
      break;
    }
  }
  return best;
}

function* simpler(trail: Trail): Generator<Trail> {
  yield* together(trail);
  if (trail.given !== undefined) {
    for (const given of simplerValues(trail.given, true)) yield { ...trail, given: given as Values };
    return;
  }
  for (const [at, call] of trail.calls.entries()) {
    for (const input of simplerValues(call.input, true)) yield { ...trail, calls: trail.calls.with(at, { ...call, input: input as Values }) };
  }
  if (trail.state !== undefined) {
    for (const state of simplerValues(trail.state, true)) yield { ...trail, state: state as Values };
  }
}

/** Numbers that stand in several places and are perhaps wrong only as equals: smaller everywhere at once. */
function* together({ state, given, calls, ...rest }: Trail): Generator<Trail> {
  const seen = new Map<number, number>();
  replaceNumbers([state, given, calls], value => {
    seen.set(value, (seen.get(value) ?? 0) + 1);
    return value;
  });
  for (const [value] of [...seen].filter(([, times]) => times > 1)) {
    for (const less of smaller(value)) {
      const [newState, newGiven, newCalls] = replaceNumbers([state, given, calls], each => (each === value ? less : each)) as [never, never, never];
      yield { ...rest, state: newState, calls: newCalls, ...(given === undefined ? {} : { given: newGiven }) };
    }
  }
}

function replaceNumbers(value: unknown, by: (value: number) => number): unknown {
  const inside = (item: unknown) => replaceNumbers(item, by);
  if (typeof value === "number") return by(value);
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Set) return new Set([...value].map(inside));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [inside(key), inside(item)]));
  return isRecord(value) ? record(Object.entries(value).map(([name, item]) => [name, inside(item)])) : value;
}

/** Simpler values of the same kind, boldest first. `whole`: a record that must keep its names. */
function* simplerValues(value: unknown, whole = false): Generator<unknown> {
  if (typeof value === "string") yield* fewer([...value]).map(points => points.join(""));
  else if (typeof value === "number") yield* smaller(value);
  else if (Array.isArray(value)) {
    yield* fewer(value);
    for (const [at, item] of value.entries()) for (const each of simplerValues(item)) yield value.with(at, each);
  } else if (value instanceof Set) {
    for (const items of fewer([...value])) yield new Set(items);
  } else if (value instanceof Map) {
    for (const pairs of fewer([...value])) yield new Map(pairs);
    for (const [key, item] of value) for (const each of simplerValues(item)) yield new Map(value).set(key, each);
  } else if (isRecord(value)) {
    const entries = Object.entries(value);
    if (!whole) for (const some of fewer(entries)) yield record(some);
    for (const [at, [name, item]] of entries.entries()) {
      for (const each of simplerValues(item)) yield record(entries.with(at, [name, each]));
    }
  }
}

/** Without all, without a half, without one. */
function fewer<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [];
  const half = items.length >> 1;
  const halves = items.length > 2 ? [items.slice(0, half), items.slice(half)] : [];
  const ones = items.length <= 40 && items.length > 1 ? items.map((_, at) => items.toSpliced(at, 1)) : [];
  return [[], ...halves, ...ones];
}

function smaller(value: number): number[] {
  if (!Number.isFinite(value) || value === 0) return [];
  const sign = Math.sign(value);
  const towards = [0, sign, 2 * sign, 10 * sign, Math.trunc(value), Math.trunc(value / 2), value - sign];
  return [...new Set(towards)].filter(each => Math.abs(each) < Math.abs(value));
}
