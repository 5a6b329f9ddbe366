/** Judges one call against an operation's contract: the one meaning of a promise, for wrappers, tests and the verifier alike. */
import type {
  Clause,
  ExecutableContract,
  FailureMode,
  Fit,
  Misfit,
  OperationContract,
  Outcome,
  Part,
  Refusal,
  Scene,
  Values,
} from "../contract.js";
import { Unanswered } from "../contract.js";
import { withPoints } from "../decimals.js";
import { show } from "../show.js";
import { equal } from "../values/index.js";
import { type Applied, applies, applyChanges, exceptTouched, reason } from "./changes.js";
import { broken, type Finding, type FindingKind, kept } from "./finding.js";
import { at, difference, showPlace } from "./paths.js";
import { endedAs, judgeEvents, judgeModes, judgeUses, modeOf } from "./surroundings.js";

export interface JudgeOptions {
  /** Whether `before` and `after` of the scene are the state. Default: whether the spec has state. */
  readonly state?: boolean;
  /** Whether what no row of Changes names is compared. Default: as `state`. */
  readonly frames?: boolean;
  /** The inputs as they were given and as the call left them: changing one in place breaks the frame. Default: not looked at. */
  readonly inputs?: Inputs;
}

interface Inputs {
  readonly before: unknown;
  readonly after: unknown;
}

/** One call under judgement. */
interface Call {
  readonly contract: ExecutableContract;
  readonly operation: OperationContract;
  readonly scene: Scene;
  readonly outcome: Outcome;
  /** The first refusal that is due. */
  readonly due: Refusal | undefined;
  /** The failure mode that came about. */
  readonly mode: FailureMode | undefined;
  readonly nearMiss: boolean;
  readonly state: boolean;
  readonly frames: boolean;
}

/**
 * Says for every promise that this call puts to a judgement whether it holds.
 * Where the caller broke a duty, the findings are about the caller alone. `scene.result` is taken from the outcome.
 */
export function judge(
  contract: ExecutableContract,
  operation: OperationContract,
  scene: Scene,
  outcome: Outcome,
  options: JudgeOptions = {},
): readonly Finding[] {
  const duties = judgeCaller(operation, scene, options);
  if (duties.some(finding => !finding.holds)) return duties;
  const state = options.state ?? contract.stateful;
  const refusals = operation.refusals.filter(clause => state || !clause.readsState);
  const due = refusals.filter(clause => isDue(clause, scene));
  const call: Call = {
    contract,
    operation,
    scene: { ...scene, result: outcome.kind === "returned" ? outcome.value : undefined },
    outcome,
    due: due[0],
    mode: due.length > 0 ? undefined : modeOf(operation, scene),
    // What has no value once the first is due is no second reason.
    nearMiss: due.length > 0 && due.slice(1).every(clause => !hasValue(clause, scene)),
    state,
    frames: state && (options.frames ?? true),
  };
  const findings = [
    ...duties,
    ...judgeRefusals(call, refusals),
    ...judgeFailures(call),
    ...judgeSuccess(call),
    ...judgeState(call),
    ...judgeAround(call),
  ];
  return options.inputs === undefined ? findings : judgeInputs(call, findings, options.inputs);
}

/** The caller's duties alone: types and rules of the inputs, Requires without `otherwise`. Made before the call. */
export function judgeCaller(
  operation: OperationContract,
  scene: Scene,
  options: JudgeOptions = {},
): readonly Finding[] {
  const misfit = fit(operation.accepts, scene.input, scene);
  if (misfit) {
    const expected = `${misfit.path.replace(/^\./, "") || "the input"} to be ${misfit.expected}`;
    return [broken(`${operation.name}.input`, "precondition", expected, show(misfit.actual), { blame: "caller" })];
  }
  const known = (clause: Clause) => options.state !== false || !clause.readsState;
  const refused = operation.refusals.some(clause => known(clause) && test(clause, scene).broken);
  // A duty about what is not there is none, where the call has to be refused for that.
  const isDuty = (clause: Clause) => !refused || hasValue(clause, scene);
  return operation.requires
    .filter(clause => known(clause) && isDuty(clause))
    .map(clause => ({ ...judgeClause(clause, scene), blame: "caller" }));
}

function hasValue(clause: Clause, scene: Scene): boolean {
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

function judgeAround({ operation, scene, outcome, due, mode }: Call): readonly Finding[] {
  const excused = isBreach(mode, outcome) || (outcome.kind === "returned" && due !== undefined);
  return [
    ...(due ? [] : judgeModes(operation, mode, scene, outcome, describeOutcome(outcome, operation))),
    ...judgeEvents(operation, scene, outcome, excused),
    ...judgeUses(operation, scene, outcome, mode),
  ];
}

/** Whether the call did not end as the failure mode says; nothing else is said of it then. */
function isBreach(mode: Call["mode"], outcome: Outcome): boolean {
  return mode !== undefined && !endedAs(mode, outcome);
}

function isUnanswered(clause: Clause, scene: Scene): boolean {
  try {
    clause.holds(scene);
    return false;
  } catch (error) {
    return error instanceof Unanswered;
  }
}

/** A value whose rules cannot be evaluated does not fit. */
function fit(test: Fit, value: unknown, scene: Scene): Misfit | undefined {
  try {
    return test(value, scene);
  } catch (error) {
    return { path: "", expected: `a value that its rules can be evaluated for (${reason(error)})`, actual: value };
  }
}

/** A condition that cannot be evaluated is broken. */
function test(clause: Clause, scene: Scene): { readonly broken: boolean; readonly actual: string } {
  try {
    const holds = clause.holds(scene);
    return { broken: !holds, actual: "it does not hold" };
  } catch (error) {
    return { broken: true, actual: `it has no value: ${reason(error)}` };
  }
}

function judgeClause(clause: Clause, scene: Scene, kind: FindingKind = clause.kind, nearMiss = false): Finding {
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

function partsOf(clause: Clause, scene: Scene): readonly Part[] {
  try {
    return clause.parts(scene);
  } catch {
    return [];
  }
}

function judgeRefusals(call: Call, refusals: readonly Refusal[]): readonly Finding[] {
  const { due } = call;
  // What stands behind the first refusal that is due says nothing about this call.
  const judged = due ? refusals.slice(0, refusals.indexOf(due) + 1) : refusals;
  return judged.map(clause => (clause === due ? judgeDue(call, clause) : judgeNotDue(call, clause)));
}

function judgeDue(call: Call, clause: Refusal): Finding {
  const { operation, outcome, nearMiss } = call;
  if (outcome.kind === "failed" && outcome.code === clause.code) return kept(clause.id, "refusal", true, nearMiss);
  if (isUnjudged(call)) return kept(clause.id, "refusal", false);
  const expected = `to fail with ${clause.code}, since ${clause.expression} does not hold`;
  return broken(clause.id, "refusal", expected, describeOutcome(outcome, operation), {
    parts: partsOf(clause, call.scene),
    nearMiss,
  });
}

/** A refusal that is not due is broken where the call was refused in its name and nothing was due at all. */
function judgeNotDue(call: Call, clause: Refusal): Finding {
  const { operation, outcome, due, scene } = call;
  const blamed = !due && outcome.kind === "failed" && outcome.code === clause.code && !isUnjudged(call);
  if (!blamed) return kept(clause.id, "refusal", false);
  const expected = `not to fail with ${clause.code}, since ${clause.expression} holds`;
  return broken(clause.id, "refusal", expected, `refused without reason: ${describeOutcome(outcome, operation)}`, {
    parts: partsOf(clause, scene),
  });
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
function judgeFailures({ operation, outcome, nearMiss, mode, scene }: Call): readonly Finding[] {
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
function judgeSuccess({ operation, outcome, scene, due, mode, state }: Call): readonly Finding[] {
  if (outcome.kind === "failed" || due || isBreach(mode, outcome)) return [];
  const ensures = operation.ensures
    .filter(clause => state || !clause.readsState)
    // What the dependency did not answer cannot be promised.
    .filter(clause => mode === undefined || !isUnanswered(clause, scene));
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
  if (!call.state) return [];
  const { contract, operation, scene, outcome, due, mode } = call;
  const invariants = judgeInvariants(contract, scene.after, call.nearMiss);
  const history = (contract.history ?? []).map(clause => judgeClause(clause, scene, "history", call.nearMiss));
  // It succeeded where it had to refuse: no row says what the state should be.
  if (outcome.kind === "returned" && due) return [...history, ...invariants];
  if (isBreach(mode, outcome)) return [...history, ...invariants];
  const refusedBy = outcome.kind === "failed" ? refusedIn(call) : undefined;
  const applied = applyChanges(scene.before, operation, scene, refusedBy, mode?.id);
  return [...judgeRows(call, applied, refusedBy), ...judgeFrame(call, applied), ...history, ...invariants];
}

/** The clause in whose name the call was refused; the empty text where none that is judged was due. */
function refusedIn(call: Call): string {
  const { outcome, due } = call;
  const inItsName = outcome.kind === "failed" && outcome.code === due?.code;
  return due === undefined || (!inItsName && isUnjudged(call)) ? "" : due.id;
}

function judgeRows(
  { contract, operation, scene, nearMiss, mode }: Call,
  applied: Applied,
  refusedBy: string | undefined,
): readonly Finding[] {
  const rows = (operation.changes ?? []).filter(
    row => applies(row, refusedBy, mode?.id) && (row.becomes || row.removes),
  );
  return rows.map(row => {
    const failed = applied.failed.find(one => one.row === row);
    if (failed)
      return broken(
        row.id,
        "change",
        `${row.expression} to change as the spec says`,
        `it has no value: ${failed.problem}`,
        { nearMiss },
      );
    const touched = applied.touched.filter(one => one.row === row);
    for (const { place, problem } of touched) {
      const wanted = at(applied.expected, place);
      const found = at(scene.after, place);
      if (problem === undefined && wanted.found === found.found && equal(wanted.value, found.value)) continue;
      const shown = (state: Values) => at(withPoints(state, contract.decimals) as Values, place);
      const parts = [
        { text: `old(${row.expression})`, value: shown(scene.before).value },
        { text: row.expression, value: shown(scene.after).value },
      ];
      const expected =
        problem === undefined
          ? `${showPlace(place)} to be ${here(shown(applied.expected))}`
          : `${row.expression} to change as the spec says`;
      return broken(
        row.id,
        "change",
        expected,
        problem === undefined ? here(shown(scene.after)) : `it has no value: ${problem}`,
        {
          parts,
          nearMiss,
        },
      );
    }
    return kept(row.id, "change", touched.length > 0, nearMiss);
  });
}

function here({ found, value }: { readonly found: boolean; readonly value: unknown }): string {
  return found ? show(value) : "absent";
}

/** What no row names stays equal. */
function judgeFrame(call: Call, applied: Applied): readonly Finding[] {
  if (!call.frames) return [];
  const { contract, operation, scene, nearMiss } = call;
  const id = `${operation.name}.frame`;
  const place = difference(exceptTouched(scene.before, scene.after, applied.touched), scene.after);
  if (!place) return [kept(id, "frame", true, nearMiss)];
  const shown = (state: Values) => at(withPoints(state, contract.decimals) as Values, place);
  const [old, now] = [shown(scene.before), shown(scene.after)];
  const expected = `${showPlace(place)} to stay ${here(old)}${call.outcome.kind === "failed" ? ", since the call was refused" : ""}`;
  const parts = [
    { text: `old(${showPlace(place)})`, value: old.value },
    { text: showPlace(place), value: now.value },
  ];
  return [broken(id, "frame", expected, here(now), { parts, nearMiss })];
}

/** An input that was changed in place breaks the frame; without state that is all there is to a frame. */
function judgeInputs(
  { operation, state, nearMiss }: Call,
  findings: readonly Finding[],
  inputs: Inputs,
): readonly Finding[] {
  const id = `${operation.name}.frame`;
  const place = difference(inputs.before, inputs.after);
  if (!place) return state ? findings : [...findings, kept(id, "frame", true, nearMiss)];
  const name = showPlace(place);
  const [was, is] = [at(inputs.before, place).value, at(inputs.after, place).value];
  const parts = [
    { text: `old(${name})`, value: was },
    { text: name, value: is },
  ];
  const expected = `the input ${name} to stay as the caller gave it`;
  const finding = broken(id, "frame", expected, "it was changed in place", { parts, nearMiss });
  if (!state) return [...findings, finding];
  return findings.map(one => (one.id === id && one.holds ? finding : one));
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
