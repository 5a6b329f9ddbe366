/** Which promises were hardly put to the test. */
import type { Operation, Promised } from "@tenet/checker";
import type { Target } from "../arbitraries/types.js";
import type { Tally } from "./tally.js";
import { idOf } from "./target.js";

/** Fewer cases than this show little. */
export const few = 5;

/** Whether the target, or a promise of the operation's success, was exercised less than that. */
export function isThin(
  { promises, tally }: { readonly promises: readonly Promised[]; readonly tally: Tally },
  { name, refusals }: Operation,
  target: Target | undefined,
): boolean {
  const id = idOf(target);
  const isOwn = (promise: Promised) =>
    id === undefined
      ? promise.operation === name && !refusals.some(refusal => refusal.id === promise.id)
      : promise.id === id;
  return promises
    .filter(promise => isOwn(promise) && promise.notChecked === undefined)
    .some(promise => (tally.counts.get(promise.id)?.cases ?? 0) < few);
}
