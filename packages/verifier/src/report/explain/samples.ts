/** A bounded sample of the cases in which a promise was kept and broken, for what is said of it afterwards. */
import type { Finding, Outcome, Scene, Values } from "@tenet/runtime";
import type { Sighting, Trail } from "../../session.js";

/** One call, or one case of a law, and what it showed of a promise. */
export interface Specimen {
  readonly finding: Finding;
  /** Undefined: a case of a law. */
  readonly operation: string | undefined;
  readonly scene: Scene;
  /** The given values of a law. */
  readonly given: Values | undefined;
  readonly outcome: Outcome | undefined;
  /** How it ended, in words. */
  readonly words: string;
  /** Operations called before, in the same case. */
  readonly earlier: readonly string[];
}

export interface Failing extends Specimen {
  readonly trail: Trail;
}

interface Sample {
  readonly failing: Failing[];
  readonly kept: Specimen[];
  /** Judged, but its premise did not hold, say. */
  readonly idle: Specimen[];
}

const mostFailing = 60;
const mostKept = 200;
const mostIdle = 60;

export class Samples {
  private readonly byPromise = new Map<string, Sample>();
  private readonly ends = new Map<string, Map<string, number>>();
  /** How often each duty of a caller kept a call from being made. */
  readonly duties = new Map<string, number>();

  add(trail: Trail): void {
    for (const id of trail.duties ?? []) this.duties.set(id, (this.duties.get(id) ?? 0) + 1);
    let last: Sighting["ended"];
    for (const sighting of trail.sightings) {
      if (sighting.ended !== last) this.count(trail, sighting);
      last = sighting.ended;
      this.keep(trail, sighting);
    }
  }

  of(id: string): Sample {
    return this.byPromise.get(id) ?? { failing: [], kept: [], idle: [] };
  }

  /** How often the calls of an operation ended with each code; success is the empty text. */
  endsOf(operation: string): ReadonlyMap<string, number> {
    return this.ends.get(operation) ?? new Map();
  }

  private count({ calls }: Trail, { at, ended }: Sighting): void {
    const operation = calls[at]?.operation;
    if (operation === undefined || ended === undefined) return;
    const counts = this.ends.get(operation) ?? new Map<string, number>();
    this.ends.set(operation, counts);
    const { outcome } = ended;
    const code = outcome.kind === "returned" ? "" : (outcome.code ?? outcome.name);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }

  private keep(trail: Trail, sighting: Sighting): void {
    const { finding } = sighting;
    const sample = this.of(finding.id);
    this.byPromise.set(finding.id, sample);
    const [into, most] = !finding.holds
      ? [sample.failing, mostFailing]
      : finding.exercised
        ? [sample.kept, mostKept]
        : [sample.idle, mostIdle];
    if (into.length >= most) return;
    const specimen = specimenOf(trail, sighting);
    if (specimen === undefined) return;
    if (finding.holds) into.push(specimen);
    else sample.failing.push({ ...specimen, trail });
  }
}

const nowhere: Scene = { input: {}, before: {}, after: {}, result: undefined };

/** Undefined where it is about no call, such as a state to begin with. */
export function specimenOf({ calls, given }: Trail, { finding, at, outcome, ended }: Sighting): Specimen | undefined {
  const words = outcome;
  if (given !== undefined)
    return { finding, operation: undefined, scene: nowhere, given, outcome: undefined, words, earlier: [] };
  const operation = calls[at]?.operation;
  if (operation === undefined || ended === undefined) return undefined;
  const earlier = calls.slice(0, at).map(call => call.operation);
  return { finding, operation, scene: ended.scene, given: undefined, outcome: ended.outcome, words, earlier };
}
