import type { ReplayAnswer } from "@tenet/verifier/replay";

/** What the lines came to. */
export interface Tally {
  accepted: number;
  refused: number;
  undecided: number;
  /** Lines that could not be read. */
  unread: number;
  /** Of the undecided calls: what was not given, in how many of them, and which promises wanted it. */
  readonly lacks: Map<string, { calls: number; readonly ids: Set<string> }>;
}

export function emptyTally(): Tally {
  return { accepted: 0, refused: 0, undecided: 0, unread: 0, lacks: new Map() };
}

export function addTo(tally: Tally, answer: ReplayAnswer): void {
  if (answer.problem !== undefined) tally.unread += 1;
  else if (answer.accepted === true) tally.accepted += 1;
  else if (answer.accepted === false) tally.refused += 1;
  else {
    tally.undecided += 1;
    addLacks(tally, answer);
  }
}

function addLacks({ lacks }: Tally, { undecided }: ReplayAnswer): void {
  for (const what of new Set(undecided.map(each => each.lacks))) {
    const entry = lacks.get(what) ?? { calls: 0, ids: new Set<string>() };
    entry.calls += 1;
    for (const each of undecided) if (each.lacks === what) entry.ids.add(each.id);
    lacks.set(what, entry);
  }
}

/** 2 where a line could not be read, for then not all was judged; else 1 where a call is refused, or under `strict` undecided. */
export function exitCodeOf({ refused, undecided, unread }: Tally, strict: boolean): number {
  if (unread > 0) return 2;
  return refused > 0 || (strict && undecided > 0) ? 1 : 0;
}
