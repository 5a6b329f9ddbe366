/**
 * The contract of npm.heap-js 1.0.0, generated from heap.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c28acf257f11b6cff3d118a9208e28818a199249979174d2c8ce2e109f46bfbb
 */
import {
  implement as wrap,
  captured,
  copy,
  includes,
  isRecord,
  misfit,
  own,
  part,
  sameItems,
  step,
  surplus,
  textLength,
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
  readonly name: string;
}

/** What the spec's State section holds. */
export type HeapState = {
  readonly tasks: readonly Task[];
};

export type PushInput = {
  readonly task: Task;
};

export type PopInput = Readonly<Record<string, never>>;

export type PeekInput = Readonly<Record<string, never>>;

export type SizeInput = Readonly<Record<string, never>>;

/** The codes with which operations refuse. */
export type HeapRefusal = never;

/** Heap: the shape that `bind` takes. */
export interface Heap {
  readonly state: HeapState;
  readonly operations: {
    readonly push: { readonly input: PushInput; readonly result: void };
    readonly pop: { readonly input: PopInput; readonly result: Task | undefined };
    readonly peek: { readonly input: PeekInput; readonly result: Task | undefined };
    readonly size: { readonly input: SizeInput; readonly result: number };
  };
}

/** What an implementation offers, synchronous or not. */
export interface HeapOperations {
  /** "push(...elements) one or more elements to the heap" */
  push(task: PushInput["task"]): void | Promise<void>;
  /** "pop() the top element" */
  pop(): (Task | undefined) | Promise<Task | undefined>;
  /** "alias element()": the top element, which stays. */
  peek(): (Task | undefined) | Promise<Task | undefined>;
  /** "length of the heap" */
  size(): number | Promise<number>;
}

type PushScene = SceneOf<HeapState, PushInput, undefined>;
type PopScene = SceneOf<HeapState, PopInput, Task | undefined>;
type PeekScene = SceneOf<HeapState, PeekInput, Task | undefined>;
type SizeScene = SceneOf<HeapState, SizeInput, number>;
type HeapStateScene = SceneOf<HeapState, Readonly<Record<string, never>>, undefined>;

/** Where a value does not fit Task. */
function fitTask(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["priority", "name"], at);
  if (extra1) return extra1;
  const field2 = own(value, "priority");
  if (!Number.isSafeInteger(field2)) return misfit(at + ".priority", "integer", field2);
  const field3 = own(value, "name");
  if (typeof field3 !== "string") return misfit(at + ".name", "string", field3);
  const it5 = field2 as number;
  if (!(it5 >= -1000)) return misfit(at + ".priority", "at least -1000", it5);
  if (!(it5 <= 1000)) return misfit(at + ".priority", "at most 1000", it5);
  const it6 = field3 as string;
  if (!(textLength(it6) <= 8)) return misfit(at + ".name", "of a length of at most 8", it6);
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

function fitPushInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["task"], at);
  if (extra1) return extra1;
  const field2 = own(value, "task");
  const wrong3 = fitTask(field2, at + ".task", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitPopInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, [], at);
  if (extra1) return extra1;
  return undefined;
}

function fitPopResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (value !== undefined && value !== null) {
    const wrong1 = fitTask(value, at, c);
    if (wrong1) return wrong1;
  }
  return undefined;
}

function fitPeekInput(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, [], at);
  if (extra1) return extra1;
  return undefined;
}

function fitPeekResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (value !== undefined && value !== null) {
    const wrong1 = fitTask(value, at, c);
    if (wrong1) return wrong1;
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
      case "name":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["priority"];
  if (!Number.isSafeInteger(field4)) return false;
  const field5 = fields1["name"];
  if (typeof field5 !== "string") return false;
  const it7 = field4 as number;
  if (!(it7 >= -1000)) return false;
  if (!(it7 <= 1000)) return false;
  const it8 = field5 as string;
  if (it8.length > 8 && textLength(it8) > 8) return false;
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

function isPushInput(value: unknown): boolean {
  const fields1 = value as Readonly<Record<string, unknown>>;
  const field2 = fields1["task"];
  if (!isTask(field2)) return false;
  return true;
}

function isPopInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  for (const _name2 in fields1) return false;
  return true;
}

function isPopResult(value: unknown): boolean {
  if (value !== undefined && value !== null) {
    if (!isTask(value)) return false;
  }
  return true;
}

function isPeekInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  for (const _name2 in fields1) return false;
  return true;
}

function isPeekResult(value: unknown): boolean {
  if (value !== undefined && value !== null) {
    if (!isTask(value)) return false;
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
  spec: "npm.heap-js",
  path: "heap.spec.md",
  errors: "throw",
  stateful: true,
  invariants: [
    {
      id: "tasks.type",
      kind: "invariant",
      text: "",
      expression: "tasks fits its type",
      line: 27,
      holds: (c: HeapStateScene) => fitStateTasks(c.after.tasks, "tasks", { scene: c, always: false }) === undefined,
      parts: (c: HeapStateScene) => [
        part("where it does not fit", () => fitStateTasks(c.after.tasks, "tasks", { scene: c, always: false })),
      ],
      readsState: true,
    },
  ],
  quickInvariants: (c: Live<HeapStateScene>) => isStateTasks(c.after.tasks),
  operations: {
    push: {
      name: "push",
      line: 31,
      parameters: ["task"],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitPushInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "HEAP-1",
          kind: "postcondition",
          text: "The task has joined",
          expression: "tasks.sameItems([...old(tasks), task])",
          line: 41,
          holds: (c: PushScene) => sameItems(
            c.after.tasks,
            (c.captured ? (captured(c, 0) as readonly Task[]) : [...c.before.tasks, c.input.task]),
          ),
          parts: (c: PushScene) => [
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
          id: "push.changes.tasks",
          expression: "tasks",
          line: 47,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        { expression: "[...old(tasks), task]", value: (c: PushScene) => copy([...c.before.tasks, c.input.task]) },
      ],
      quick: {
        named: (args) => ({ task: args[0] }),
        input: (c: LiveScene) => isPushInput(c.input),
        capture: (c: Live<PushScene>) => [copy([...c.before.tasks, c.input.task])],
        ensures: (c: Live<PushScene>) => !c.state || sameItems(c.after.tasks, (c.captured![0] as readonly Task[])),
      },
    },
    pop: {
      name: "pop",
      line: 49,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitPopInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitPopResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "HEAP-2",
          kind: "postcondition",
          text: "Of an empty heap, nothing",
          expression: "old(tasks).length === 0 implies result === nothing",
          line: 57,
          holds: (c: PopScene) =>
            !(c.captured ? (captured(c, 0) as boolean) : c.before.tasks.length === 0) || c.result == null,
          parts: (c: PopScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks)),
            part("old(tasks).length", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks).length),
            part("result === nothing", () => c.result == null),
            part(
              "old(tasks).length === 0",
              () => (c.captured ? (captured(c, 0) as boolean) : c.before.tasks.length === 0),
            ),
          ],
          entered: (c: PopScene) => (c.captured ? (captured(c, 0) as boolean) : c.before.tasks.length === 0),
          readsState: true,
        },
        {
          id: "HEAP-3",
          kind: "postcondition",
          text: "Of any other, a task",
          expression: "old(tasks).length > 0 implies result !== nothing",
          line: 58,
          holds: (c: PopScene) =>
            !(c.captured ? (captured(c, 1) as boolean) : c.before.tasks.length > 0) || c.result != null,
          parts: (c: PopScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks)),
            part("old(tasks).length", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks).length),
            part("result !== nothing", () => c.result != null),
            part("old(tasks).length > 0", () => (c.captured ? (captured(c, 1) as boolean) : c.before.tasks.length > 0)),
          ],
          entered: (c: PopScene) => (c.captured ? (captured(c, 1) as boolean) : c.before.tasks.length > 0),
          readsState: true,
        },
        {
          id: "HEAP-4",
          kind: "postcondition",
          text: "Nothing orders before what comes out",
          expression: "result !== nothing implies old(tasks).every(t => result.priority <= t.priority)",
          line: 59,
          holds: (c: PopScene) =>
            c.result == null ||
              (
                c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks
              ).every((t) => c.result!.priority <= t.priority),
          parts: (c: PopScene) => [
            part("result", () => c.result),
            part("old(tasks)", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks)),
            part("result !== nothing", () => c.result != null),
            part(
              "old(tasks).every(t => result.priority <= t.priority)",
              () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks).every(
                (t) => c.result!.priority <= t.priority,
              ),
            ),
          ],
          entered: (c: PopScene) => c.result != null,
          readsState: true,
        },
        {
          id: "HEAP-5",
          kind: "postcondition",
          text: "It has left, no other",
          expression: "result !== nothing implies old(tasks).sameItems([...tasks, result])",
          line: 60,
          holds: (c: PopScene) =>
            c.result == null ||
              sameItems(
                (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks),
                [...c.after.tasks, c.result!],
              ),
          parts: (c: PopScene) => [
            part("result", () => c.result!),
            part("tasks", () => c.after.tasks),
            part("old(tasks)", () => (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks)),
            part("result !== nothing", () => c.result != null),
            part("[...tasks, result]", () => [...c.after.tasks, c.result!]),
            part(
              "old(tasks).sameItems([...tasks, result])",
              () => sameItems(
                (c.captured ? (captured(c, 2) as readonly Task[]) : c.before.tasks),
                [...c.after.tasks, c.result!],
              ),
            ),
          ],
          entered: (c: PopScene) => c.result != null,
          readsState: true,
        },
      ],
      changes: [
        {
          id: "pop.changes.tasks",
          expression: "tasks",
          line: 66,
          paths: () => [["tasks"]],
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        { expression: "old(tasks).length === 0", value: (c: PopScene) => c.before.tasks.length === 0 },
        { expression: "old(tasks).length > 0", value: (c: PopScene) => c.before.tasks.length > 0 },
        { expression: "tasks", value: (c: PopScene) => copy(c.before.tasks) },
      ],
      quick: {
        input: (c: LiveScene) => isPopInput(c.input),
        capture: (c: Live<PopScene>) => [c.before.tasks.length === 0, c.before.tasks.length > 0, copy(c.before.tasks)],
        returns: (c: LiveScene) => isPopResult(c.result),
        ensures: (c: Live<PopScene>) =>
          !c.state ||
            (!(c.captured![0] as boolean) || c.result == null) &&
              (!(c.captured![1] as boolean) || c.result != null) &&
              (
                c.result == null || (c.captured![2] as readonly Task[]).every((t) => c.result!.priority <= t.priority)
              ) &&
              (c.result == null || sameItems((c.captured![2] as readonly Task[]), [...c.after.tasks, c.result!])),
      },
    },
    peek: {
      name: "peek",
      line: 68,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitPeekInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitPeekResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "HEAP-6",
          kind: "postcondition",
          text: "There is a top as long as there is a task",
          expression: "(result === nothing) === (tasks.length === 0)",
          line: 76,
          holds: (c: PeekScene) => c.result == null === (c.after.tasks.length === 0),
          parts: (c: PeekScene) => [
            part("result", () => c.result),
            part("tasks", () => c.after.tasks),
            part("tasks.length", () => c.after.tasks.length),
            part("result === nothing", () => c.result == null),
            part("tasks.length === 0", () => c.after.tasks.length === 0),
          ],
          readsState: true,
        },
        {
          id: "HEAP-7",
          kind: "postcondition",
          text: "Nothing orders before it",
          expression: "result !== nothing implies (result in tasks && tasks.every(t => result.priority <= t.priority))",
          line: 77,
          holds: (c: PeekScene) =>
            c.result == null ||
              includes(c.after.tasks, c.result!) && c.after.tasks.every((t) => c.result!.priority <= t.priority),
          parts: (c: PeekScene) => [
            part("result", () => c.result!),
            part("tasks", () => c.after.tasks),
            part("result !== nothing", () => c.result != null),
            part("result in tasks", () => includes(c.after.tasks, c.result!)),
            part(
              "tasks.every(t => result.priority <= t.priority)",
              () => c.after.tasks.every((t) => c.result!.priority <= t.priority),
            ),
            part(
              "result in tasks && tasks.every(t => result.priority <= t.priority)",
              () => includes(c.after.tasks, c.result!) && c.after.tasks.every((t) => c.result!.priority <= t.priority),
            ),
          ],
          entered: (c: PeekScene) => c.result != null,
          readsState: true,
        },
      ],
      failsAny: false,
      quick: {
        input: (c: LiveScene) => isPeekInput(c.input),
        returns: (c: LiveScene) => isPeekResult(c.result),
        ensures: (c: Live<PeekScene>) =>
          !c.state ||
            c.result == null === (c.after.tasks.length === 0) &&
              (
                c.result == null ||
                  includes(c.after.tasks, c.result!) && c.after.tasks.every((t) => c.result!.priority <= t.priority)
              ),
      },
    },
    size: {
      name: "size",
      line: 79,
      parameters: [],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitSizeInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitSizeResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [],
      ensures: [
        {
          id: "HEAP-8",
          kind: "postcondition",
          text: "It counts the tasks",
          expression: "result === tasks.length",
          line: 87,
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
export function implement<I extends HeapOperations>(
  implementation: I,
  options: ImplementOptions<HeapState> = {},
): I {
  return wrap(contract, implementation, options);
}
