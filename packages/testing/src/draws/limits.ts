/** Bounds, known beforehand or computed from values drawn earlier. */
import { type Compute, holds, type Scope, valueOf } from "../scope.js";

/** A bound; with `when`, one that binds only where the condition holds. */
export type Limit<T = number> = T | Compute | { readonly is: T | Compute; readonly when: Compute<boolean> };
export type Limits<T = number> = Limit<T> | readonly Limit<T>[];

/** What a value must keep to. Several limits of one kind bind together. */
export interface Range<T = number> {
  readonly atLeast?: Limits<T>;
  readonly above?: Limits<T>;
  readonly atMost?: Limits<T>;
  readonly below?: Limits<T>;
  /** Values that it must differ from. */
  readonly not?: Limits<T>;
  /** What it must equal. */
  readonly equals?: Limits<T>;
}

/** The limits that bind here, as numbers; undefined where one has no value. */
export function numbers<T>(
  limits: Limits<T> | undefined,
  scope: Scope,
  toNumber: (value: unknown) => number = Number,
): number[] | undefined {
  if (limits === undefined) return [];
  const found: number[] = [];
  for (const limit of Array.isArray(limits) ? (limits as readonly Limit<T>[]) : [limits as Limit<T>]) {
    if (!binds(limit, scope)) continue;
    const value = limitValue(limit, scope);
    const number = value === undefined ? NaN : toNumber(value);
    if (Number.isNaN(number)) return undefined;
    found.push(number);
  }
  return found;
}

export function binds(limit: unknown, scope: Scope): boolean {
  return !isConditional(limit) || holds(limit.when, scope);
}

export function limitValue(limit: unknown, scope: Scope): unknown {
  const value = isConditional(limit) ? limit.is : limit;
  return typeof value === "function" ? valueOf(value as Compute, scope) : value;
}

function isConditional(limit: unknown): limit is { readonly is: unknown; readonly when: Compute<boolean> } {
  return typeof limit === "object" && limit !== null && "when" in limit;
}

/** One bound with the side that it is on. */
export interface Bound {
  readonly side: keyof Range;
  readonly limit: unknown;
}

/** All bounds of a range, in a list. */
export function boundsOf(range: Range<never>): readonly Bound[] {
  return sides.flatMap(side => {
    const limits: unknown = range[side];
    if (limits === undefined) return [];
    return (Array.isArray(limits) ? limits : [limits]).map(limit => ({ side, limit }));
  });
}

const sides = ["atLeast", "above", "atMost", "below", "not", "equals"] as const satisfies readonly (keyof Range)[];

/** Whether the bound, or whether it binds, depends on anything drawn before. */
export const isOpen = ({ limit }: Bound): boolean => typeof limit === "function" || isConditional(limit);

/** Whether the bound lies where something drawn before says. */
export const isComputed = ({ limit }: Bound): boolean =>
  typeof (isConditional(limit) ? limit.is : limit) === "function";
