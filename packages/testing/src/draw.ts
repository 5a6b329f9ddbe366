/**
 * A draw is an arbitrary in two steps: independent raw values, and a function that puts them together once everything
 * they depend on is known. Dependence without `chain`, so that every counterexample shrinks to its minimum.
 */
import { equal } from "@tenet/runtime";
import fc from "fast-check";
import { emptyScope, type Scope, type Unusable, unusable } from "./scope.js";

/** How often a draw is tried before it answers `unusable`. */
export const attempts = 200;

/** After so many values in a row that could not be drawn, the next are not tried as long. */
const hopeless = 5;

/** What a draw can do beyond a single value. */
export interface Among<T> {
  /** Where the values can be listed once the scope is known: those, so that conditions choose among them. */
  readonly candidates?: (scope: Scope) => readonly unknown[];
  /** The candidate that a raw value stands for. */
  readonly choose?: (raw: any, candidates: readonly unknown[]) => T | Unusable;
  /** The value that a raw value stands for where some are taken already. */
  readonly apart?: (raw: any, scope: Scope, taken: readonly unknown[]) => T | Unusable;
}

interface Context {
  readonly raw: fc.Value<unknown>;
}

/**
 * An arbitrary whose values may depend on others. Alone it resolves over an empty scope and draws again, a bounded
 * number of times, where that leads nowhere; then its value is `unusable` (see `usable`).
 */
export class Draw<T> extends fc.Arbitrary<T> {
  constructor(
    readonly raw: fc.Arbitrary<unknown>,
    readonly resolve: (raw: any, scope: Scope) => T | Unusable,
    readonly among: Among<T> = {},
  ) {
    super();
  }

  /** Values in a row that could not be drawn. */
  private misses = 0;

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    let drawn: fc.Value<unknown> | undefined;
    const patience = this.misses < hopeless ? attempts : attempts / 10;
    for (let tried = 0; tried < patience; tried++) {
      drawn = this.raw.generate(random, tried < attempts / 2 ? bias : undefined);
      const value = this.resolve(drawn.value, emptyScope);
      if (value === unusable) continue;
      this.misses = 0;
      return this.wrap(value, drawn);
    }
    this.misses++;
    return this.wrap(unusable as T, drawn!);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (!context) return fc.Stream.nil();
    const { raw } = context as Context;
    return this.raw
      .shrink(raw.value, raw.context)
      .map(smaller => this.wrap(this.resolve(smaller.value, emptyScope) as T, smaller))
      .filter(smaller => (smaller.value as unknown) !== unusable);
  }

  private wrap(value: T, raw: fc.Value<unknown>): fc.Value<T> {
    return new fc.Value(value, { raw } satisfies Context);
  }
}

/** A draw that depends on nothing. */
export function plain<T>(arbitrary: fc.Arbitrary<T>): Draw<T> {
  return new Draw(arbitrary, raw => raw as T);
}

/** Skips a test case that could not be put together; fast-check gives up by itself where that is so too often. */
export function usable<T>(value: T | Unusable): T {
  fc.pre(value !== unusable);
  return value as T;
}

/** A value that is not among those taken; `unusable` where the draw knows of none. */
export function resolveApart<T>(draw: Draw<T>, raw: unknown, scope: Scope, taken: readonly unknown[]): T | Unusable {
  const { candidates, choose, apart } = draw.among;
  if (candidates && choose)
    return choose(
      raw,
      candidates(scope).filter(one => !taken.some(other => equal(one, other))),
    );
  return apart ? apart(raw, scope, taken) : unusable;
}

/** Where a draw's conditions live beside its own range: the value passes, or the attempt leads nowhere. */
export function mapDraw<T, U>(draw: Draw<T>, map: (value: T, scope: Scope) => U | Unusable): Draw<U> {
  const mapped = (value: T | Unusable, scope: Scope) => (value === unusable ? unusable : map(value as T, scope));
  const { apart } = draw.among;
  return new Draw<U>(
    draw.raw,
    (raw, scope) => mapped(draw.resolve(raw, scope), scope),
    apart ? { apart: (raw, scope, taken) => mapped(apart(raw, scope, taken), scope) } : {},
  );
}
