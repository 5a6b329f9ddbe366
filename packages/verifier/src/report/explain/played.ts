/** States that calls lead to from the beginning, as the spec's own model plays them. */
import type { Contract, Values } from "@tenet/checker";
import type { Reference } from "../../executable/clauses.js";
import type { Session } from "../../session.js";
import { Search } from "../../simulate/search.js";
import { modelFor } from "./model.js";

export interface PlayedStates {
  readonly calls: number;
  /** Successful calls, by operation. */
  readonly met: ReadonlyMap<string, number>;
  /** Promises that were broken on the way. */
  readonly broken: ReadonlySet<string>;
  readonly states: readonly Values[];
}

const sequences = 300;
const mostStates = 300;
const known = new WeakMap<Contract, PlayedStates>();

/** The same in every run. */
export function playedStates({ contract, executable, reference }: Session): PlayedStates {
  const before = known.get(contract);
  if (before !== undefined) return before;
  const played = play({ contract, executable, model: modelFor(contract), reference });
  known.set(contract, played);
  return played;
}

function play(stage: ConstructorParameters<typeof Search>[0] & { readonly reference: Reference | undefined }) {
  const met = new Map<string, number>();
  const broken = new Set<string>();
  const states: Values[] = [stage.model.start];
  let calls = 0;
  new Search(stage, 1, false).explore(sequences, trail => {
    for (const finding of trail.broken) broken.add(finding.id);
    for (const { call, stepped } of trail.played) {
      calls++;
      if (stepped.kind !== "returned") continue;
      met.set(call.operation, (met.get(call.operation) ?? 0) + 1);
      if (states.length < mostStates) states.push(stepped.state);
    }
  });
  return { calls, met, broken, states };
}
