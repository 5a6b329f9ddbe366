/** The smallest case that still shows what is wrong, and whether it does so again. */
import { conforms, environment, type Example, type Operation } from "@tenet/checker";
import type { Session, Trail } from "../session.js";
import { runExample } from "./examples.js";
import { runLaw } from "./laws.js";
import { runCase } from "./run.js";
import { simplify } from "./simplify.js";
import { type Failure, shows, type Wrong } from "./tally.js";

export interface Smallest {
  readonly trail: Trail;
  /** Whether a fresh process shows it again. */
  readonly again: boolean;
}

/** `exact`: the case was given by a person, and stays as it is. */
export async function smallest(session: Session, { wrong, trail, origin }: Failure, specText: string, exact: boolean): Promise<Smallest> {
  const shrunk = origin === undefined ? undefined : await origin.property.shrink(origin.index, wrong);
  if (exact || exampleOf(session, wrong) !== undefined) return { trail: cut(trail, wrong), again: await showsAgain(session, trail, wrong, specText) };
  const shorter = await withoutSpareCalls(session, cut(shrunk ?? trail, wrong), wrong, specText);
  const found = await simplify(shorter, most(shorter), async tried => {
    if (!isGiven(session, tried, wrong)) return undefined;
    const seen = await replay(session, tried, wrong, specText);
    return shows(seen, wrong) ? cut(seen, wrong) : undefined;
  });
  return { trail: found, again: await showsAgain(session, found, wrong, specText) };
}

async function showsAgain(session: Session, trail: Trail, wrong: Wrong, specText: string): Promise<boolean> {
  session.host.close();
  return shows(await replay(session, trail, wrong, specText), wrong);
}

/** The same case with its inputs as they were. */
export function replay(session: Session, trail: Trail, wrong: Wrong, specText: string): Promise<Trail> {
  const [operation, example] = exampleOf(session, wrong) ?? [];
  if (operation !== undefined && example !== undefined) return runExample(session, operation, example);
  const law = lawOf(session, trail, wrong);
  if (law !== undefined && trail.given !== undefined) return runLaw(session, law, trail.given, specText);
  const draws = trail.calls.map(({ operation, input }) => ({ operation, resolve: () => input }));
  return runCase(session, trail.state, draws, { twice: wrong.kind === "unsteady", unblocked: true });
}

function exampleOf({ contract }: Session, wrong: Wrong): [Operation, Example] | undefined {
  for (const operation of contract.operations) {
    const example = operation.examples.find(({ id }) => wrong.kind === "broken" && id === wrong.id);
    if (example !== undefined) return [operation, example];
  }
  return undefined;
}

function lawOf(session: Session, trail: Trail, wrong: Wrong) {
  const id = trail.given === undefined ? undefined : wrong.kind === "broken" ? wrong.id : wrong.kind === "incident" ? wrong.law : undefined;
  return session.contract.laws.find(law => law.id === id);
}

/** How often a simpler case is tried; each costs a deadline or a process where the call does not end. */
function most({ incident }: Trail): number {
  return incident === undefined || incident.incident.kind === "no-answer" ? 1000 : incident.incident.kind === "crashed" ? 10 : 0;
}

/** A law is asked of values of its given types only. */
function isGiven(session: Session, trail: Trail, wrong: Wrong): boolean {
  const law = lawOf(session, trail, wrong);
  const env = environment(session.contract, { variables: trail.given ?? {} });
  return law === undefined || law.given.every(({ name, type }) => conforms(trail.given?.[name], type, env) === undefined);
}

/** Calls after the one that shows it say nothing. */
function cut(trail: Trail, wrong: Wrong): Trail {
  if (wrong.kind !== "broken" || trail.given !== undefined) return trail;
  const at = trail.sightings.find(({ finding }) => finding.id === wrong.id && !finding.holds)?.at;
  return at === undefined ? trail : { ...trail, calls: trail.calls.slice(0, at + 1) };
}

/** Leaves out calls before the last, one by one, as long as it still shows. */
async function withoutSpareCalls(session: Session, trail: Trail, wrong: Wrong, specText: string): Promise<Trail> {
  if (trail.given !== undefined || wrong.kind === "incident") return trail;
  let best = trail;
  for (let at = trail.calls.length - 2; at >= 0; at--) {
    const fewer = { ...best, calls: best.calls.filter((_, index) => index !== at) };
    const tried = await replay(session, fewer, wrong, specText);
    if (shows(tried, wrong) && tried.calls.length < best.calls.length) best = cut(tried, wrong);
  }
  return best;
}
