/** Wraps an implementation so that every call is held to its contract. */
import type { ExecutableContract, OperationContract, Outcome, Scene, Values } from "./contract.js";
import { failed, inputOf, returned } from "./judge/calls.js";
import type { Finding } from "./judge/finding.js";
import { judge, judgeCaller } from "./judge/judge.js";
import { withoutRepeats } from "./judge/repeats.js";
import { coverSecrets, gatherSecrets, hideSecrets } from "./secrets.js";
import { copy } from "./values/index.js";
import { ContractViolation, type Violation, violationOf } from "./violation.js";

export interface ImplementOptions<State extends object = object> {
  /**
   * The State section as the implementation holds it now; read before and after each call, at rest.
   * Without it, conditions that read the state are not checked.
   */
  readonly observe?: () => State;
  /** Whether what no row of Changes names is compared as well, the inputs too: costs a walk over the whole state. Default: false. */
  readonly frames?: boolean;
  /** Called for each broken promise in place of throwing; the call then goes on as if unwrapped. */
  readonly onViolation?: (violation: Violation) => void;
}

type Method = (...args: unknown[]) => unknown;

/**
 * The implementation (an object, a module, an instance of a class) with every operation of the contract checked:
 * before the call the caller's duties, so that the implementation never sees an input that breaks them; after it, what
 * the implementation owes. A promise is judged when it settles; what is synchronous stays so. Calls that the
 * implementation makes on itself are its own affair.
 *
 * @throws TypeError where an operation of the contract is missing.
 */
export function implement<I extends object>(
  contract: ExecutableContract,
  implementation: I,
  options: ImplementOptions = {},
): I {
  const wrapped = new Map<PropertyKey, unknown>();
  for (const operation of Object.values(contract.operations)) {
    if (operation.constructs) continue;
    const method: unknown = Reflect.get(implementation, operation.name);
    if (typeof method !== "function")
      throw new TypeError(`The implementation of ${contract.spec} has no operation ${operation.name}.`);
    wrapped.set(operation.name, wrap(contract, operation, method.bind(implementation) as Method, options));
  }
  return new Proxy(Object.create(Object.getPrototypeOf(implementation)) as I, {
    get: (_, name) => wrapped.get(name) ?? unchecked(implementation, name, wrapped),
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

function wrap(
  contract: ExecutableContract,
  operation: OperationContract,
  method: Method,
  options: ImplementOptions,
): Method {
  const state = contract.stateful && options.observe !== undefined;
  const judging = { state, frames: options.frames ?? false };
  const observe = (): Values => (state ? (copy(options.observe?.()) as Values) : {});
  return (...args) => {
    const input = copy(inputOf(operation, args)) as Values;
    const before = observe();
    const start: Scene = { input, before, after: before, result: undefined };
    report(judgeCaller(operation, start, judging), secretsOf(contract, operation, start));
    // The caller's mistakes were reported before the call.
    const settle = (outcome: Outcome, cause?: unknown) => {
      const scene = { ...start, after: observe() };
      const findings = judge(contract, operation, scene, outcome, {
        ...judging,
        ...(judging.frames ? { inputs: { before: input, after: inputOf(operation, args) } } : {}),
      }).filter(one => one.blame !== "caller");
      report(withoutRepeats(operation, scene, findings), secretsOf(contract, operation, scene, outcome), cause);
    };
    return run(
      () => method(...args),
      value => settle(returned(contract, value)),
      error => settle(failed(error), error),
    );

    function report(findings: readonly Finding[], secrets: ReadonlySet<unknown>, cause?: unknown): void {
      for (const finding of findings) {
        if (finding.holds) continue;
        const violation = withoutSecrets(violationOf(contract, operation, input, finding), secrets);
        if (!options.onViolation) throw new ContractViolation(violation, cause === undefined ? {} : { cause });
        options.onViolation(violation);
      }
    }
  };
}

/** What the spec calls secret, as it stands in this call. */
function secretsOf(
  contract: ExecutableContract,
  operation: OperationContract,
  { input, before, after }: Scene,
  outcome?: Outcome,
): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  gatherSecrets(input, operation.secrets?.input, found);
  for (const state of [before, after]) gatherSecrets(state, contract.secrets, found);
  if (outcome?.kind === "returned") gatherSecrets(outcome.value, operation.secrets?.result, found);
  return found;
}

/** What is logged is read by more people than those who may know the secret. */
function withoutSecrets(violation: Violation, secrets: ReadonlySet<unknown>): Violation {
  if (secrets.size === 0) return violation;
  return {
    ...violation,
    input: hideSecrets(violation.input, secrets) as Values,
    expected: coverSecrets(violation.expected, secrets),
    actual: coverSecrets(violation.actual, secrets),
    parts: violation.parts.map(part => ("value" in part ? { ...part, value: hideSecrets(part.value, secrets) } : part)),
  };
}

/** Calls, and judges how the call ended: at once, or when its promise settles. The call ends as it would have unjudged. */
function run(call: () => unknown, onValue: (value: unknown) => void, onError: (error: unknown) => void): unknown {
  const pass = (value: unknown) => (onValue(value), value);
  const refuse = (error: unknown): never => {
    onError(error);
    throw error;
  };
  let value: unknown;
  try {
    value = call();
  } catch (error) {
    return refuse(error);
  }
  return isPromise(value) ? value.then(pass, refuse) : pass(value);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
