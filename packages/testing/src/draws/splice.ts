/**
 * Texts made of others: pieces of the call's other texts and of earlier answers, and one piece of a structured text many
 * times over. Much goes wrong only where two texts of a call have something to do with each other.
 */
import fc from "fast-check";
import { type Armed, rarely } from "./arms.js";
import { raws } from "./raws.js";

/** How, and five numbers that say where. */
export type SpliceRaw = readonly [how: Armed, places: readonly number[]];

/** No text gets longer than this. */
const longest = 5000;
/** How often a piece is repeated: beside powers of two and round numbers limits lie. */
const times = [2, 3, 4, 5, 10, 11, 16, 17, 20, 21, 32, 33, 50, 51, 64, 65, 100, 101, 128, 129];
/** What pieces of structured texts mostly stand between. */
const usual = [...new Set("&;,|\n/ ")];

type Join = (own: string, other: string, places: readonly number[]) => string | undefined;

const joins: readonly Join[] = [
  own => own,
  (own, other) => own + other,
  (own, other) => other + own,
  (own, other, [from = 0]) => {
    const signs = [...own];
    const at = from % (signs.length + 1);
    return signs.slice(0, at).join("") + other + signs.slice(at).join("");
  },
  (_, other, [count = 0]) => other.repeat(times[count % 6]!),
  (_, other, places) => repeatedPiece(other, places),
  (_, other, places) => repeatedPiece(other, places),
  (own, _, places) => repeatedPiece(own, places),
  (own, other, places) => joinedPieces(own, other, places),
];

export const spliceRaw: fc.Arbitrary<unknown> = raws(
  rarely(joins.length, 1, 8),
  fc.array(fc.nat(1_000_000), { minLength: 5, maxLength: 5 }),
);

/** The value with one of its texts made anew, of a piece of another; undefined where nothing is to be done, or can be. */
export function spliced(
  own: unknown,
  others: readonly string[],
  [how, places]: SpliceRaw,
): { value: unknown } | undefined {
  const chosen = how[1] as number;
  if (chosen === 0) return undefined;
  const texts: string[] = [];
  mapTexts(own, text => (texts.push(text), text));
  const sources = [...others, ...texts].filter(text => text !== "");
  if (texts.length === 0 || sources.length === 0) return undefined;
  const [which = 0, from = 0, source = 0, ...rest] = places;
  const at = which % texts.length;
  const join = joins[chosen - 1]!;
  const whole = sources[source % sources.length]!;
  const made = join(texts[at]!, chosen >= 6 ? whole : pieceOf(whole, from), rest);
  if (made === undefined || made.length > longest) return undefined;
  let seen = 0;
  return { value: mapTexts(own, text => (seen++ === at ? made : text)) };
}

/** All of it, a beginning, an end, or something in the middle; a few characters as often as any number of them. */
function pieceOf(text: string, from: number): string {
  const signs = [...text];
  const way = from % 4;
  if (way === 0) return text;
  const most = from % 8 < 4 ? Math.min(3, signs.length) : signs.length;
  const length = 1 + (Math.floor(from / 8) % most);
  const start = way === 1 ? 0 : way === 2 ? signs.length - length : Math.floor(from / 64) % (signs.length - length + 1);
  return signs.slice(start, start + length).join("");
}

/** `a[]=1&b=2` as `a[]=1&a[]=1&a[]=1…`: one of the pieces between signs of one kind, again and again. */
function repeatedPiece(text: string, [sign = 0, piece = 0]: readonly number[]): string | undefined {
  const plain = usual.filter(one => text.includes(one));
  const separators = plain.length > 0 && sign % 4 > 0 ? plain : separatorsIn(text);
  const separator = separators[Math.floor(sign / 4) % (separators.length + 1)] ?? "&";
  const pieces = text.split(separator).filter(one => one !== "");
  const one = pieces[piece % Math.max(1, pieces.length)];
  if (one === undefined) return undefined;
  const count = times[Math.floor(piece / 7) % times.length]!;
  return Array.from({ length: count }, () => one).join(separator);
}

/** The pieces of both, one after the other. */
function joinedPieces(own: string, other: string, [sign = 0]: readonly number[]): string {
  const separators = separatorsIn(own + other);
  return own + (separators[sign % Math.max(1, separators.length)] ?? "") + other;
}

const separatorsIn = (text: string) => [...new Set(text.replace(/[\p{L}\p{N}\s]/gu, ""))];

/** All texts inside, in order. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  mapTexts(value, text => (texts.push(text), text));
  return texts;
}

function mapTexts(value: unknown, by: (text: string) => string): unknown {
  if (typeof value === "string") return by(value);
  if (Array.isArray(value)) return value.map(one => mapTexts(one, by));
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, mapTexts(one, by)]));
  if (value instanceof Set) return new Set([...value].map(one => mapTexts(one, by)));
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, mapTexts(one, by)] as const);
  return Object.fromEntries(entries);
}

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
