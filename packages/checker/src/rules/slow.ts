import { type Automaton, automatonOf } from "./automaton.js";
import { readPattern } from "./pattern.js";

/**
 * How the time of matching grows with the text, in the worst case: `exponential` where a loop can read the same text in two
 * ways, `polynomial` where two loops can share one text in many. `unknown` for back references and very large patterns.
 */
export type Speed = "fast" | "polynomial" | "exponential" | "unknown";

/** The search gives up after so many steps; what was not found by then is called fast. */
const MOST_STEPS = 100_000;

export function speedOf(source: string, flags: string): Speed {
  const automaton = automatonOf(readPattern(source), flags);
  if (automaton === undefined) return "unknown";
  const loops = new Loops(automaton);
  if (loops.readTwice()) return "exponential";
  return loops.shareText() ? "polynomial" : "fast";
}

class Loops {
  private readonly size: number;
  /** The positions where trying further ways can be needed: behind the others the pattern has matched already. */
  private readonly open: readonly number[];
  private readonly next: readonly (readonly number[])[];
  private steps = 0;

  constructor(private readonly automaton: Automaton) {
    this.size = automaton.characters.length;
    const all = automaton.characters.map((_, at) => at);
    this.open = all.filter(at => !automaton.matched.has(at));
    this.next = all.map(at => [...(automaton.follow[at]?.keys() ?? [])].filter(to => !automaton.matched.has(to)));
  }

  /** Whether some position is reached from itself by one text in two ways. */
  readTwice(): boolean {
    return this.open.some(start => this.twoSteps(start) || this.partAndMeet(start));
  }

  /** A step of a loop that can be taken in two ways. */
  private twoSteps(start: number): boolean {
    return [...(this.automaton.follow[start] ?? [])].some(([to, ways]) => ways > 1 && this.leads([to], [start]));
  }

  private partAndMeet(start: number): boolean {
    if (!this.leads([start], [start])) return false;
    const parted = this.reached([start, start]).filter(([a, b]) => a !== b);
    return parted.some(pair => this.leads(pair, [start, start]));
  }

  /** Whether one text leads around a first loop, from it to a second one, and around the second. */
  shareText(): boolean {
    const loops = this.open.filter(at => this.leads([at], [at]));
    return loops.some(first =>
      loops.some(second => first !== second && this.leads([first, first, second], [first, second, second])),
    );
  }

  private leads(from: readonly number[], to: readonly number[]): boolean {
    const goal = to.join();
    return this.reached(from, goal).some(at => at.join() === goal);
  }

  /** All that is reached by one text from several positions at once, in one step or more. Stops at the goal. */
  private reached(from: readonly number[], goal?: string): (readonly number[])[] {
    const seen = new Map<string, readonly number[]>();
    const open = [from];
    for (let at = open.pop(); at !== undefined && this.steps < MOST_STEPS; at = open.pop()) {
      for (const step of this.stepsFrom(at)) {
        const key = step.join();
        if (seen.has(key)) continue;
        seen.set(key, step);
        if (key === goal) return [...seen.values()];
        open.push(step);
      }
    }
    return [...seen.values()];
  }

  private stepsFrom(at: readonly number[]): (readonly number[])[] {
    let whole: { readonly steps: readonly number[]; readonly common: ReadonlySet<string> | undefined }[] = [
      { steps: [], common: undefined },
    ];
    for (const position of at) {
      whole = whole.flatMap(({ steps, common }) =>
        (this.next[position] ?? []).flatMap(to => {
          this.steps += 1;
          const own = this.automaton.characters[to] ?? new Set<string>();
          const both = common === undefined ? own : new Set([...common].filter(character => own.has(character)));
          return both.size > 0 ? [{ steps: [...steps, to], common: both }] : [];
        }),
      );
    }
    return whole.map(({ steps }) => steps);
  }
}
