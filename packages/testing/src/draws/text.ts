/** Text by code points: letters first, awkward strings among them, characters outside the BMP sometimes. */
import fc from "fast-check";
import { Draw, plain } from "../draw.js";
import { unusable } from "../scope.js";
import { awkward, characters, codePoint, placeOf } from "./characters.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { type Lengths, listing } from "./listing.js";

class Places extends fc.Arbitrary<unknown[]> {
  private readonly any: fc.Arbitrary<unknown[]>;
  private readonly words: readonly (readonly number[])[];

  constructor(lengths: Lengths, also: readonly string[]) {
    super();
    this.any = listing(characters, lengths);
    this.words = [...also, ...also, ...awkward]
      .map(word => [...word].map(placeOf))
      .filter(word => word.length >= lengths.min && word.length <= lengths.max);
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown[]> {
    if (this.words.length === 0 || random.nextInt(0, 6) > 0) return this.any.generate(random, bias);
    const word = this.words[random.nextInt(0, this.words.length - 1)]!;
    return new fc.Value([...word], { items: word.map(place => new fc.Value(place, undefined)) });
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown[] {
    return false;
  }

  override shrink(value: unknown[], context: unknown): fc.Stream<fc.Value<unknown[]>> {
    return this.any.shrink(value, context);
  }
}

export interface TextOptions {
  /** In code points. */
  readonly length?: Length;
  /** Strings worth trying, such as those that the spec names. */
  readonly also?: readonly string[];
}

/** Any text of the length. Shrinks to fewer characters, each towards `a`. */
export function text(options: TextOptions = {}): Draw<string> {
  const fit = fitOf(options.length);
  const raw = new Places(lengthsOf(options.length, 20), options.also ?? []);
  return new Draw<string>(raw, (places: number[], scope) => {
    const fitting = fit.resize(places, scope);
    return fitting ? String.fromCodePoint(...fitting.map(codePoint)) : unusable;
  });
}

export const uuid = (): Draw<string> => plain(fc.uuid());
export const email = (): Draw<string> => plain(fc.emailAddress());
export const url = (): Draw<string> => plain(fc.webUrl({ withQueryParameters: true, withFragments: true }));
