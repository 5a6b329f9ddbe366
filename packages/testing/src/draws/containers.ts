/** Lists, sets, maps, dictionaries, tuples, optional values, unions. */
import { equal } from "@tenet/runtime";
import fc from "fast-check";
import { Draw } from "../draw.js";
import { type Compute, type Scope, type Unusable, unusable, valueOf } from "../scope.js";
import { type Armed, arms } from "./arms.js";
import { type Length, lengthsOf, resize } from "./lengths.js";
import { listing } from "./listing.js";
import { text } from "./text.js";

export interface ListOptions {
  readonly length?: Length;
  /** No two equal by value; a function compares what it makes of them. */
  readonly distinct?: boolean | ((item: any) => unknown);
  /** Ascending; a function sorts by what it makes of them. */
  readonly sorted?: boolean | ((item: any) => unknown);
  /** Fields that no two elements share. */
  readonly unique?: readonly string[];
}

/** Elements that cannot be put together are left out; a list that is then too short is not usable. */
function itemsOf<T>(raws: readonly unknown[], element: Draw<T>, scope: Scope): T[] {
  return raws.map(raw => element.resolve(raw, scope)).filter((item): item is T => item !== unusable);
}

function longEnough(count: number, length: Length | undefined, scope: Scope): boolean {
  return length === undefined || resize(Array.from({ length: count }), length, scope)?.length === count;
}

export function list<T>(element: Draw<T>, options: ListOptions = {}): Draw<T[]> {
  const { length, distinct, sorted } = options;
  return new Draw<T[]>(
    listing(element.raw, { ...lengthsOf(length, 10), repeats: !distinct && !options.unique }),
    (raws: unknown[], scope) => {
      const fitting = resize(raws, length, scope);
      if (!fitting) return unusable;
      let items = itemsOf(fitting, element, scope);
      if (distinct) items = distinctBy(items, distinct === true ? identity : distinct);
      for (const field of options.unique ?? []) items = apartIn(field, items, identity);
      if (!longEnough(items.length, length, scope)) return unusable;
      return sorted ? sortedBy(items, sorted === true ? identity : sorted) : items;
    },
  );
}

const identity = (item: unknown) => item;

function distinctBy<T>(items: readonly T[], by: (item: T) => unknown): T[] {
  const seen: unknown[] = [];
  const plain = new Set<unknown>();
  return items.filter(item => {
    const key = by(item);
    const isPlain = typeof key !== "object" || key === null;
    if (isPlain ? plain.has(key) : seen.some(other => equal(other, key))) return false;
    if (isPlain) plain.add(key);
    else seen.push(key);
    return true;
  });
}

/** Without those whose entity has what another one has in the field; any number may have nothing in it. */
function apartIn<T>(field: string, items: readonly T[], entity: (item: T) => unknown): T[] {
  const valueOf = (item: T) => (entity(item) as Readonly<Record<string, unknown>>)[field];
  const kept = new Set(
    distinctBy(
      items.filter(item => valueOf(item) !== undefined),
      valueOf,
    ),
  );
  return items.filter(item => valueOf(item) === undefined || kept.has(item));
}

function sortedBy<T>(items: readonly T[], by: (item: T) => unknown): T[] {
  return items
    .map(item => ({ item, key: by(item) }))
    .sort((a, b) => ascending(a.key, b.key))
    .map(({ item }) => item);
}

/** Numbers by value, text by code point, moments by time. */
function ascending(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") {
    const [left, right] = [[...a], [...b]];
    const at = left.findIndex((character, index) => character !== right[index]);
    if (at < 0) return left.length - right.length;
    return at >= right.length ? 1 : left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
  }
  return Number(a) - Number(b);
}

export function set<T>(element: Draw<T>, options: { readonly length?: Length } = {}): Draw<Set<T>> {
  return new Draw<Set<T>>(listing(element.raw, lengthsOf(options.length, 8)), (raws: unknown[], scope) => {
    const fitting = resize(raws, options.length, scope);
    if (!fitting) return unusable;
    const items = new Set(distinctBy(itemsOf(fitting, element, scope), identity));
    return longEnough(items.size, options.length, scope) ? items : unusable;
  });
}

export interface MapOptions {
  readonly length?: Length;
  /** Fields that no two values share. */
  readonly unique?: readonly string[];
}

/** A map of up to five entries where nothing says otherwise. */
export function map<K, V>(key: Draw<K>, value: Draw<V>, options: MapOptions = {}): Draw<Map<K, V>> {
  return entries(fc.tuple(key.raw, value.raw), options, ([k, v]: [unknown, unknown], scope) => {
    const entry = [key.resolve(k, scope), value.resolve(v, scope)] as const;
    return entry.includes(unusable as never) ? unusable : (entry as readonly [K, V]);
  });
}

/** A map whose values are kept under one of their own fields. */
export function mapBy<K, V>(field: string, value: Draw<V>, options: MapOptions = {}): Draw<Map<K, V>> {
  return entries(value.raw, options, (raw, scope) => {
    const resolved = value.resolve(raw, scope);
    return resolved === unusable ? unusable : ([(resolved as Record<string, K>)[field]!, resolved as V] as const);
  });
}

type Entry<K, V> = readonly [K, V] | Unusable;

function entries<K, V>(
  raw: fc.Arbitrary<unknown>,
  { length, unique = [] }: MapOptions,
  entry: (raw: any, scope: Scope) => Entry<K, V>,
): Draw<Map<K, V>> {
  return new Draw<Map<K, V>>(listing(raw, { ...lengthsOf(length, 5), often: [2, 3] }), (raws: unknown[], scope) => {
    const fitting = resize(raws, length, scope);
    if (!fitting) return unusable;
    let resolved = fitting
      .map(one => entry(one, scope))
      .filter((one): one is readonly [K, V] => one !== unusable)
      .reverse();
    for (const field of unique) resolved = apartIn(field, resolved, ([, value]) => value);
    const found = new Map(resolved.reverse());
    return longEnough(found.size, length, scope) ? found : unusable;
  });
}

/** A plain object with any own keys, `__proto__` as data among them. */
export function dictionary<T>(value: Draw<T>, options: { readonly length?: Length } = {}): Draw<Record<string, T>> {
  const found = map(text(), value, options);
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
  return new Draw<T>(fc.tuple(...draws.map(item => item.raw)), (raws: unknown[], scope) => {
    const values = draws.map((item, index) => item.resolve(raws[index], scope));
    return values.includes(unusable) ? unusable : (values as unknown as T);
  });
}

/** The value or nothing. A value that cannot be put together is nothing. */
export function optional<T>(value: Draw<T>, deep = false): Draw<T | undefined> {
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
