/** The cases of a search on the right implementation, kept to be run again on changed ones. */
import type { Example, Law, Operation } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { runCases } from "../search/batch.js";
import { runExample } from "../search/examples.js";
import { runLaw } from "../search/laws.js";
import { type Origin, Tally } from "../search/tally.js";
import type { Call, Session, Trail } from "../session.js";

export type Recorded =
  | {
      readonly kind: "calls";
      readonly state: Values | undefined;
      readonly calls: readonly Call[];
      readonly twice: boolean;
    }
  | { readonly kind: "law"; readonly law: Law; readonly given: Values }
  | { readonly kind: "example"; readonly operation: Operation; readonly example: Example };

/** Keeps every case that it is told of. */
export class Recorder extends Tally {
  readonly cases: Recorded[] = [];

  constructor(private readonly of: Session) {
    super(of);
  }

  override add(trail: Trail, origin: Origin | undefined, law?: string): void {
    super.add(trail, origin, law);
    const one = recordedOf(this.of, trail, law, this.cases.length % 8 === 0);
    if (one !== undefined && (law === undefined || (trail.reached && !trail.excepted))) this.cases.push(one);
  }
}

/** The case that went like this; undefined where it called nothing. `law`: whose it was. */
export function recordedOf(
  { contract }: Session,
  { state, calls, given }: Trail,
  law: string | undefined,
  twice: boolean,
): Recorded | undefined {
  const stated = contract.laws.find(({ id }) => id === law);
  if (stated !== undefined && given !== undefined) return { kind: "law", law: stated, given };
  return law === undefined && calls.length > 0 ? { kind: "calls", state, calls: [...calls], twice } : undefined;
}

/** Cases that can go to the child together are next to each other; answers in order, up to the first that did not end. */
export async function run(session: Session, cases: readonly Recorded[], specText: string): Promise<Trail[]> {
  const trails: Trail[] = [];
  for (let at = 0; at < cases.length && trails.at(-1)?.incident === undefined; ) {
    const end = cases.findIndex((one, index) => index >= at && one.kind !== "calls");
    const together = cases.slice(at, end < 0 ? cases.length : Math.max(end, at + 1));
    trails.push(...(await runTogether(session, together, specText)));
    at += together.length;
  }
  return trails;
}

async function runTogether(session: Session, cases: readonly Recorded[], specText: string): Promise<Trail[]> {
  const [first] = cases;
  if (first?.kind === "law") return [await runLaw(session, first.law, first.given, specText)];
  if (first?.kind === "example") return [await runExample(session, first.operation, first.example, specText)];
  const calls = cases.filter(one => one.kind === "calls");
  return runCases(
    session,
    calls.map(({ state, calls: made, twice }) => ({
      state,
      draws: made.map(({ operation, input, around }) => ({
        operation,
        resolve: () => input,
        ...(around === undefined ? {} : { around: () => around }),
      })),
      options: { twice, unblocked: true },
    })),
    1,
  );
}

/** Whether nothing was wrong. */
export function isClean(trail: Trail): boolean {
  return (
    trail.incident === undefined &&
    trail.unsteady === undefined &&
    trail.sightings.every(({ finding }) => finding.holds)
  );
}

/** The examples of the operations, as cases. */
export function examplesOf({ contract }: Session): Extract<Recorded, { kind: "example" }>[] {
  return contract.operations.flatMap(operation =>
    operation.examples.map(example => ({ kind: "example" as const, operation, example })),
  );
}
