/** From findings to violations: told to the handler, and thrown where the mode says so. */
import type { Outcome, Values } from "../contract.js";
import type { Finding } from "../judge/finding.js";
import { coverSecrets, gatherSecrets, hideSecrets, type KnownSecrets, type Secret } from "../secrets.js";
import { ContractViolation, type Violation, violationOf } from "../violation.js";
import type { Boundary } from "./boundary.js";
import { bitOf, type Kinds, kindOf } from "./modes.js";

/** What a report needs of its call. */
export interface Reported {
  readonly input: Values;
  readonly secrets: KnownSecrets;
  /** The kinds that are checked in this call. */
  readonly kinds: Kinds;
  /** The error with which the implementation itself ended. */
  readonly cause?: unknown;
}

/** @throws ContractViolation for the first broken promise that is enforced, when all have been told. */
export function report(boundary: Boundary, findings: readonly Finding[], call: Reported): void {
  let first: Violation | undefined;
  for (const finding of findings) {
    const kind = bitOf(kindOf(finding, boundary.operation.name));
    if (finding.holds || !(kind & call.kinds)) continue;
    const violation = told(boundary, finding, call);
    const enforce = (kind & boundary.enforced) !== 0;
    const thrown = enforce && first === undefined;
    if (thrown) first = violation;
    count(boundary, violation.promise);
    hand(boundary, violation, {
      mode: enforce ? "enforce" : "observe",
      thrown,
      sampled: (kind & boundary.sampled) !== 0,
    });
  }
  if (first) throw new ContractViolation(first, call.cause === undefined ? {} : { cause: call.cause });
}

function count({ subject: { violations } }: Boundary, promise: string): void {
  violations.set(promise, (violations.get(promise) ?? 0) + 1);
}

/** A handler that fails, now or later, changes nothing about the call. */
function hand({ options, subject }: Boundary, ...told: Parameters<NonNullable<typeof options.onViolation>>): void {
  const failed = () => (subject.handlerErrors += 1);
  try {
    const answer: unknown = options.onViolation?.(...told);
    if (answer instanceof Promise) answer.catch(failed);
  } catch {
    failed();
  }
}

function told(boundary: Boundary, finding: Finding, { input, secrets }: Reported): Violation {
  const { contract, operation, subject } = boundary;
  const violation = violationOf(contract, operation, input, finding);
  const together = finding.kind === "invariant" ? subject.together() : undefined;
  const calls = together && [...together].map(([name, times]) => ({ operation: name, times }));
  return withoutSecrets(calls ? { ...violation, calls } : violation, secrets);
}

/** What the spec calls secret, as it stands in this call. */
export function secretsOf(
  { contract, operation }: Pick<Boundary, "contract" | "operation">,
  input: Values,
  states: readonly Values[],
  outcome?: Outcome,
): Map<unknown, Secret> {
  const found = new Map<unknown, Secret>();
  gatherSecrets(input, operation.secrets?.input, found);
  for (const state of states) gatherSecrets(state, contract.secrets, found);
  if (outcome?.kind === "returned") gatherSecrets(outcome.value, operation.secrets?.result, found);
  return found;
}

/** What is logged is read by more people than those who may know the secret. */
function withoutSecrets(violation: Violation, secrets: KnownSecrets): Violation {
  if (secrets.size === 0) return violation;
  return {
    ...violation,
    input: hideSecrets(violation.input, secrets) as Values,
    expected: coverSecrets(violation.expected, secrets),
    actual: coverSecrets(violation.actual, secrets),
    parts: violation.parts.map(part => ("value" in part ? { ...part, value: hideSecrets(part.value, secrets) } : part)),
  };
}
