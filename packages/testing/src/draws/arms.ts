/** One of several arbitraries, by weight. Shrinks within its arm, and to the first arm's plainest value where that is a constant. */
import fc from "fast-check";
import { deepest, depth } from "./depth.js";

export interface Arm {
  readonly raw: fc.Arbitrary<unknown>;
  readonly weight: number;
  /** Leads back to the type that is being drawn: not taken where that is nested deeply. */
  readonly deep?: boolean;
}

/** The raw value of an arm, with the arm's place. */
export type Armed = readonly [arm: number, value: unknown];

class Arms extends fc.Arbitrary<Armed> {
  constructor(
    private readonly arms: readonly Arm[],
    private readonly plainest: { readonly value: unknown } | undefined,
  ) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Armed> {
    const weights = this.arms.map(arm => (arm.deep && depth.level >= deepest ? 0 : arm.weight));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let left = total === 0 ? -1 : random.nextInt(0, total - 1);
    const chosen = Math.max(
      0,
      weights.findIndex(weight => (left -= weight) < 0 && weight > 0),
    );
    return this.wrap(chosen, this.arms[chosen]!.raw.generate(random, bias));
  }

  override canShrinkWithoutContext(_value: unknown): _value is Armed {
    return false;
  }

  override shrink([arm]: Armed, context: unknown): fc.Stream<fc.Value<Armed>> {
    if (!context) return fc.Stream.nil();
    const { value, context: inner } = context as fc.Value<unknown>;
    const within = this.arms[arm]!.raw.shrink(value, inner).map(smaller => this.wrap(arm, smaller));
    if (arm === 0 || !this.plainest) return within;
    return fc.Stream.of(this.wrap(0, new fc.Value(this.plainest.value, undefined))).join(within);
  }

  private wrap(arm: number, value: fc.Value<unknown>): fc.Value<Armed> {
    return new fc.Value([arm, value.value] as const, value);
  }
}

export function arms(list: readonly Arm[], plainest?: { readonly value: unknown }): fc.Arbitrary<Armed> {
  return new Arms(list, plainest);
}

/** `none` mostly, else 1 … n. Shrinks to `none`, which is 0. */
export function rarely(n: number, weight: number, of: number): fc.Arbitrary<Armed> {
  const none = { raw: fc.constant(0), weight: of - weight };
  return arms(n === 0 ? [none] : [none, { raw: fc.integer({ min: 1, max: n }), weight }], { value: 0 });
}
