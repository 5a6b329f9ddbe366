/** Lists, and what keeps their elements apart or in order. */
import { equal } from "@tenet/runtime";
import { Draw, resolveApart } from "../draw.js";
import { type Scope, type Unusable, unusable } from "../scope.js";
import type { Armed } from "./arms.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { listing } from "./listing.js";
import { raws } from "./raws.js";
import { raised, type Sum, summing } from "./sums.js";

/** `true`: by the elements themselves; a function: by what it makes of them. */
type By = boolean | ((item: any) => unknown);

export interface ListOptions {
  readonly length?: Length;
  /** No two equal by value. */
  readonly distinct?: By;
  /** Ascending. */
  readonly sorted?: By;
  /** Fields that no two elements share. */
  readonly unique?: readonly string[];
  readonly sum?: Sum;
}

export function list<T>(element: Draw<T>, options: ListOptions = {}): Draw<T[]> {
  const { length, distinct = false, sorted = false, unique = [] } = options;
  const fit = fitOf(length);
  const sum = options.sum && summing<T>(options.sum);
  const resolveItems = distinct === true ? distinctItems : itemsOf;
  const raw = listing(element.raw, { ...lengthsOf(length, 10), repeats: !distinct && unique.length === 0 });
  const resolve = (drawn: readonly unknown[], scope: Scope, isRaised: boolean): T[] | Unusable => {
    const fitting = fit.resize(drawn, scope);
    if (!fitting) return unusable;
    let items = resolveItems(fitting, element, scope);
    if (typeof distinct === "function") items = distinctBy(items, distinct);
    for (const field of unique) items = apartIn(field, items, item => item);
    if (sum) {
      const summed = sum(items, scope, isRaised);
      if (!summed) return unusable;
      items = distinct ? distinctBy(summed, distinct === true ? item => item : distinct) : summed;
    }
    if (items.length !== drawn.length && !fit.enough(items.length, scope)) return unusable;
    return sorted ? sortedBy(items, sorted) : items;
  };
  if (!sum) return new Draw<T[]>(raw, (drawn: unknown[], scope) => resolve(drawn, scope, false));
  return new Draw<T[]>(raws(raised, raw), ([up, drawn]: [Armed, unknown[]], scope) =>
    resolve(drawn, scope, up[1] === 1),
  );
}

/** Elements that cannot be put together are left out; a list that is then too short is not usable. */
export function itemsOf<T>(raws: readonly unknown[], element: Draw<T>, scope: Scope): T[] {
  const items: T[] = [];
  for (const raw of raws) {
    const item = element.resolve(raw, scope);
    if (item !== unusable) items.push(item as T);
  }
  return items;
}

/** An element that is there already is taken from those that are left, where these are known. */
export function distinctItems<T>(raws: readonly unknown[], element: Draw<T>, scope: Scope): T[] {
  const seen = new Seen();
  for (const raw of raws) {
    const item = element.resolve(raw, scope);
    if (item === unusable || seen.add(item)) continue;
    const other = resolveApart(element, raw, scope, seen.items);
    if (other !== unusable) seen.add(other);
  }
  return seen.items as T[];
}

/** Values that are pairwise different. */
class Seen {
  readonly items: unknown[] = [];
  private readonly plain = new Set<unknown>();

  /** Whether it was not there. */
  add(item: unknown): boolean {
    if (typeof item !== "object" || item === null) {
      if (this.plain.has(item)) return false;
      this.plain.add(item);
    } else if (this.items.some(other => equal(other, item))) return false;
    this.items.push(item);
    return true;
  }
}

function distinctBy<T>(items: readonly T[], by: (item: T) => unknown): T[] {
  const seen = new Seen();
  return items.filter(item => seen.add(by(item)));
}

/** Without those whose entity has what another one has in the field; any number may have nothing in it. */
export function apartIn<T>(field: string, items: readonly T[], entity: (item: T) => unknown): T[] {
  const seen = new Seen();
  return items.filter(item => {
    const value = (entity(item) as Readonly<Record<string, unknown>>)[field];
    return value === undefined || seen.add(value);
  });
}

function sortedBy<T>(items: T[], by: true | ((item: any) => unknown)): T[] {
  if (by === true) return items.sort(ascending);
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
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  return Number(a) - Number(b);
}
