/** Calls that repeat an earlier one by its key: what they owe is what the first one did, which no row says. */
import { type Contract, environment, equalValues, evaluate, type Operation, Undefined } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import type { Call } from "../session.js";

/** Whether the call has a key that one of the earlier calls had, or a batch the same key twice. */
export function isRepeat(contract: Contract, call: Call, earlier: readonly Call[], now: Values): boolean {
  const own = knownKeys(contract, call, now);
  if (own.length === 0) return false;
  const taken = earlier.flatMap(one => knownKeys(contract, one, now));
  return own.some((key, at) => [...taken, ...own.slice(0, at)].some(other => isSame(key, other)));
}

/** Of which operation's calls, and which. */
interface Key {
  readonly operation: string;
  readonly value: unknown;
}

const isSame = (a: Key, b: Key) => a.operation === b.operation && equalValues(a.value, b.value);

/** A key without a value is none. */
function knownKeys(contract: Contract, call: Call, now: Values): Key[] {
  try {
    return keysOf(contract, call, now);
  } catch (error) {
    if (error instanceof Undefined) return [];
    throw error;
  }
}

/** The keys under which a call is remembered: its own, or those of the calls that a batch stands for. */
function keysOf(contract: Contract, { operation, input }: Call, before: Values): Key[] {
  const declared = contract.operations.find(one => one.name === operation);
  if (declared?.sameAs) return batchKeys(contract, declared.sameAs, input, before);
  return declared ? keyOf(contract, declared, input) : [];
}

function keyOf(contract: Contract, { name, idempotent }: Operation, input: Values): Key[] {
  return idempotent ? [{ operation: name, value: evaluate(idempotent.key, environment(contract, { input })) }] : [];
}

function batchKeys(contract: Contract, batch: Operation["sameAs"] & {}, input: Values, before: Values): Key[] {
  const { each, operation, inputs } = batch;
  const single = contract.operations.find(one => one.name === operation);
  if (!single?.idempotent) return [];
  const given = { input, before, after: before };
  const elements = each ? [...(evaluate(each.list, environment(contract, given)) as Iterable<unknown>)] : [undefined];
  return elements.flatMap(element => {
    const variables = each ? { [each.variable]: element } : {};
    const env = environment(contract, { ...given, variables });
    const values = Object.fromEntries(inputs.map(({ name, value }) => [name, evaluate(value, env)]));
    return keyOf(contract, single, values);
  });
}
