/** Calls that repeat an earlier one by its key: what they owe is what the first one did, which no row says. */
import { type Contract, environment, equalValues, evaluate, type Operation, Undefined } from "@tenet/checker";
import type { Finding, Scene, Values } from "@tenet/runtime";
import type { Call } from "../session.js";
import type { Ended } from "./course.js";

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

/** What the call repeats: an earlier one with the same key. */
export interface Repeat {
  readonly first: Ended;
  /** Whether it asks for the same. */
  readonly same: boolean;
}

/** The earlier success that the call repeats; undefined where there is none, or where its time is over. */
export function repeatOf(
  contract: Contract,
  operation: Operation,
  { input, now, before }: Scene,
  ended: readonly (Ended & { readonly operation: string })[],
): Repeat | undefined {
  const { idempotent, name } = operation;
  if (idempotent === undefined) return undefined;
  const keyIn = (of: Values) => knownKeys(contract, { operation: name, input: of }, before)[0];
  const own = keyIn(input);
  const window = idempotent.window && evaluate(idempotent.window, environment(contract));
  const first = ended.find(one => {
    const key = one.operation === name && one.outcome.kind === "returned" ? keyIn(one.scene.input) : undefined;
    if (own === undefined || key === undefined || !isSame(own, key)) return false;
    return typeof window !== "number" || (now?.getTime() ?? 0) - (one.scene.now?.getTime() ?? 0) < window;
  });
  return first && { first, same: equalValues(first.scene.input, input) };
}

/** A repeated call answers as the first did, or is refused where it asks for something else; it changes nothing. */
export function judgeRepeat(
  { name, idempotent }: Operation,
  { first, same }: Repeat,
  { scene, outcome, described }: Ended,
): Finding[] {
  const otherwise = idempotent?.otherwise;
  if (!same && otherwise === undefined) return [];
  const finding = (expected: string, actual: string): Finding[] => [
    {
      id: `${name}.idempotent`,
      kind: "idempotent",
      holds: expected === "",
      exercised: true,
      nearMiss: false,
      parts: expected === "" ? [] : [{ text: "the first call", value: first.described }],
      expected,
      actual,
      blame: "implementation",
    },
  ];
  if (!equalValues(scene.before, scene.after))
    return finding("a repeated call to change nothing", `${described}, and the state changed`);
  if ((scene.events ?? []).length > 0) return finding("a repeated call to send out nothing", "an event went out");
  const asFirst = same && outcome.kind === "returned" && first.outcome.kind === "returned";
  if (asFirst && equalValues(outcome.value, (first.outcome as { value: unknown }).value)) return finding("", "");
  if (!same && outcome.kind === "failed" && outcome.code === otherwise) return finding("", "");
  return finding(same ? `what the first call came to: ${first.described}` : `to fail with ${otherwise}`, described);
}

/** An input with the key of an earlier call; undefined where the key is not simply an input. */
export function withKeyOf(operation: Operation, input: Values, earlier: Values): Values | undefined {
  const key = operation.idempotent?.key;
  return key?.kind === "input" ? { ...input, [key.name]: earlier[key.name] } : undefined;
}
