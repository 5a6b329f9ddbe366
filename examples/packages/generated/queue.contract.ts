/**
 * The contract of npm.fastpriorityqueue 1.0.0, generated from queue.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:776e4dec6ad46c40556ecc43f66caf87d8d3252b9252669ecc65fbe321afe314
 */
import {
  implement as wrap,
  captured,
  copy,
  isRecord,
  misfit,
  own,
  part,
  sameItems,
  step,
  surplus,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export interface Task {
  readonly priority: number;
  readonly done: boolean;
}

/** What the spec's State section holds. */
export type QueueState = {
  readonly tasks: readonly Task[];
};

export type AddInput = {
  readonly task: Task;
};

export type HeapifyInput = {
  readonly list: readonly Task[];
};

export type PollInput = Readonly<Record<string, never>>;

export type RemoveDoneInput = Readonly<Record<string, never>>;

export type SizeInput = Readonly<Record<string, never>>;

/** The codes with which operations refuse. */
export type QueueRefusal = never;

/** Queue: the shape that `bind` takes. */
export interface Queue {
  readonly state: QueueState;
  readonly operations: {
    readonly add: { readonly input: AddInput; readonly result: void };
    readonly heapify: { readonly input: HeapifyInput; readonly result: void };
    readonly poll: { readonly input: PollInput; readonly result: Task | undefined };
    readonly removeDone: { readonly input: RemoveDoneInput; readonly result: readonly Task[] };
    readonly size: { readonly input: SizeInput; readonly result: number };
  };
}

/** What an implementation offers, synchronous or not. */
export interface QueueOperations {
  /** "add an element into the queue" */
  add(task: AddInput["task"]): void | Promise<void>;
  /** "replace the content of the heap with the provided array, then order it based on the comparator" */
  heapify(list: HeapifyInput["list"]): void | Promise<void>;
  /** "remove and return the element on top of the heap (smallest element). If the priority queue is empty, the function returns undefined" */
  poll(): (Task | undefined) | Promise<Task | undefined>;
  /** "removeMany(callback): execute the callback function for each item of the queue and remove each item for which the callback will return true. Returns an array containing the removed items." */
  removeDone(): readonly Task[] | Promise<readonly Task[]>;
  size(): number | Promise<number>;
}

type AddScene = SceneOf<QueueState, AddInput, undefined>;
type HeapifyScene = SceneOf<QueueState, HeapifyInput, undefined>;
type PollScene = SceneOf<QueueState, PollInput, Task | undefined>;
type RemoveDoneScene = SceneOf<QueueState, RemoveDoneInput, readonly Task[]>;
type SizeScene = SceneOf<QueueState, SizeInput, number>;
type QueueStateScene = SceneOf<QueueState, Readonly<Record<string, never>>, undefined>;

/** Where a value does not fit Task. */
function fitTask(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["priority", "done"], at);
  if (extra1) return extra1;
  const field2 = own(value, "priority");
  if (!Number.isSafeInteger(field2)) return misfit(at + ".priority", "integer", field2);
  const field3 = own(value, "done");
  if (typeof field3 !== "boolean") return misfit(at + ".done", "boolean", field3);
  const it5 = field2 as number;
  if (!(it5 >= 0)) return misfit(at + ".priority", "at least 0", it5);
  if (!(it5 <= 9)) return misfit(at + ".priority", "at most 9", it5);
  return undefined;
}

function fitStateTasks(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!Array.isArray(value)) return misfit(at, "a list", value);
  for (const [index1, item2] of (value as readonly unknown[]).entries()) {
    const wrong3 = fitTask(item2, at + step(index1), c);
    if (wrong3) return wrong3;
  }
  return undefined;
}

function fitAddInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["task"], at);
  if (extra1) return extra1;
  const field2 = own(value, "task");
  const wrong3 = fitTask(field2, at + ".task", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitHeapifyInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["list"], at);
  if (extra1) return extra1;
  const field2 = own(value, "list");
  if (!Array.isArray(field2)) return misfit(at + ".list", "a list", field2);
  for (const [index3, item4] of (field2 as readonly unknown[]).entries()) {
    const wrong5 = fitTask(item4, at + ".list" + step(index3), c);
    if (wrong5) return wrong5;
  }
  const it7 = field2 as readonly Task[];
  if (!(it7.length <= 12)) return misfit(at + ".list", "of a length of at most 12", it7);
  return undefined;
}

function fitPollInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, [], at);
  if (extra1) return extra1;
  return undefined;
}

function fitPollResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (value !== undefined && value !== null) {
    const wrong1 = fitTask(value, at, c);
    if (wrong1) return wrong1;
  }
  return undefined;
}

function fitRemoveDoneInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, [], at);
  if (extra1) return extra1;
  return undefined;
}

function fitRemoveDoneResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!Array.isArray(value)) return misfit(at, "a list", value);
  for (const [index1, item2] of (value as readonly unknown[]).entries()) {
    const wrong3 = fitTask(item2, at + step(index1), c);
    if (wrong3) return wrong3;
  }
  return undefined;
}

function fitSizeInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, [], at);
  if (extra1) return extra1;
  return undefined;
}

function fitSizeResult(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!Number.isSafeInteger(value)) return misfit(at, "integer", value);
  return undefined;
}

/** Whether a value is of the type Task. */
function isTask(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "priority":
      case "done":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["priority"];
  if (!Number.isSafeInteger(field4)) return false;
  const field5 = fields1["done"];
  if (typeof field5 !== "boolean") return false;
  const it7 = field4 as number;
  if (!(it7 >= 0)) return false;
  if (!(it7 <= 9)) return false;
  return true;
}

function isStateTasks(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const list1 = value as readonly unknown[];
  for (let at2 = 0; at2 < list1.length; at2 += 1) {
    const item3 = list1[at2];
    if (!isTask(item3)) return false;
  }
  return true;
}

function isAddInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["task"];
  if (!isTask(field2)) return false;
  return true;
}

function isHeapifyInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["list"];
  if (!Array.isArray(field2)) return false;
  const list3 = field2 as readonly unknown[];
  for (let at4 = 0; at4 < list3.length; at4 += 1) {
    const item5 = list3[at4];
    if (!isTask(item5)) return false;
  }
  const it7 = field2 as readonly Task[];
  if (!(it7.length <= 12)) return false;
  return true;
}

function isPollInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  for (const _name2 in fields1) return false;
  return true;
}

function isPollResult(value: unknown): boolean {
  if (value !== undefined && value !== null) {
    if (!isTask(value)) return false;
  }
  return true;
}

function isRemoveDoneInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  for (const _name2 in fields1) return false;
  return true;
}

function isRemoveDoneResult(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const list1 = value as readonly unknown[];
  for (let at2 = 0; at2 < list1.length; at2 += 1) {
    const item3 = list1[at2];
    if (!isTask(item3)) return false;
  }
  return true;
}

function isSizeInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  for (const _name2 in fields1) return false;
  return true;
}

function isSizeResult(value: unknown): boolean {
  if (!Number.isSafeInteger(value)) return false;
  return true;
}

export const contract: ExecutableContract = {
  spec: "npm.fastpriorityqueue",
  path: "queue.spec.md",
  errors: "throw",
  stateful: true,
  invariants: [
    {
      id: "tasks.type",
      kind: "invariant",
      text: "",
      expression: "tasks fits its type",
      line: 24,
      holds: (c: QueueStateScene) => fitStateTasks(c.after.tasks, "tasks", { scene: c, always: false }) === undefined,
      parts: (c: QueueStateScene) => [
        part("where it does not fit", () => fitStateTasks(c.after.tasks, "tasks", { scene: c, always: false })),
      ],
      readsState: true,
    },
  ],
  quickInvariants: (c: Live<QueueStateScene>) => isStateTasks(c.after.tasks),
  operations: {
    add: {
      name: "add",
      line: 28,
      parameters: ["task"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitAddInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "QUEUE-1",
          kind: "postcondition",
          text: "The task has joined",
          expression: "tasks.sameItems([...old(tasks), task])",
          line: 38,
          holds: (c: AddScene) => sameItems(
            c.after.tasks,
            (c.captured ? (captured(c, 0) as readonly Task[]) : [...c.before.tasks, c.input.task]),
          ),
          parts: (c: AddScene) => [
            part("tasks", () => c.after.tasks),
            part("task", () => c.input.task),
            part("old(tasks)", () => c.before.tasks),
            part(
              "[...old(tasks), task]",
              () => (c.captured ? (captured(c, 0) as readonly Task[]) : [...c.before.tasks, c.input.task]),
            ),
          ],
          readsState: true,
        },
      ],
      changes: [
        {
          id: "add.changes.tasks",
          expression: "tasks",
          line: 44,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        { expression: "[...old(tasks), task]", value: (c: AddScene) => copy([...c.before.tasks, c.input.task]) },
      ],
      quick: {
        named: (args) => ({ task: args[0] }),
        input: (c: LiveScene) => isAddInput(c.input),
        capture: (c: Live<AddScene>) => [copy([...c.before.tasks, c.input.task])],
        ensures: (c: Live<AddScene>) => !c.state || sameItems(c.after.tasks, (c.captured![0] as readonly Task[])),
      },
    },
    heapify: {
      name: "heapify",
      line: 46,
      parameters: ["list"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitHeapifyInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "QUEUE-2",
          kind: "postcondition",
          text: "The queue holds just these",
          expression: "tasks.sameItems(list)",
          line: 56,
          holds: (c: HeapifyScene) => sameItems(c.after.tasks, c.input.list),
          parts: (c: HeapifyScene) => [part("tasks", () => c.after.tasks), part("list", () => c.input.list)],
          readsState: true,
        },
      ],
      changes: [
        {
          id: "heapify.changes.tasks",
          expression: "tasks",
          line: 62,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      quick: {
        named: (args) => ({ list: args[0] }),
        input: (c: LiveScene) => isHeapifyInput(c.input),
        ensures: (c: Live<HeapifyScene>) => !c.state || sameItems(c.after.tasks, c.input.list),
      },
    },
    poll: {
      name: "poll",
      line: 64,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitPollInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitPollResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "QUEUE-3",
          kind: "postcondition",
          text: "Nothing comes of an empty queue, and a task of any other",
          expression: "(result === nothing) === (old(tasks).length === 0)",
          line: 73,
          holds: (c: PollScene) =>
            c.result == null === (c.captured ? (captured(c, 0) as boolean) : c.before.tasks.length === 0),
          parts: (c: PollScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks)),
            part("result === nothing", () => c.result == null),
            part("old(tasks).length", () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks).length),
            part(
              "old(tasks).length === 0",
              () => (c.captured ? (captured(c, 0) as boolean) : c.before.tasks.length === 0),
            ),
          ],
          readsState: true,
        },
        {
          id: "QUEUE-4",
          kind: "postcondition",
          text: "It is the smallest",
          expression: "result !== nothing implies old(tasks).every(t => result.priority <= t.priority)",
          line: 74,
          holds: (c: PollScene) =>
            c.result == null ||
              (
                c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks
              ).every((t) => c.result!.priority <= t.priority),
          parts: (c: PollScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks)),
            part("result !== nothing", () => c.result != null),
            part(
              "old(tasks).every(t => result.priority <= t.priority)",
              () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks).every(
                (t) => c.result!.priority <= t.priority,
              ),
            ),
          ],
          entered: (c: PollScene) => c.result != null,
          readsState: true,
        },
        {
          id: "QUEUE-5",
          kind: "postcondition",
          text: "It has left, no other",
          expression: "result !== nothing implies old(tasks).sameItems([...tasks, result])",
          line: 75,
          holds: (c: PollScene) =>
            c.result == null ||
              sameItems(
                (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks),
                [...c.after.tasks, c.result!],
              ),
          parts: (c: PollScene) => [
            part("result", () => c.result!),
            part("tasks", () => c.after.tasks),
            part("old(tasks)", () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks)),
            part("result !== nothing", () => c.result != null),
            part("[...tasks, result]", () => [...c.after.tasks, c.result!]),
            part(
              "old(tasks).sameItems([...tasks, result])",
              () => sameItems(
                (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks),
                [...c.after.tasks, c.result!],
              ),
            ),
          ],
          entered: (c: PollScene) => c.result != null,
          readsState: true,
        },
      ],
      changes: [
        {
          id: "poll.changes.tasks",
          expression: "tasks",
          line: 81,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        { expression: "old(tasks).length === 0", value: (c: PollScene) => c.before.tasks.length === 0 },
        { expression: "tasks", value: (c: PollScene) => copy(c.before.tasks) },
      ],
      quick: {
        input: (c: LiveScene) => isPollInput(c.input),
        capture: (c: Live<PollScene>) => [c.before.tasks.length === 0, copy(c.before.tasks)],
        returns: (c: LiveScene) => isPollResult(c.result),
        ensures: (c: Live<PollScene>) =>
          !c.state ||
            c.result == null === (c.captured![0] as boolean) &&
              (
                c.result == null || (c.captured![1] as readonly Task[]).every((t) => c.result!.priority <= t.priority)
              ) &&
              (c.result == null || sameItems((c.captured![1] as readonly Task[]), [...c.after.tasks, c.result!])),
      },
    },
    removeDone: {
      name: "removeDone",
      line: 83,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitRemoveDoneInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitRemoveDoneResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "QUEUE-6",
          kind: "postcondition",
          text: "Every task that is done has left, no other",
          expression: "tasks.sameItems(old(tasks).filter(t => !t.done))",
          line: 92,
          holds: (c: RemoveDoneScene) => sameItems(
            c.after.tasks,
            (c.captured ? (captured(c, 0) as readonly Task[]) : c.before.tasks.filter((t) => !t.done)),
          ),
          parts: (c: RemoveDoneScene) => [
            part("tasks", () => c.after.tasks),
            part("old(tasks)", () => c.before.tasks),
            part(
              "old(tasks).filter(t => !t.done)",
              () => (c.captured ? (captured(c, 0) as readonly Task[]) : c.before.tasks.filter((t) => !t.done)),
            ),
          ],
          readsState: true,
        },
        {
          id: "QUEUE-7",
          kind: "postcondition",
          text: "They are returned",
          expression: "result.sameItems(old(tasks).filter(t => t.done))",
          line: 93,
          holds: (c: RemoveDoneScene) => sameItems(
            c.result,
            (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks.filter((t) => t.done)),
          ),
          parts: (c: RemoveDoneScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => c.before.tasks),
            part(
              "old(tasks).filter(t => t.done)",
              () => (c.captured ? (captured(c, 1) as readonly Task[]) : c.before.tasks.filter((t) => t.done)),
            ),
          ],
          readsState: true,
        },
      ],
      changes: [
        {
          id: "removeDone.changes.tasks",
          expression: "tasks",
          line: 99,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        {
          expression: "old(tasks).filter(t => !t.done)",
          value: (c: RemoveDoneScene) => copy(c.before.tasks.filter((t) => !t.done)),
        },
        {
          expression: "old(tasks).filter(t => t.done)",
          value: (c: RemoveDoneScene) => copy(c.before.tasks.filter((t) => t.done)),
        },
      ],
      quick: {
        input: (c: LiveScene) => isRemoveDoneInput(c.input),
        capture: (c: Live<RemoveDoneScene>) => [
          copy(c.before.tasks.filter((t) => !t.done)),
          copy(c.before.tasks.filter((t) => t.done)),
        ],
        returns: (c: LiveScene) => isRemoveDoneResult(c.result),
        ensures: (c: Live<RemoveDoneScene>) =>
          !c.state ||
            sameItems(c.after.tasks, (c.captured![0] as readonly Task[])) &&
              sameItems(c.result, (c.captured![1] as readonly Task[])),
      },
    },
    size: {
      name: "size",
      line: 101,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitSizeInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitSizeResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "QUEUE-8",
          kind: "postcondition",
          text: "It counts the tasks",
          expression: "result === tasks.length",
          line: 107,
          holds: (c: SizeScene) => c.result === c.after.tasks.length,
          parts: (c: SizeScene) => [
            part("result", () => c.result),
            part("tasks", () => c.after.tasks),
            part("tasks.length", () => c.after.tasks.length),
          ],
          readsState: true,
        },
      ],
      failsAny: false,
      quick: {
        input: (c: LiveScene) => isSizeInput(c.input),
        returns: (c: LiveScene) => isSizeResult(c.result),
        ensures: (c: Live<SizeScene>) => !c.state || c.result === c.after.tasks.length,
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends QueueOperations>(
  implementation: I,
  options: ImplementOptions<QueueState> = {},
): I {
  return wrap(contract, implementation, options);
}
