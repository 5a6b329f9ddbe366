/** Whether an operation can be called by several at once: programs are drawn, run by schedule, and each history judged. */
import { modelOf, type Quality } from "@tenet/checker";
import * as fc from "fast-check";
import type { Arbitraries } from "../arbitraries/types.js";
import { counterexampleOf } from "../report/counterexample.js";
import { quietWhy, quietWords } from "../report/cover.js";
import { say } from "../report/say.js";
import type { Gathering } from "../report/secrets.js";
import { operationNamed } from "../search/course.js";
import { Outputs } from "../search/outputs.js";
import type { Reach } from "../search/properties.js";
import type { Session, Trail } from "../session.js";
import type { Counterexample, Status } from "../verdict.js";
import { type Breach, brief, type Explored, explore, showsAgain, whole } from "./explore.js";
import { programDrawing, programOf, variant } from "./program.js";
import type { Stage } from "./scene.js";
import { gatherRace } from "./secrets.js";
import { interleaving } from "./show.js";
import { smallestBreach } from "./shrink.js";

/** What is said of the promise. */
export interface RaceVerdict {
  readonly status: Status;
  readonly reason: string;
  /** Schedules that were run. */
  readonly schedules: number;
  /** Given the command that finds it again. */
  readonly counterexample?: (replay: string) => Counterexample;
  /** Adds what is secret in it. */
  readonly about?: (known: Gathering) => void;
}

export interface RacePlan {
  readonly session: Session;
  readonly arbitraries: Arbitraries;
  readonly reach: Reach;
  readonly missing: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly programs: number;
}

/** A shrink is cut short when it has cost this many programs. */
const mostShrinks = 60;

export async function judgeRaces(plan: RacePlan, quality: Quality, seen: Seen): Promise<RaceVerdict | undefined> {
  const { measure } = quality;
  const operation = operationNamed(plan.session, quality.operation);
  if (operation === undefined || measure.kind !== "linearizable") return undefined;
  const { contract, executable, sees } = plan.session;
  if (executable.stateful && !sees) return { status: "not-checked", reason: say("cannot-observe"), schedules: 0 };
  // What other searches saw must not decide what is drawn here.
  const session: Session = { ...plan.session, outputs: new Outputs(contract), sees, blocked: new Set() };
  const stage: Stage = { session, model: modelOf(contract), operation: operation.name };
  const arbitrary = programDrawing(session, plan.arbitraries, plan.reach, operation, measure.callers, plan.missing);
  const found = await find(stage, arbitrary, plan, seen);
  if (found === undefined) return seen.verdict(session);
  const smallest = await smallestBreach(stage, found);
  session.host.close();
  const again = await showsAgain(stage, smallest);
  return verdictOf(stage, smallest, again, seen);
}

/** The first breach, shrunk by its draws. */
async function find(
  stage: Stage,
  arbitrary: ReturnType<typeof programDrawing>,
  { programs, seed }: RacePlan,
  seen: Seen,
): Promise<Breach | undefined> {
  let [found, shrinks]: [Breach | undefined, number] = [undefined, 0];
  const property = fc.asyncProperty(arbitrary, async draw => {
    if (found !== undefined && ++shrinks > mostShrinks) return true;
    const program = await programOf(stage.session, draw);
    if (program === undefined) return true;
    const explored = await explore(stage, program, found === undefined ? whole : brief);
    if (found === undefined) seen.add(explored);
    const { breach } = explored;
    if (breach !== undefined && (await isOfOthers(stage, breach))) return true;
    if (breach === undefined || (found !== undefined && breach.kind !== found.kind)) return true;
    found = breach;
    // One that ends its process is dear to make smaller.
    if (breach.kind === "incident" || breach.kind === "stuck") shrinks += 20;
    return false;
  });
  const details = await fc.check(property, { seed, numRuns: programs });
  if (details.failed && details.errorInstance instanceof Error && found === undefined) throw details.errorInstance;
  return found;
}

/** Whether the other operations come to it without the one that is looked at. */
async function isOfOthers(stage: Stage, { program }: Breach): Promise<boolean> {
  const others = program.calls.filter(({ operation }) => operation !== stage.operation);
  const rest = variant(stage.session, program, program.state, others);
  return rest !== undefined && (await explore(stage, rest, brief)).breach !== undefined;
}

/** What the search came to as long as nothing was wrong. */
export class Seen {
  schedules = 0;
  private programs = 0;
  private waited = false;
  private spoiled = 0;
  private why: string | undefined;

  constructor(private readonly operation: string) {}

  add({ schedules, waited, undecided, wrongAlone }: Explored): void {
    this.schedules += schedules;
    this.programs++;
    this.waited ||= waited;
    if (wrongAlone) this.spoiled++;
    this.why ??= undecided;
  }

  /** In words. */
  get counted() {
    const { schedules, programs, operation } = this;
    return { schedules: counts(schedules, "schedule"), programs: counts(programs, "program"), operation };
  }

  verdict(session: Session): RaceVerdict {
    const { schedules, programs, why, spoiled, counted } = this;
    if (programs === 0) return { status: "vacuous", reason: say("race-never", counted), schedules };
    if (spoiled === programs) return { status: "vacuous", reason: say("race-spoiled", counted), schedules };
    if (!this.waited) return { status: "vacuous", reason: say("race-no-wait", counted), schedules: 0 };
    if (why !== undefined)
      return { status: "held", reason: say("race-open", { ...counted, why: quietWhy(session, why) }), schedules };
    return { status: "held", reason: say("race-held", counted), schedules };
  }
}

const counts = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function verdictOf(stage: Stage, breach: Breach, again: boolean, seen: Seen): RaceVerdict {
  const { schedules } = seen;
  const said = {
    schedules,
    counterexample: (replay: string) => shown(stage, breach, replay),
    about: (known: Gathering) => gatherRace(known, stage, breach),
  };
  if (!again) return { status: "flaky", reason: say("flaky"), ...said };
  const calls = breach.program.calls.length === 2 ? "two calls" : `${breach.program.calls.length} calls`;
  if (breach.kind === "incident") {
    const { incident = "crashed", words = "" } = breach;
    const told = quietWords(stage.session, { words });
    return { status: incident, reason: say("race-incident", { calls, words: told }), ...said };
  }
  if (breach.kind === "stuck") return { status: "timed-out", reason: say("race-stuck", { calls }), ...said };
  return { status: "broken", reason: say("race-broken", { calls, ...seen.counted }), ...said };
}

function shown(stage: Stage, { program, history, kind, words, broken }: Breach, replay: string): Counterexample {
  const trail: Trail = {
    state: program.state,
    calls: [...program.before, ...program.calls],
    sightings: [],
    withheld: [],
  };
  const base = counterexampleOf(stage.session, trail, { kind: "broken", id: "" }, replay);
  const lines = kind === "incident" ? [] : interleaving(stage, history);
  const expected = {
    unexplained: "what the calls come to one after another, in some order",
    invariant: `${broken.join(", ")} to hold when all calls are over`,
    stuck: "every call to end",
    incident: "every call to end",
  }[kind];
  const outcome = {
    unexplained: `no order of the calls leads to this${broken.length === 0 ? "" : `; ${broken.join(", ")} no longer holds`}`,
    invariant: "it does not hold",
    stuck: "the calls wait for each other",
    incident: quietWords(stage.session, { words: words ?? "" }),
  }[kind];
  return { ...base, expected, outcome, ...(lines.length === 0 ? {} : { interleaving: lines }) };
}
