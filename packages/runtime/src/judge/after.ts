/** What is owed once a call has ended. */
import type {
  Clause,
  ExecutableContract,
  FailureMode,
  OperationContract,
  Outcome,
  Refusal,
  Scene,
} from "../contract.js";
import { withPoints } from "../decimals.js";
import { show } from "../show.js";
import type { Beforehand } from "./before.js";
import { applyChanges } from "./changes.js";
import { fit, isNotCaptured, isUnanswered, judgeClause, judgeInvariants, partsOf } from "./clauses.js";
import { broken, type Finding, kept } from "./finding.js";
import { judgeFrame, judgeRows } from "./rows.js";
import { endedAs, judgeEvents, judgeModes, judgeUses } from "./surroundings.js";

/** One call under judgement, in which the caller kept its duties. */
export interface Call {
  readonly contract: ExecutableContract;
  readonly operation: OperationContract;
  /** `result` is that of the outcome. */
  readonly scene: Scene;
  readonly outcome: Outcome;
  readonly before: Beforehand;
  /** The failure mode that came about. */
  readonly mode: FailureMode | undefined;
  /** What conditions that read the state are judged by: all of it, or what was captured; nothing where they are not judged. */
  readonly state: boolean;
  readonly frames: boolean;
  readonly history: boolean;
  /** Whether the state is at rest. */
  readonly invariants: boolean;
  /** Says whether the state changed as the rows say, where the state before is gone. Absent: it is there. */
  readonly rows?: (refusedBy: string | undefined) => readonly Finding[];
  /** Hears of a condition that cannot be judged, since it reads what is gone. */
  readonly leaveOut?: (clause: Clause) => void;
}

export function judgeAfter(call: Call): readonly Finding[] {
  return [
    ...judgeRefusals(call),
    ...judgeFailures(call),
    ...judgeSuccess(call),
    ...judgeState(call),
    ...judgeAround(call),
  ];
}

function judgeAround({ operation, scene, outcome, before: { due }, mode, state }: Call): readonly Finding[] {
  const excused = isBreach(mode, outcome) || (outcome.kind === "returned" && due !== undefined);
  return [
    ...(due ? [] : judgeModes(operation, mode, scene, outcome, describeOutcome(outcome, operation), state)),
    ...judgeEvents(operation, scene, outcome, excused, state),
    ...judgeUses(operation, scene, outcome, mode, state),
  ];
}

/** Whether the call did not end as the failure mode says; nothing else is said of it then. */
function isBreach(mode: Call["mode"], outcome: Outcome): boolean {
  return mode !== undefined && !endedAs(mode, outcome);
}

function judgeRefusals(call: Call): readonly Finding[] {
  const { due, refusals } = call.before;
  // What stands behind the first refusal that is due says nothing about this call.
  const judged = due ? refusals.slice(0, refusals.indexOf(due) + 1) : refusals;
  return judged.map(clause => (clause === due ? judgeDue(call, clause) : judgeNotDue(call, clause)));
}

function judgeDue(call: Call, clause: Refusal): Finding {
  const { operation, outcome } = call;
  const { nearMiss, parts } = call.before;
  if (outcome.kind === "failed" && outcome.code === clause.code) return kept(clause.id, "refusal", true, nearMiss);
  if (isUnjudged(call) || mayBeDue(call, unseen(call, clause))) return kept(clause.id, "refusal", false);
  const expected = `to fail with ${clause.code}, since ${clause.expression} does not hold`;
  return broken(clause.id, "refusal", expected, describeOutcome(outcome, operation), {
    parts: parts ?? partsOf(clause, call.scene),
    nearMiss,
  });
}

/** A refusal that is not due is broken where the call was refused in its name and nothing was due at all. */
function judgeNotDue(call: Call, clause: Refusal): Finding {
  const { operation, outcome, scene } = call;
  const { due } = call.before;
  const blamed = !due && outcome.kind === "failed" && outcome.code === clause.code && !isUnjudged(call);
  if (!blamed || mayBeDue(call, unseen(call))) return kept(clause.id, "refusal", false);
  const expected = `not to fail with ${clause.code}, since ${clause.expression} holds`;
  return broken(clause.id, "refusal", expected, `refused without reason: ${describeOutcome(outcome, operation)}`, {
    parts: partsOf(clause, call.before.seen ?? scene),
  });
}

/** What reads a state that is not seen: any of it may be due. `before`: what stands before that clause alone. */
function unseen({ operation, before: { refusals } }: Call, before?: Refusal): readonly Refusal[] {
  const seen = new Set(refusals.map(one => one.id));
  const end = operation.refusals.findIndex(one => one.id === before?.id);
  return operation.refusals.slice(0, end === -1 ? undefined : end).filter(one => !seen.has(one.id));
}

/** Whether the call was refused as one of them would have it. */
function mayBeDue({ outcome }: Call, refusals: readonly Refusal[]): boolean {
  return outcome.kind === "failed" && refusals.some(one => one.code === outcome.code);
}

/** Whether it failed in a way that it may at any time, as far as can be said here. */
function isUnjudged({
  operation,
  outcome,
  mode,
  scene,
}: Pick<Call, "operation" | "outcome" | "mode" | "scene">): boolean {
  if (outcome.kind !== "failed" || outcome.code === undefined) return false;
  return mode?.code === outcome.code || excuses(operation, scene).includes(outcome.code);
}

/** Codes that may come at any time. Those of failure modes may not, where it is known whether one came about. */
function excuses({ mayFail = [], failureModes = [] }: OperationContract, { ports }: Scene): readonly string[] {
  if (ports === undefined) return mayFail;
  return mayFail.filter(code => failureModes.every(mode => mode.code !== code));
}

/** It fails only in the ways that the spec lists. */
function judgeFailures({ operation, outcome, before: { nearMiss }, mode, scene }: Call): readonly Finding[] {
  if (operation.failsAny) return [];
  const id = `${operation.name}.failures`;
  if (outcome.kind === "returned" || isBreach(mode, outcome)) return [kept(id, "failures", false, nearMiss)];
  const ofMode = mode?.code === undefined ? [] : [mode.code];
  const codes = [
    ...new Set([...operation.refusals.map(clause => clause.code), ...excuses(operation, scene), ...ofMode]),
  ];
  if (outcome.code !== undefined && codes.includes(outcome.code)) return [kept(id, "failures", true, nearMiss)];
  const expected = codes.length === 0 ? "never to fail" : `to fail with ${codes.join(", ")} only`;
  return [broken(id, "failures", expected, describeOutcome(outcome, operation), { nearMiss })];
}

/** What holds after success; nothing is said where the call had to be refused. */
function judgeSuccess({ operation, outcome, scene, before, mode, state, leaveOut }: Call): readonly Finding[] {
  if (outcome.kind === "failed" || before.due || isBreach(mode, outcome)) return [];
  const ensures = operation.ensures
    .filter(clause => state || !clause.readsState)
    // What the dependency did not answer cannot be promised.
    .filter(clause => mode === undefined || !isUnanswered(clause, scene))
    .filter(clause => !leaveOut || !isNotCaptured(clause, scene) || leaveOut(clause));
  if (!operation.returns) return ensures.map(clause => judgeClause(clause, scene));
  const id = `${operation.name}.returns`;
  const misfit = fit(operation.returns, outcome.value, scene);
  if (!misfit) return [kept(id, "returns", true), ...ensures.map(clause => judgeClause(clause, scene))];
  const expected = `${misfit.path ? `result${misfit.path}` : "the result"} to be ${misfit.expected}`;
  // Conditions are written for results of their type: on another they would say nothing that helps.
  return [
    broken(id, "returns", expected, show(misfit.actual), {
      parts: [{ text: "result", value: withPoints(outcome.value, operation.decimals?.result) }],
    }),
  ];
}

function judgeState(call: Call): readonly Finding[] {
  const { contract, scene, outcome, before, mode } = call;
  const always = [
    ...(call.history ? (contract.history ?? []).map(one => judgeClause(one, scene, "history", before.nearMiss)) : []),
    ...(call.invariants ? judgeInvariants(contract, scene.after, before.nearMiss) : []),
  ];
  // It succeeded where it had to refuse: no row says what the state should be.
  if (!call.state || (outcome.kind === "returned" && before.due) || isBreach(mode, outcome)) return always;
  const refusedBy = outcome.kind === "failed" ? refusedIn(call) : undefined;
  if (call.rows) return [...call.rows(refusedBy), ...always];
  const applied = applyChanges(scene.before, call.operation, scene, refusedBy, mode?.id);
  return [...judgeRows(call, applied, refusedBy), ...judgeFrame(call, applied), ...always];
}

/** The clause in whose name the call was refused; the empty text where none that is judged was due. */
function refusedIn(call: Call): string {
  const { outcome } = call;
  const { due } = call.before;
  const inItsName = outcome.kind === "failed" && outcome.code === due?.code;
  return due === undefined || (!inItsName && isUnjudged(call)) ? "" : due.id;
}

/** How a call ended, in words. */
export function describeOutcome(outcome: Outcome, operation?: Pick<OperationContract, "decimals">): string {
  if (outcome.kind === "returned")
    return outcome.value === undefined
      ? "it succeeded"
      : `it returned ${show(withPoints(outcome.value, operation?.decimals?.result))}`;
  const message = outcome.message === "" || outcome.message === outcome.code ? "" : ` (${outcome.message})`;
  return outcome.code === undefined
    ? `it failed with ${outcome.name} without a code${message}`
    : `it failed with ${outcome.code}${message}`;
}
