/** Calls, and tells how the call ended: at once, or when its promise settles. The call ends as it would have unwatched. */
import type { Boundary, Method } from "./boundary.js";

/** Lists of arguments of usual length are spread by hand, which is faster. */
export function invoke({ method, implementation }: Boundary, args: unknown[]): unknown {
  if (args.length === 1) return method.call(implementation, args[0]);
  if (args.length === 2) return method.call(implementation, args[0], args[1]);
  return args.length === 0 ? method.call(implementation) : Reflect.apply(method, implementation, args);
}

/** The same where calls are counted: what it calls itself, and what ends before it comes back, is a part of it. */
export function invokeCounted(boundary: Boundary, args: unknown[]): unknown {
  const { subject } = boundary;
  subject.depth += 1;
  let value: unknown;
  try {
    value = invoke(boundary, args);
  } finally {
    subject.depth -= 1;
  }
  if (subject.depth > 0 && isPromise(value)) subject.linger(boundary.operation.name);
  return value;
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
    value = invokeCounted(boundary, args);
  } catch (error) {
    return refuse(error);
  }
  if (!isPromise(value)) return pass(value);
  promising.add(boundary.method);
  return value.then(pass, refuse);
}

/** What cannot be read is none. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  if (typeof value !== "object" || value === null) return false;
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
}

/** Methods that have answered a promise. */
export const promising = new WeakSet<Method>();

/** Whether callers wait for what it answers, so that they hear of a violation in the same way. */
export function answersPromises(method: Method): boolean {
  return promising.has(method) || Object.prototype.toString.call(method) === "[object AsyncFunction]";
}

/** A call that is not checked, in sight of those that are. */
export function callUnchecked(boundary: Boundary, args: unknown[]): unknown {
  const { subject } = boundary;
  if (!subject.watched) return invoke(boundary, args);
  subject.begin(boundary.operation.name);
  let value: unknown;
  try {
    value = invokeCounted(boundary, args);
  } catch (error) {
    subject.inFlight -= 1;
    throw error;
  }
  if (isPromise(value)) return value.then(...endings(boundary));
  subject.inFlight -= 1;
  return value;
}

function endings({ subject }: Boundary): [(value: unknown) => unknown, (error: unknown) => never] {
  const end = () => {
    subject.inFlight -= 1;
  };
  return [
    value => (end(), value),
    error => {
      end();
      throw error;
    },
  ];
}
