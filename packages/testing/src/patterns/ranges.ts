/** Sets of code points as sorted ranges. */

export type Range = readonly [low: number, high: number];
export type Ranges = readonly Range[];

/** All of Unicode but for surrogates. */
export const every: Ranges = [
  [0, 0xd7ff],
  [0xe000, 0x10ffff],
];
const lineEnds: Ranges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const digits: Ranges = [[0x30, 0x39]];
const words: Ranges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const spaces: Ranges = [
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

export function union(...sets: readonly Ranges[]): Ranges {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = merged.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

export function except(set: Ranges): Ranges {
  const left: Range[] = [];
  for (const [first, last] of every) {
    let from = first;
    for (const [low, high] of set) {
      if (high < from || low > last) continue;
      if (low > from) left.push([from, low - 1]);
      from = high + 1;
    }
    if (from <= last) left.push([from, last]);
  }
  return left;
}

export const has = (set: Ranges, point: number): boolean => set.some(([low, high]) => point >= low && point <= high);

/** Letters of either case, of ASCII: what more a pattern without regard to case finds is found out by trying it. */
export function eitherCase(set: Ranges): Ranges {
  const moved = (from: number, to: number, by: number): Range[] =>
    set.flatMap(([low, high]): Range[] => {
      const [first, last] = [Math.max(low, from), Math.min(high, to)];
      return first <= last ? [[first + by, last + by]] : [];
    });
  return union(set, moved(0x41, 0x5a, 32), moved(0x61, 0x7a, -32));
}

export const anyPoint = (dotAll: boolean): Ranges => (dotAll ? every : except(lineEnds));

/** `\d`, `\W`, …; undefined where the letter stands for no set. */
export function classOf(letter: string): Ranges | undefined {
  const set = { d: digits, w: words, s: spaces }[letter.toLowerCase()];
  return set && (letter === letter.toLowerCase() ? set : except(set));
}

const properties = new Map<string, Ranges>();

/** `\p{…}` within the BMP; undefined where the engine does not know it. */
export function propertyOf(text: string): Ranges | undefined {
  const known = properties.get(text);
  if (known) return known;
  try {
    const test = new RegExp(text, "u");
    const found: [number, number][] = [];
    for (let point = 0; point <= 0xffff; point++) {
      if ((point >= 0xd800 && point <= 0xdfff) || !test.test(String.fromCodePoint(point))) continue;
      const last = found.at(-1);
      if (last?.[1] === point - 1) last[1] = point;
      else found.push([point, point]);
    }
    properties.set(text, found);
    return found;
  } catch {
    return undefined;
  }
}
