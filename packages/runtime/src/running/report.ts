/** From findings to violations: told to the handler, and thrown where the mode says so. */
import type { Outcome, Values } from "../contract.js";
import { coverViolation, gatherCall, type Telltale } from "../covering.js";
import type { Finding } from "../judge/finding.js";
import { gatherSecrets, hideSecrets, type KnownSecrets, type Secret } from "../secrets.js";
import { shownError } from "../shown-error.js";
import { ContractViolation, type Violation, violationOf } from "../violation.js";
import type { Boundary } from "./boundary.js";
import { bitOf, type Kinds, kindOf } from "./modes.js";

/** What a report needs of its call. */
export interface Reported {
  readonly input: Values;
  /** Asked for once something is broken. */
  readonly secrets: () => KnownSecrets;
  /** The kinds that are checked in this call. */
  readonly kinds: Kinds;
  /** The error with which the implementation itself ended. */
  readonly cause?: unknown;
}

/** What is thrown here, so that it is known from what others throw. */
const own = new WeakSet<object>();

export function raised(violation: ContractViolation): ContractViolation {
  own.add(violation);
  return violation;
}

export function isRaised(error: unknown): error is ContractViolation {
  return typeof error === "object" && error !== null && own.has(error);
}

/** @throws ContractViolation for the first broken promise that is enforced, when all have been told. */
export function report(boundary: Boundary, findings: readonly Finding[], call: Reported): void {
  const broken = findings.filter(one => !one.holds && (bitOf(kindOf(one, boundary.operation.name)) & call.kinds) !== 0);
  if (broken.length === 0) return;
  const secrets = boundary.subject.quietly(call.secrets);
  let first: Violation | undefined;
  for (const finding of broken) {
    const kind = bitOf(kindOf(finding, boundary.operation.name));
    const violation = told(boundary, finding, call.input, secrets);
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
  if (first === undefined) return;
  // A guard knows of more secrets, and covers the cause itself.
  const isCovered = boundary.holdsSecrets && !boundary.asks;
  const cause = call.cause === undefined ? {} : { cause: isCovered ? covered(call.cause, secrets) : call.cause };
  throw raised(new ContractViolation(first, cause));
}

/** Loggers print what a violation was caused by, too. */
function covered(cause: unknown, secrets: KnownSecrets): unknown {
  const outer = new Set<unknown>();
  const shown = (error: unknown): unknown => {
    if (!(error instanceof Error)) return hideSecrets(error, secrets);
    // A cause may lead back to its error.
    if (outer.has(error)) return undefined;
    outer.add(error);
    return shownError(error, secrets, false, shown);
  };
  try {
    return shown(cause);
  } catch {
    return new Error("«an error was thrown that cannot be shown»");
  }
}

export function count({ subject: { violations } }: Boundary, promise: string): void {
  violations.set(promise, (violations.get(promise) ?? 0) + 1);
}

/** A handler that fails, now or later, changes nothing about the call. */
export function hand(
  { options, subject }: Boundary,
  ...told: Parameters<NonNullable<typeof options.onViolation>>
): void {
  const failed = () => (subject.handlerErrors += 1);
  try {
    const answer: unknown = options.onViolation?.(...told);
    if (answer instanceof Promise) answer.catch(failed);
  } catch {
    failed();
  }
}

function told(boundary: Boundary, finding: Finding, input: Values, secrets: KnownSecrets): Violation {
  const { contract, operation, subject } = boundary;
  const violation = violationOf(contract, operation, input, finding);
  const together = finding.kind === "invariant" ? subject.together() : undefined;
  const calls = together && [...together].map(([name, times]) => ({ operation: name, times }));
  return coverViolation(calls ? { ...violation, calls } : violation, secrets);
}

/** What the spec calls secret, as it stands in this call; where an input holds some, so may its fields that nobody declared. */
export function secretsOf(
  boundary: Telltale & Pick<Boundary, "operation">,
  input: Values,
  states: readonly Values[],
  outcome?: Outcome,
): Map<unknown, Secret> {
  const found = new Map<unknown, Secret>();
  gatherCall(boundary, input, states, outcome, found);
  const { parameters, secrets } = boundary.operation;
  const further =
    secrets?.input === undefined ? [] : Object.keys(input).filter(name => !parameters.flat().includes(name));
  for (const name of further) gatherSecrets(input[name], "secret", found);
  return found;
}
