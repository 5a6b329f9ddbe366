/** Characters: letters first, awkward ones among them, those outside the BMP sometimes. And whole strings that code trips over. */
import fc from "fast-check";
import { bare, Leaf } from "./leaf.js";

const alphabet = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;/\\'\"`<>&=+?#%$@!*()[]{}|~^\t\n\r\0éßİſ\u0301\u200d\u202e\ufeff",
].map(character => character.codePointAt(0)!);
const astral = [..."😀𝒳👩𐍈"].map(character => character.codePointAt(0)!);
/** Code points, the plainest first. */
export const known: readonly number[] = [...alphabet, ...astral];
/** Whole strings that code trips over. */
export const awkward: readonly string[] = [
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

export function codePoint(place: number): number {
  const known_ = known[place];
  if (known_ !== undefined) return known_;
  const point = place - known.length;
  return point < 0xd800 ? point : point + 0x800;
}

export function placeOf(character: string): number {
  const point = character.codePointAt(0)!;
  const at = known.indexOf(point);
  return at >= 0 ? at : known.length + (point < 0xd800 ? point : point - 0x800);
}

class Characters extends Leaf<number> {
  override draw(random: fc.Random): number {
    const arm = random.nextInt(0, 19);
    if (arm < 14) return random.nextInt(0, 61);
    if (arm < 18) return random.nextInt(0, alphabet.length - 1);
    if (arm < 19) return random.nextInt(alphabet.length, known.length - 1);
    return random.nextInt(known.length, known.length + 0x10ffff - 0x800);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === "number";
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    return places.shrink(value, undefined).map(smaller => bare(smaller.value));
  }
}

export const characters: Leaf<number> = new Characters();
