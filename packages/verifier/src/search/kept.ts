/** Cases that broke a promise once, replayed before the search. */
import type { Case } from "../case.js";
import { IncidentError } from "../child/host.js";
import type { Session, Trail } from "../session.js";
import { runOne } from "./given.js";
import { type Origin, type Property, shows, type Tally, type Wrong } from "./tally.js";

/** A case and the id of the promise that it broke. */
export interface KeptCase {
  readonly promise: string;
  readonly case: Case;
}

/** What became of them, by their places in the list. */
export interface Replayed {
  readonly replayed: number;
  /** Those that break their promise again. */
  readonly broken: readonly number[];
  /** Those that the spec no longer has a place for, with the reason in words. */
  readonly stale: readonly { readonly at: number; readonly reason: string }[];
}

const asTheyAre: Property = { seed: 0, asItIs: true, shrink: async () => undefined };

export async function replayKept(
  session: Session,
  kept: readonly KeptCase[],
  specText: string,
  tally: Tally,
): Promise<Replayed> {
  const broken: number[] = [];
  const stale: { at: number; reason: string }[] = [];
  for (const [at, one] of kept.entries()) {
    const trail = await replayOne(session, one, specText);
    const reason = typeof trail === "string" ? trail : misfitOf(one, trail);
    if (reason !== undefined) stale.push({ at, reason });
    if (typeof trail === "string") continue;
    const origin: Origin = { property: asTheyAre, index: at };
    tally.add(trail, origin, "law" in one.case ? one.case.law : undefined);
    if (breaks(session, trail, one)) broken.push(at);
  }
  return { replayed: kept.length - stale.length, broken, stale };
}

/** A sentence where the case cannot be read any more. */
async function replayOne(session: Session, { case: one }: KeptCase, specText: string): Promise<Trail | string> {
  try {
    return await runOne(session, one, specText);
  } catch (error) {
    if (error instanceof IncidentError) throw error;
    return (error as Error).message.replace(/\.$/, "");
  }
}

/** Calls that were not made, since a caller may not make them. */
function misfitOf({ case: one }: KeptCase, { calls, incident, given }: Trail): string | undefined {
  if ("law" in one)
    return given === undefined && incident === undefined ? "its values are none of the law's" : undefined;
  const left = one.calls[calls.length];
  if (left === undefined || incident !== undefined) return undefined;
  return `its call of \`${left.operation}\` is not one that a caller may make`;
}

function breaks({ contract }: Session, trail: Trail, { promise }: KeptCase): boolean {
  const operation = contract.promises.find(({ id }) => id === promise)?.operation;
  const wrongs: readonly Wrong[] = [
    { kind: "broken", id: promise },
    { kind: "incident", operation, ...(operation === undefined ? { law: promise } : {}) },
  ];
  return wrongs.some(wrong => shows(trail, wrong));
}
