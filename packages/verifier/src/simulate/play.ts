/** One sequence of calls on the model, judged as an implementation would be. */
import {
  type Contract,
  children,
  type Expr,
  holdsKind,
  type Model,
  type Operation,
  type RuledType,
  type Stepped,
  type Values,
} from "@tenet/checker";
import {
  describeOutcome,
  type ExecutableContract,
  type Finding,
  judge,
  judgeInvariants,
  type Outcome,
  type Scene,
} from "@tenet/runtime";
import type { Resolve } from "../arbitraries/types.js";
import type { Reference } from "../executable/clauses.js";
import type { SimulatedCall } from "./report.js";
import { type Met, met, type Tick } from "./world.js";

export interface StepDraw {
  readonly operation: string;
  readonly resolve: Resolve;
  readonly tick: Tick;
  /** The failure mode that the call meets. */
  readonly trouble: string | undefined;
}

export interface SequenceDraw {
  /** Undefined: the state under Starts. */
  readonly state: Values | undefined;
  readonly steps: readonly StepDraw[];
}

export interface Stage {
  readonly contract: Contract;
  readonly executable: ExecutableContract;
  readonly model: Model;
  readonly reference: Reference | undefined;
}

/** What one call came to. */
export interface Played {
  readonly call: SimulatedCall;
  readonly stepped: Stepped;
}

export interface Trail {
  /** Absent: it was not begun, since the drawn state breaks an invariant. */
  readonly begun: boolean;
  readonly state: Values | undefined;
  readonly played: readonly Played[];
  /** Broken promises: by the last call, or by the state under Starts itself. */
  readonly broken: readonly Finding[];
}

export function play(stage: Stage, { state: given, steps }: SequenceDraw): Trail {
  let state = given ?? stage.model.start;
  let broken: readonly Finding[] = judgeInvariants(stage.executable, state).filter(finding => !finding.holds);
  // Of the beginning itself, only what the spec writes under Starts is its own doing.
  if (broken.length > 0)
    return { begun: given === undefined, state: given, played: [], broken: given === undefined ? broken : [] };
  const played: Played[] = [];
  let now: Date | undefined;
  // Enough for the values of each call.
  for (const [at, { operation, resolve, tick, trouble }] of steps.entries()) {
    const contract = stage.contract.operations.find(one => one.name === operation)!;
    const drawn = resolve(state);
    if (drawn === undefined) continue;
    const call = met(drawn, tick, trouble, now);
    const ended = end(stage, contract, state, call, at * 8);
    if (ended.stepped.kind === "outside") continue;
    now = call.around.now;
    broken = ended.broken;
    played.push({ call: callOf(stage, contract, call, ended.stepped), stepped: ended.stepped });
    if (broken.length > 0 || ended.stepped.kind === "undetermined") break;
    state = ended.stepped.state;
  }
  return { begun: true, state: given, played, broken };
}

interface End {
  readonly stepped: Stepped;
  readonly broken: readonly Finding[];
}

/** Where the result decides and the spec does not say it, one that was drawn will do, if everything holds with it. */
function end(stage: Stage, operation: Operation, state: Values, call: Met, generated: number): End {
  const around = { ...call.around, generated, ...(stage.reference ? { reference: stage.reference } : {}) };
  const take = (more: object): End => {
    const stepped = stage.model.step(state, operation.name, call.input, { ...around, ...more });
    return { stepped, broken: brokenBy(stage, operation, state, call, stepped) };
  };
  const own = take({});
  if (own.stepped.kind !== "undetermined" || own.stepped.row !== undefined || call.witness === undefined) return own;
  const witnessed = take(call.witness);
  return witnessed.stepped.kind === "returned" && witnessed.broken.length === 0 ? witnessed : own;
}

/** The promises of the spec that what the spec says of this call breaks. */
function brokenBy(
  { executable }: Stage,
  operation: Operation,
  before: Values,
  { input, around }: Met,
  stepped: Stepped,
): readonly Finding[] {
  const contract = executable.operations[operation.name];
  const outcome = outcomeOf(stepped);
  if (contract === undefined || outcome === undefined) return [];
  if (stepped.kind === "undetermined" || stepped.kind === "outside") return [];
  const { now, answer } = around;
  const scene: Scene = {
    input: contract.complete?.(input) ?? input,
    before,
    after: stepped.state,
    result: undefined,
    now,
    ...("actor" in around ? { actor: around.actor } : {}),
    ...(answer ? { answer } : {}),
  };
  const findings = judge(executable, contract, scene, outcome, { frames: false });
  const loose = stepped.kind === "returned" && !stepped.determined;
  return findings.filter(finding => !finding.holds && counts(finding, operation, stepped.kind === "refused", loose));
}

/** What rows and refusals say holds by construction; what is said of a result that nobody knows cannot be judged. */
function counts({ id, kind }: Finding, operation: Operation, refused: boolean, loose: boolean): boolean {
  if (kind === "invariant" || kind === "history") return true;
  if (refused) return false;
  if (kind === "returns") return !loose;
  const clause = operation.ensures.find(one => one.id === id);
  return kind === "postcondition" && clause !== undefined && !(loose && readsResult(clause.condition));
}

const readsResult = (expr: Expr): boolean => expr.kind === "result" || children(expr).some(readsResult);

function outcomeOf(stepped: Stepped): Outcome | undefined {
  if (stepped.kind === "returned") return { kind: "returned", value: stepped.result };
  return stepped.kind === "refused" ? { kind: "failed", code: stepped.code, name: "Error", message: "" } : undefined;
}

function callOf(
  { executable }: Stage,
  { name, needs, returns }: Operation,
  { input, answers, around: { now, actor, trouble } }: Met,
  stepped: Stepped,
): SimulatedCall {
  return {
    operation: name,
    input,
    ...(needs.includes("actor") ? { actor } : {}),
    ...(needs.includes("clock") ? { now } : {}),
    ...(answers.size > 0 ? { answers: Object.fromEntries(answers) } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    outcome: words(executable, name, returns, stepped),
  };
}

function words(executable: ExecutableContract, name: string, returns: RuledType | undefined, stepped: Stepped): string {
  if (stepped.kind === "undetermined") return stepped.why;
  if (stepped.kind === "returned" && returns && stepped.result === undefined) return "it succeeded";
  return describeOutcome(outcomeOf(stepped) ?? { kind: "returned", value: undefined }, executable.operations[name]);
}

/** Whether calls of the operation can be drawn: functions and handles stand for nothing here. */
export function isPlayable(contract: Contract, { constructs, inputs }: Operation): boolean {
  return !constructs && inputs.every(({ type }) => !holdsKind(contract, type.type, "opaque", "callable", "order"));
}
