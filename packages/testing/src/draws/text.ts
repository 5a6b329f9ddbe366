/** Text by code points: letters first, awkward strings among them, characters outside the BMP sometimes. */
import fc from "fast-check";
import { Draw, plain } from "../draw.js";
import { unusable } from "../scope.js";
import { fitOf, type Length, lengthsOf } from "./lengths.js";
import { type Lengths, listing } from "./listing.js";

const alphabet = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;/\\'\"`<>&=+?#%$@!*()[]{}|~^\t\n\r\0éßİſ\u0301\u200d\u202e\ufeff",
].map(character => character.codePointAt(0)!);
const astral = [..."😀𝒳👩𐍈"].map(character => character.codePointAt(0)!);
const known = [...alphabet, ...astral];
/** Whole strings that code trips over. */
const awkward = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "null",
  "undefined",
  "true",
  "false",
  "NaN",
  "Infinity",
  "0",
  "-1",
  "1e3",
  "01",
  " ",
  "  a",
  "a ",
  "%20",
  "%",
  "\\",
  '"',
  "'",
  "${a}",
  "<a>",
  "a,b",
  "a\nb",
  "a=b&c",
  "..",
  "//",
  "😀",
];

/** A code point, by its place among the known ones; larger places count all of Unicode but for surrogates. */
const places = fc.integer({ min: 0, max: known.length + 0x10ffff - 0x800 });

function codePoint(place: number): number {
  const known_ = known[place];
  if (known_ !== undefined) return known_;
  const point = place - known.length;
  return point < 0xd800 ? point : point + 0x800;
}

function placeOf(character: string): number {
  const point = character.codePointAt(0)!;
  const at = known.indexOf(point);
  return at >= 0 ? at : known.length + (point < 0xd800 ? point : point - 0x800);
}

class Characters extends fc.Arbitrary<number> {
  override generate(random: fc.Random): fc.Value<number> {
    const arm = random.nextInt(0, 19);
    const place =
      arm < 14
        ? random.nextInt(0, 61)
        : arm < 18
          ? random.nextInt(0, alphabet.length - 1)
          : arm < 19
            ? random.nextInt(alphabet.length, known.length - 1)
            : random.nextInt(known.length, known.length + 0x10ffff - 0x800);
    return new fc.Value(place, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === "number";
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    return places.shrink(value, undefined).map(smaller => new fc.Value(smaller.value, undefined));
  }
}

const characters = new Characters();

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

export interface MatchingOptions extends TextOptions {
  /** Names the rule where values must be filtered. */
  readonly clause?: string;
}

/** Text in which the regular expression finds a match. What cannot be built is drawn without it and filtered, and counted. */
export function matching(pattern: RegExp, options: MatchingOptions = {}): Draw<string> {
  const exact = new RegExp(pattern.source, pattern.flags.replace(/[gyd]/g, ""));
  const built = matches(exact);
  const raw =
    built ??
    matches(relaxed(exact)) ??
    text(options).raw.map(places => String.fromCodePoint(...(places as number[]).map(codePoint)));
  const lengths = lengthsOf(options.length, Infinity);
  return new Draw<string>(raw, (value: string, scope) => {
    const length = lengths.min === 0 && lengths.max === Infinity ? 0 : [...value].length;
    const accepted = exact.test(value) && length >= lengths.min && length <= lengths.max;
    if (options.clause && !built) scope.tally?.count(options.clause, accepted);
    return accepted ? value : unusable;
  });
}

function matches(pattern: RegExp | undefined): fc.Arbitrary<string> | undefined {
  if (!pattern) return undefined;
  try {
    return fc.stringMatching(new RegExp(pattern.source, pattern.flags.replace("i", "")), { size: "medium" });
  } catch {
    return undefined;
  }
}

/** The pattern without look-around and word boundaries, which only refuse. */
function relaxed(pattern: RegExp): RegExp | undefined {
  const source = pattern.source.replace(/\(\?<?[=!](?:[^()\\]|\\.|\([^()]*\))*\)|\\b|\\B/g, "");
  try {
    return new RegExp(source, pattern.flags);
  } catch {
    return undefined;
  }
}

export const uuid = (): Draw<string> => plain(fc.uuid());
export const email = (): Draw<string> => plain(fc.emailAddress());
export const url = (): Draw<string> => plain(fc.webUrl({ withQueryParameters: true, withFragments: true }));
