/** Several raw values in a row: a tuple without what fast-check's keeps for values that are to be cloned. */
import fc from "fast-check";
import { bare, isLeaf, Leaf } from "./leaf.js";

type Items = readonly fc.Value<unknown>[];

class Raws extends fc.Arbitrary<unknown[]> {
  constructor(private readonly items: readonly fc.Arbitrary<unknown>[]) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown[]> {
    const drawn: fc.Value<unknown>[] = [];
    for (const item of this.items) drawn.push(item.generate(random, bias));
    return wrap(drawn);
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown[] {
    return false;
  }

  override shrink(_value: unknown[], context: unknown): fc.Stream<fc.Value<unknown[]>> {
    return context ? fc.stream(this.smaller(context as Items)) : fc.Stream.nil();
  }

  private *smaller(drawn: Items): IterableIterator<fc.Value<unknown[]>> {
    for (const [at, { value, context }] of drawn.entries()) {
      for (const smaller of this.items[at]!.shrink(value, context)) yield wrap(drawn.with(at, smaller));
    }
  }
}

class LeafRaws extends Leaf<unknown[]> {
  private readonly raws: Raws;

  constructor(private readonly items: readonly Leaf<unknown>[]) {
    super();
    this.raws = new Raws(items);
  }

  override draw(random: fc.Random): unknown[] {
    const drawn: unknown[] = [];
    for (const item of this.items) drawn.push(item.draw(random));
    return drawn;
  }

  override shrink(values: unknown[]): fc.Stream<fc.Value<unknown[]>> {
    return this.raws.shrink(values, values.map(bare));
  }
}

function wrap(items: Items): fc.Value<unknown[]> {
  const values: unknown[] = [];
  for (const item of items) values.push(item.value);
  return new fc.Value(values, items);
}

/** One value of each, shrunk one after another, the first to the end before the next. */
export function raws(...items: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown[]> {
  return items.every(isLeaf) ? new LeafRaws(items) : new Raws(items);
}
