/** Sets, maps, dictionaries, tuples, optional values, unions. */
import fc from "fast-check";
import { Draw, resolveApart } from "../draw.js";
import { type Compute, holds, type Scope, type Unusable, unusable, valueOf } from "../scope.js";
import { type Armed, arms, rarely } from "./arms.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { listing } from "./listing.js";
import { apartIn, distinctItems } from "./lists.js";
import { raws } from "./raws.js";
import { raised, type Sum, summing } from "./sums.js";
import { text } from "./text.js";

export function set<T>(element: Draw<T>, options: { readonly length?: Length } = {}): Draw<Set<T>> {
  const fit = fitOf(options.length);
  return new Draw<Set<T>>(listing(element.raw, lengthsOf(options.length, 8)), (raws: unknown[], scope) => {
    const fitting = fit.resize(raws, scope);
    if (!fitting) return unusable;
    const items = distinctItems(fitting, element, scope);
    return fit.enough(items.length, scope) ? new Set(items) : unusable;
  });
}

export interface MapOptions {
  readonly length?: Length;
  /** Fields that no two values share. */
  readonly unique?: readonly string[];
  readonly sum?: Sum;
}

/** A map of up to five entries where nothing says otherwise. */
export function map<K, V>(key: Draw<K>, value: Draw<V>, options: MapOptions = {}): Draw<Map<K, V>> {
  const { candidates, choose } = key.among;
  return entries(raws(key.raw, value.raw), options, scope => {
    // Where keys are chosen, they are listed once for all entries.
    const known = candidates && choose ? candidates(scope) : undefined;
    const keyAt = (raw: unknown, taken: ReadonlyMap<unknown, unknown>): K | Unusable => {
      if (known && known.length > 0)
        return choose!(
          raw,
          known.filter(one => !taken.has(one)),
        );
      const own = key.resolve(raw, scope);
      return taken.has(own) ? resolveApart(key, raw, scope, [...taken.keys()]) : own;
    };
    return ([k, v]: [unknown, unknown], taken) => {
      const own = keyAt(k, taken);
      const resolved = own === unusable ? unusable : value.resolve(v, scope);
      return resolved === unusable ? unusable : ([own as K, resolved as V] as const);
    };
  });
}

/** A map whose values are kept under one of their own fields. */
export function mapBy<K, V>(field: string, value: Draw<V>, options: MapOptions = {}): Draw<Map<K, V>> {
  return entries(value.raw, options, scope => raw => {
    const resolved = value.resolve(raw, scope);
    return resolved === unusable ? unusable : ([(resolved as Record<string, K>)[field]!, resolved as V] as const);
  });
}

type Entry<K, V> = readonly [K, V] | Unusable;

function entries<K, V>(
  raw: fc.Arbitrary<unknown>,
  { length, unique = [], sum }: MapOptions,
  entryIn: (scope: Scope) => (raw: any, taken: ReadonlyMap<unknown, unknown>) => Entry<K, V>,
): Draw<Map<K, V>> {
  const fit = fitOf(length);
  const summed = sum && summing<V>(sum);
  const entriesRaw = listing(raw, { ...lengthsOf(length, 5), often: [2, 3] });
  const resolve = (drawn: readonly unknown[], scope: Scope, isRaised: boolean): Map<K, V> | Unusable => {
    const fitting = fit.resize(drawn, scope);
    if (!fitting) return unusable;
    let found = new Map<K, V>();
    const entry = entryIn(scope);
    for (const one of fitting) {
      const made = entry(one, found);
      if (made !== unusable && !found.has(made[0])) found.set(...made);
    }
    for (const field of unique) found = new Map(apartIn(field, [...found], ([, value]) => value));
    if (!fit.enough(found.size, scope)) return unusable;
    if (!summed) return found;
    const values = summed([...found.values()], scope, isRaised);
    return values ? new Map([...found.keys()].map((key, at) => [key, values[at]!])) : unusable;
  };
  if (!summed) return new Draw<Map<K, V>>(entriesRaw, (drawn: unknown[], scope) => resolve(drawn, scope, false));
  return new Draw<Map<K, V>>(raws(raised, entriesRaw), ([up, drawn]: [Armed, unknown[]], scope) =>
    resolve(drawn, scope, up[1] === 1),
  );
}

/** A plain object with any own keys, `__proto__` as data among them; `also`: keys worth trying. */
export function dictionary<T>(
  value: Draw<T>,
  options: { readonly length?: Length; readonly also?: readonly string[] } = {},
): Draw<Record<string, T>> {
  const found = map(text({ also: options.also ?? [] }), value, options);
  return new Draw<Record<string, T>>(found.raw, (raw, scope) => {
    const resolved = found.resolve(raw, scope);
    return resolved === unusable ? unusable : dataObject(resolved as Map<string, T>);
  });
}

/** An object with these own properties, whatever their names. */
export function dataObject<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const object: Record<string, T> = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  return object;
}

export function tuple<T extends readonly unknown[]>(...items: { readonly [K in keyof T]: Draw<T[K]> }): Draw<T> {
  const draws = items as unknown as readonly Draw<unknown>[];
  return new Draw<T>(raws(...draws.map(item => item.raw)), (drawn: unknown[], scope) => {
    const values = draws.map((item, index) => item.resolve(drawn[index], scope));
    return values.includes(unusable) ? unusable : (values as unknown as T);
  });
}

export interface OptionalOptions {
  /** Whether the value leads back to the type that it is part of. */
  readonly deep?: boolean;
  /** Where one of these holds, the value is there. */
  readonly present?: readonly Compute<boolean>[];
  /** Where one of these holds, it is not. */
  readonly absent?: readonly Compute<boolean>[];
}

/** The value or nothing. A value that cannot be put together is nothing, unless it must be there. */
export function optional<T>(value: Draw<T>, options: OptionalOptions = {}): Draw<T | undefined> {
  const { deep = false, present = [], absent = [] } = options;
  if (present.length + absent.length > 0) return decided(value, present, absent);
  const raw = arms(
    [
      { raw: fc.constant(undefined), weight: 1 },
      { raw: value.raw, weight: 3, deep },
    ],
    { value: undefined },
  );
  return new Draw<T | undefined>(raw, ([arm, inner]: Armed, scope) => {
    const resolved = arm === 0 ? undefined : value.resolve(inner, scope);
    return resolved === unusable ? undefined : resolved;
  });
}

function decided<T>(
  value: Draw<T>,
  present: readonly Compute<boolean>[],
  absent: readonly Compute<boolean>[],
): Draw<T | undefined> {
  return new Draw<T | undefined>(raws(rarely(1, 3, 4), value.raw), ([[, there], raw]: [Armed, unknown], scope) => {
    if (absent.some(condition => holds(condition, scope))) return undefined;
    const must = present.some(condition => holds(condition, scope));
    const resolved = must || there === 1 ? value.resolve(raw, scope) : undefined;
    return resolved === unusable && !must ? undefined : resolved;
  });
}

/** A value of one of the members. Those marked `deep` lead back to the type itself. */
export function union<T>(...members: readonly (Draw<T> | { readonly deep: Draw<T> })[]): Draw<T> {
  const draws = members.map(member =>
    member instanceof Draw ? { draw: member, deep: false } : { draw: member.deep, deep: true },
  );
  const raw = arms(draws.map(({ draw, deep }) => ({ raw: draw.raw, weight: 1, deep })));
  return new Draw<T>(raw, ([arm, inner]: Armed, scope) => draws[arm]!.draw.resolve(inner, scope));
}

/** A value that follows from others, checked by the conditions beside it; drawn freely where none of the equations binds. */
export function equalTo<T>(
  draw: Draw<T>,
  equations: readonly { readonly is: Compute; readonly when?: Compute<boolean> }[],
): Draw<T> {
  return new Draw<T>(draw.raw, (raw, scope) => {
    const equation = equations.find(({ when }) => !when || valueOf(when, scope) === true);
    if (!equation) return draw.resolve(raw, scope);
    try {
      return equation.is(scope) as T;
    } catch {
      return unusable;
    }
  });
}
