import { bind } from "@tenet/runtime";
import type { Queue as Spec, Task } from "../generated/queue.contract.js";

/** The part of fastpriorityqueue that the spec speaks of. */
interface QueueOf<T> {
  readonly size: number;
  add(item: T): void;
  forEach(visit: (item: T) => void): void;
  heapify(items: T[]): void;
  poll(): T | undefined;
  removeMany(matches: (item: T) => boolean): T[];
}

/** One binding for both versions: they differ in nothing but the class. */
export const bindQueue = (Queue: new (before: (a: Task, b: Task) => boolean) => QueueOf<Task>) =>
  bind<Spec>({
    create: () => new Queue((a, b) => a.priority < b.priority),
    observe: (queue: QueueOf<Task>) => {
      const tasks: Task[] = [];
      queue.forEach(task => tasks.push(task));
      return { tasks };
    },
    operations: {
      heapify: (queue: QueueOf<Task>, { list }) => queue.heapify([...list]),
      removeDone: (queue: QueueOf<Task>) => queue.removeMany(task => task.done),
      size: (queue: QueueOf<Task>) => queue.size,
    },
  });
