/** Texts that match several patterns at once, built character by character so that each step leads to one. */
import { Language, type Term } from "./language.js";
import { parsePattern, type Syntax, Unsupported } from "./parse.js";
import { every, has, type Range, type Ranges } from "./ranges.js";

/** Patterns that come to more states than this are not built from. */
const mostStates = 3000;

interface Letter {
  readonly ranges: Ranges;
}

export interface Step {
  readonly letter: number;
  readonly to: number;
}

/** Without states that lead nowhere. */
export class Automaton {
  /** Characters that no pattern tells apart. */
  readonly letters: readonly Letter[];
  private readonly steps: (readonly Step[])[] = [];
  private readonly accepting: boolean[] = [];
  /** By what is left to go: which states can end then. */
  private readonly ends: Uint8Array[] = [];
  readonly shortest: number;
  /** Infinity where there are texts of any length. */
  readonly longest: number;

  /** Throws Unsupported where texts cannot be built from the patterns, or there are none. */
  constructor(patterns: readonly RegExp[]) {
    const parsed = patterns.map(parsePattern);
    this.letters = lettersOf(parsed.flatMap(setsOf));
    const language = new Language(every);
    this.explore(language, language.and(parsed.map(one => language.containing(one))));
    this.ends.push(Uint8Array.from(this.accepting, Number));
    this.shortest = this.nearest();
    this.longest = this.farthest();
  }

  /** The ways on from a state from which a text of so many further characters ends. */
  ways(state: number, left: number): readonly Step[] {
    const ends = this.endsIn(left - 1);
    return this.steps[state]!.filter(({ to }) => ends[to]);
  }

  has(length: number): boolean {
    return length >= 0 && this.endsIn(length)[0] === 1;
  }

  private endsIn(left: number): Uint8Array {
    for (let at = this.ends.length; at <= left; at++) {
      const before = this.ends[at - 1]!;
      this.ends.push(Uint8Array.from(this.steps, steps => Number(steps.some(({ to }) => before[to]))));
    }
    return this.ends[left]!;
  }

  private explore(language: Language, start: Term): void {
    const states = new Map([[start, 0]]);
    const letters = this.letters.map(({ ranges }) => ranges[0]![0]);
    for (const [term] of states) {
      const steps: Step[] = [];
      for (const [letter, point] of letters.entries()) {
        const next = language.after(term, point);
        if (next === language.never) continue;
        if (!states.has(next)) states.set(next, states.size);
        steps.push({ letter, to: states.get(next)! });
      }
      if (states.size > mostStates) throw new Unsupported();
      this.steps.push(steps);
      this.accepting.push(term.nullable);
    }
    this.prune();
  }

  private prune(): void {
    const alive = [...this.accepting];
    for (let grew = true; grew; ) {
      grew = false;
      for (let state = alive.length - 1; state >= 0; state--) {
        if (alive[state] || !this.steps[state]!.some(({ to }) => alive[to])) continue;
        alive[state] = grew = true;
      }
    }
    if (!alive[0]) throw new Unsupported();
    for (const [state, steps] of this.steps.entries()) this.steps[state] = steps.filter(({ to }) => alive[to]);
  }

  private nearest(): number {
    let length = 0;
    while (!this.has(length)) length++;
    return length;
  }

  /** By depth-first search: a state that leads back to itself means no end. */
  private farthest(): number {
    const known = new Map<number, number>();
    const open = new Set<number>();
    const walk: { state: number; at: number }[] = [{ state: 0, at: 0 }];
    open.add(0);
    while (walk.length > 0) {
      const here = walk.at(-1)!;
      const step = this.steps[here.state]![here.at++];
      if (step === undefined) {
        const beyond = this.steps[here.state]!.map(({ to }) => known.get(to)! + 1);
        known.set(here.state, Math.max(0, ...beyond));
        open.delete(here.state);
        walk.pop();
      } else if (open.has(step.to)) return Infinity;
      else if (!known.has(step.to)) {
        open.add(step.to);
        walk.push({ state: step.to, at: 0 });
      }
    }
    return known.get(0)!;
  }
}

function setsOf(syntax: Syntax): Ranges[] {
  switch (syntax.kind) {
    case "set":
      return [syntax.ranges];
    case "sequence":
      return syntax.items.flatMap(setsOf);
    case "either":
      return syntax.of.flatMap(setsOf);
    case "repeat":
    case "ahead":
    case "behind":
      return setsOf(syntax.of);
    default:
      return [];
  }
}

/** All of Unicode in classes of characters that are in the same sets. */
function lettersOf(sets: readonly Ranges[]): Letter[] {
  const different = [...new Map(sets.map(set => [set.join(";"), set])).values()];
  const cuts = new Set([...every, ...different.flat()].flatMap(([low, high]) => [low, high + 1]));
  const sorted = [...cuts].sort((a, b) => a - b);
  const classes = new Map<string, Range[]>();
  for (const [at, low] of sorted.entries()) {
    const high = (sorted[at + 1] ?? 0) - 1;
    if (high < low || !has(every, low)) continue;
    const key = different.map(set => Number(has(set, low))).join("");
    classes.set(key, [...(classes.get(key) ?? []), [low, high]]);
  }
  return [...classes.values()].map(ranges => ({ ranges }));
}
