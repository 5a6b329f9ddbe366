/**
 * Raw values that are shrunk from what they are, without a context: most are never shrunk, and those that are made of many,
 * such as texts, cost nothing but themselves. None of them is `any value`, whose kind belongs to the case.
 */
import fc from "fast-check";

export abstract class Leaf<T> extends fc.Arbitrary<T> {
  abstract draw(random: fc.Random): T;
  abstract override shrink(value: T): fc.Stream<fc.Value<T>>;

  override generate(random: fc.Random): fc.Value<T> {
    return bare(this.draw(random));
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }
}

export const isLeaf = (arbitrary: unknown): arbitrary is Leaf<unknown> => arbitrary instanceof Leaf;

export function bare<T>(value: T): fc.Value<T> {
  return new fc.Value(value, undefined);
}
