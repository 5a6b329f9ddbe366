/** Wraps an implementation so that every call is held to its contract. */
import type { ExecutableContract } from "../contract.js";
import { show } from "../show.js";
import { Boundary, type Method, Wrapper } from "./boundary.js";
import { callCopying } from "./copying.js";
import { answersPromises, callUnchecked, promising } from "./ending.js";
import { knowSpec, withoutState } from "./modes.js";
import type { ImplementOptions, WrapOptions } from "./options.js";
import { callPurely } from "./purely.js";
import { callQuickly } from "./quickly.js";
import { remember, subjectOf } from "./subject.js";
import { beside } from "./transparent.js";

/**
 * The implementation (an object, a module, an instance of a class) with every operation of the contract checked:
 * before the call the caller's duties, so that the implementation never sees an input that breaks them; after it, what
 * the implementation owes. A promise is judged when it settles; what is synchronous stays so. Calls that the
 * implementation makes on itself are its own affair.
 *
 * @throws TypeError where an operation of the contract is missing, or `modes` cannot be read.
 */
export function implement<I extends object>(
  contract: ExecutableContract,
  implementation: I,
  options: ImplementOptions = {},
): I {
  return wrap(contract, implementation, options);
}

/** The same, where something else says what happens around calls. */
export function wrap<I extends object>(contract: ExecutableContract, implementation: I, options: WrapOptions): I {
  if ((typeof implementation !== "object" && typeof implementation !== "function") || implementation === null)
    throw new TypeError(
      `The implementation of ${contract.spec} has to be an object with its operations; it is ${show(implementation, 40)}.`,
    );
  const subject = subjectOf(implementation);
  const wrapper = new Wrapper(contract, implementation, options, subject);
  const wrapped: I = beside(implementation, () => wrapped);
  for (const operation of Object.values(contract.operations)) {
    if (operation.constructs) continue;
    const method: unknown = Reflect.get(implementation, operation.name);
    if (typeof method !== "function")
      throw new TypeError(`The implementation of ${contract.spec} has no operation ${operation.name}.`);
    const boundary = new Boundary(wrapper, operation, method as Method);
    wrapper.boundaries.push(boundary);
    // A property of its own: a call through it costs no more than any other.
    Object.defineProperty(wrapped, operation.name, { value: checked(boundary), enumerable: true, configurable: true });
  }
  knowSpec(contract.spec, Object.keys(contract.operations));
  remember(wrapped, subject);
  return wrapped;
}

function checked(boundary: Boundary): Method {
  const { alone, subject } = boundary;
  const call: Method = (...args) => {
    const kinds = boundary.kinds();
    if (kinds === 0) return callUnchecked(boundary, args);
    if (boundary.copies) return callCopying(boundary, args, kinds);
    if (alone !== undefined && !subject.watched && (kinds & withoutState) === withoutState)
      return callPurely(boundary, alone, args, kinds);
    return callQuickly(boundary, args, kinds);
  };
  if (answersPromises(boundary.method)) promising.add(call);
  return call;
}
