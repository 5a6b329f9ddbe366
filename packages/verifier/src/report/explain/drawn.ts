/** Calls as they may come, whatever Requires says: drawn and looked at, not made. */
import { type Contract, judgeable, type Operation } from "@tenet/checker";
import type { Scene, Values } from "@tenet/runtime";
import * as fc from "fast-check";
import type { Session } from "../../session.js";
import { isLegal } from "./model.js";

const calls = 400;

/** Of one operation, in states that keep the invariants. Time, caller and dependencies are not known. */
export async function drawnCalls(session: Session, operation: Operation): Promise<readonly Scene[]> {
  const { buildArbitraries } = await import("../../arbitraries/index.js");
  const { contract, reference, executable } = session;
  const arbitraries = buildArbitraries(bare(judgeable(contract), operation.name), reference);
  const { cases } = arbitraries;
  const drawn: fc.Arbitrary<{ readonly state: Values; readonly input: Values | undefined } | undefined> =
    executable.stateful && cases !== undefined
      ? cases.call(arbitraries, operation.name)
      : arbitraries.input(operation.name).map(resolve => ({ state: {}, input: resolve({}) }));
  const complete = executable.operations[operation.name]?.complete;
  return fc.sample(drawn, { seed: 1, numRuns: calls }).flatMap(one => {
    if (one?.input === undefined || !isLegal(session, one.state)) return [];
    const input = complete?.(one.input) ?? one.input;
    return [{ input, before: one.state, after: one.state, result: undefined }];
  });
}

/** The contract without the conditions of the operation. */
function bare(contract: Contract, name: string): Contract {
  const operations = contract.operations.map(one =>
    one.name === name ? { ...one, requires: [], refusals: [], ensures: [] } : one,
  );
  return { ...contract, operations, laws: [] };
}
