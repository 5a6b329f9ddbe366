/** One mutant against the promises: the recorded cases that come by it, then new ones. */
import type { Arbitraries } from "../arbitraries/types.js";
import { IncidentError } from "../child/host.js";
import type { VerifyOptions } from "../options.js";
import { Outputs } from "../search/outputs.js";
import type { Reach } from "../search/properties.js";
import { search } from "../search/search.js";
import { type Origin, Tally } from "../search/tally.js";
import type { Session, Trail } from "../session.js";
import type { Coverage } from "./coverage.js";
import type { Mutant } from "./instrument.js";
import type { Killed } from "./options.js";
import { isClean, type Recorded, recordedOf, run } from "./record.js";

export interface Trial {
  readonly session: Session;
  readonly options: VerifyOptions;
  readonly arbitraries: Arbitraries;
  readonly reach: Reach;
  readonly coverage: Coverage;
  /** As `performance.now` has it. */
  readonly end: number;
}

const off = { mutant: undefined, limit: undefined };

/** Cases in the first message to a changed implementation, and in each further one: most are told from the right one at once. */
const first = 6;
const further = 32;

/** How it was told from the right implementation; "survived" where no case did, "not-decided" where time ran out. */
export async function replay(trial: Trial, mutant: Mutant): Promise<Killed | "survived" | "not-decided"> {
  const { session, options, coverage } = trial;
  const order = casesFor(coverage, mutant);
  return attempt(trial, mutant, async () => {
    for (let at = 0; at < order.length; ) {
      if (performance.now() > trial.end) return "not-decided";
      const cases = order.slice(at, at + (at === 0 ? first : further)).map(index => coverage.cases[index]!.case);
      at += cases.length;
      const trails = await run(session, cases, options.specText);
      if (trails.at(-1)?.incident !== undefined) return killedBy(trails.at(-1)!);
      if ((await session.host.switchMutant(switchOf(trial, mutant))).endless) return endless(undefined);
      const wrong = trails.find(trail => !isClean(trail));
      if (wrong !== undefined && (await isItsOwn(trial, mutant, cases))) return killedBy(wrong);
    }
    return "survived";
  });
}

/**
 * Whether what was wrong comes of this mutant. A module may keep what an earlier one left behind, in a cache, say: then the
 * right implementation is wrong in the same process, too, and a fresh one decides.
 */
async function isItsOwn(trial: Trial, mutant: Mutant, cases: readonly Recorded[]): Promise<boolean> {
  const { session, options } = trial;
  if (trial.coverage.loading.has(mutant.id)) return true;
  await session.host.switchMutant(off);
  if ((await run(session, cases, options.specText)).every(isClean)) {
    await session.host.switchMutant(switchOf(trial, mutant));
    return true;
  }
  session.host.close();
  await session.host.switchMutant(switchOf(trial, mutant));
  const again = await run(session, cases, options.specText);
  session.host.close();
  return !again.every(isClean);
}

/** A search with another seed, for the operations whose calls come by the mutant. */
export async function searchAnew(
  trial: Trial,
  mutant: Mutant,
  seed: number,
): Promise<Killed | "survived" | "not-decided"> {
  const { session, options, arbitraries, reach, coverage } = trial;
  const touched = operationsAt(coverage, mutant);
  const { promises: all, overTime } = session.contract;
  const promises = all.filter(({ id, kind, operation }) =>
    operation === undefined ? kind === "law" || overTime.some(one => one.id === id) : touched.has(operation),
  );
  const tally = new FirstWrong(session);
  const isOver = () => tally.wrong !== undefined || performance.now() > trial.end;
  return attempt(
    trial,
    mutant,
    async () => {
      const plan = { session, arbitraries, reach, tally, missing: new Map(), promises, isOver };
      await search({ ...plan, options: { ...options, seed, onProgress: () => {} } });
      if (tally.wrong === undefined) return performance.now() > trial.end ? "not-decided" : "survived";
      // A case that nobody has seen before may be wrong on the right implementation, too: then it tells nothing.
      return (await isCleanWithout(trial, tally.wrong, tally.law)) ? killedBy(tally.wrong) : "survived";
    },
    true,
  );
}

async function isCleanWithout({ session, options }: Trial, wrong: Trail, law: string | undefined): Promise<boolean> {
  session.host.close();
  await session.host.switchMutant(off);
  const one = recordedOf(session, wrong, law, wrong.unsteady !== undefined);
  const [trail] = one === undefined ? [] : await run(session, [one], options.specText);
  return trail !== undefined && isClean(trail);
}

/** Turns the mutant on and the traces of the last one off. `afresh`: in a process that no other mutant has seen. */
async function attempt<T>(trial: Trial, mutant: Mutant, work: () => Promise<T>, afresh = false): Promise<T | Killed> {
  const { session, coverage } = trial;
  session.unbatched.clear();
  session.blocked.clear();
  // What another changed implementation answered may be no input that this one must take.
  session.outputs = new Outputs(session.contract);
  const loads = coverage.loading.has(mutant.id);
  try {
    // What happens as a module loads happens once: such a change needs a process of its own.
    if (loads || afresh) session.host.close();
    await session.host.switchMutant(switchOf(trial, mutant));
    return await work();
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    return { kind: "no-answer", operation: undefined, words: error.incident.words };
  } finally {
    if (loads || afresh) session.host.close();
  }
}

function switchOf({ coverage }: Trial, { id }: Mutant) {
  return { mutant: id, limit: 10_000 + 20 * further * (coverage.by.get(id)?.most ?? 1) };
}

/** What is changed as the modules load may matter to every case. */
export function casesFor({ cases, by, loading }: Coverage, { id }: Mutant): readonly number[] {
  return loading.has(id) ? cases.map((_, index) => index) : (by.get(id)?.cases ?? []);
}

/** Operations whose calls come by the mutant; all where it is come by outside of calls. */
function operationsAt({ by, loading, cases }: Coverage, { id }: Mutant): ReadonlySet<string> {
  const own = by.get(id)?.operations;
  return own === undefined || own.has("-") || loading.has(id) ? new Set(cases.flatMap(one => one.operations)) : own;
}

/** The same, those next to each other far apart: the first few are of all kinds. */
export function spread<T>(all: readonly T[]): T[] {
  const golden = 0.618_033_988_749_895;
  return all
    .map((one, at) => ({ one, place: (at * golden) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

function killedBy({ sightings, incident, unsteady }: Trail): Killed {
  // The counter that ends a call says so in the words of its own error.
  if (incident !== undefined && /Hit count limit reached/.test(incident.incident.words))
    return endless(incident.operation);
  const broken = sightings.find(({ finding }) => !finding.holds);
  if (broken !== undefined) return { kind: "broken", promise: broken.finding.id };
  if (unsteady !== undefined) return { kind: "unsteady", operation: unsteady.operation };
  return { kind: "no-answer", operation: incident?.operation, words: incident?.incident.words ?? "" };
}

function endless(operation: string | undefined): Killed {
  return { kind: "no-answer", operation, words: "the call would not have ended" };
}

class FirstWrong extends Tally {
  wrong: Trail | undefined;
  /** Whose case it was. */
  law: string | undefined;

  override add(trail: Trail, origin: Origin | undefined, law?: string): void {
    super.add(trail, origin, law);
    if (this.wrong !== undefined || isClean(trail)) return;
    [this.wrong, this.law] = [trail, law];
  }
}
