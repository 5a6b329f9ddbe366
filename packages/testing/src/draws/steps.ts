/** Steps into a range whose bounds are known later. */
import fc from "fast-check";

const most = Number.MAX_SAFE_INTEGER;
const base = fc.integer({ min: -most, max: most });

/**
 * An integer to be read as a place in a range: 0 is the end nearest to zero, 1, 2, … the next; -1 is the other end,
 * -2, … the ones before it. Ends are drawn often, places near them too, the rest by magnitude. Shrinks towards 0.
 */
class Steps extends fc.Arbitrary<number> {
  override generate(random: fc.Random): fc.Value<number> {
    return new fc.Value(draw(random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === "number";
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    return base.shrink(value, undefined).map(smaller => new fc.Value(smaller.value, undefined));
  }
}

function draw(random: fc.Random): number {
  const arm = random.nextInt(0, 19);
  if (arm < 2) return 0;
  if (arm < 7) return -1;
  if (arm < 8) return most - random.nextInt(0, 2);
  if (arm < 9) return -most + random.nextInt(0, 2);
  if (arm < 12) return random.nextInt(-4, 4);
  const size = 2 ** random.nextInt(2, 52);
  return random.nextInt(-size, size - 1);
}

export const steps: fc.Arbitrary<number> = new Steps();

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
