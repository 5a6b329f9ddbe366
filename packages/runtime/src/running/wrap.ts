/** Wraps an implementation so that every call is held to its contract. */
import type { ExecutableContract } from "../contract.js";
import { Boundary, type Method, Wrapper } from "./boundary.js";
import { callCopying } from "./copying.js";
import { callCounted, invoke } from "./ending.js";
import { environmentRules, warnOfStrangers } from "./environment.js";
import type { ImplementOptions } from "./options.js";
import { callPurely } from "./purely.js";
import { callQuickly } from "./quickly.js";
import { remember, subjectOf } from "./subject.js";

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
  const subject = subjectOf(implementation);
  const wrapper = new Wrapper(contract, implementation, options, subject);
  const known = new Map<PropertyKey, unknown>();
  const wrapped = Object.create(rest(implementation, known)) as I;
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
  warnOfStrangers(environmentRules(), contract.spec, Object.keys(contract.operations));
  remember(wrapped, subject);
  return wrapped;
}

function checked(boundary: Boundary): Method {
  const { alone } = boundary;
  return (...args) => {
    const kinds = boundary.kinds();
    if (kinds !== 0 && boundary.copies) return callCopying(boundary, args, kinds);
    if (kinds !== 0 && alone !== undefined) return callPurely(boundary, alone, args, kinds);
    if (kinds !== 0) return callQuickly(boundary, args, kinds);
    return boundary.counted ? callCounted(boundary, args) : invoke(boundary, args);
  };
}

/** Answers for everything that is no operation. */
function rest(implementation: object, known: Map<PropertyKey, unknown>): object {
  return new Proxy(Object.create(Object.getPrototypeOf(implementation)) as object, {
    get: (_, name) => known.get(name) ?? unchecked(implementation, name, known),
    set: (_, name, value) => Reflect.set(implementation, name, value),
    has: (_, name) => Reflect.has(implementation, name),
  });
}

/** Other methods must see the implementation itself, for the sake of its private fields. */
function unchecked(implementation: object, name: PropertyKey, known: Map<PropertyKey, unknown>): unknown {
  const value: unknown = Reflect.get(implementation, name);
  if (typeof value !== "function" || name === "constructor") return value;
  const bound: unknown = value.bind(implementation);
  known.set(name, bound);
  return bound;
}
