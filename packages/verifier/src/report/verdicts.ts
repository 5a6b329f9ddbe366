/** From what was seen to one verdict per promise. */
import { children, type Expr, type Promised } from "@tenet/checker";
import type { Fallback } from "../arbitraries/types.js";
import type { Incident } from "../child/host.js";
import { ownerOf } from "../executable/entities.js";
import type { Smallest } from "../search/shrink.js";
import { type Failure, keyOf, type Tally, type Wrong } from "../search/tally.js";
import type { Session } from "../session.js";
import type { Counterexample, Status, Verdict } from "../verdict.js";
import { counterexampleOf } from "./counterexample.js";
import { coverVerdict, marked, quiet, quietWords } from "./cover.js";
import type { Explained, Way } from "./explain/explain.js";
import { whyVacuous } from "./explain/vacuous.js";
import { say } from "./say.js";
import { Gathering } from "./secrets.js";
import { gatherWanted } from "./wanted.js";

/** A failure with its smallest case. */
export type Proven = Failure & Smallest & { readonly explained?: Explained };

/** What is known once the search is over. */
export interface Seen {
  readonly session: Session;
  readonly implementation: string;
  readonly tally: Tally;
  /** By `keyOf` what is wrong. */
  readonly proven: ReadonlyMap<string, Proven>;
  /** Reasons of examples that were not run, by id. */
  readonly notRun: ReadonlyMap<string, string>;
  /** Operations that the implementation lacks, with the reason in words. */
  readonly missing: ReadonlyMap<string, string>;
  /** Clauses that construction did not cover, with what a filter tried and accepted. */
  readonly fallbacks: readonly Fallback[];
  /** Cases below which a promise of an operation whose calls did not end is not called held. */
  readonly enough: number;
  /** Milliseconds after which the search was ended before it had looked at everything; absent: it had. */
  readonly cutAfter?: number | undefined;
  /** The command that finds a counterexample again. */
  readonly replay: (id: string) => string;
}

type Judged = Pick<Verdict, "status"> &
  Partial<Pick<Verdict, "reason" | "counterexample" | "more" | "cause">> & {
    /** Adds the secrets of the cases that it speaks of. */
    readonly about?: (known: Gathering) => void;
  };

export async function verdictOf(seen: Seen, promise: Promised): Promise<Verdict> {
  const { cases, nearMisses } = seen.tally.counts.get(promise.id) ?? { cases: 0, nearMisses: 0 };
  const { about, ...found }: Judged = judged(seen, promise, cases) ?? {
    status: "vacuous",
    reason: await whyVacuous(seen, promise),
  };
  const verdict: Verdict = { ...verdictBase(seen.session, seen.implementation, promise), cases, nearMisses, ...found };
  return seen.session.showSecrets ? verdict : coverVerdict(verdict, gathered(seen, about));
}

function gathered({ session: { contract } }: Seen, about: Judged["about"]): Gathering {
  const known = new Gathering(contract);
  about?.(known);
  return known;
}

/** A verdict on everything at once: the module does not load, say. */
export function overallVerdict(
  session: Session,
  implementation: string,
  promise: Promised,
  incident: Incident,
): Verdict {
  const found = notChecked(session, promise) ?? incidentVerdict(session, incident);
  const verdict: Verdict = { ...verdictBase(session, implementation, promise), cases: 0, nearMisses: 0, ...found };
  return marked(verdict, verdict);
}

function verdictBase(session: Session, implementation: string, promise: Promised) {
  return {
    promise: `${session.contract.spec}/${promise.id}`,
    implementation,
    text: promise.text,
    ...(promise.expression === undefined ? {} : { expression: promise.expression }),
    path: session.contract.path,
    line: promise.line,
  };
}

/** Undefined where nothing put it to the test. */
function judged(seen: Seen, promise: Promised, cases: number): Judged | undefined {
  const operation = promise.kind === "law" ? missingInLaw(seen, promise) : promise.operation;
  const missing = operation === undefined ? undefined : seen.missing.get(operation);
  return (
    notChecked(seen.session, promise) ??
    (missing === undefined ? undefined : { status: "broken", reason: missing }) ??
    raced(seen, promise) ??
    failed(seen, promise, cases) ??
    notRun(seen, promise) ??
    timeUp(seen, cases) ??
    (cases > 0 ? held(seen, promise) : undefined)
  );
}

function timeUp({ cutAfter }: Seen, cases: number): Judged | undefined {
  if (cutAfter === undefined || cases > 0) return undefined;
  return { status: "no-answer", reason: say("time-up", { seconds: Math.round(cutAfter / 100) / 10 }) };
}

function raced({ tally, replay }: Seen, { id }: Promised): Judged | undefined {
  const found = tally.races.get(id);
  if (found === undefined) return undefined;
  const { status, reason, counterexample, about } = found;
  return {
    status,
    reason,
    ...(counterexample === undefined ? {} : { counterexample: counterexample(replay(id)) }),
    ...(about === undefined ? {} : { about }),
  };
}

/** The first operation that a law calls and the implementation lacks. */
function missingInLaw({ session, missing }: Seen, { id }: Promised): string | undefined {
  const law = session.contract.laws.find(each => each.id === id);
  const calls = (expr: Expr): string[] => [
    ...(expr.kind === "operation" ? [expr.name] : []),
    ...children(expr).flatMap(calls),
  ];
  return law === undefined ? undefined : calls(law.condition).find(name => missing.has(name));
}

function notChecked(session: Session, promise: Promised): Judged | undefined {
  if (promise.notChecked !== undefined) return { status: "not-checked", reason: promise.notChecked };
  if (
    promise.kind === "law" &&
    session.host.loaded &&
    !session.host.creates &&
    session.contract.operations.some(one => one.constructs)
  )
    return { status: "not-checked", reason: say("law-without-subject") };
  return !session.sees && readsState(session, promise)
    ? { status: "not-checked", reason: say(session.host.loaded ? "cannot-observe" : "not-loaded") }
    : undefined;
}

function readsState({ contract, executable }: Session, { id, kind }: Promised): boolean {
  if (ownerOf(contract, id) === "caller") return false;
  if (["change", "frame", "history", "invariant"].includes(kind)) return !isOfResults(executable, id);
  return Object.values(executable.operations).some(({ requires, refusals, ensures }) =>
    [...requires, ...refusals, ...ensures].some(clause => clause.id === id && clause.readsState),
  );
}

/** An entity that is met in results can be judged without the state. */
function isOfResults({ invariants, operations }: Session["executable"], id: string): boolean {
  return (
    !invariants.some(clause => clause.id === id) &&
    Object.values(operations).some(({ ensures }) => ensures.some(clause => clause.id === id))
  );
}

function failed(seen: Seen, promise: Promised, cases: number): Judged | undefined {
  const find = (wrong: Wrong) => seen.proven.get(keyOf(wrong));
  const { operation } = promise;
  const incident =
    promise.kind === "law"
      ? find({ kind: "incident", operation: undefined, law: promise.id })
      : find({ kind: "incident", operation });
  // Of all that is wrong with an operation, that a call of it does not end is said first: no other promise carries it.
  if (incident !== undefined && promise.id === carrierOf(seen.session, promise))
    return incidentOf(seen, promise, incident);
  const broken = find({ kind: "broken", id: promise.id });
  if (broken !== undefined) return failure(seen, promise, broken, "broken");
  const cutShort = ["example", "scenario"].includes(promise.kind) ? cases === 0 : cases < seen.enough;
  if (incident !== undefined && cutShort)
    return {
      ...incidentVerdict(seen.session, seenIncident(incident)),
      reason: notReached(seen.session, promise, incident, cases),
      about: known => known.trail(incident.trail, promise.id),
    };
  const unsteady = operation === undefined ? undefined : find({ kind: "unsteady", operation });
  if (unsteady === undefined || promise.id !== carrierOfUnsteady(seen.session, operation)) return undefined;
  const { first = "", second = "" } = unsteady.trail.unsteady ?? {};
  const told = (outcome: string) => quiet(seen.session, operation, outcome);
  return {
    status: "flaky",
    reason: say("unsteady", { first: told(first), second: told(second) }),
    about: known => known.trail(unsteady.trail),
    counterexample: counterexampleOf(seen.session, unsteady.trail, unsteady.wrong, seen.replay(promise.id)),
  };
}

function failure(seen: Seen, promise: Promised, proven: Proven, status: Status): Judged {
  const replay = seen.replay(promise.id);
  const { ways = [{ ...proven, telling: undefined }], cause } = proven.explained ?? {};
  const [counterexample, ...more] = ways.map(way => shownWay(seen, way, replay)) as [
    Counterexample,
    ...Counterexample[],
  ];
  const about = (known: Gathering) => {
    const trails = [...ways.map(way => way.trail), proven.trail, ...(proven.seen ? [proven.seen] : [])];
    for (const trail of trails) {
      known.trail(trail, promise.id);
      gatherWanted(seen.session, trail, known);
    }
  };
  if (!proven.again)
    return { status: "flaky", reason: whyFlaky(seen.session, promise, proven, counterexample), counterexample, about };
  return {
    status,
    about,
    counterexample,
    ...(more.length === 0 ? {} : { more }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** Both outcomes, where they can be told apart. */
function whyFlaky(
  session: Session,
  { operation }: Promised,
  { second: raw }: Proven,
  { outcome: first }: Counterexample,
): string {
  const second = raw === undefined ? undefined : quiet(session, operation, raw);
  return second === undefined || second === first ? say("flaky") : say("flaky-outcomes", { first, second });
}

function shownWay({ session }: Seen, { trail, wrong, telling }: Way, replay: string): Counterexample {
  const shown = counterexampleOf(session, trail, wrong, replay);
  return telling === undefined ? shown : { ...shown, shared: telling.shared };
}

function incidentOf(seen: Seen, promise: Promised, proven: Proven): Judged {
  const counterexample = counterexampleOf(seen.session, proven.trail, proven.wrong, seen.replay(promise.id));
  return {
    ...incidentVerdict(seen.session, seenIncident(proven)),
    counterexample,
    about: known => known.trail(proven.trail, promise.id),
  };
}

function seenIncident({ trail }: Proven): Incident {
  return trail.incident?.incident ?? { kind: "crashed", words: "it gave no verdict" };
}

function incidentVerdict(session: Session, incident: Incident): Judged {
  return { status: incident.kind, reason: say(incident.kind, { words: quietWords(session, incident) }) };
}

function notReached(session: Session, { operation }: Promised, proven: Proven, cases: number): string {
  const words = quietWords(session, seenIncident(proven));
  return say(cases === 0 ? "not-reached" : "cut-short", {
    operation: operation ?? "a call",
    words,
    cases: cases === 1 ? "1 case" : `${cases} cases`,
  });
}

/** The promise that speaks for a call that does not end: its failures, or where any failure is allowed the first of its promises. */
function carrierOf({ contract }: Session, { id, kind, operation }: Promised): string | undefined {
  if (kind === "law") return id;
  const own = contract.promises.filter(promise => promise.operation === operation && promise.notChecked === undefined);
  return (own.find(promise => promise.kind === "failures") ?? own.find(promise => promise.kind === "returns") ?? own[0])
    ?.id;
}

/** Where an operation without a promise about its result answers unsteadily, its failures carry it. */
export function carrierOfUnsteady({ contract }: Session, operation: string | undefined): string | undefined {
  const own = contract.promises.filter(promise => promise.operation === operation);
  return (own.find(({ kind }) => kind === "returns") ?? own.find(({ kind }) => kind === "failures") ?? own[0])?.id;
}

function notRun(seen: Seen, { id }: Promised): Judged | undefined {
  const why = seen.notRun.get(id);
  return why === undefined ? undefined : { status: "not-checked", reason: say("example-not-run", { why }) };
}

function held(seen: Seen, { id, kind }: Promised): Judged {
  if (kind === "precondition" || ownerOf(seen.session.contract, id) === "caller")
    return { status: "held", reason: say("caller-duty") };
  const excepted = seen.tally.exceptions.get(id);
  return excepted === undefined ? { status: "held" } : { status: "held", reason: say("excepted", { cases: excepted }) };
}
