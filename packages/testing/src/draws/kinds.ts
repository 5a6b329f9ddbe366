/** Values of the less usual types: `any value`, `json`, `bytes`, and the handles that nobody here can make. */
import fc from "fast-check";
import { Draw, plain } from "../draw.js";
import { unusable } from "../scope.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { listing } from "./listing.js";
import { kindOfCase } from "./one-kind.js";

/** Few of each kind, so that equal ones meet; records that differ in one part only find what numbers do not. */
const kinds: readonly (readonly (() => unknown)[])[] = [
  [() => 0, () => 1, () => 2, () => 3, () => -1],
  [() => "a", () => "b", () => "", () => "A", () => "ab"],
  [
    () => ({ key: 1, tag: "a" }),
    () => ({ key: 1, tag: "b" }),
    () => ({ key: 2, tag: "a" }),
    () => ({ key: 2 }),
    () => ({ key: 0, tag: "a" }),
  ],
];

interface AnyRaw {
  readonly kind: number;
  readonly at: number;
}

class AnyValues extends fc.Arbitrary<AnyRaw> {
  override generate(random: fc.Random): fc.Value<AnyRaw> {
    const kind = kindOfCase(() => random.nextInt(0, kinds.length - 1));
    return new fc.Value({ kind, at: random.nextInt(0, kinds[kind]!.length - 1) }, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is AnyRaw {
    return false;
  }

  /** Within the kind: the others of the case are of it, too. */
  override shrink({ kind, at }: AnyRaw): fc.Stream<fc.Value<AnyRaw>> {
    return fc.stream(
      Array.from({ length: at }, (_, smaller) => new fc.Value({ kind, at: smaller }, undefined)).values(),
    );
  }
}

/** A value of a type that nobody knows: an integer, a text or a small record, the same for all of one case. */
export const anyValue = (): Draw<unknown> => new Draw(new AnyValues(), ({ kind, at }: AnyRaw) => kinds[kind]![at]!());

/** Any JSON value. */
export const json = (): Draw<unknown> => plain(fc.jsonValue({ maxDepth: 2 }));

export function bytes(options: { readonly length?: Length } = {}): Draw<Uint8Array> {
  const fit = fitOf(options.length);
  const byte = fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.integer({ min: 0, max: 255 }));
  return new Draw<Uint8Array>(listing(byte, lengthsOf(options.length, 16)), (raws: number[], scope) => {
    const fitting = fit.resize(raws, scope);
    return fitting ? Uint8Array.from(fitting) : unusable;
  });
}

/** A handle that only an implementation can make: there is no such value to draw. */
export const handle = <T = unknown>(): Draw<T> => new Draw<T>(fc.constant(undefined), () => unusable);
