/** What emitters say about promises, in one form. */
import type { Contract, Promised, PromiseKind } from "@tenet/checker";
import type { Exactness } from "./emitter.js";

/** Exact, or weaker because of the gaps. */
export function heldBut(gaps: readonly string[]): Exactness {
  return gaps.length === 0 ? { level: "exact" } : { level: "weaker", reason: `not held: ${gaps.join("; ")}` };
}

export const unsupported = (reason: string): Exactness => ({ level: "unsupported", reason });

/** Promises that no level holds by itself: they are shown by others, read by people, or measured. */
const elsewhere: ReadonlySet<PromiseKind> = new Set<PromiseKind>([
  "example",
  "scenario",
  "statement",
  "quality",
  "law",
]);

/** `unsupported` for every promise that is about code, with the reason for its kind. */
export function unheld(contract: Contract, why: (promise: Promised) => string): Map<string, Exactness> {
  return new Map(
    contract.promises.filter(one => !elsewhere.has(one.kind)).map(one => [one.id, unsupported(why(one))] as const),
  );
}
