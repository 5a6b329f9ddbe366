/** The order of the search: every operation with legal inputs and near-misses, then with outputs as inputs, then the laws. */
import { type Operation, type Promised, takesHandle } from "@tenet/checker";
import type { Arbitraries, Target } from "../arbitraries/types.js";
import type { VerifyOptions } from "../options.js";
import { raceUnits } from "../races/units.js";
import type { Session } from "../session.js";
import { addHints } from "./hints.js";
import { locked } from "./locked.js";
import {
  callDrawing,
  type Drawing,
  lawDrawing,
  overTimeDrawing,
  type Reach,
  repeatDrawing,
  Search,
  sameAsDrawing,
} from "./properties.js";
import type { Tally } from "./tally.js";
import { idOf } from "./target.js";
import { few, isThin } from "./thin.js";
import { timely } from "./timely.js";
import { aimedAt, needed, type Purpose } from "./trim.js";
import { fillDrawing, walkDrawing } from "./walks.js";

export interface SearchPlan {
  readonly session: Session;
  readonly options: VerifyOptions;
  readonly arbitraries: Arbitraries;
  readonly reach: Reach;
  readonly tally: Tally;
  readonly missing: ReadonlyMap<string, string>;
  readonly promises: readonly Promised[];
  /** Whether the time is up. */
  readonly isOver: () => boolean;
}

export interface Unit {
  readonly subject: string;
  readonly purpose: Purpose;
  readonly weight: number;
  run(part: Part): Promise<void>;
}

/** A share of a unit's runs, with a name of its own for the seed. */
interface Part {
  readonly share: number;
  readonly name: string;
}

const all: readonly Part[] = [{ share: 1, name: "" }];
/** Where time is short, everything is looked at a little before anything is looked at more. */
const little: readonly Part[] = [
  { share: 0.1, name: "" },
  { share: 0.9, name: " more" },
];

/** Cases for each near-miss, as a share of the runs. */
const nearMissShare = 0.15;
const fewestNearMisses = 10;

/** Answers whether the time was up before everything had been looked at. */
export async function search(given: SearchPlan): Promise<boolean> {
  const { session } = given;
  addHints(session);
  const plan = {
    ...given,
    arbitraries: timely(session.contract, session.executable, locked(session, given.arbitraries)),
  };
  const select = plan.options.only === undefined ? aimedAt : needed;
  const units = select(unitsOf(plan), plan.session.contract, plan.promises);
  const whole = units.reduce((sum, unit) => sum + unit.weight, 0);
  let done = 0;
  for (const part of plan.options.budget === undefined ? all : little) {
    for (const unit of units) {
      if (plan.isOver()) return true;
      plan.options.onProgress?.({ subject: unit.subject, done: done / whole });
      await unit.run(part);
      done += unit.weight * part.share;
    }
  }
  plan.options.onProgress?.({ subject: "", done: 1 });
  return plan.isOver();
}

function unitsOf(plan: SearchPlan): Unit[] {
  const {
    options: { runs },
    session: { contract },
  } = plan;
  const parts = [plan.session, plan.arbitraries, plan.reach] as const;
  const nearMisses = Math.max(fewestNearMisses, Math.ceil(runs * nearMissShare));
  const operations = contract.operations.filter(
    operation => !plan.missing.has(operation.name) && !takesHandle(contract, operation),
  );
  return [
    ...operations.flatMap(operation => [
      callUnit(plan, operation, "", runs),
      ...operation.refusals.map(refusal => callUnit(plan, operation, refusal.id, nearMisses, { breaks: refusal.id })),
      ...(plan.arbitraries.pairs?.(operation.name) ?? []).map(aim =>
        callUnit(plan, operation, `${aim.breaks} and ${aim.also}`, Math.ceil(nearMisses / 5), aim),
      ),
      ...contract.failureModes
        .filter(mode => mode.operation === operation.name)
        .map(({ id }) => callUnit(plan, operation, id, nearMisses, { mode: id })),
      ...(operation.idempotent === undefined
        ? []
        : [drawnUnit(plan, operation, "repeated", nearMisses, () => repeatDrawing(...parts, operation.name))]),
      ...(operation.sameAs === undefined
        ? []
        : [drawnUnit(plan, operation, "single", nearMisses, () => sameAsDrawing(...parts, operation))]),
    ]),
    ...operations
      .filter(operation => operation.inputs.length > 0)
      .map(operation =>
        drawnUnit(plan, operation, "again", Math.ceil(runs / 4), () => callDrawing(...parts, operation.name)),
      ),
    ...contract.overTime
      .filter(({ id }) => contract.promises.some(promise => promise.id === id && promise.notChecked === undefined))
      .map(
        (promise): Unit => ({
          subject: promise.id,
          purpose: { kind: "overTime", id: promise.id },
          weight: nearMisses,
          run: part =>
            explore(
              plan,
              part,
              overTimeDrawing(...parts, promise),
              promise.id,
              nearMisses,
              promise.subject.kind === "operation" ? promise.subject.operation : promise.id,
            ),
        }),
      ),
    ...raceUnits(plan, name => seedOf(plan, name)),
    ...contract.laws.map(
      (law): Unit => ({
        subject: law.id,
        purpose: { kind: "law", id: law.id },
        weight: runs,
        run: part =>
          explore(
            plan,
            part,
            lawDrawing(plan.session, plan.arbitraries, law, plan.options.specText),
            law.id,
            runs,
            law.id,
            law.id,
          ),
      }),
    ),
  ];
}

function callUnit(plan: SearchPlan, operation: Operation, what: string, runs: number, target?: Target): Unit {
  const { session, arbitraries, reach } = plan;
  const unit = drawnUnit(plan, operation, what, runs, () =>
    callDrawing(session, arbitraries, reach, operation.name, target),
  );
  const run = async (part: Part) => {
    await unit.run(part);
    if (session.executable.stateful && part.share > 0.5) await goFurther(plan, part, operation, runs, target);
  };
  return { ...unit, run };
}

/** What was hardly put to the test is given longer cases, a few at a time. */
async function goFurther(
  plan: SearchPlan,
  part: Part,
  operation: Operation,
  runs: number,
  target: Target | undefined,
): Promise<void> {
  const { session, arbitraries, reach } = plan;
  const way = { operation, target };
  const name = `${operation.name} ${idOf(target)} further`;
  if (!isThin(plan, operation, target)) return;
  const long = walkDrawing(session, arbitraries, reach, way);
  for (let round = 0; round < rounds && isThin(plan, operation, target); round++)
    await explore(plan, part, long, `${name} ${round}`, Math.ceil(runs / rounds), operation.name);
  const filled = isThin(plan, operation, target) ? fillDrawing(session, arbitraries, reach, way) : undefined;
  if (filled !== undefined) await explore(plan, part, filled, `${name} filled`, few, operation.name);
}

/** `draw` is called late, as all are: the outputs of what ran before are among the inputs. */
function drawnUnit<T>(
  plan: SearchPlan,
  operation: Operation,
  what: string,
  runs: number,
  draw: () => Drawing<T>,
): Unit {
  const { name } = operation;
  return {
    subject: name,
    purpose: { kind: "call", operation },
    weight: runs,
    run: part => explore(plan, part, draw(), `${name} ${what}`, runs, name),
  };
}

/** Cases that end without a call, since the state offered no input, are made up for, within reason. */
const rounds = 4;

async function explore<T>(
  plan: SearchPlan,
  part: Part,
  drawing: Drawing<T>,
  name: string,
  runs: number,
  subject: string,
  law?: string,
): Promise<void> {
  let left = Math.ceil(runs * part.share);
  for (let round = 0; round < rounds && left > 0 && !plan.isOver(); round++) {
    const found = new Search(drawing, seedOf(plan, `${name} ${round}${part.name}`), plan.isOver);
    const reached = await found.explore(left, plan.tally, subject, law);
    if (plan.tally.incidents.has(subject)) return;
    left -= reached;
  }
}

/** A seed of its own for each property, the same in every run with the same seed. FNV-1a. */
function seedOf({ options: { seed } }: SearchPlan, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0;
}
