/** Values that can be listed: constants, enumerations, keys of what was drawn before. */
import fc from "fast-check";
import { Draw, plain } from "../draw.js";
import { type Check, type Compute, holds, type Scope, type Unusable, unusable, valueOf } from "../scope.js";
import { arms } from "./arms.js";

const index = fc.integer({ min: 0, max: 2 ** 20 });
/** What an enumeration names first is the usual case. */
const enumerated = arms(
  [
    { raw: fc.constant(0), weight: 1 },
    { raw: index, weight: 2 },
  ],
  { value: 0 },
).map(([, at]) => at);

function pick<T>(raw: number, candidates: readonly unknown[]): T | Unusable {
  return candidates.length === 0 ? unusable : (candidates[raw % candidates.length] as T);
}

function choice<T>(list: (scope: Scope) => readonly unknown[]): Draw<T> {
  return new Draw<T>(enumerated, (raw, scope) => pick(raw, list(scope)), { candidates: list, choose: pick });
}

/** One of the values. Shrinks to the first. */
export function oneOf<const T>(...values: readonly T[]): Draw<T> {
  return choice(() => values);
}

export const boolean = (): Draw<boolean> => oneOf<boolean>(false, true);
export const nothing = (): Draw<undefined> => plain(fc.constant(undefined));

/**
 * A key of a map or dictionary, or an element of a set or list, that was drawn before.
 * Where there is no such collection at all (a type that is drawn alone), any value of its own kind.
 */
export function keyOf<T>(collection: Compute, otherwise?: Draw<T>): Draw<T> {
  const list = (scope: Scope) => keysOf(valueOf(collection, scope));
  const raw = fc.tuple(index, otherwise?.raw ?? fc.constant(undefined));
  return new Draw<T>(
    raw,
    ([at, own]: [number, unknown], scope) => {
      const keys = list(scope);
      if (keys) return pick<T>(at, keys);
      return otherwise ? otherwise.resolve(own, scope) : unusable;
    },
    {
      candidates: scope => list(scope) ?? [],
      choose: ([at]: [number, unknown], candidates) => pick(at, candidates),
    },
  );
}

function keysOf(collection: unknown): readonly unknown[] | undefined {
  if (collection instanceof Map || collection instanceof Set) return [...collection.keys()];
  if (Array.isArray(collection)) return collection;
  return typeof collection === "object" && collection !== null ? Object.keys(collection) : undefined;
}

/** The values of a draw that keep a condition, which reads the value as `it`. A choice chooses among those that do. */
export function where<T>(draw: Draw<T>, ...checks: readonly Check[]): Draw<T> {
  const keeps = (value: unknown, scope: Scope, count: boolean) =>
    checks.every(check => {
      const accepted = holds(check.holds, { ...scope, it: value });
      if (count) scope.tally?.count(check.clause, accepted);
      return accepted;
    });
  const { candidates, choose } = draw.among;
  if (candidates && choose) {
    const list = (scope: Scope) => candidates(scope).filter(value => keeps(value, scope, false));
    return new Draw<T>(draw.raw, (raw, scope) => choose(raw, list(scope)), { candidates: list, choose });
  }
  return new Draw<T>(draw.raw, (raw, scope) => {
    const value = draw.resolve(raw, scope);
    return value !== unusable && keeps(value, scope, true) ? value : unusable;
  });
}
