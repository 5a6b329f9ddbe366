/** The call under way, found again by dependencies and events wherever the implementation asks for them. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { EventRecord, OperationContract, PortRecord, Scene, Values } from "../contract.js";
import { Unanswered } from "../contract.js";
import { equal } from "../values/index.js";
import { notObserved } from "./observed.js";

export interface Call {
  readonly operation: OperationContract;
  readonly input: Values;
  readonly actor: unknown;
  readonly now: Date;
  /** Reading the input or who calls threw. */
  readonly isUnreadable?: boolean;
  /** In the order in which they were asked. */
  readonly ports: PortRecord[];
  readonly events: EventRecord[];
  /** What was looked up of the state, if anything was. */
  looked?: Values;
  /** Whether the implementation was called: from then on, what is not known to have ended may have been done. */
  begun: boolean;
  /** What comes later is no part of it. */
  ended: boolean;
}

export const underWay = new AsyncLocalStorage<Call>();

/** What is known of a call before it is made; `state` where some of it is known. */
export function sceneOf({ input, actor, now }: Call, state: Values = notObserved): Scene {
  return { input, before: state, after: state, result: undefined, now, actor, answer: unanswered };
}

const unanswered: NonNullable<Scene["answer"]> = (port, name) => {
  throw new Unanswered(`${port}.${name} was not asked`);
};

/** What a dependency answered in the call. */
export function answerIn({ ports }: Pick<Call, "ports">): NonNullable<Scene["answer"]> {
  return (port, name, args) => {
    const said = ports.find(one => one.port === port && one.function === name && equal(one.args, args));
    if (said === undefined || said.answer.kind === "failed" || said.trouble !== undefined)
      throw new Unanswered(`${port}.${name} gave no answer`);
    return said.answer.value;
  };
}
