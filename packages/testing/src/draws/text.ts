/** Text by code points: letters first, awkward strings among them, characters outside the BMP sometimes. */
import fc from "fast-check";
import { Draw, plain } from "../draw.js";
import { unusable } from "../scope.js";
import { awkward, characters, codePoint, placeOf } from "./characters.js";
import { depth } from "./depth.js";
import { Leaf } from "./leaf.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { type Lengths, listing } from "./listing.js";

/** Where buffers and limits end. */
const around = (power: number): readonly number[] => [power - 1, power, power + 1];
const short = [8, 16, 32, 64].flatMap(around);
const long = [128, 256, 512, 1024].flatMap(around);

class Places extends Leaf<unknown[]> {
  private readonly any: Leaf<unknown[]>;
  private readonly words: readonly (readonly number[])[];

  constructor(
    private readonly lengths: Lengths,
    also: readonly string[],
  ) {
    super();
    this.any = listing(characters, lengths);
    this.words = [...also, ...also, ...awkward]
      .map(word => [...word].map(placeOf))
      .filter(word => word.length >= lengths.min && word.length <= lengths.max);
  }

  override draw(random: fc.Random): unknown[] {
    const arm = random.nextInt(0, 239);
    if (arm < 6) return this.edge(random, arm === 0 ? long : short) ?? this.any.draw(random);
    if (this.words.length === 0 || arm % 7 > 0) return this.any.draw(random);
    return [...this.words[random.nextInt(0, this.words.length - 1)]!];
  }

  /** A character again and again, and at the end, half of the time, one outside the BMP. */
  private edge(random: fc.Random, lengths: readonly number[]): unknown[] | undefined {
    const length = lengths[random.nextInt(0, lengths.length - 1)]!;
    if (length < this.lengths.min || length > this.lengths.max || depth.level > 1) return undefined;
    const place = random.nextInt(0, 61);
    const end = random.nextInt(0, 1) === 0 ? place : placeOf("😀");
    return Array.from({ length }, (_, at) => (at === length - 1 ? end : place));
  }

  override shrink(places: unknown[]): fc.Stream<fc.Value<unknown[]>> {
    return this.any.shrink(places);
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

/** Made once: it takes a second. */
let urls: Draw<string> | undefined;
export const url = (): Draw<string> => {
  urls ??= plain(fc.webUrl({ withQueryParameters: true, withFragments: true }));
  return urls;
};
