/** One kept case, as its file holds it: `{ "promise": "TRF-3", "state": …, "calls": […] }`, or the given values of a law. */
import type { Contract } from "@tenet/checker";
import { type Case, type Counterexample, encodeValue, exactOf, readCases } from "@tenet/verifier";
import { caseProblem } from "../commands/cases.js";

export interface Entry {
  readonly promise: string;
  /** As it stands in the file. */
  readonly json: object;
}

/** The case of an entry, or why the spec has no place for it any more. */
export function caseOf({ promise, json }: Entry, contract: Contract): Case | string {
  if (!contract.promises.some(({ id }) => id === promise)) return "the spec has no such promise";
  try {
    const [one] = readCases(JSON.stringify(json));
    const found = one && caseProblem(one, contract);
    return one === undefined ? "it is empty" : found ? `it ${found.problem}` : one;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, "");
  }
}

/** Undefined where no file could hold it: calls at the same time are more than a list of calls. */
export function entryOf(id: string, contract: Contract, shown: Counterexample): Entry | undefined {
  const found = exactOf(shown);
  const promise = contract.promises.find(each => each.id === id);
  if (promise === undefined || found.interleaving !== undefined) return undefined;
  // These stand in the spec, and are run anyway.
  if (promise.kind === "example" || promise.kind === "scenario") return undefined;
  const json = { promise: id, ...(promise.kind === "law" ? lawJson(id, found) : caseJson(found)) };
  const entry: Entry = { promise: id, json };
  return JSON.stringify(json).length > largest || typeof caseOf(entry, contract) === "string" ? undefined : entry;
}

/** Characters of a case that is worth a place in a repository. */
const largest = 50_000;

/** The state and the calls, as case files have them. */
export function caseJson({ calls, ...found }: Counterexample): object {
  return {
    ...("state" in found ? { state: encodeValue(found.state) } : {}),
    calls: calls.map(({ operation, input, now, actor, answers }) => ({
      operation,
      input: encodeValue(input),
      ...(now === undefined ? {} : { now: now.toISOString() }),
      ...(actor === undefined ? {} : { actor: encodeValue(actor) }),
      ...(answers === undefined ? {} : { answers: answers.map(encodeValue) }),
    })),
  };
}

function lawJson(law: string, { given }: Counterexample): object {
  return { law, given: encodeValue(given ?? {}) };
}
