import { bind } from "@tenet/runtime";
import type { Heap as Spec, Task } from "../generated/heap.contract.js";

/** The part of heap-js that the spec speaks of. */
interface HeapOf<T> {
  push(...items: T[]): boolean;
  pop(): T | undefined;
  peek(): T | undefined;
  toArray(): T[];
  readonly length: number;
}

/** One binding for both versions: they differ in nothing but the class. */
export const bindHeap = (Heap: new (compare: (a: Task, b: Task) => number) => HeapOf<Task>) =>
  bind<Spec>({
    create: () => new Heap((a, b) => a.priority - b.priority),
    observe: (heap: HeapOf<Task>) => ({ tasks: heap.toArray() }),
    operations: {
      push: (heap: HeapOf<Task>, { task }) => void heap.push(task),
      size: (heap: HeapOf<Task>) => heap.length,
    },
  });
