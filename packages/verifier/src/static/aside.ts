/** The look at the types in a thread of its own, beside the search. One thread serves all specs of a run: it loads a compiler. */
import { Worker } from "node:worker_threads";
import type { Verdict } from "../verdict.js";
import type { SignatureOptions } from "./signatures.js";

type Answer = { readonly id: number; readonly verdicts?: Verdict[][]; readonly problem?: string };

let thread: Worker | undefined;
let asked = 0;

/** The verdicts on the types of several implementations, in their order; asked together they cost little more than one. */
export function checkTypes(options: readonly SignatureOptions[]): Promise<Verdict[][]> {
  thread ??= open();
  const worker = thread;
  const id = ++asked;
  const answer = new Promise<Verdict[][]>((resolve, reject) => {
    const finish = (act: () => void) => {
      worker.off("message", onMessage).off("error", onError);
      // It must not keep the process alive once nobody waits.
      if (worker.listenerCount("message") === 0) worker.unref();
      act();
    };
    const onMessage = ({ id: of, verdicts, problem }: Answer) => {
      if (of === id) finish(() => (verdicts === undefined ? reject(new Error(problem)) : resolve(verdicts)));
    };
    const onError = (error: Error) => finish(() => reject(error));
    worker.on("message", onMessage).on("error", onError);
  });
  worker.ref();
  worker.postMessage({ id, options });
  // Whoever asked may end before it is answered.
  answer.catch(() => {});
  return answer;
}

function open(): Worker {
  const worker = new Worker(new URL("./thread.js", import.meta.url));
  worker.on("exit", () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}
