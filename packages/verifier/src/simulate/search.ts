/** Random sequences, and the smallest one that shows what was found. */
import { judgeable, type Operation } from "@tenet/checker";
import { oneKind } from "@tenet/testing";
import fc from "fast-check";
import { buildArbitraries } from "../arbitraries/index.js";
import { isPlayable, play, type SequenceDraw, type Stage, type StepDraw, type Trail } from "./play.js";
import { worldDraws } from "./world.js";

/** What a trail shows: a broken promise, or a row that the spec gives no meaning. */
export function shownBy(trail: Trail): readonly string[] {
  const { stepped } = trail.played.at(-1) ?? {};
  const row = stepped?.kind === "undetermined" ? stepped.row : undefined;
  return [...trail.broken.map(finding => finding.id), ...(row === undefined ? [] : [row])];
}

const mostCalls = 8;
/** A shrink is cut short when it has cost this much. */
const mostEvaluations = 2000;

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
  const { contract } = stage;
  const arbitraries = buildArbitraries(judgeable(contract), stage.reference);
  const worlds = worldDraws(contract);
  const steps = contract.operations
    .filter(one => isPlayable(contract, one))
    .map(operation => ({ arbitrary: stepsOf(operation), weight: operation.changes === undefined ? 1 : 3 }));
  if (steps.length === 0) return fc.constant({ state: undefined, steps: [] });
  return oneKind(
    fc.record(
      {
        steps: fc.array(fc.oneof(...steps), { minLength: 1, maxLength: generatedStates ? 3 : mostCalls, size: "max" }),
        state: generatedStates ? arbitraries.state : fc.constant(undefined),
      },
      { noNullPrototype: true },
    ),
  );

  function stepsOf(operation: Operation): fc.Arbitrary<StepDraw> {
    const { name, refusals } = operation;
    const inputs = [
      { arbitrary: arbitraries.input(name), weight: 3 + refusals.length },
      ...refusals.map(refusal => ({ arbitrary: arbitraries.input(name, { breaks: refusal.id }), weight: 1 })),
    ];
    return fc
      .tuple(fc.oneof(...inputs), worlds(operation))
      .map(([resolve, world]) => ({ operation: name, resolve, world }));
  }
}

/** A mistake of ours must not look like one of the spec. */
function surface<T>(details: fc.RunDetails<T>): void {
  const { failed, errorInstance } = details;
  if (failed && errorInstance instanceof Error && !/^Property failed by returning false/.test(errorInstance.message))
    throw errorInstance;
}
