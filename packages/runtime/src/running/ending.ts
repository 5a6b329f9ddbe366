/** Calls, and tells how the call ended: at once, or when its promise settles. The call ends as it would have unwatched. */
import type { Boundary } from "./boundary.js";

/** Lists of arguments of usual length are spread by hand, which is faster. */
export function invoke({ method, implementation }: Boundary, args: unknown[]): unknown {
  if (args.length === 1) return method.call(implementation, args[0]);
  if (args.length === 2) return method.call(implementation, args[0], args[1]);
  return args.length === 0 ? method.call(implementation) : Reflect.apply(method, implementation, args);
}

export function run(
  boundary: Boundary,
  args: unknown[],
  onValue: (value: unknown) => void,
  onError: (error: unknown) => void,
): unknown {
  const pass = (value: unknown) => (onValue(value), value);
  const refuse = (error: unknown): never => {
    onError(error);
    throw error;
  };
  let value: unknown;
  try {
    value = invoke(boundary, args);
  } catch (error) {
    return refuse(error);
  }
  return isPromise(value) ? value.then(pass, refuse) : pass(value);
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

/** A call that is not checked, in sight of those that are. */
export function callCounted(boundary: Boundary, args: unknown[]): unknown {
  const { subject } = boundary;
  subject.begin(boundary.operation.name);
  const end = () => {
    subject.inFlight -= 1;
  };
  return run(boundary, args, end, end);
}
