/**
 * Requests that wait for their answer. `spec verify` looks at how many there are: while one is under way, its clock leaves
 * real input and output more time. Where service and caller share a process, a request also tells on whose behalf it came.
 */
import { AsyncResource } from "node:async_hooks";

interface UnderWay {
  requests: number;
}

/** Shared by all copies of this module, and with the runner. */
const key = Symbol.for("tenet.requests-under-way");
const shared = ((globalThis as Record<symbol, unknown>)[key] ??= { requests: 0 }) as UnderWay;

const callers = new Map<string, AsyncResource>();
let last = 0;

/** The name of the header that says which call a request belongs to. */
export const callHeader = "tenet-call";

/** Makes the request, which is given the value of its `callHeader`. */
export async function underWay<T>(request: (call: string) => Promise<T>): Promise<T> {
  const call = String(++last);
  callers.set(call, new AsyncResource("tenet.call"));
  shared.requests++;
  try {
    return await request(call);
  } finally {
    shared.requests--;
    callers.delete(call);
  }
}

/**
 * For a service that runs in the process of its caller, as in a binding: goes on in the caller's asynchronous context, so
 * that what it asks of dependencies is known to belong to this call, where several are under way. A socket loses it.
 */
export function inCallersContext(headers: Readonly<Record<string, unknown>>, goOn: () => void): void {
  const caller = callers.get(String(headers[callHeader]));
  if (caller === undefined) goOn();
  else caller.runInAsyncScope(goOn);
}
