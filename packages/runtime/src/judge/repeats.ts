import type { OperationContract, Scene } from "../contract.js";
import { equal } from "../values/index.js";
import type { Finding, FindingKind } from "./finding.js";

const excused: ReadonlySet<FindingKind> = new Set(["refusal", "postcondition", "change"]);

/**
 * What one call shows where nobody knows the calls before it. An idempotent operation answers a repeated call as it did
 * the first, and changes nothing: a call that changed nothing may be such a one, so that nothing more is held against it.
 */
export function withoutRepeats(
  operation: OperationContract,
  { before, after }: Scene,
  findings: readonly Finding[],
): readonly Finding[] {
  return operation.idempotent && equal(before, after) ? excuseRepeat(operation, findings) : findings;
}

/** What is held against a call that changed nothing. */
export function excuseRepeat(operation: OperationContract, findings: readonly Finding[]): readonly Finding[] {
  return operation.idempotent ? findings.filter(finding => finding.holds || !excused.has(finding.kind)) : findings;
}
