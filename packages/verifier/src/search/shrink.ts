/** The smallest case that still shows what is wrong, and whether it does so again. */
import type { Session, Trail } from "../session.js";
import { runLaw } from "./laws.js";
import { runCase } from "./run.js";
import { type Failure, shows, type Wrong } from "./tally.js";

export interface Smallest {
  readonly trail: Trail;
  /** Whether a fresh process shows it again. */
  readonly again: boolean;
}

export async function smallest(session: Session, { wrong, trail, origin }: Failure, specText: string): Promise<Smallest> {
  const shrunk = origin === undefined ? undefined : await origin.property.shrink(origin.index, wrong);
  const found = await withoutSpareCalls(session, cut(shrunk ?? trail, wrong), wrong, specText);
  session.host.close();
  const replayed = await replay(session, found, wrong, specText);
  return shows(replayed, wrong) ? { trail: cut(replayed, wrong), again: true } : { trail: found, again: false };
}

/** The same case with its inputs as they were. */
export function replay(session: Session, trail: Trail, wrong: Wrong, specText: string): Promise<Trail> {
  const law = lawOf(session, trail, wrong);
  if (law !== undefined && trail.given !== undefined) return runLaw(session, law, trail.given, specText);
  const draws = trail.calls.map(({ operation, input }) => ({ operation, resolve: () => input }));
  return runCase(session, trail.state, draws, { twice: wrong.kind === "unsteady", unblocked: true });
}

function lawOf(session: Session, trail: Trail, wrong: Wrong) {
  const id = trail.given === undefined ? undefined : wrong.kind === "broken" ? wrong.id : wrong.kind === "incident" ? wrong.law : undefined;
  return session.contract.laws.find(law => law.id === id);
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
