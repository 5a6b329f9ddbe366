/** Text that matches regular expressions. */
import fc from "fast-check";
import { Draw } from "../draw.js";
import { Automaton } from "../patterns/automaton.js";
import { type Scope, type Unusable, unusable } from "../scope.js";
import { awkward, characters } from "./characters.js";
import { bare, Leaf } from "./leaf.js";
import { lengthsOf } from "./lengths.js";
import { numbers } from "./limits.js";
import { listing } from "./listing.js";
import { type TextOptions, text } from "./text.js";
import { Walk } from "./walk.js";

export interface MatchingOptions extends TextOptions {
  /** Names the rule where values must be filtered. */
  readonly clause?: string;
}

/** Text in which each of the regular expressions finds a match. What cannot be built is filtered, and counted. */
export function matching(pattern: RegExp | readonly RegExp[], options: MatchingOptions = {}): Draw<string> {
  const patterns = [pattern].flat().map(one => new RegExp(one.source, one.flags.replace(/[gyd]/g, "")));
  const automaton = automatonOf(patterns);
  return automaton ? built(automaton, patterns, options) : filtered(patterns, options);
}

function automatonOf(patterns: readonly RegExp[]): Automaton | undefined {
  try {
    return new Automaton(patterns);
  } catch {
    return undefined;
  }
}

/** Whole words, or places of characters along a walk. */
type Raw = string | readonly number[];

function built(
  automaton: Automaton,
  patterns: readonly RegExp[],
  { length, also = [] }: MatchingOptions,
): Draw<string> {
  const walk = new Walk(automaton);
  const matches = (value: string) => patterns.every(one => one.test(value));
  const known = lengthsOf(length, Infinity);
  const lengths = {
    min: Math.max(known.min, automaton.shortest),
    max: Math.max(automaton.shortest, Math.min(known.max, automaton.longest)),
    usual: 16,
  };
  const words = [...also, ...also, ...awkward].filter(word => matches(word));
  return new Draw<string>(new Words(listing(characters, lengths), words), (raw: Raw, scope) => {
    const bounds = boundsOf(length, scope);
    if (!bounds) return unusable;
    const value = typeof raw === "string" ? within(raw, bounds) : walk.text(raw, ...bounds);
    return value !== undefined && matches(value) ? value : unusable;
  });
}

function within(word: string, [low, high]: readonly [number, number]): string | undefined {
  const length = [...word].length;
  return length >= low && length <= high ? word : undefined;
}

function boundsOf(length: TextOptions["length"], scope: Scope): readonly [number, number] | undefined {
  if (!length) return [0, Infinity];
  const [lows, highs] = [numbers(length.min, scope), numbers(length.max, scope)];
  return lows && highs ? [Math.ceil(Math.max(0, ...lows)), Math.floor(Math.min(Infinity, ...highs))] : undefined;
}

/** Seldom a word, which shrinks as if it had been put together. */
class Words extends Leaf<Raw> {
  constructor(
    private readonly places: Leaf<unknown[]>,
    private readonly words: readonly string[],
  ) {
    super();
  }

  override draw(random: fc.Random): Raw {
    if (this.words.length === 0 || random.nextInt(0, 11) > 0) return this.places.draw(random) as Raw;
    return this.words[random.nextInt(0, this.words.length - 1)]!;
  }

  override shrink(value: Raw): fc.Stream<fc.Value<Raw>> {
    if (typeof value !== "string") return this.places.shrink(value as unknown[]) as fc.Stream<fc.Value<Raw>>;
    return fc.Stream.of(bare<Raw>([...value].map(() => 0)));
  }
}

function filtered(patterns: readonly RegExp[], options: MatchingOptions): Draw<string> {
  const first = patterns[0]!;
  const raw = texts(first) ?? texts(relaxed(first));
  const fit = boundsOf;
  return new Draw<string>(raw ?? text(options).raw, (drawn: unknown, scope) => {
    const value: string | Unusable = raw ? (drawn as string) : text(options).resolve(drawn, scope);
    if (value === unusable) return unusable;
    const bounds = fit(options.length, scope);
    const accepted =
      bounds !== undefined &&
      within(value as string, bounds) !== undefined &&
      patterns.every(one => one.test(value as string));
    if (options.clause) scope.tally?.count(options.clause, accepted);
    return accepted ? value : unusable;
  });
}

function texts(pattern: RegExp | undefined): fc.Arbitrary<string> | undefined {
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
