import { callable, type Type, worlds } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import type { Case } from "./case.js";
import { IncidentError } from "./child/host.js";
import { decodeRow } from "./decode.js";
import { missingOperations, openSession } from "./open.js";
import type { Report, Target } from "./options.js";
import { readAround } from "./report/surroundings.js";
import { overallVerdict, type Seen, verdictOf } from "./report/verdicts.js";
import { runLaw } from "./search/laws.js";
import { runCase } from "./search/run.js";
import { keyOf, Tally } from "./search/tally.js";
import type { Session, Trail } from "./session.js";
import { proveAll, replayCommand } from "./verify.js";

/**
 * Judges exactly these cases, as `readCases` reads them from a file. Verdicts only on promises that they put to the test.
 * Throws an Error with a plain sentence where a case names what the spec does not have.
 */
export async function judgeCases(whole: Target & { readonly only?: string }, cases: readonly Case[]): Promise<Report> {
  const target = { ...whole, contract: callable(whole.contract, worlds) };
  const session = openSession(target);
  const {
    contract,
    implementation: { name },
  } = target;
  const promises = contract.promises.filter(
    ({ id }) => target.only === undefined || [id, `${contract.spec}/${id}`].includes(target.only),
  );
  const tally = new Tally(session);
  try {
    await missingOperations(session);
    for (const one of cases)
      tally.add(await runOne(session, one, target.specText), undefined, "law" in one ? one.law : undefined);
    const proven = await proveAll(session, target, tally, promises, true);
    const seen: Seen = {
      session,
      implementation: name,
      tally,
      proven,
      notRun: new Map(),
      missing: new Map(),
      fallbacks: [],
      enough: 1,
      replay: id => replayCommand(target, undefined, id),
    };
    const touched = promises.filter(
      ({ id, operation }) =>
        tally.counts.has(id) ||
        tally.failures.has(keyOf({ kind: "broken", id })) ||
        tally.failures.has(keyOf({ kind: "incident", operation })) ||
        tally.failures.has(keyOf({ kind: "incident", operation: undefined, law: id })),
    );
    return {
      verdicts: touched.map(promise => verdictOf(seen, promise)),
      seed: 0,
      calls: session.host.calls,
      fallbacks: [],
    };
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    return {
      verdicts: promises.map(promise => overallVerdict(session, name, promise, error.incident)),
      seed: 0,
      calls: 0,
      fallbacks: [],
    };
  } finally {
    session.host.dispose();
  }
}

async function runOne(session: Session, one: Case, specText: string): Promise<Trail> {
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
    return { operation, resolve: () => values, ...(around === undefined ? {} : { around: () => around }) };
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
