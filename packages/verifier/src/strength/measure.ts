/** A run without a mutant, which must be right, and then one for each mutant. */
import { type Contract, callable, worlds } from "@tenet/checker";
import type { Arbitraries } from "../arbitraries/types.js";
import { IncidentError } from "../child/host.js";
import { missingOperations, openSession, reachOf } from "../open.js";
import type { Implementation, VerifyOptions } from "../options.js";
import { quietWords } from "../report/cover.js";
import { search } from "../search/search.js";
import type { Session } from "../session.js";
import { builtArbitraries } from "../verify.js";
import { type Coverage, cover } from "./coverage.js";
import type { Mutant } from "./instrument.js";
import type { Killed, NotMeasured, StrengthOptions, StrengthReport } from "./options.js";
import { examplesOf, type Recorded, Recorder, run } from "./record.js";
import { reportOf } from "./report.js";
import { casesFor, replay, searchAnew, spread, type Trial } from "./trial.js";

/** What became of a mutant that calls come by. */
export type Outcome = Killed | "survived" | "not-decided";

/** Searches with other seeds for those that the recorded cases do not kill. */
const searches = 2;
/** Of the time, what the cases on the right implementation may take. */
const shareOfCoverage = 0.4;

type Context = Omit<Trial, "coverage">;

/** `whole` names the copy, `original` what it is a copy of; `end`: as `performance.now` has it. */
export async function measure(
  whole: StrengthOptions,
  original: Implementation,
  mutants: readonly Mutant[],
  end: number,
): Promise<StrengthReport | NotMeasured> {
  const options = { ...whole, contract: callable(whole.contract, worlds) };
  const began = performance.now();
  const session = openSession(options);
  try {
    const right = await asIs(session, options, await builtArbitraries({ ...options, implementation: original }), end);
    if ("kind" in right) return right;
    // In a process that has seen no call: what a module keeps of earlier calls would hide the code behind it.
    session.host.close();
    const coverage = await cover(
      session,
      spread(right.cases),
      options.specText,
      began + (end - began) * shareOfCoverage,
    );
    session.host.close();
    session.host.deadline = deadlineFor(coverage, options.deadline);
    const outcomes = await tryAll({ ...right.context, coverage }, wanted(mutants, coverage));
    return reportOf(options, mutants, coverage, outcomes);
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    // The line would be one of the copy's.
    return { kind: "does-not-answer", words: quietWords(session, error.incident).replace(/ \(line \d+\)$/, "") };
  } finally {
    session.host.dispose();
  }
}

/** The search of `spec verify` on the implementation as it is, with all of its cases. */
async function asIs(
  session: Session,
  options: StrengthOptions,
  arbitraries: Arbitraries,
  end: number,
): Promise<{ context: Context; cases: readonly Recorded[] } | NotMeasured> {
  // From the start, so that what the modules do as they load is told apart from what calls do.
  await session.host.switchMutant({ mutant: undefined, limit: undefined });
  const { names } = await missingOperations(session);
  if (names.length > 0) return { kind: "not-held", promises: [], words: `it has no ${names.join(", ")}` };
  const reach = await reachOf(session, arbitraries, options.seed);
  session.settable = reach.settable;
  const { budget: _, ...rest } = options;
  const verifying: VerifyOptions = {
    ...rest,
    onProgress: ({ subject, done }) => options.onProgress?.({ subject, done: done * 0.1 }),
  };
  const tally = new Recorder(session);
  const examples = examplesOf(session).filter(({ operation }) => isWanted(options, operation.name));
  for (const trail of await run(session, examples, options.specText)) tally.add(trail, undefined);
  // They are run again as examples.
  tally.cases.length = 0;
  const promises = promisesOf(options.contract, options.only);
  await search({
    session,
    options: verifying,
    arbitraries,
    reach,
    tally,
    missing: new Map(),
    promises,
    isOver: () => false,
  });
  const broken = [...tally.failures.values()].map(({ wrong }) =>
    wrong.kind === "broken" ? wrong.id : (wrong.operation ?? "it"),
  );
  if (broken.length > 0)
    return { kind: "not-held", promises: broken, words: `${broken.join(", ")}: not kept by it as it is` };
  return {
    context: { session, options: verifying, arbitraries, reach, end },
    cases: [...examples, ...tally.cases],
  };
}

function promisesOf({ promises }: Contract, only: string | undefined) {
  return only === undefined ? promises : promises.filter(({ operation }) => operation === only);
}

function isWanted({ only }: StrengthOptions, operation: string): boolean {
  return only === undefined || only === operation;
}

/** Time enough for a message of many cases several times over; a changed implementation that takes longer does not end. */
function deadlineFor({ slowest, mean }: Coverage, most: number): number {
  return Math.min(most, Math.max(500, Math.ceil(5 * slowest + 200 * mean)));
}

/** Those that calls come by, and that are in the text. */
function wanted(mutants: readonly Mutant[], coverage: Coverage): Mutant[] {
  return mutants.filter(mutant => !mutant.disabled && casesFor(coverage, mutant).length > 0);
}

async function tryAll(trial: Trial, mutants: readonly Mutant[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const tell = (done: number) =>
    trial.options.onProgress?.({ subject: `${outcomes.size} of ${mutants.length} changes`, done });
  for (const mutant of mutants) {
    tell(0.1 + (0.5 * outcomes.size) / mutants.length);
    outcomes.set(mutant.id, await replay(trial, mutant));
  }
  for (let round = 1; round <= searches; round++)
    for (const mutant of mutants) {
      if (outcomes.get(mutant.id) !== "survived" || performance.now() > trial.end) continue;
      tell(0.6 + (0.4 * (round - 1)) / searches);
      const found = await searchAnew(trial, mutant, trial.options.seed + round);
      if (typeof found === "object") outcomes.set(mutant.id, found);
    }
  return outcomes;
}
