/** Which cases come by which mutant: each case is run alone, on the right implementation. */
import type { Session } from "../session.js";
import { isClean, type Recorded, run } from "./record.js";

export interface Covered {
  readonly case: Recorded;
  /** Ids of promises that it puts to the test. */
  readonly promises: readonly string[];
  /** Operations that it calls. */
  readonly operations: readonly string[];
}

/** Who came by a mutant. */
export interface Visits {
  /** Indices into the cases. */
  readonly cases: number[];
  /** Names of operations, and `-` for what happens between calls. */
  readonly operations: Set<string>;
  /** How often one operation of one case did at most. */
  most: number;
}

export interface Coverage {
  readonly cases: readonly Covered[];
  /** By mutant. */
  readonly by: ReadonlyMap<string, Visits>;
  /** Mutants come by while the modules load. */
  readonly loading: ReadonlySet<string>;
  /** Milliseconds of the slowest case, and of one on average. */
  readonly slowest: number;
  readonly mean: number;
}

/** Stops at `end`: what was not run then is left out. */
export async function cover(
  session: Session,
  recorded: readonly Recorded[],
  specText: string,
  end: number,
): Promise<Coverage> {
  const cases: Covered[] = [];
  const by = new Map<string, Visits>();
  let [slowest, spent] = [0, 0];
  let { loaded } = await session.host.switchMutant({ mutant: undefined, limit: undefined });
  for (const one of recorded) {
    if (performance.now() > end) break;
    const began = performance.now();
    const [trail] = await run(session, [one], specText);
    const switched = await session.host.switchMutant({ mutant: undefined, limit: undefined });
    const took = performance.now() - began;
    [slowest, spent] = [Math.max(slowest, took), spent + took];
    loaded = switched.loaded;
    // What is wrong on the right implementation tells nothing of a changed one.
    if (trail === undefined || !isClean(trail)) continue;
    for (const [operation, counts] of Object.entries(switched.reached))
      for (const [id, times] of Object.entries(counts)) {
        const known = by.get(id) ?? { cases: [], operations: new Set(), most: 0 };
        by.set(id, known);
        if (known.cases.at(-1) !== cases.length) known.cases.push(cases.length);
        known.operations.add(operation);
        known.most = Math.max(known.most, times);
      }
    const exercised = trail.sightings.filter(({ finding }) => finding.exercised || finding.kind === "failures");
    cases.push({
      case: one,
      promises: [...new Set(exercised.map(({ finding }) => finding.id))],
      operations: [...new Set(trail.calls.map(({ operation }) => operation))],
    });
  }
  return { cases, by, loading: new Set(Object.keys(loaded)), slowest, mean: spent / Math.max(1, cases.length) };
}
