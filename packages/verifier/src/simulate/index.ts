/** A spec on its own: random calls on the model that its Changes and Ensures describe, without any implementation. */
import { type Contract, modelOf } from "@tenet/checker";
import { decimalsOfFields } from "@tenet/generator";
import { type Values, withPoints } from "@tenet/runtime";
import type { Reference } from "../executable/clauses.js";
import { executable } from "../executable/index.js";
import { quietWhy } from "../report/cover.js";
import { coverBreach } from "./cover.js";
import type { Stage, Trail } from "./play.js";
import type { Breach, SimulatedCall, SimulatedOperation, Simulation } from "./report.js";
import { Search, shownBy } from "./search.js";

export type { Breach, SimulatedCall, SimulatedOperation, Simulation } from "./report.js";

export interface SimulateOptions {
  readonly contract: Contract;
  /** The normalised text of the spec; sub-expressions are quoted from it. */
  readonly specText: string;
  /** Sequences of calls, half of them from the state under Starts, half from generated ones. */
  readonly runs: number;
  readonly seed: number;
  /** Calls the functions of modules that the spec names. */
  readonly reference?: Reference;
  /** Whether breaches show what the spec calls secret or personal; by default «secret 1» and the like stand in its place. */
  readonly showSecrets?: boolean;
}

/** What the spec's own operations break. Finds errors; that it finds none proves nothing. */
export function simulate({ contract, specText, runs, seed, reference, showSecrets }: SimulateOptions): Simulation {
  const stage: Stage = {
    contract,
    executable: executable(contract, specText, reference),
    model: modelOf(contract),
    reference,
  };
  const tally = new Tally(stage);
  const begins = contract.state.length === 0 ? [false] : [false, true];
  for (const generated of begins) {
    const search = new Search(stage, seed, generated);
    search.explore(Math.ceil(runs / begins.length), (trail, index) => tally.add(trail, search, index));
  }
  return {
    seed,
    sequences: tally.sequences,
    calls: tally.calls,
    breaches: tally.breaches(showSecrets === true),
    operations: tally.operations(showSecrets === true),
  };
}

interface First {
  readonly search: Search;
  readonly index: number;
  readonly trail: Trail;
}

class Tally {
  sequences = 0;
  calls = 0;
  private readonly found = new Map<string, First>();
  private readonly counts = new Map<string, { calls: number; succeeded: number; undetermined: number; why?: string }>();
  private readonly reached = new Map<string, number>();

  constructor(private readonly stage: Stage) {}

  add(trail: Trail, search: Search, index: number): void {
    if (!trail.begun) return;
    this.sequences++;
    for (const { call, stepped } of trail.played) {
      this.calls++;
      const count = this.counts.get(call.operation) ?? { calls: 0, succeeded: 0, undetermined: 0 };
      this.counts.set(call.operation, count);
      count.calls++;
      if (stepped.kind === "returned") count.succeeded++;
      if (stepped.kind === "refused") this.reached.set(stepped.clause, (this.reached.get(stepped.clause) ?? 0) + 1);
      if (stepped.kind !== "undetermined") continue;
      count.undetermined++;
      count.why ??= stepped.why;
    }
    for (const id of shownBy(trail)) if (!this.found.has(id)) this.found.set(id, { search, index, trail });
  }

  /** In the order of the spec. */
  breaches(showSecrets: boolean): readonly Breach[] {
    const all = [...this.found].map(([id, { search, index, trail }]) => {
      const smallest = search.smallest(index, id) ?? trail;
      const breach = breachOf(this.stage, id, smallest);
      return showSecrets ? breach : coverBreach(this.stage, smallest, breach);
    });
    return all.sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1));
  }

  operations(showSecrets: boolean): readonly SimulatedOperation[] {
    const { contract, model } = this.stage;
    return contract.operations.map(({ name, line, refusals }) => {
      const { determined, why } = model.operations[name]!;
      const { calls = 0, succeeded = 0, undetermined = 0, why: first } = this.counts.get(name) ?? {};
      return {
        operation: name,
        line,
        determined,
        ...(why === undefined ? {} : { why }),
        calls,
        succeeded,
        undetermined,
        ...(first === undefined ? {} : { undeterminedWhy: quietWhy({ contract, showSecrets }, first) }),
        refusals: refusals.map(one => ({
          id: one.id,
          code: one.code,
          line: one.line,
          reached: this.reached.get(one.id) ?? 0,
        })),
      };
    });
  }
}

function breachOf({ contract, executable: whole }: Stage, id: string, trail: Trail): Breach {
  const last = trail.played.at(-1);
  const finding = trail.broken.find(one => one.id === id);
  const promise = contract.promises.find(one => one.id === id);
  const row = contract.operations.flatMap(one => one.changes ?? []).find(one => one.id === id);
  const clause = [...whole.invariants, ...(whole.history ?? [])].find(one => one.id === id);
  return {
    id,
    kind: finding ? "promise" : "row",
    text: promise?.text ?? clause?.text ?? "",
    expression: promise?.expression ?? clause?.expression ?? row?.expression ?? "",
    line: promise?.line ?? clause?.line ?? row?.line ?? 0,
    ...(trail.state === undefined ? {} : { state: withPoints(trail.state, whole.decimals) }),
    calls: trail.played.map(({ call }) => shownCall(contract, call)),
    expected: finding?.expected ?? "a row that says one thing",
    actual: finding?.actual ?? last?.call.outcome ?? "",
    parts: finding?.parts ?? [],
  };
}

/** With the points of decimals. */
function shownCall(contract: Contract, call: SimulatedCall): SimulatedCall {
  const operation = contract.operations.find(one => one.name === call.operation);
  const decimals = operation && decimalsOfFields(operation.inputs, contract);
  return { ...call, input: withPoints(call.input as Values, decimals) };
}
