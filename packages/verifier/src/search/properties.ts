/** Properties in fast-check's sense: how cases are drawn, run and shrunk. */

import { type Law, type Operation, type Temporal, takesHandle } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { oneKind } from "@tenet/testing";
import * as fc from "fast-check";
import type { Aim, Arbitraries, Pool, ResolveAround, Target } from "../arbitraries/types.js";
import type { Session, Trail } from "../session.js";
import { aroundDrawing } from "./around.js";
import { batchSize, type Case, runCases } from "./batch.js";
import { beforeAll, makersOf } from "./beginnings.js";
import type { Draw } from "./course.js";
import { operationNamed } from "./course.js";
import { runLaw } from "./laws.js";
import { runCase } from "./run.js";
import { runBatchCase } from "./same-as.js";
import { type Property, shows, type Tally, type Wrong } from "./tally.js";
import { aimOf } from "./target.js";

/** A shrink is cut short, not failed, when it has cost this much. */
const mostEvaluations = 200;
/** A timeout costs the deadline, a crash a new process; less is spent where neither is what the search is about. */
const mostTimeouts = { incident: 6, broken: 3, unsteady: 3 };
const mostCrashes = { incident: 12, broken: 6, unsteady: 6 };
/** While exploring, for each property; a property of an operation that has shown this often enough stops at the first. */
const mostIncidents = 3;

export interface Drawing<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  /** `alone`: for shrinking, when operations that were given up are called again. */
  run(value: T, index: number, alone: boolean): Promise<Trail>;
  /** The same for several values at once, from the run with the index `from` on, until `patience` of them did not end; absent where they can only be run one by one. */
  runAll?(values: readonly T[], from: number, patience: number): Promise<Trail[]>;
}

/** A drawing that can be searched and, from the run that failed, shrunk. */
export class Search<T> implements Property {
  constructor(
    private readonly drawing: Drawing<T>,
    readonly seed: number,
    /** Whether the time is up: then nothing more is explored. */
    private readonly isOver: () => boolean = () => false,
  ) {}

  /** Never stops at a failure: every promise gets its own. Answers how many cases came to what they were drawn for. */
  async explore(runs: number, tally: Tally, subject: string, law?: string): Promise<number> {
    const most = (tally.incidents.get(subject) ?? 0) >= mostIncidents ? 1 : mostIncidents;
    let [done, incidents, reached]: [number, number, number] = [0, 0, 0];
    const waiting: T[] = [];
    const flush = async () => {
      for (const trail of incidents < most && !this.isOver() ? await this.run(waiting, done, most - incidents) : []) {
        if (trail.incident !== undefined) incidents++;
        if (trail.reached) reached++;
        tally.add(trail, { property: this, index: done++ }, law);
      }
      waiting.length = 0;
    };
    const together = this.drawing.runAll === undefined ? 1 : batchSize;
    const property = fc.asyncProperty(this.drawing.arbitrary, async value => {
      if (waiting.push(value) >= together) await flush();
    });
    surface(await fc.check(property, { seed: this.seed, numRuns: runs }));
    await flush();
    return reached;
  }

  private async run(values: readonly T[], from: number, patience: number): Promise<Trail[]> {
    if (values.length === 0) return [];
    return this.drawing.runAll?.([...values], from, patience) ?? [await this.drawing.run(values[0]!, from, false)];
  }

  async shrink(index: number, wrong: Wrong): Promise<Trail | undefined> {
    let [best, evaluations, timeouts, crashes]: [Trail | undefined, number, number, number] = [undefined, 0, 0, 0];
    const property = fc.asyncProperty(this.drawing.arbitrary, async value => {
      if (++evaluations > mostEvaluations || timeouts >= mostTimeouts[wrong.kind] || crashes >= mostCrashes[wrong.kind])
        return true;
      const trail = await this.drawing.run(value, index, true);
      if (trail.incident?.incident.kind === "timed-out") timeouts++;
      else if (trail.incident !== undefined) crashes++;
      if (!shows(trail, wrong)) return true;
      best = trail;
      return false;
    });
    surface(await fc.check(property, { seed: this.seed, path: String(index), numRuns: 1 }));
    return best;
  }
}

/** A mistake of ours must not look like one of the implementation's. */
function surface<T>(details: fc.RunDetails<T>): void {
  if (
    details.failed &&
    details.errorInstance instanceof Error &&
    !/^Property failed by returning false/.test(details.errorInstance.message)
  ) {
    throw details.errorInstance;
  }
}

export interface CallCase {
  readonly state: Values | undefined;
  readonly before: readonly Draw[];
  readonly last: Draw;
}

export interface Reach {
  /** Cases begin with generated states; else they begin with `Starts` and get on by calls. */
  readonly settable: boolean;
  /** The operation that makes the subject, where the binding does not. */
  readonly builder: string | undefined;
}

/** Cases that end with a call of `operation`. */
export function callDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  operation: string,
  target?: Target,
): Drawing<CallCase> {
  const surround = surroundings(session, arbitraries);
  const around = surround(operation, target) ?? fc.constant(undefined);
  const aim = aimOf(arbitraries, operation, target);
  // The pool is read once: a property must draw the same values when it is asked again.
  const pool = new Map([...session.outputs.pool].map(([type, values]) => [type, [...values]]));
  const sequences = sequencesOf(session, arbitraries, reach, operation, aim, pool, around);
  const { cases } = arbitraries;
  // A state and a call that fit each other are drawn together where the state may be chosen: most cases need no more.
  const pairs =
    !reach.settable || reach.builder !== undefined || cases === undefined
      ? undefined
      : fc.tuple(cases.call(arbitraries, operation, aim, pool), around).map(
          ([pair, around]): CallCase => ({
            state: pair?.state ?? session.starts,
            before: [],
            last: { operation, resolve: () => pair?.input, around },
          }),
        );
  return {
    arbitrary: oneKind(
      pairs === undefined
        ? sequences
        : fc.oneof({ arbitrary: pairs, weight: aim === undefined ? 3 : 4 }, { arbitrary: sequences, weight: 1 }),
    ),
    run: ({ state, before, last }, index, alone) =>
      runCase(session, state, [...before, last], { twice: index % 8 === 0, unblocked: alone }),
    runAll: (values, from, patience) =>
      runCases(
        session,
        values.map(
          ({ state, before, last }, at): Case => ({
            state,
            draws: [...before, last],
            options: { twice: (from + at) % 8 === 0 },
          }),
        ),
        patience,
      ),
  };
}

/** Cases for a promise over time: from the beginning of the history, the same calls again and again. */
export function overTimeDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  temporal: Temporal,
): Drawing<CallCase> {
  const { subject, promise } = temporal;
  const pool = new Map([...session.outputs.pool].map(([type, values]) => [type, [...values]]));
  const { contract, starts } = session;
  const surround = surroundings(session, arbitraries);
  const own = makersOf(contract, [subject]);
  const makers = (own.length === 0 ? contract.operations : own).filter(one => !takesHandle(contract, one));
  const fromStart = { ...reach, settable: false };
  const cases = fc.oneof(
    ...makers.map(({ name }) =>
      sequencesOf(session, arbitraries, fromStart, name, undefined, pool, surround(name) ?? fc.constant(undefined)),
    ),
  );
  const times = promise.kind === "atMost" && subject.kind === "operation" ? promise.times : 1;
  // Where the beginning is empty, much cannot happen: other states do as well, as long as nothing has happened yet.
  const states = reach.settable ? fc.option(arbitraries.state, { nil: undefined }) : fc.constant(undefined);
  const arbitrary = fc.tuple(cases, fc.boolean(), states).map(([one, again, drawn]): CallCase => {
    const state = drawn === undefined ? one.state : beforeAll(contract, temporal, drawn, starts);
    if (!again || times > mostTimes) return { ...one, state };
    const repeated = Array.from({ length: times }, () => atOnce(one.last));
    return { state, before: [...one.before, ...repeated], last: atOnce(one.last) };
  });
  return {
    arbitrary,
    run: ({ state, before, last }, _, alone) => runCase(session, state, [...before, last], { unblocked: alone }),
  };
}

/** Cases that end with a call and its repetition, under the same key. */
export function repeatDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  operation: string,
): Drawing<CallCase> {
  const { arbitrary, run } = callDrawing(session, arbitraries, reach, operation);
  return {
    arbitrary: fc.tuple(arbitrary, fc.boolean()).map(([{ state, before, last }, same]) => ({
      state,
      before: [...before, last],
      last: { ...atOnce(last), repeats: same ? "same" : "other" },
    })),
    run,
  };
}

/** Cases of a batch alone, each compared with the single calls. */
export function sameAsDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  operation: Operation,
): Drawing<CallCase> {
  const { arbitrary } = callDrawing(session, arbitraries, reach, operation.name);
  return {
    arbitrary: arbitrary.map(one => ({ ...one, before: [] })),
    run: ({ state, last }, _, alone) => runBatchCase(session, operation, state, [last], alone),
  };
}

/** A limit of more calls than this is not put to the test. */
const mostTimes = 200;

/** The same call without a pause. */
export function atOnce({ around, ...draw }: Draw): Draw {
  if (around === undefined) return draw;
  return { ...draw, around: (state, input, earliest) => ({ ...around(state, input, earliest), now: earliest }) };
}

/** What is around the calls of an operation, for those that need more than their input. */
function surroundings(session: Session, arbitraries: Arbitraries) {
  return (name: string, target?: Target): fc.Arbitrary<ResolveAround> | undefined => {
    const operation = operationNamed(session, name);
    return operation && aroundDrawing(session, arbitraries, operation, target);
  };
}

/** Other calls come before the last one. */
function sequencesOf(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  operation: string,
  aim: Aim | undefined,
  pool: Pool,
  around: fc.Arbitrary<ResolveAround | undefined>,
): fc.Arbitrary<CallCase> {
  const { stateful } = session.executable;
  const surround = surroundings(session, arbitraries);
  const draw = (
    name: string,
    at?: Aim,
    by: fc.Arbitrary<ResolveAround | undefined> = surround(name) ?? fc.constant(undefined),
  ): fc.Arbitrary<Draw> =>
    fc.tuple(arbitraries.input(name, at, pool), by).map(([resolve, around]) => ({ operation: name, resolve, around }));
  // Queries lead nowhere, or should not: fewer of them.
  const others = session.contract.operations
    .filter(each => !each.constructs && !takesHandle(session.contract, each))
    .map(each => ({ arbitrary: draw(each.name), weight: each.changes === undefined ? 1 : 4 }));
  // Before the subject is made there is nothing to call.
  const alone = !stateful || others.length === 0 || reach.builder === operation;
  const steps = alone ? fc.constant<Draw[]>([]) : stepsOf(fc.oneof(...others), reach.settable);
  const builder = reach.builder === undefined || reach.builder === operation ? [] : [draw(reach.builder)];
  return fc.record(
    {
      // Shrunk in this order: a case of one call is the best.
      before: fc.tuple(fc.tuple(...builder), steps).map(([first, rest]) => [...first, ...rest]),
      state: reach.settable ? arbitraries.state : fc.constant(stateful ? session.starts : undefined),
      last: draw(operation, aim, around),
    },
    { noNullPrototype: true },
  );
}

/** Where a state can be given, a step or two; else as many as it takes to get somewhere. */
function stepsOf(step: fc.Arbitrary<Draw>, settable: boolean): fc.Arbitrary<Draw[]> {
  if (settable) return fc.array(step, { maxLength: 2, size: "max" });
  // A few calls again and again, then a few others: what some build up, others take down, and much goes wrong among equals only.
  const phase = fc
    .tuple(
      fc.array(step, { minLength: 1, maxLength: 3, size: "max" }),
      fc.array(fc.nat(5), { maxLength: 9, size: "max" }),
    )
    .map(([calls, places]) => places.map(place => calls[place % calls.length]!));
  const phases = fc.array(phase, { minLength: 1, maxLength: 3, size: "max" }).map(all => all.flat());
  return fc.oneof(fc.array(step, { maxLength: 11, size: "max" }), phases);
}

export function lawDrawing(session: Session, arbitraries: Arbitraries, law: Law, specText: string): Drawing<Values> {
  const pool = new Map([...session.outputs.pool].map(([type, values]) => [type, [...values]]));
  return { arbitrary: arbitraries.law(law.id, pool), run: given => runLaw(session, law, given, specText) };
}
