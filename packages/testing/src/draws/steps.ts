/** Steps into a range whose bounds are known later. */
import fc from "fast-check";
import { Leaf } from "./leaf.js";

const most = Number.MAX_SAFE_INTEGER;
const base = fc.integer({ min: -most, max: most });

/**
 * An integer to be read as a place in a range: 0 is the end nearest to zero, 1, 2, … the next; -1 is the other end,
 * -2, … the ones before it. Ends are drawn often, places near them too, the rest by magnitude. Shrinks towards 0.
 */
class Steps extends Leaf<number> {
  /** How often of twenty the ends are drawn. */
  constructor(
    private readonly near: number,
    private readonly far: number,
  ) {
    super();
  }

  override draw(random: fc.Random): number {
    return draw(random, this.near, this.far);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === "number";
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    const inner = base.shrink(value, undefined).map(smaller => smaller.value);
    return fc.Stream.of(...this.first(value))
      .join(inner)
      .map(smaller => new fc.Value(smaller, undefined));
  }

  /** Every list leads downwards in one order of all steps, so that shrinking ends. */
  protected first(value: number): readonly number[] {
    return value < 0 ? [0, ...powers] : [];
  }
}

const powers = Array.from({ length: 53 }, (_, exponent) => 2 ** exponent);

/** The ends come before all others: a value at the far end stays there while the range gets smaller. */
class BoundSteps extends Steps {
  override shrink(value: number): fc.Stream<fc.Value<number>> {
    if (value === 0) return fc.Stream.nil();
    return value === -1 ? fc.Stream.of(new fc.Value(0, undefined)) : super.shrink(value);
  }

  protected override first(): readonly number[] {
    return [0, -1];
  }
}

function draw(random: fc.Random, near: number, far: number): number {
  const arm = random.nextInt(0, 19);
  if (arm < near) return 0;
  if (arm < near + far) return -1;
  if (arm === 17) return most - random.nextInt(0, 2);
  if (arm === 18) return -most + random.nextInt(0, 2);
  if (arm === 19) return random.nextInt(-4, 4);
  if (arm === 16) return random.nextInt(0, 4);
  const size = 2 ** random.nextInt(2, 52);
  return random.nextInt(-size, size - 1);
}

export const steps: fc.Arbitrary<number> = new Steps(3, 2);
/** For bounds that depend on other values: there the far end is where code goes wrong. */
export const boundSteps: fc.Arbitrary<number> = new BoundSteps(2, 5);

/** The integer of [low, high] that a step stands for. Where the range straddles zero, steps count from zero. */
export function place(step: number, low: number, high: number): number {
  if (low > 0 || (low === 0 && high >= 0)) return low + along(step, high - low + 1);
  if (high <= 0) return high - along(step, high - low + 1);
  return step >= 0 ? outward(step, high) : -outward(-step, -low);
}

function along(step: number, size: number): number {
  return step >= 0 ? step % size : size - 1 - ((-1 - step) % size);
}

/** Small steps are themselves, the largest is the end. */
function outward(step: number, end: number): number {
  if (step <= end) return step;
  return end - ((most - step) % (end + 1));
}

const heads = [1, 5, 3, 5, 7, 5, 15, 25, 75, 105, 2, 99];

/**
 * Numbers of few digits and many zeros among the others, such as 25.00 in cents: products and quotients of these lie in the
 * middle between two amounts, where rounding goes wrong.
 */
class FewDigits extends fc.Arbitrary<number> {
  constructor(private readonly others: fc.Arbitrary<number>) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<number> {
    if (random.nextInt(0, 1) === 0) return this.others.generate(random, bias);
    const value = heads[random.nextInt(0, heads.length - 1)]! * 10 ** random.nextInt(0, 4);
    return new fc.Value(random.nextInt(0, 5) === 0 ? -value : value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return this.others.canShrinkWithoutContext(value);
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    return this.others.shrink(value, undefined);
  }
}

export const withFewDigits = (others: fc.Arbitrary<number>): fc.Arbitrary<number> => new FewDigits(others);
