/** What the spec alone makes of a call, and whether that keeps its own promises. */
import { type Contract, type Model, modelOf, type Stepped } from "@tenet/checker";
import { type Finding, judge, judgeInvariants, type Outcome, type Scene, type Values } from "@tenet/runtime";
import type { Session } from "../../session.js";
import { holdsAny } from "./rewrite.js";
import type { Specimen } from "./samples.js";

export interface Forced {
  readonly stepped: Stepped;
  /** Promises that what the spec makes of the call breaks: nobody can keep them and the rest. */
  readonly broken: readonly Finding[];
}

const models = new WeakMap<Contract, Model>();

export function modelFor(contract: Contract): Model {
  const model = models.get(contract) ?? modelOf(contract);
  models.set(contract, model);
  return model;
}

/** Undefined where the spec does not say enough to tell. */
export function forced(session: Session, { operation, scene }: Specimen): Forced | undefined {
  const { contract, executable, reference } = session;
  const conditions = operation === undefined ? undefined : executable.operations[operation];
  if (operation === undefined || conditions === undefined) return undefined;
  const { input, before, now, actor, answer, ports = [] } = scene;
  const trouble = conditions.failureModes?.find(mode => ports.some(record => mode.happened(record)))?.id;
  const stepped = modelFor(contract).step(before, operation, input, {
    ...(now ? { now } : {}),
    ...("actor" in scene ? { actor } : {}),
    ...(answer ? { answer } : {}),
    ...(reference ? { reference } : {}),
    ...(trouble === undefined ? {} : { trouble }),
  });
  const outcome = outcomeOf(stepped);
  if (outcome === undefined || stepped.kind === "undetermined" || stepped.kind === "outside")
    return stepped.kind === "undetermined" && stepped.row !== undefined ? { stepped, broken: [] } : undefined;
  const world: Scene = { ...scene, after: stepped.state, result: undefined };
  const { events: _, ...quiet } = world;
  const findings = judge(executable, conditions, quiet, outcome, { frames: false });
  const loose = stepped.kind === "returned" && !stepped.determined;
  return { stepped, broken: findings.filter(one => !one.holds && binds(session, operation, one, outcome, loose)) };
}

function outcomeOf(stepped: Stepped): Outcome | undefined {
  if (stepped.kind === "returned") return { kind: "returned", value: stepped.result };
  return stepped.kind === "refused" ? { kind: "failed", code: stepped.code, name: "Error", message: "" } : undefined;
}

/** What rows and refusals say holds by construction; what is said of a result that nobody knows cannot be judged. */
function binds({ contract }: Session, name: string, { id, kind }: Finding, outcome: Outcome, loose: boolean): boolean {
  if (kind === "invariant" || kind === "history") return true;
  if (outcome.kind === "failed") return false;
  if (kind === "returns") return !loose;
  const clause = contract.operations.find(one => one.name === name)?.ensures.find(one => one.id === id);
  return kind === "postcondition" && clause !== undefined && !(loose && holdsAny(clause.condition, "result"));
}

/** Whether a state is one that cases may begin with. */
export function isLegal({ executable }: Session, state: Values): boolean {
  return judgeInvariants(executable, state).every(({ holds }) => holds);
}
