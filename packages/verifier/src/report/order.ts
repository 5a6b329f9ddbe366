import type { Contract, PromiseKind } from "@tenet/checker";
import type { Verdict } from "../verdict.js";

/** What people wrote down comes first; a frame or an example that is broken is most often a consequence. */
const ranks: Readonly<Record<PromiseKind, number>> = {
  refusal: 0,
  precondition: 0,
  postcondition: 0,
  invariant: 0,
  law: 0,
  statement: 0,
  returns: 1,
  failures: 1,
  change: 1,
  history: 1,
  transition: 1,
  permission: 1,
  visibility: 1,
  temporal: 1,
  failureMode: 1,
  quality: 1,
  event: 1,
  portCall: 1,
  idempotent: 1,
  sameAs: 1,
  example: 2,
  scenario: 2,
  frame: 3,
};

/** The verdicts with those last that are likely to follow from others; else in the order of the spec. */
export function consequencesLast({ spec, promises }: Contract, verdicts: readonly Verdict[]): Verdict[] {
  const kinds = new Map(promises.map(({ id, kind }) => [`${spec}/${id}`, kind]));
  const rank = ({ promise }: Verdict) => ranks[kinds.get(promise) ?? "statement"];
  return [...verdicts].sort((a, b) => rank(a) - rank(b));
}
