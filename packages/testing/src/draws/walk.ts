/** Walks along an automaton, each steered by places of characters. */
import type { Automaton } from "../patterns/automaton.js";
import { has, type Ranges } from "../patterns/ranges.js";
import { known } from "./characters.js";

/** Where a walk can go on from one state with so many characters left. */
interface Crossing {
  /** The plainest characters first, with the states they lead to. */
  readonly signs: readonly string[];
  readonly states: readonly number[];
  /** The first of `signs` for each way. */
  readonly firsts: readonly number[];
  /** The other characters. */
  readonly rest: readonly { readonly ranges: Ranges; readonly size: number; readonly to: number }[];
  readonly restSize: number;
}

/** One of so many steps takes a way by itself, whatever the number of its characters. */
const evenly = 5;

/** So many crossings are kept at hand. */
const mostKnown = 5000;

export class Walk {
  private readonly letters: readonly { readonly near: readonly number[]; readonly far: Ranges }[];
  /** By state, then by what is left. */
  private readonly crossings: (Crossing | undefined)[][] = [];
  private known = 0;

  constructor(private readonly automaton: Automaton) {
    this.letters = automaton.letters.map(({ ranges }) => {
      const near = known.filter(point => has(ranges, point));
      return { near: near.length > 0 ? near : [ranges[0]![0]], far: ranges };
    });
  }

  /** The text of the length nearest to that of the places; undefined where there is none within the bounds. */
  text(places: readonly number[], low: number, high: number): string | undefined {
    const length = this.lengthNear(places.length, low, high);
    if (length === undefined) return undefined;
    let text = "";
    let state = 0;
    for (let at = 0; at < length; at++) {
      const crossing = this.crossing(state, length - at);
      const place = places[at] ?? 0;
      const { signs, states, firsts, rest, restSize } = crossing;
      if (place >= known.length && restSize > 0) {
        const found = pointAt(rest, (place - known.length) % restSize);
        text += String.fromCodePoint(found.point);
        state = found.to;
      } else {
        const chosen =
          place % evenly === 0 && firsts.length > 1 ? firsts[(place / evenly) % firsts.length]! : place % signs.length;
        text += signs[chosen]!;
        state = states[chosen]!;
      }
    }
    return text;
  }

  private lengthNear(length: number, low: number, high: number): number | undefined {
    const { shortest, longest } = this.automaton;
    const [first, last] = [Math.max(low, shortest), Math.min(high, longest)];
    if (first > last) return undefined;
    const start = Math.min(last, Math.max(first, length));
    for (let away = 0; start - away >= first || start + away <= Math.min(last, start + 1000); away++) {
      if (start - away >= first && this.automaton.has(start - away)) return start - away;
      if (start + away <= last && this.automaton.has(start + away)) return start + away;
    }
    return undefined;
  }

  private crossing(state: number, left: number): Crossing {
    const found = (this.crossings[state] ??= [])[left];
    if (found) return found;
    if (++this.known > mostKnown) this.crossings.length = this.known = 0;
    const made = this.make(state, left);
    (this.crossings[state] ??= [])[left] = made;
    return made;
  }

  private make(state: number, left: number): Crossing {
    const ways = this.automaton.ways(state, left);
    const points = ways
      .flatMap(({ letter, to }) => this.letters[letter]!.near.map(point => ({ point, to, letter })))
      .sort((a, b) => order(a.point) - order(b.point));
    const rest = ways.map(({ letter, to }) => {
      const { far } = this.letters[letter]!;
      return { ranges: far, size: sizeOf(far), to };
    });
    return {
      signs: points.map(({ point }) => String.fromCodePoint(point)),
      states: points.map(({ to }) => to),
      firsts: points.flatMap(({ letter }, at) => (points.findIndex(one => one.letter === letter) === at ? [at] : [])),
      rest,
      restSize: rest.reduce((sum, { size }) => sum + size, 0),
    };
  }
}

const order = (point: number) => {
  const at = known.indexOf(point);
  return at < 0 ? known.length + point : at;
};

const sizeOf = (ranges: Ranges) => ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);

function pointAt(rest: Crossing["rest"], at: number): { point: number; to: number } {
  for (const { ranges, size, to } of rest) {
    if (at >= size) {
      at -= size;
      continue;
    }
    for (const [low, high] of ranges) {
      if (at <= high - low) return { point: low + at, to };
      at -= high - low + 1;
    }
  }
  throw new RangeError("There are not so many characters.");
}
