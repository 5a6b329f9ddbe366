/** A check that fails itself is told as a broken promise; what it failed with is never thrown. */
import type { Values } from "../contract.js";
import { coverViolation } from "../covering.js";
import { inputOf } from "../judge/calls.js";
import { reason } from "../judge/changes.js";
import { copy } from "../values/index.js";
import { ContractViolation, type Violation } from "../violation.js";
import { type Boundary, Unobserved } from "./boundary.js";
import { answersPromises, callUnchecked } from "./ending.js";
import type { Kinds } from "./modes.js";
import { count, hand, isRaised, raised, secretsOf } from "./report.js";
import { shownInput } from "./steady.js";

/**
 * What becomes of a call whose check ended with an error before the implementation was called: where that is a violation, or
 * one is enforced here, it ends with it, by its promise where it is expected to answer one.
 */
export function instead(boundary: Boundary, args: unknown[], kinds: Kinds, error: unknown): unknown {
  const violation = isRaised(error) ? error : uncheckable(boundary, args, kinds, error);
  if (violation === undefined) return callUnchecked(boundary, args);
  if (answersPromises(boundary.method)) return Promise.reject(violation);
  throw violation;
}

/** The same when the implementation has ended: where nothing is thrown, the call ends as it did. */
export function afterwards(boundary: Boundary, args: unknown[], kinds: Kinds, error: unknown): void {
  const violation = isRaised(error) ? error : uncheckable(boundary, args, kinds, error);
  if (violation !== undefined) throw violation;
}

/** The state as it is now; undefined where it cannot be read, which is told, and thrown where something is enforced. */
export function stateNow(boundary: Boundary, args: unknown[], kinds: Kinds): Values | undefined {
  try {
    return boundary.observe();
  } catch (error) {
    boundary.subject.unjudged += 1;
    afterwards(boundary, args, kinds, error);
    return undefined;
  }
}

function uncheckable(boundary: Boundary, args: unknown[], kinds: Kinds, error: unknown): ContractViolation | undefined {
  const enforce = (boundary.enforced & kinds) !== 0;
  const violation = recordOf(boundary, args, error);
  count(boundary, violation.promise);
  hand(boundary, violation, {
    mode: enforce ? "enforce" : "observe",
    thrown: enforce,
    sampled: (kinds & boundary.sampled) !== 0,
  });
  if (!enforce) return undefined;
  return raised(new ContractViolation(violation, boundary.holdsSecrets ? {} : { cause: error }));
}

function recordOf(boundary: Boundary, args: unknown[], error: unknown): Violation {
  const { contract, operation } = boundary;
  const isInput = !(error instanceof Unobserved) && !isReadable(boundary, args);
  return {
    promise: `${contract.spec}/${operation.name}.${isInput ? "input" : "check"}`,
    kind: isInput ? "precondition" : "check",
    operation: operation.name,
    input: coveredInput(boundary, args),
    path: contract.path,
    line: operation.line,
    text: "",
    expected: `the call of ${operation.name} to be checked`,
    actual: `it could not be checked: ${said(boundary, error)}`,
    parts: [],
    blame: isInput ? "caller" : "implementation",
  };
}

/** What fails may speak of what it failed on. */
function said({ holdsSecrets }: Boundary, error: unknown): string {
  const withheld = "what it says is withheld, since the spec has secrets";
  try {
    if (error instanceof Unobserved) {
      if (error.foreign === undefined) return error.message;
      return holdsSecrets ? `${error.message}; ${withheld}` : `${error.message}: ${error.foreign}`;
    }
    if (!holdsSecrets) return reason(error);
    return `${error instanceof Error ? error.name : `a ${typeof error} was thrown`}; ${withheld}`;
  } catch {
    return "an error that cannot be read";
  }
}

/** Whether it is not the input that cannot be gone through. */
function isReadable({ operation }: Boundary, args: unknown[]): boolean {
  try {
    copy(inputOf(operation, args));
    return true;
  } catch {
    return false;
  }
}

function coveredInput(boundary: Boundary, args: unknown[]): Values {
  const input = shownInput(() => inputOf(boundary.operation, args));
  if (!boundary.holdsSecrets) return input;
  try {
    const secrets = secretsOf(boundary, input, []);
    return coverViolation({ input, expected: "", actual: "", parts: [] } as unknown as Violation, secrets).input;
  } catch {
    return {};
  }
}
