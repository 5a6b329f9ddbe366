/** One call of a history, put into a state: what its conditions read, and what the spec says of it there. */
import { equalValues, type Model, type Stepped } from "@tenet/checker";
import { describeOutcome, type Scene, Unanswered, type Values } from "@tenet/runtime";
import { answerOf } from "../search/answers.js";
import { operationNamed } from "../search/course.js";
import { repeatOf } from "../search/repeats.js";
import type { Session } from "../session.js";
import type { History, PastCall } from "./history.js";
import type { Came } from "./program.js";

export interface Stage {
  readonly session: Session;
  readonly model: Model;
  /** The one that is promised to bear several callers. */
  readonly operation: string;
}

export function sceneOf({ session }: Stage, { calls }: History, { call, ports }: PastCall, before: Values): Scene {
  const contract = session.executable.operations[call.operation];
  const { around } = call;
  const base = { input: contract?.complete?.(call.input) ?? call.input, before, after: before, result: undefined };
  if (around === undefined) return base;
  // One call may have asked for another: what any of them was told was the answer.
  const all = [...ports, ...calls.flatMap(one => one.ports)];
  const needs = operationNamed(session, call.operation)?.needs ?? [];
  return {
    ...base,
    now: new Date(around.now),
    ...("actor" in around ? { actor: around.actor } : {}),
    ...(needs.includes("ports") ? { ports } : {}),
    answer: (port, name, args) => {
      const told = all.filter(one => one.port === port && one.function === name && equalValues(one.args, args));
      return answerOf(told.length > 0 ? told : ports, around)(port, name, args);
    },
  };
}

export function stepOf({ session, model }: Stage, { call, outcome, ports }: PastCall, scene: Scene): Stepped {
  const { before, input, now, actor, answer } = scene;
  const { failureModes = [] } = session.executable.operations[call.operation] ?? {};
  const mode = failureModes.find(one => ports.some(one.happened));
  try {
    return model.step(before, call.operation, input, {
      ...(now === undefined ? {} : { now }),
      ...(actor === undefined ? {} : { actor }),
      ...(answer === undefined ? {} : { answer }),
      ...(session.reference === undefined ? {} : { reference: session.reference }),
      ...(mode === undefined ? {} : { trouble: mode.id }),
      ...(outcome?.kind === "returned" ? { result: outcome.value } : {}),
    });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { kind: "undetermined", why: error.message };
  }
}

interface Alone {
  /** In words: `fails with TAKEN`. */
  readonly ended: string;
  /** Whether that is not how it ended in the race. */
  readonly differs: boolean;
  readonly state: Values | undefined;
  /** What it returns. */
  readonly result?: unknown;
}

/** How the call ends where it is made alone in this state, as far as the spec says. */
export function aloneIn(
  stage: Stage,
  history: History,
  past: PastCall,
  before: Values,
  earlier: readonly Came[],
): Alone {
  const scene = sceneOf(stage, history, past, before);
  const { contract } = stage.session;
  const operation = operationNamed(stage.session, past.call.operation);
  const repeat = operation && repeatOf(contract, operation, scene, earlier);
  if (repeat?.same) return { ended: "repeats its answer", differs: false, state: before };
  const free = stepOf(stage, { ...past, outcome: undefined }, scene);
  const stepped = free.kind === "returned" && free.determined ? free : stepOf(stage, past, scene);
  const { outcome } = past;
  if (repeat !== undefined && operation?.idempotent?.otherwise !== undefined)
    return {
      ended: `fails with ${operation.idempotent.otherwise}`,
      differs: outcome?.kind !== "failed",
      state: before,
    };
  switch (stepped.kind) {
    case "returned": {
      const contract = stage.session.executable.operations[past.call.operation];
      const value = stepped.determined ? stepped.result : outcome?.kind === "returned" ? outcome.value : undefined;
      const ended = describeOutcome({ kind: "returned", value }, contract).replace("it returned", "returns");
      const same = outcome?.kind === "returned" && equalValues(outcome.value, value);
      return { ended: ended.replace("it succeeded", "succeeds"), differs: !same, state: stepped.state, result: value };
    }
    case "refused": {
      const same = outcome?.kind === "failed" && outcome.code === stepped.code;
      return { ended: `fails with ${stepped.code}`, differs: !same, state: stepped.state };
    }
    default:
      return { ended: "is not determined by the spec", differs: true, state: undefined };
  }
}

/** The call as it ended, for what comes after it in an order. */
export function cameOf(stage: Stage, history: History, past: PastCall, before: Values): Came | undefined {
  const { outcome, call } = past;
  if (outcome?.kind !== "returned") return undefined;
  const scene = { ...sceneOf(stage, history, past, before), result: outcome.value };
  const contract = stage.session.executable.operations[call.operation];
  return { operation: call.operation, scene, outcome, described: describeOutcome(outcome, contract) };
}
