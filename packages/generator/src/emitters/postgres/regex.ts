/** Regular expressions of specs as PostgreSQL's advanced ones, where they mean the same. */

/** The pattern in PostgreSQL's notation, or why there is none. */
export function toAdvanced(source: string, flags: string): { readonly pattern: string } | { readonly reason: string } {
  try {
    if (/[mvy]/.test(flags))
      return { reason: `PostgreSQL reads the flag \`${/[mvy]/.exec(flags)?.[0]}\` of a pattern in another way` };
    return { pattern: new Translation(source, flags.includes("i"), flags.includes("s")).whole() };
  } catch (error) {
    if (error instanceof Untranslatable) return { reason: error.reason };
    throw error;
  }
}

class Untranslatable extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Code points, both ends included. */
type Range = readonly [low: number, high: number];

const last = 0x10ffff;
const digits: readonly Range[] = [[0x30, 0x39]];
const words: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const spaces: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineEnds: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** PostgreSQL repeats at most so often. */
const mostRepeats = 255;

/** A pattern that `new RegExp(source, "u")` accepts, read from the left. */
class Translation {
  private readonly points: readonly string[];
  private at = 0;

  constructor(
    source: string,
    private readonly ignoresCase: boolean,
    private readonly dotAll: boolean,
  ) {
    this.points = [...source];
  }

  whole(): string {
    const pattern = this.choice();
    // A director or options at the start would be read as such.
    return /^\*\*\*|^\(\?/.test(pattern) ? `(?:${pattern})` : pattern;
  }

  private choice(): string {
    const options = [this.sequence()];
    while (this.take("|")) options.push(this.sequence());
    return options.join("|");
  }

  private sequence(): string {
    let text = "";
    while (this.at < this.points.length && !"|)".includes(this.peek())) text += this.repeated();
    // PostgreSQL has no empty branch.
    return text === "" ? "(?:)" : text;
  }

  private repeated(): string {
    const atom = this.atom();
    const match = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.points.slice(this.at, this.at + 24).join(""));
    if (match === null) return atom;
    this.at += match[0].length;
    if ([match[1], match[2]].some(count => Number(count ?? 0) > mostRepeats))
      throw new Untranslatable(`PostgreSQL repeats a part of a pattern at most ${mostRepeats} times`);
    if (/^[\^$]$/.test(atom)) throw new Untranslatable("its pattern repeats a place between characters");
    // Whether there is a match does not depend on which is tried first.
    return `${atom}${match[0].replace(/(?<=.)\?$/, "")}`;
  }

  private atom(): string {
    const point = this.next();
    switch (point) {
      case "^":
      case "$":
        return point;
      case ".":
        return this.dotAll ? "." : set(complement(lineEnds));
      case "(":
        return this.group();
      case "[":
        return this.bracket();
      case "\\":
        return set(this.cased(this.escape()));
      default:
        return set(this.cased([only(point)]));
    }
  }

  private group(): string {
    if (this.take("?")) {
      const named = /^<[^=!>]+>/.exec(this.points.slice(this.at).join(""))?.[0];
      if (named !== undefined) this.at += [...named].length;
      else if (!this.take(":")) throw new Untranslatable("its pattern looks ahead or behind");
    }
    const inner = this.choice();
    this.take(")");
    return `(?:${inner})`;
  }

  private bracket(): string {
    const negated = this.take("^");
    const ranges: Range[] = [];
    while (!this.take("]")) {
      const low = this.member();
      if (low.length === 1 && low[0]?.[0] === low[0]?.[1] && this.peek() === "-" && this.points[this.at + 1] !== "]") {
        this.at += 1;
        const high = this.member();
        ranges.push([low[0]?.[0] ?? 0, high[0]?.[1] ?? 0]);
      } else ranges.push(...low);
    }
    const all = this.cased(ranges);
    return set(negated ? complement(all) : all);
  }

  private member(): readonly Range[] {
    const point = this.next();
    return point === "\\" ? this.escape() : [only(point)];
  }

  private escape(): readonly Range[] {
    const point = this.next();
    const known = { d: digits, w: words, s: spaces }[point.toLowerCase()];
    if (known !== undefined) {
      if (point.toLowerCase() === "w" && this.ignoresCase) throw new Untranslatable("`\\w` beside the flag `i`");
      return point === point.toLowerCase() ? known : complement(known);
    }
    const control = { t: 9, n: 10, v: 11, f: 12, r: 13 }[point];
    if (control !== undefined) return [[control, control]];
    if (point === "c") return same(this.next().charCodeAt(0) % 32);
    if (point === "x") return same(Number.parseInt(this.next() + this.next(), 16));
    if (point === "u") return same(this.unicode());
    if (/[0-9]/.test(point)) throw new Untranslatable("its pattern refers back to a group, or holds the character 0");
    if (/[a-zA-Z]/.test(point))
      throw new Untranslatable(`its pattern has \`\\${point}\`, which PostgreSQL reads in another way`);
    return [only(point)];
  }

  private unicode(): number {
    const rest = this.points.slice(this.at, this.at + 14).join("");
    const match = /^\{([0-9a-fA-F]+)\}|^([dD][89abAB]..)\\u([dD][c-fC-F]..)|^(....)/.exec(rest);
    this.at += match?.[0].length ?? 0;
    if (match?.[3] !== undefined)
      return (
        0x10000 + (Number.parseInt(match[2] ?? "", 16) - 0xd800) * 0x400 + (Number.parseInt(match[3], 16) - 0xdc00)
      );
    return Number.parseInt(match?.[1] ?? match?.[4] ?? "0", 16);
  }

  /** With the flag `i`, what is the same letter to JavaScript: known of ASCII. */
  private cased(ranges: readonly Range[]): readonly Range[] {
    if (!this.ignoresCase) return ranges;
    if (ranges.some(([, high]) => high > 0x7f)) throw new Untranslatable("its flag `i` is about letters beyond ASCII");
    return ranges.flatMap(([low, high]): readonly Range[] => {
      const upper = between(low, high, 0x61, 0x7a, -0x20);
      const lower = between(low, high, 0x41, 0x5a, 0x20);
      const holds = (letter: number) => [letter, letter - 0x20].some(point => point >= low && point <= high);
      // The long s and the sign of Kelvin.
      return [
        [low, high],
        ...upper,
        ...lower,
        ...(holds(0x73) ? same(0x17f) : []),
        ...(holds(0x6b) ? same(0x212a) : []),
      ];
    });
  }

  private peek(): string {
    return this.points[this.at] ?? "";
  }

  private next(): string {
    const point = this.points[this.at];
    if (point === undefined) throw new Untranslatable("its pattern ends too early");
    this.at += 1;
    return point;
  }

  private take(point: string): boolean {
    if (this.peek() !== point) return false;
    this.at += 1;
    return true;
  }
}

const same = (point: number): readonly Range[] => [[point, point]];
const only = (point: string): Range => [point.codePointAt(0) as number, point.codePointAt(0) as number];

function between(low: number, high: number, from: number, to: number, by: number): readonly Range[] {
  const [a, b] = [Math.max(low, from), Math.min(high, to)];
  return a <= b ? [[a + by, b + by]] : [];
}

function merged(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before !== undefined && low <= before[1] + 1) all[all.length - 1] = [before[0], Math.max(before[1], high)];
    else all.push([low, high]);
  }
  return all;
}

function complement(ranges: readonly Range[]): readonly Range[] {
  const gaps: Range[] = [];
  let from = 0;
  for (const [low, high] of merged(ranges)) {
    if (low > from) gaps.push([from, low - 1]);
    from = high + 1;
  }
  return from <= last ? [...gaps, [from, last]] : gaps;
}

/** One character of the ranges: itself, or in brackets; where almost all fit, by those that do not. */
function set(ranges: readonly Range[]): string {
  const all = merged(ranges);
  const [first] = all;
  if (first === undefined) throw new Untranslatable("its pattern matches nothing at one place");
  if (all.length === 1 && first[0] === first[1]) return character(first[0]);
  if (first[0] === 0 && all.at(-1)?.[1] === last) {
    const rest = complement(all);
    return rest.length === 0 ? "." : `[^${rest.map(range).join("")}]`;
  }
  return `[${all.map(range).join("")}]`;
}

function range([low, high]: Range): string {
  if (low === high) return character(low);
  return high === low + 1 ? character(low) + character(high) : `${character(low)}-${character(high)}`;
}

/** Letters, digits and a few signs stand for themselves; no text that PostgreSQL stores has the character 0. */
function character(point: number): string {
  const sign = String.fromCodePoint(point);
  if (/^[A-Za-z0-9_ @:;,!"%&~/]$/.test(sign)) return sign;
  const code = Math.max(1, point).toString(16);
  if (point >= 0xd800 && point <= 0xdfff) throw new Untranslatable("its pattern has half a character");
  return point > 0xffff ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
