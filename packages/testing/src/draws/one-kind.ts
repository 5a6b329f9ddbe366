/** Values of `any value` are of one kind throughout a case. */
import fc from "fast-check";
import { isLeaf } from "./leaf.js";

/** Generation is synchronous, so that one place serves every draw. Undefined outside of a case. */
let current: { kind: number | undefined } | undefined;

/** The kind of the case at hand, drawn where it is first asked for. */
export function kindOfCase(draw: () => number): number {
  if (current === undefined) return draw();
  current.kind ??= draw();
  return current.kind;
}

class OneKind<T> extends fc.Arbitrary<T> {
  constructor(private readonly inner: fc.Arbitrary<T>) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    if (current !== undefined) return this.inner.generate(random, bias);
    current = { kind: undefined };
    try {
      return this.inner.generate(random, bias);
    } finally {
      current = undefined;
    }
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.inner.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.inner.shrink(value, context);
  }
}

/** What is drawn inside is one case. Costs nothing where no value is `any value`. */
export function oneKind<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return isLeaf(arbitrary) ? arbitrary : new OneKind(arbitrary);
}
