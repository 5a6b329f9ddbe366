/** Recursive types end: how deep the draw at hand stands. */
import fc from "fast-check";
import { Draw, resolveApart } from "../draw.js";

/** Generation is synchronous, so that one counter serves every draw. */
export const depth = { level: 0 };

/** From here on only members and lengths that end are drawn. */
export const deepest = 4;

class Deeper extends fc.Arbitrary<unknown> {
  constructor(private readonly inner: () => fc.Arbitrary<unknown>) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown> {
    depth.level++;
    try {
      return this.inner().generate(random, bias);
    } finally {
      depth.level--;
    }
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown {
    return false;
  }

  override shrink(value: unknown, context: unknown): fc.Stream<fc.Value<unknown>> {
    return this.inner().shrink(value, context);
  }
}

/** A draw that refers to itself, or to one that is declared later. */
export function recursive<T>(make: () => Draw<T>): Draw<T> {
  let made: Draw<T> | undefined;
  const draw = () => (made ??= make());
  return new Draw<T>(new Deeper(() => draw().raw), (raw, scope) => draw().resolve(raw, scope), {
    apart: (raw, scope, taken) => resolveApart(draw(), raw, scope, taken),
  });
}
