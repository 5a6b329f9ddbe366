/** What one condition says of one scene. */
import {
  type Clause,
  type ExecutableContract,
  type Fit,
  type Misfit,
  type Part,
  type Scene,
  Unanswered,
} from "../contract.js";
import { isLeftOut, NotCaptured } from "../live.js";
import { reason } from "./changes.js";
import { broken, type Finding, type FindingKind, kept } from "./finding.js";

export function hasValue(clause: Clause, scene: Scene): boolean {
  try {
    clause.holds(scene);
    return true;
  } catch {
    return false;
  }
}

/** Conditions over a state at rest. */
export function judgeInvariants(
  contract: ExecutableContract,
  state: Scene["after"],
  nearMiss = false,
): readonly Finding[] {
  const scene: Scene = { input: {}, before: state, after: state, result: undefined };
  return contract.invariants.map(clause => judgeClause(clause, scene, "invariant", nearMiss));
}

/** A refusal that asks a dependency is not due where the dependency gave no answer: failure modes say what happens then. */
export function isDue(clause: Clause, scene: Scene): boolean {
  try {
    return !clause.holds(scene);
  } catch (error) {
    return !(error instanceof Unanswered);
  }
}

export function isUnanswered(clause: Clause, scene: Scene): boolean {
  return complaint(clause, scene) instanceof Unanswered;
}

/** Whether the condition reads of the state before what running code did not keep. */
export function isNotCaptured(clause: Clause, scene: Scene): boolean {
  return complaint(clause, scene) instanceof NotCaptured;
}

function complaint(clause: Clause, scene: Scene): unknown {
  try {
    clause.holds(scene);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** A value whose rules cannot be evaluated does not fit. */
export function fit(test: Fit, value: unknown, scene: Scene): Misfit | undefined {
  try {
    return test(value, scene);
  } catch (error) {
    // What cannot be judged is not held against it.
    if (error instanceof NotCaptured) return undefined;
    return {
      path: "",
      expected: `a value that can be checked; it could not be checked: ${reason(error)}`,
      actual: value,
    };
  }
}

/** A condition that cannot be evaluated is broken. */
export function test(clause: Clause, scene: Scene): { readonly broken: boolean; readonly actual: string } {
  try {
    const holds = clause.holds(scene);
    return { broken: !holds, actual: "it does not hold" };
  } catch (error) {
    return { broken: true, actual: `it has no value: ${reason(error)}` };
  }
}

export function judgeClause(clause: Clause, scene: Scene, kind: FindingKind = clause.kind, nearMiss = false): Finding {
  const { broken: isBroken, actual } = test(clause, scene);
  if (isBroken) return broken(clause.id, kind, clause.expression, actual, { parts: partsOf(clause, scene), nearMiss });
  return kept(clause.id, kind, entered(clause, scene), nearMiss);
}

function entered(clause: Clause, scene: Scene): boolean {
  try {
    return clause.entered?.(scene) ?? true;
  } catch {
    return true;
  }
}

export function partsOf(clause: Clause, scene: Scene): readonly Part[] {
  try {
    return clause.parts(scene).filter(part => !isLeftOut(part));
  } catch {
    return [];
  }
}
