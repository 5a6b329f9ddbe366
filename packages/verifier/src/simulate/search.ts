/** Random sequences, and the smallest one that shows what was found. */
import type { Operation, Values } from "@tenet/checker";
import { oneKind } from "@tenet/testing";
import fc from "fast-check";
import { buildArbitraries } from "../arbitraries/index.js";
import type { Aim } from "../arbitraries/types.js";
import { isPlayable, play, type SequenceDraw, type Stage, type StepDraw, type Trail } from "./play.js";
import { type Tick, withWorldAsInput } from "./world.js";

/** What a trail shows: a broken promise, or a row that the spec gives no meaning. */
export function shownBy(trail: Trail): readonly string[] {
  const { stepped } = trail.played.at(-1) ?? {};
  const row = stepped?.kind === "undetermined" ? stepped.row : undefined;
  return [...trail.broken.map(finding => finding.id), ...(row === undefined ? [] : [row])];
}

const mostCalls = 8;
/** A shrink is cut short when it has cost this much. */
const mostEvaluations = 600;

/** Sequences from one kind of beginning. */
export class Search {
  private readonly arbitrary: fc.Arbitrary<SequenceDraw>;

  constructor(
    private readonly stage: Stage,
    readonly seed: number,
    generatedStates: boolean,
  ) {
    this.arbitrary = sequences(stage, generatedStates);
  }

  explore(runs: number, see: (trail: Trail, index: number) => void): void {
    let index = 0;
    const property = fc.property(this.arbitrary, drawn => {
      see(play(this.stage, drawn), index++);
    });
    surface(fc.check(property, { seed: this.seed, numRuns: runs }));
  }

  /** The smallest sequence that shows `id`, found from the one with this index on. */
  smallest(index: number, id: string): Trail | undefined {
    let best: Trail | undefined;
    let evaluations = 0;
    const property = fc.property(this.arbitrary, drawn => {
      if (++evaluations > mostEvaluations) return true;
      const trail = play(this.stage, drawn);
      if (!shownBy(trail).includes(id)) return true;
      best = trail;
      return false;
    });
    surface(fc.check(property, { seed: this.seed, path: String(index), numRuns: 1 }));
    return best;
  }
}

function sequences(stage: Stage, generatedStates: boolean): fc.Arbitrary<SequenceDraw> {
  const { contract, model, reference } = stage;
  const arbitraries = buildArbitraries(withWorldAsInput(contract, model), reference);
  const playable = contract.operations.filter(one => isPlayable(contract, one));
  if (playable.length === 0) return fc.constant({ state: undefined, steps: [] });
  const steps = playable.map(operation => ({ arbitrary: stepOf(operation), weight: operation.changes ? 3 : 1 }));
  const array = (minLength: number, maxLength: number) =>
    fc.array(fc.oneof(...steps), { minLength, maxLength, size: "max" });
  const fromStart = array(1, mostCalls).map((all): SequenceDraw => ({ state: undefined, steps: all }));
  if (!generatedStates) return oneKind(fromStart);
  // A state and a call that fits it are drawn together: most calls do not fit most states.
  const first = playable.map(operation => ({ arbitrary: casesOf(operation), weight: operation.changes ? 3 : 1 }));
  return oneKind(
    fc
      .tuple(array(0, 2), fc.oneof(...first))
      .map(([rest, { state, step }]): SequenceDraw => ({ state, steps: [step, ...rest] })),
  );

  function stepOf(operation: Operation): fc.Arbitrary<StepDraw> {
    const inputs = aimed(operation, aim => arbitraries.input(operation.name, aim));
    return fc.tuple(inputs, ticks, troubles(operation)).map(([resolve, tick, trouble]) => ({
      operation: operation.name,
      resolve,
      tick,
      trouble,
    }));
  }

  function casesOf(operation: Operation): fc.Arbitrary<{ readonly state: Values; readonly step: StepDraw }> {
    const pairs = aimed(operation, aim => arbitraries.cases!(operation.name, aim));
    return fc.tuple(pairs, troubles(operation)).map(([pair, trouble]) => ({
      state: pair?.state ?? model.start,
      step: { operation: operation.name, resolve: () => pair?.input, tick: undefined, trouble },
    }));
  }

  function troubles({ name }: Operation): fc.Arbitrary<string | undefined> {
    const modes = contract.failureModes.filter(mode => mode.operation === name).map(mode => mode.id);
    const none = { arbitrary: fc.constant(undefined), weight: 6 };
    return modes.length === 0 ? fc.constant(undefined) : fc.oneof(none, fc.constantFrom(...modes));
  }
}

/** Mostly calls that succeed, and for each refusal some that come close. */
function aimed<T>({ refusals }: Operation, draw: (aim: Aim | undefined) => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(
    { arbitrary: draw(undefined), weight: 3 + refusals.length },
    ...refusals.map(refusal => draw({ breaks: refusal.id })),
  );
}

const second = 1000;
const hour = 3600 * second;
const ticks: fc.Arbitrary<Tick> = fc.constantFrom(
  0,
  1,
  second,
  60 * second,
  hour,
  24 * hour,
  31 * 24 * hour,
  undefined,
);

/** A mistake of ours must not look like one of the spec. */
function surface<T>(details: fc.RunDetails<T>): void {
  const { failed, errorInstance } = details;
  if (failed && errorInstance instanceof Error && !/^Property failed by returning false/.test(errorInstance.message))
    throw errorInstance;
}
