/** Which cases come by which mutant: each is run on the right implementation. */
import type { Switched } from "../child/host.js";
import type { Session, Trail } from "../session.js";
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

const off = { mutant: undefined, limit: undefined };
/** Cases in one message. */
const together = 32;

/** Stops at `end`: what was not run then is left out. */
export async function cover(
  session: Session,
  recorded: readonly Recorded[],
  specText: string,
  end: number,
): Promise<Coverage> {
  const survey = new Survey();
  await session.host.switchMutant(off);
  for (const group of grouped(recorded)) {
    if (performance.now() > end) break;
    if (await survey.look(session, group, specText)) continue;
    session.unbatched.clear();
    for (const one of group) await survey.look(session, [one], specText);
  }
  return survey.coverage((await session.host.switchMutant(off)).loaded);
}

/** Cases that are calls, by the dozen; others alone. */
function grouped(recorded: readonly Recorded[]): Recorded[][] {
  const groups: Recorded[][] = [];
  const calls = recorded.filter(({ kind }) => kind === "calls");
  for (let at = 0; at < calls.length; at += together) groups.push(calls.slice(at, at + together));
  const others = recorded.filter(({ kind }) => kind !== "calls").map(one => [one]);
  // In turn, so that some of each have been seen whenever time is up.
  const most = Math.max(groups.length, others.length);
  return Array.from({ length: most }, (_, at) => [...groups.slice(at, at + 1), ...others.slice(at, at + 1)]).flat();
}

class Survey {
  private readonly cases: Covered[] = [];
  private readonly by = new Map<string, Visits>();
  private slowest = 0;
  private spent = 0;

  /** Whether it could be told which case came by what. */
  async look(session: Session, group: readonly Recorded[], specText: string): Promise<boolean> {
    const began = performance.now();
    const trails = await run(session, group, specText);
    const { reached } = await session.host.switchMutant(off);
    const took = performance.now() - began;
    this.slowest = Math.max(this.slowest, took / group.length);
    this.spent += took;
    const told = trails.length === group.length && session.unbatched.size === 0;
    if (group.length > 1 && !(told && trails.every(({ calls }) => calls.length > 0))) return false;
    trails.forEach((trail, at) => this.note(group[at]!, trail, reached, group.length > 1 ? `${at} ` : " "));
    return true;
  }

  /** `prefix`: of the counts that are this case's. */
  private note(one: Recorded, trail: Trail, reached: Switched["reached"], prefix: string): void {
    // What is wrong on the right implementation tells nothing of a changed one.
    if (!isClean(trail)) return;
    for (const [key, counts] of Object.entries(reached))
      if (key.startsWith(prefix))
        for (const [id, times] of Object.entries(counts)) this.visit(id, key.slice(prefix.length), times);
    const exercised = trail.sightings.filter(({ finding }) => finding.exercised || finding.kind === "failures");
    this.cases.push({
      case: one,
      promises: [...new Set(exercised.map(({ finding }) => finding.id))],
      operations: [...new Set(trail.calls.map(({ operation }) => operation))],
    });
  }

  private visit(id: string, operation: string, times: number): void {
    const known = this.by.get(id) ?? { cases: [], operations: new Set(), most: 0 };
    this.by.set(id, known);
    if (known.cases.at(-1) !== this.cases.length) known.cases.push(this.cases.length);
    known.operations.add(operation);
    known.most = Math.max(known.most, times);
  }

  coverage(loaded: Readonly<Record<string, number>>): Coverage {
    const { cases, by, slowest, spent } = this;
    return { cases, by, loading: new Set(Object.keys(loaded)), slowest, mean: spent / Math.max(1, cases.length) };
  }
}
