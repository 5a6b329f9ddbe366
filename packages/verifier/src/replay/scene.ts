/** A recorded call in the values of the contract. What the line does not give throws `NotGiven` where a condition reads it. */
import { type Contract, NotGiven, type Operation, type Type } from "@tenet/checker";
import {
  type ExecutableContract,
  failed,
  inputOf,
  type Outcome,
  returned,
  type Scene,
  type Values,
} from "@tenet/runtime";
import { decodeValue } from "../case.js";
import { decodeRow, fit } from "../decode.js";
import { isRecord } from "../executable/instances.js";
import { type RecordedCall, UnreadableLine } from "./recorded.js";
import type { StateCheck } from "./state.js";

/** One call, ready to be judged. */
export interface Recorded {
  /** With all state variables: those that the line does not give throw `NotGiven` when they are read. */
  readonly scene: Scene;
  /** The state variables that the line gives. */
  readonly before: Values;
  readonly after: Values;
  readonly outcome: Outcome;
}

export function recordedOf(
  contract: Contract,
  executable: ExecutableContract,
  operation: Operation,
  call: RecordedCall,
  check: StateCheck,
): Recorded {
  const before = stateOf(contract, call.before);
  const after = stateOf(contract, call.after);
  // What the call left behind is judged, its type too; what it began from is taken as given.
  check(before);
  const outcome = outcomeOf(contract, operation, call);
  const scene: Scene = {
    input: inputsOf(contract, executable, operation, call.input),
    before: withheld(contract, before, "before"),
    after: withheld(contract, after, "after"),
    result: outcome.kind === "returned" ? outcome.value : undefined,
    ...(call.now === undefined ? {} : { now: timeOf(contract, call.now) }),
    ...(call.actor === undefined ? {} : { actor: actorOf(contract, call.actor) }),
  };
  return { scene, before, after, outcome };
}

/** Names that the spec does not have are left out, as an implementation never sees them. */
function inputsOf(contract: Contract, executable: ExecutableContract, operation: Operation, input: unknown): Values {
  const types = new Map(operation.inputs.map(({ name, type }) => [name, type.type]));
  const called = executable.operations[operation.name]!;
  if (Array.isArray(input))
    return complete(
      called,
      decoded(() => decodeRow(contract, types, named(operation, input))),
    );
  if (typeof input !== "object")
    throw new UnreadableLine('The "input" is neither an object of names nor a list of arguments.');
  const row = decoded(() => decodeRow(contract, types, input));
  return complete(called, Object.fromEntries(Object.entries(row).filter(([name]) => types.has(name))));
}

function complete(operation: ExecutableContract["operations"][string], input: Values): Values {
  return operation.complete?.(input) ?? input;
}

/** The arguments of a call by the names of its inputs, still encoded. */
function named(operation: Operation, args: readonly unknown[]): Values {
  const parameters = operation.parameters.map(each => (each.kind === "position" ? each.name : each.names));
  if (args.length > parameters.length)
    throw new UnreadableLine(`The "input" has ${args.length} arguments; ${operation.name} takes ${parameters.length}.`);
  return inputOf({ parameters }, args);
}

/** An implementation's `{ ok: false, error }` is a failure where the spec says `errors: result`. */
function outcomeOf(contract: Contract, operation: Operation, { outcome }: RecordedCall): Outcome {
  const ended = outcome.kind === "failed" ? errorOf(outcome.error) : returned(contract, outcome.value);
  if (ended.kind === "failed") return ended;
  const value = decoded(() => decodeValue(ended.value));
  return { kind: "returned", value: fit(contract, operation.returns?.type ?? { kind: "error" }, value) };
}

function errorOf(error: unknown): Outcome {
  if (typeof error === "string") return { kind: "failed", code: error, name: "Error", message: "" };
  if (isRecord(error)) return failed(error);
  throw new UnreadableLine('The "error" is neither a code nor an object with a "code".');
}

function stateOf(contract: Contract, json: unknown): Values {
  if (json === undefined || json === null) return {};
  const types = new Map(contract.state.map(({ name, type }) => [name, type.type]));
  const row = decoded(() => decodeRow(contract, types, json));
  return Object.fromEntries(Object.entries(row).filter(([name]) => types.has(name)));
}

function withheld(contract: Contract, given: Values, when: "before" | "after"): Values {
  const state = { ...given };
  for (const { name } of contract.state) {
    if (Object.hasOwn(given, name)) continue;
    const get = (): never => {
      throw new NotGiven(`${name} ${when} the call`);
    };
    Object.defineProperty(state, name, { get, enumerable: true });
  }
  return state;
}

function timeOf(contract: Contract, json: unknown): Date {
  const value = decoded(() => decodeValue(json));
  const time = typeof value === "number" ? new Date(value) : fit(contract, { kind: "timestamp" }, value);
  if (!(time instanceof Date) || Number.isNaN(time.getTime()))
    throw new UnreadableLine('The "now" is no time such as "2024-05-01T12:00:00Z".');
  return time;
}

function actorOf(contract: Contract, json: unknown): unknown {
  const value = decoded(() => decodeValue(json));
  const type: Type = contract.roles?.actor.type ?? { kind: "error" };
  return fit(contract, type, value);
}

function decoded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // The engine's own words for a value that is nested a hundred thousand times over.
    if (error instanceof RangeError && /call stack|recursion/i.test(error.message))
      throw new UnreadableLine("Its values are nested too deeply.");
    throw new UnreadableLine(error instanceof Error ? error.message : String(error));
  }
}
