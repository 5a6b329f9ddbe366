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
import { around, type WorldDraw } from "./world.js";

export interface StepDraw {
  readonly operation: string;
  readonly resolve: Resolve;
  readonly world: WorldDraw;
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

/** Where the clock begins. */
const dawn = new Date(Date.UTC(2026, 0, 1));

export function play(stage: Stage, { state: given, steps }: SequenceDraw): Trail {
  let state = given ?? stage.model.start;
  let broken: readonly Finding[] = judgeInvariants(stage.executable, state).filter(finding => !finding.holds);
  // Of the beginning itself, only what the spec writes under Starts is its own doing.
  if (broken.length > 0)
    return { begun: given === undefined, state: given, played: [], broken: given === undefined ? broken : [] };
  const played: Played[] = [];
  let [now, generated] = [dawn, 0];
  for (const { operation, resolve, world } of steps) {
    const contract = stage.contract.operations.find(one => one.name === operation)!;
    const input = resolve(state);
    const met = around(world, state, now, contract.needs.includes("actor"));
    if (input === undefined || met === undefined) continue;
    now = met.now ?? now;
    const full = { ...met, generated, ...(stage.reference ? { reference: stage.reference } : {}) };
    const stepped = stage.model.step(state, operation, input, full);
    if (stepped.kind === "outside") continue;
    broken = brokenBy(stage, contract, { input, before: state, ...met }, stepped);
    played.push({ call: callOf(stage, contract, input, met, stepped), stepped });
    if (broken.length > 0 || stepped.kind === "undetermined") break;
    state = stepped.state;
    // Enough for the values of one call.
    generated += 8;
  }
  return { begun: true, state: given, played, broken };
}

type Met = NonNullable<ReturnType<typeof around>>;

/** The promises of the spec that what the spec says of this call breaks. */
function brokenBy(
  { executable }: Stage,
  operation: Operation,
  { input, before, now, actor, answer, ...rest }: Met & { readonly input: Values; readonly before: Values },
  stepped: Stepped,
): readonly Finding[] {
  const contract = executable.operations[operation.name];
  const outcome = outcomeOf(stepped);
  if (contract === undefined || outcome === undefined || stepped.kind === "undetermined" || stepped.kind === "outside")
    return [];
  const scene: Scene = {
    input: contract.complete?.(input) ?? input,
    before,
    after: stepped.state,
    result: undefined,
    ...(now ? { now } : {}),
    ...("actor" in rest || actor !== undefined ? { actor } : {}),
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
  { contract, executable }: Stage,
  { name, needs, returns }: Operation,
  input: Values,
  { now, actor, answer, trouble }: Met,
  stepped: Stepped,
): SimulatedCall {
  return {
    operation: name,
    input,
    ...(needs.includes("actor") ? { actor } : {}),
    ...(needs.includes("clock") && now ? { now } : {}),
    ...(answer ? { answers: answersOf(contract, answer) } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    outcome: words(executable, name, returns, stepped),
  };
}

/** Every answer that the call could have asked for. */
function answersOf({ ports }: Contract, answer: NonNullable<Met["answer"]>): Values {
  const entries = ports.flatMap(port =>
    port.functions.map(one => [`${port.name}.${one.name}`, answer(port.name, one.name, [])] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
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
