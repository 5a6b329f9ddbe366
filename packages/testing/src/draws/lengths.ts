/** Lengths of text and collections, declared or computed. */
import type { Scope } from "../scope.js";
import { type Limits, numbers } from "./limits.js";
import type { Lengths } from "./listing.js";

export interface Length {
  readonly min?: Limits;
  readonly max?: Limits;
}

/** What is known of a length before anything is drawn. */
export function lengthsOf(length: Length | undefined, usual: number): Lengths {
  const known = (limits: Limits | undefined) =>
    (Array.isArray(limits) ? limits : [limits]).filter(limit => typeof limit === "number");
  const min = Math.max(0, ...known(length?.min).map(Math.ceil));
  return { min, max: Math.max(min, Math.min(Infinity, ...known(length?.max).map(Math.floor))), usual };
}

/** Makes what was drawn fit the lengths. */
export interface Fit {
  /** The items cut or repeated to fit; undefined where no length fits. */
  resize<T>(items: readonly T[], scope: Scope): readonly T[] | undefined;
  /** Whether so many are enough, where some were left out. */
  enough(count: number, scope: Scope): boolean;
}

/** What is drawn by lengths that are known fits already. */
export function fitOf(length: Length | undefined): Fit {
  const known = [length?.min ?? [], length?.max ?? []].flat().every(limit => typeof limit === "number");
  if (!known) return { resize: (items, scope) => resized(items, length!, scope), enough: longEnough };
  const { min } = lengthsOf(length, 0);
  return { resize: items => items, enough: count => count >= min };

  function longEnough(count: number, scope: Scope): boolean {
    return resized(Array.from({ length: count }), length!, scope)?.length === count;
  }
}

function resized<T>(items: readonly T[], length: Length, scope: Scope): readonly T[] | undefined {
  const [lows, highs] = [numbers(length.min, scope), numbers(length.max, scope)];
  if (!lows || !highs) return undefined;
  const [low, high] = [Math.ceil(Math.max(0, ...lows)), Math.floor(Math.min(Infinity, ...highs))];
  if (low > high) return undefined;
  if (items.length > high) return items.slice(0, high);
  if (items.length >= low) return items;
  return items.length === 0 || low > 10_000
    ? undefined
    : Array.from({ length: low }, (_, index) => items[index % items.length]!);
}
