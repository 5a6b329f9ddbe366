/** The smallest case that still shows what is wrong, and whether it does so again. */
import { conforms, type Example, environment, type Operation } from "@tenet/checker";
import { judgeInvariants } from "@tenet/runtime";
import type { Session, Trail } from "../session.js";
import { runCases } from "./batch.js";
import type { Draw } from "./course.js";
import { runExample } from "./examples.js";
import { runLaw } from "./laws.js";
import { runCase } from "./run.js";
import { simplify } from "./simplify.js";
import { type Failure, shows, sightingOf, type Wrong } from "./tally.js";

export interface Smallest {
  readonly trail: Trail;
  /** Whether a fresh process shows it again. */
  readonly again: boolean;
  /** Where not: how the case ended there, in words. */
  readonly second?: string;
  /** What it showed there. */
  readonly seen?: Trail;
}

/** `exact`: the case was given by a person, and stays as it is. */
export async function smallest(
  session: Session,
  { wrong, trail, origin }: Failure,
  specText: string,
  exact: boolean,
): Promise<Smallest> {
  if (exact || exampleOf(session, wrong) !== undefined)
    return { trail: cut(trail, wrong), ...(await showsAgain(session, trail, wrong, specText)) };
  // Draws shrink a sequence best: a call that is left out changes what the later ones mean.
  const drawn =
    origin !== undefined && (trail.calls.length > 1 || wrong.kind === "incident")
      ? await origin.property.shrink(origin.index, wrong)
      : undefined;
  const first = cut(drawn ?? trail, wrong);
  const found = await simplify(first, {
    contract: session.contract,
    law: lawOf(session, first, wrong)?.id,
    settable: session.settable,
    most: most(first),
    legal: tried => isGiven(session, tried, wrong) && isLegalState(session, tried) && isBuilt(session, tried),
    run: trails => firstThatShows(session, trails, wrong, specText),
  });
  return { trail: found, ...(await showsAgain(session, found, wrong, specText)) };
}

/** Cases run at once. */
const chunk = 16;
/** A case that ends its process or runs out of time is dear. */
const mostIncidents = 3;

async function firstThatShows(session: Session, trails: readonly Trail[], wrong: Wrong, specText: string) {
  let [tried, incidents] = [0, 0];
  for (let from = 0; from < trails.length; from += chunk) {
    for await (const seen of seenOf(session, trails.slice(from, from + chunk), wrong, specText)) {
      tried++;
      if (shows(seen, wrong)) return { found: cut(seen, wrong), tried };
      if (seen.incident !== undefined && ++incidents >= mostIncidents && wrong.kind !== "incident")
        return { found: undefined, tried: Infinity };
    }
  }
  return { found: undefined, tried };
}

/** In one message where that is possible. */
async function* seenOf(
  session: Session,
  trails: readonly Trail[],
  wrong: Wrong,
  specText: string,
): AsyncGenerator<Trail> {
  const [first] = trails;
  const alone =
    first === undefined ||
    first.given !== undefined ||
    wrong.kind === "incident" ||
    session.unbatched.has(first.calls.at(-1)?.operation ?? "");
  if (alone) for (const trail of trails) yield await replay(session, trail, wrong, specText);
  else
    yield* await runCases(
      session,
      trails.map(({ state, calls }) => ({ state, draws: drawsOf(calls), options: optionsOf(wrong) })),
      mostIncidents,
    );
}

export function drawsOf(calls: Trail["calls"]): Draw[] {
  return calls.map(({ operation, input, around }) => ({
    operation,
    repeats: "may",
    resolve: () => input,
    ...(around === undefined ? {} : { around: () => around }),
  }));
}

function optionsOf(wrong: Wrong) {
  return { twice: wrong.kind === "unsteady", unblocked: true };
}

/** Where a constructor makes the subject, it comes first. */
function isBuilt({ host, contract }: Session, { calls, given }: Trail): boolean {
  const constructs = (name: string | undefined) =>
    contract.operations.some(operation => operation.constructs && operation.name === name);
  return (
    given !== undefined ||
    host.creates ||
    !contract.operations.some(operation => operation.constructs) ||
    constructs(calls[0]?.operation)
  );
}

/** A state to begin with keeps its types and invariants. */
function isLegalState({ executable }: Session, { state }: Trail): boolean {
  return state === undefined || judgeInvariants(executable, state).every(({ holds }) => holds);
}

async function showsAgain(session: Session, trail: Trail, wrong: Wrong, specText: string) {
  session.host.close();
  const seen = await replay(session, trail, wrong, specText);
  if (shows(seen, wrong)) return { again: true };
  const at = wrong.kind === "broken" ? sightingOf(trail, wrong)?.at : trail.calls.length - 1;
  const ended = seen.sightings.find(one => one.at === at);
  return { again: false, seen, ...(ended === undefined ? {} : { second: ended.outcome }) };
}

/** The same case with its inputs as they were. */
export function replay(session: Session, trail: Trail, wrong: Wrong, specText: string): Promise<Trail> {
  const [operation, example] = exampleOf(session, wrong) ?? [];
  if (operation !== undefined && example !== undefined) return runExample(session, operation, example, specText);
  const law = lawOf(session, trail, wrong);
  if (law !== undefined && trail.given !== undefined) return runLaw(session, law, trail.given, specText);
  return runCase(session, trail.state, drawsOf(trail.calls), optionsOf(wrong));
}

function exampleOf({ contract }: Session, wrong: Wrong): [Operation, Example] | undefined {
  for (const operation of contract.operations) {
    const example = operation.examples.find(({ id }) => wrong.kind === "broken" && id === wrong.id);
    if (example !== undefined) return [operation, example];
  }
  return undefined;
}

function lawOf(session: Session, trail: Trail, wrong: Wrong) {
  const id =
    trail.given === undefined
      ? undefined
      : wrong.kind === "broken"
        ? wrong.id
        : wrong.kind === "incident"
          ? wrong.law
          : undefined;
  return session.contract.laws.find(law => law.id === id);
}

/** How often a simpler case is tried; each costs a deadline or a process where the call does not end. */
function most({ incident, calls }: Trail): number {
  return incident === undefined || incident.incident.kind === "no-answer"
    ? Math.floor(8000 / Math.max(8, calls.length))
    : incident.incident.kind === "crashed"
      ? 10
      : 0;
}

/** A law is asked of values of its given types only. */
export function isGiven(session: Session, trail: Trail, wrong: Wrong): boolean {
  const law = lawOf(session, trail, wrong);
  const env = environment(session.contract, { variables: trail.given ?? {} });
  return (
    law === undefined || law.given.every(({ name, type }) => conforms(trail.given?.[name], type, env) === undefined)
  );
}

/** Calls after the one that shows it say nothing. */
function cut(trail: Trail, wrong: Wrong): Trail {
  if (wrong.kind !== "broken" || trail.given !== undefined) return trail;
  const at = sightingOf(trail, wrong)?.at;
  return at === undefined ? trail : { ...trail, calls: trail.calls.slice(0, at + 1) };
}
