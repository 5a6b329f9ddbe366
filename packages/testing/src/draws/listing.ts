/** Lists of raw values: all lengths are reached, the ends more often, and shrinking removes elements first. */
import fc from "fast-check";
import { depth } from "./depth.js";
import { bare, isLeaf, Leaf } from "./leaf.js";

interface Context {
  readonly items: readonly fc.Value<unknown>[];
}

export interface Lengths {
  readonly min: number;
  /** As declared; Infinity where nothing is. */
  readonly max: number;
  /** How long a list is drawn where nothing bounds it, beyond `min`. */
  readonly usual: number;
  /** Lengths to prefer, such as enough entries of a map for a call to work with. */
  readonly often?: readonly [low: number, high: number];
  /** Whether some lists are made of a few elements that come again and again: much goes wrong among equals only. */
  readonly repeats?: boolean;
}

/** A declared maximum beyond this is not reached on purpose: such lists cost more than they find. */
const longest = 1000;

class Listing extends fc.Arbitrary<unknown[]> {
  constructor(
    private readonly element: fc.Arbitrary<unknown>,
    private readonly lengths: Lengths,
  ) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown[]> {
    return wrap(drawn(random, this.lengths, () => this.element.generate(random, bias)));
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown[] {
    return false;
  }

  override shrink(_value: unknown[], context: unknown): fc.Stream<fc.Value<unknown[]>> {
    return context ? fc.stream(this.smaller((context as Context).items)) : fc.Stream.nil();
  }

  private *smaller(items: readonly fc.Value<unknown>[]): IterableIterator<fc.Value<unknown[]>> {
    const { min } = this.lengths;
    for (let cut = items.length - min; cut >= 1; cut = Math.floor(cut / 2)) {
      for (let from = items.length - cut; from >= 0; from -= cut) yield wrap(items.toSpliced(from, cut));
    }
    for (const [index, item] of items.entries()) {
      for (const smaller of this.element.shrink(item.value, item.context)) yield wrap(items.with(index, smaller));
    }
  }
}

class LeafListing extends Leaf<unknown[]> {
  private readonly listing: Listing;

  constructor(
    private readonly element: Leaf<unknown>,
    private readonly lengths: Lengths,
  ) {
    super();
    this.listing = new Listing(element, lengths);
  }

  override draw(random: fc.Random): unknown[] {
    return drawn(random, this.lengths, () => this.element.draw(random));
  }

  override shrink(values: unknown[]): fc.Stream<fc.Value<unknown[]>> {
    return this.listing.shrink(values, { items: values.map(bare) } satisfies Context);
  }
}

function drawn<T>(random: fc.Random, lengths: Lengths, draw: () => T): T[] {
  const length = drawLength(random, lengths);
  const few = lengths.repeats && length > 2 && random.nextInt(0, 2) === 0 ? random.nextInt(1, 3) : length;
  const items: T[] = [];
  for (let at = 0; at < few; at++) items.push(draw());
  return few === length ? items : Array.from({ length }, () => items[random.nextInt(0, few - 1)]!);
}

function wrap(items: readonly fc.Value<unknown>[]): fc.Value<unknown[]> {
  return new fc.Value(
    items.map(item => item.value),
    { items } satisfies Context,
  );
}

function drawLength(random: fc.Random, { min, max, usual, often }: Lengths): number {
  const roomy = Math.min(max, min + Math.max(0, depth.level > 1 ? usual >> (2 * (depth.level - 1)) : usual));
  const arm = random.nextInt(0, often ? 21 : 9);
  if (often && arm > 9 && min <= often[0] && roomy >= often[1]) return random.nextInt(...often);
  if (arm === 0) return min;
  if (arm === 1 && depth.level <= 1) return Math.min(max, Math.max(longest, min)) === max ? max : roomy;
  if (arm < 7) return random.nextInt(min, Math.min(roomy, min + 3));
  return random.nextInt(min, roomy);
}

/** Of leaves, a leaf. */
export function listing(element: Leaf<unknown>, lengths: Lengths): Leaf<unknown[]>;
export function listing(element: fc.Arbitrary<unknown>, lengths: Lengths): fc.Arbitrary<unknown[]>;
export function listing(element: fc.Arbitrary<unknown>, lengths: Lengths): fc.Arbitrary<unknown[]> {
  return isLeaf(element) ? new LeafListing(element, lengths) : new Listing(element, lengths);
}
