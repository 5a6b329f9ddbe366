/**
 * Arbitraries of npm.heap-js 1.0.0, generated from heap.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c28acf257f11b6cff3d118a9208e28818a199249979174d2c8ce2e109f46bfbb
 */
import { cases, inputs, integer, list, record, state, text } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { HeapState, PeekInput, PopInput, PushInput, SizeInput, Task } from "./heap.contract.js";

/** Values of Task. */
export const task = (): Draw<Task> => record<Task>(
  { name: text({ length: { max: 8 } }), priority: integer({ atLeast: () => -1000, atMost: 1000 }) },
  { order: ["priority", "name"] },
);

/** Initial states. */
export const heapState = () => state<HeapState>({ tasks: list(task()) });

/** Calls of push that are to succeed. */
export const pushCases = () => cases(heapState(), inputs<PushInput>({ task: task() }));

/** Calls of pop that are to succeed. */
export const popCases = () => cases(heapState(), inputs<PopInput>({}));

/** Calls of peek that are to succeed. */
export const peekCases = () => cases(heapState(), inputs<PeekInput>({}));

/** Calls of size that are to succeed. */
export const sizeCases = () => cases(heapState(), inputs<SizeInput>({}));

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Task: { fields: { priority: "plain", name: "plain" } } },
  state: { tasks: { items: { named: "Task" } } },
  operations: {
    push: { input: { task: { named: "Task" } }, result: "plain" },
    pop: { input: {}, result: { named: "Task" } },
    peek: { input: {}, result: { named: "Task" } },
    size: { input: {}, result: "plain" },
  },
};
