/** What judging one call says about one promise. */
import type { Part } from "../contract.js";

export type FindingKind =
  /** The input does not fit, or a Requires without `otherwise` does not hold: the caller's mistake. */
  | "precondition"
  | "refusal"
  | "postcondition"
  | "invariant"
  | "history"
  | "returns"
  | "failures"
  | "change"
  | "frame"
  /** Judged where what happened around the call is known. */
  | "failureMode"
  | "event"
  | "portCall"
  | "quality"
  /** What should have been judged could not be. */
  | "check"
  /** Judged by whoever sees many calls. */
  | "temporal"
  | "idempotent"
  | "sameAs";

export type Blame = "caller" | "implementation";

export interface Finding {
  /** The promise without its spec: `TRF-3`, `transfer.returns`. An input that does not fit is `transfer.input`. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly holds: boolean;
  /** Whether this call put the promise to the test: the implication was entered, the refusal was due, the row applied. */
  readonly exercised: boolean;
  /** Whether exactly one refusal was due. For a refusal: whether it was this one. */
  readonly nearMiss: boolean;
  /** Sub-expressions and their values, smallest first. Empty where the promise holds. */
  readonly parts: readonly Part[];
  /** In words. Empty where the promise holds. */
  readonly expected: string;
  readonly actual: string;
  readonly blame: Blame;
}

/** A promise that holds. */
export function kept(id: string, kind: FindingKind, exercised: boolean, nearMiss = false): Finding {
  return { id, kind, holds: true, exercised, nearMiss, parts: [], expected: "", actual: "", blame: "implementation" };
}

/** A promise that is broken, in words. */
export function broken(
  id: string,
  kind: FindingKind,
  expected: string,
  actual: string,
  more: { readonly parts?: readonly Part[]; readonly nearMiss?: boolean; readonly blame?: Blame } = {},
): Finding {
  const { parts = [], nearMiss = false, blame = "implementation" } = more;
  return { id, kind, holds: false, exercised: true, nearMiss, parts, expected, actual, blame };
}
