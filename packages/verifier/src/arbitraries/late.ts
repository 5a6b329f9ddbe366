/** Inputs that wait for the state they meet. */
import { type Draw, emptyScope, type Tally, unusable } from "@tenet/testing";
import fc from "fast-check";
import type { Resolve } from "./types.js";

/** How many raw values an input tries on one state. */
const attempts = 40;

interface Context {
  /** The raw value in use. */
  readonly used: () => fc.Value<unknown>;
}

/**
 * Each value carries its own source of further raw values, so that a state on which the first does not fit is met with
 * another, the same ones in every run. Shrinking goes on from the raw value that was used.
 */
export class Late extends fc.Arbitrary<Resolve> {
  constructor(
    private readonly draw: Draw<object>,
    private readonly tally: Tally,
  ) {
    super();
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Resolve> {
    let used = this.draw.raw.generate(random, bias);
    const further = random.clone();
    // What comes after this value must not repeat what it tries.
    random.nextInt();
    // Once a raw value is in use it stays: while the state shrinks around it, another one would be another case.
    let left = attempts;
    const resolve: Resolve = state => {
      let found = this.resolve(used, state);
      while (!found && --left > 0) {
        used = this.draw.raw.generate(further, undefined);
        found = this.resolve(used, state);
      }
      left = 0;
      return found;
    };
    return new fc.Value(resolve, { used: () => used } satisfies Context);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Resolve {
    return false;
  }

  override shrink(_value: Resolve, context: unknown): fc.Stream<fc.Value<Resolve>> {
    if (!context) return fc.Stream.nil();
    const used = (context as Context).used();
    return this.draw.raw.shrink(used.value, used.context).map(smaller => {
      const resolve: Resolve = state => this.resolve(smaller, state);
      return new fc.Value(resolve, { used: () => smaller } satisfies Context);
    });
  }

  private resolve(
    raw: fc.Value<unknown>,
    state: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> | undefined {
    const { input, it, names } = emptyScope;
    const found = this.draw.resolve(raw.value, { state, input, it, names, tally: this.tally });
    return found === unusable ? undefined : (found as Readonly<Record<string, unknown>>);
  }
}
