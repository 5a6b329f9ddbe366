/**
 * Arbitraries of npm.fastpriorityqueue 1.0.0, generated from queue.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:776e4dec6ad46c40556ecc43f66caf87d8d3252b9252669ecc65fbe321afe314
 */
import { boolean, cases, inputs, integer, list, record, state } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type {
  AddInput,
  HeapifyInput,
  PollInput,
  QueueState,
  RemoveDoneInput,
  SizeInput,
  Task,
} from "./queue.contract.js";

/** Values of Task. */
export const task = (): Draw<Task> => record<Task>({ done: boolean(), priority: integer({ atLeast: 0, atMost: 9 }) }, { order: ["priority", "done"] });

/** Initial states. */
export const queueState = () => state<QueueState>({ tasks: list(task()) });

/** Calls of add that are to succeed. */
export const addCases = () => cases(queueState(), inputs<AddInput>({ task: task() }));

/** Calls of heapify that are to succeed. */
export const heapifyCases = () => cases(
  queueState(),
  inputs<HeapifyInput>({ list: list(task(), { length: { max: 12 } }) }),
);

/** Calls of poll that are to succeed. */
export const pollCases = () => cases(queueState(), inputs<PollInput>({}));

/** Calls of removeDone that are to succeed. */
export const removeDoneCases = () => cases(queueState(), inputs<RemoveDoneInput>({}));

/** Calls of size that are to succeed. */
export const sizeCases = () => cases(queueState(), inputs<SizeInput>({}));

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Task: { fields: { priority: "plain", done: "plain" } } },
  state: { tasks: { items: { named: "Task" } } },
  operations: {
    add: { input: { task: { named: "Task" } }, result: "plain" },
    heapify: { input: { list: { items: { named: "Task" } } }, result: "plain" },
    poll: { input: {}, result: { named: "Task" } },
    removeDone: { input: {}, result: { items: { named: "Task" } } },
    size: { input: {}, result: "plain" },
  },
};
