/** Cases as files hold them, run as they stand. */
import type { Type } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import type { Case } from "../case.js";
import { decodeRow } from "../decode.js";
import { readAround } from "../report/surroundings.js";
import type { Session, Trail } from "../session.js";
import { runLaw } from "./laws.js";
import { runCase } from "./run.js";

/** Throws an Error with a plain sentence where the case cannot be read by the contract. */
export async function runOne(session: Session, one: Case, specText: string): Promise<Trail> {
  const { contract } = session;
  if ("law" in one) {
    const law = contract.laws.find(({ id }) => id === one.law || `${contract.spec}/${id}` === one.law);
    if (law === undefined) throw new Error(`The spec has no law ${one.law}.`);
    return runLaw(session, law, decodeRow(contract, types(law.given), one.given), specText);
  }
  const state = session.executable.stateful ? stateOf(session, one.state) : undefined;
  const draws = one.calls.map(({ operation, input, ...surroundings }) => {
    const named = contract.operations.find(each => each.name === operation);
    if (named === undefined) throw new Error(`The spec has no operation ${operation}.`);
    const values = decodeRow(contract, types(named.inputs), input);
    const around = readAround(contract, named, surroundings);
    return {
      operation,
      repeats: "may" as const,
      resolve: () => values,
      ...(around === undefined ? {} : { around: () => around }),
    };
  });
  return runCase(session, state, draws, { unblocked: true });
}

function stateOf(session: Session, json: unknown): Values {
  return json === undefined
    ? session.starts
    : { ...session.starts, ...decodeRow(session.contract, types(session.contract.state), json) };
}

function types(
  fields: readonly { readonly name: string; readonly type: { readonly type: Type } }[],
): ReadonlyMap<string, Type> {
  return new Map(fields.map(({ name, type }) => [name, type.type]));
}
