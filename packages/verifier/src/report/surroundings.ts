/** What is around a call, as reports show it and case files hold it; and back. */
import type { Contract, Operation } from "@tenet/checker";
import { decimalsIn } from "@tenet/generator";
import { withPoints } from "@tenet/runtime";
import { decodeValue } from "../case.js";
import type { Around, ScriptedAnswer } from "../child/protocol.js";
import { startOfTime } from "../child/protocol.js";
import { fit } from "../decode.js";
import type { ShownAnswer, ShownCall } from "../verdict.js";

/** Only what the operation asks for; of the answers, one for each function. */
export function shownAround(
  contract: Contract,
  operation: Operation | undefined,
  around: Around | undefined,
): Pick<ShownCall, "now" | "actor" | "answers"> {
  if (around === undefined || operation === undefined) return {};
  const actor = contract.roles && decimalsIn(contract.roles.actor.type, contract);
  return {
    ...(operation.needs.includes("clock") ? { now: new Date(around.now) } : {}),
    ...("actor" in around ? { actor: withPoints(around.actor, actor) } : {}),
    ...(around.answers.length === 0 ? {} : { answers: around.answers.map(shownAnswer) }),
  };
}

function shownAnswer({ port, function: name, answer, trouble, after }: ScriptedAnswer): ShownAnswer {
  return {
    of: `${port}.${name}`,
    ...(answer.kind === "returned" ? { returns: answer.value } : {}),
    ...(answer.kind === "failed" && answer.code !== undefined ? { fails: answer.code } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    ...(after === 0 ? {} : { after }),
  };
}

/** What a case file says of the call, its values still encoded. Throws an Error with a plain sentence. */
export function readAround(contract: Contract, operation: Operation, call: EncodedAround): Around | undefined {
  if (operation.needs.length === 0) return undefined;
  const actor = contract.roles?.actor.type;
  return {
    now: call.now === undefined ? startOfTime : timeOf(call.now),
    ...(call.actor === undefined || actor === undefined
      ? {}
      : { actor: fit(contract, actor, decodeValue(call.actor)) }),
    answers: (call.answers ?? []).map(one => readAnswer(contract, one)),
  };
}

export interface EncodedAround {
  readonly now?: unknown;
  readonly actor?: unknown;
  readonly answers?: readonly unknown[];
}

function timeOf(json: unknown): number {
  const value = decodeValue(json);
  const time = value instanceof Date ? value.getTime() : typeof value === "number" ? value : Date.parse(String(value));
  if (Number.isNaN(time)) throw new Error('"now" takes a time such as "2024-01-01T00:00:00Z".');
  return time;
}

function readAnswer(contract: Contract, json: unknown): ScriptedAnswer {
  const { of, returns, fails, trouble, after } = (json ?? {}) as Record<string, unknown>;
  const declared = contract.ports
    .flatMap(port => port.functions.map(one => ({ port: port.name, ...one })))
    .find(one => `${one.port}.${one.name}` === of);
  if (declared === undefined) throw new Error(`The spec has no dependency's function ${JSON.stringify(of)}.`);
  const known = ["unavailable", "outOfType", "happenedAnyway"] as const;
  const kind = known.find(one => one === trouble);
  const value = decodeValue(returns);
  const typed =
    declared.returns === undefined || kind === "outOfType" ? value : fit(contract, declared.returns.type, value);
  const failed = fails !== undefined || kind === "unavailable" || kind === "happenedAnyway";
  return {
    port: declared.port,
    function: declared.name,
    answer: failed
      ? { kind: "failed", code: fails === undefined ? undefined : String(fails) }
      : { kind: "returned", value: typed },
    after: typeof after === "number" ? after : 0,
    ...(kind === undefined ? {} : { trouble: kind }),
  };
}
