/**
 * Longer ways to a call than the first search takes: from a state that was drawn, or from the beginning, by a dozen other
 * calls, or by the same one again and again, as often as a limit of the spec allows.
 */
import { type Contract, type Operation, takesHandle } from "@tenet/checker";
import { oneKind } from "@tenet/testing";
import * as fc from "fast-check";
import type { Aim, Arbitraries, Resolve, ResolveAround, Target } from "../arbitraries/types.js";
import type { Session } from "../session.js";
import { aroundDrawing } from "./around.js";
import { runCases } from "./batch.js";
import type { Draw } from "./course.js";
import { everyExpression } from "./expressions.js";
import { familiar, type Known } from "./familiar.js";
import { atOnce, type CallCase, type Drawing, type Reach } from "./properties.js";
import { runCase } from "./run.js";
import { aimOf, idOf, isWorlds } from "./target.js";

/** Calls on the way. */
const longest = 10;
/** A limit of more calls than this is not put to the test. */
const mostTimes = 200;

export interface Way {
  readonly operation: Operation;
  readonly target?: Target | undefined;
}

/** Cases that end with a call of the operation, after others. */
export function walkDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  { operation, target }: Way,
): Drawing<CallCase> {
  const { step, last } = callsOf(session, arbitraries, operation, target);
  const others = session.contract.operations
    .filter(each => !each.constructs && !takesHandle(session.contract, each))
    // What changes nothing leads nowhere.
    .filter(each => each.changes !== undefined)
    .map(each => step(each));
  const way = fc.array(fc.oneof(...others, step(operation)), { maxLength: longest, size: "max" });
  const once = fromAnywhere(session, arbitraries, reach, step, way, last);
  // What may be done once is mostly refused when it is done again just as it was; it is made by the same caller, so not
  // where a caller is looked for that is refused.
  const mayRepeat = operation.idempotent === undefined && !isWorlds(arbitraries, operation.name, target);
  const again = fc
    .tuple(once, step(operation), fc.boolean())
    .map(
      ([one, first, twice]): CallCase =>
        twice && mayRepeat ? { ...one, before: [...one.before, first], last: { ...one.last, repeats: "same" } } : one,
    );
  // On a long way much time would pass, and what has its time would be over: half of the ways take none.
  const arbitrary = fc
    .tuple(again, fc.boolean())
    .map(([one, quick]): CallCase => (quick ? { ...one, before: one.before.map(atOnce) } : one));
  return {
    arbitrary: oneKind(arbitrary),
    run: ({ state, before, last }, _, alone) => runCase(session, state, [...before, last], { unblocked: alone }),
    runAll: (values, _, patience) =>
      runCases(
        session,
        values.map(({ state, before, last }) => ({ state, draws: [...before, last], options: {} })),
        patience,
      ),
  };
}

/** Cases that make the same call up to a limit that the refusal names, and once more; undefined where it names none. */
export function fillDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  { operation, target }: Way,
): Drawing<CallCase> | undefined {
  const limits = limitsOf(operation, target);
  if (limits.length === 0) return undefined;
  const { plain, last } = callsOf(session, arbitraries, operation, target);
  // The very same call where a limit is on what it is about; others of its kind where it is on how many there are.
  const same = fc
    .tuple(plain(operation), fc.constantFrom(...limits), fc.nat(2))
    .map(([again, limit, less]) => [
      again,
      ...Array.from({ length: limit - less }, (): Draw => ({ ...again, repeats: "same" })),
    ]);
  const others = limits.map(limit =>
    fc.array(plain(operation), { minLength: limit - 2, maxLength: limit + 2, size: "max" }),
  );
  const way = fc.oneof(same, ...others);
  return {
    arbitrary: fromAnywhere(session, arbitraries, reach, plain, way, last),
    run: ({ state, before, last }, _, alone) => runCase(session, state, [...before, last], { unblocked: alone }),
  };
}

/** Whole numbers in the condition that calls could add up to. */
function limitsOf(operation: Operation, target: Target | undefined): number[] {
  const refusal = operation.refusals.find(({ id }) => id === idOf(target));
  const found = new Set<number>();
  everyExpression(refusal?.condition, expr => {
    if (expr.kind === "literal" && typeof expr.value === "number" && Number.isInteger(expr.value))
      found.add(expr.value);
  });
  return operation.idempotent === undefined ? [...found].filter(each => each > 3 && each <= mostTimes) : [];
}

/** A call on the way, and the last one, which is drawn for its target. */
function callsOf(session: Session, arbitraries: Arbitraries, operation: Operation, target: Target | undefined) {
  const { contract, executable, outputs } = session;
  // The pool is read once: a property must draw the same values when it is asked again.
  const pool = new Map([...outputs.pool].map(([type, values]) => [type, [...values]]));
  const draw = ({ name }: Operation, aim: Aim | undefined, around: fc.Arbitrary<ResolveAround> | undefined) =>
    fc
      .tuple(arbitraries.input(name, aim, pool), around ?? fc.constant(undefined))
      .map(([resolve, around]): Draw => ({ operation: name, resolve, around }));
  const informed = (calls: fc.Arbitrary<Draw>) =>
    fc
      .tuple(calls, fc.array(fc.nat(1000), picks))
      .map(([call, known]): Draw => ({ ...call, resolve: knowing(contract, call, known) }));
  const world = { contract, executable };
  const aim = aimOf(arbitraries, operation.name, target);
  const plain = (each: Operation) => draw(each, undefined, aroundDrawing(world, arbitraries, each));
  return {
    plain,
    step: (each: Operation) => informed(plain(each)),
    last: informed(draw(operation, aim, aroundDrawing(world, arbitraries, operation, target))),
  };
}

const picks = { minLength: 4, maxLength: 4 };

/** Half of the time with values of the state in the place of its own. */
function knowing(contract: Contract, { operation, resolve }: Draw, known: readonly number[]): Resolve {
  const inputs = contract.operations.find(({ name }) => name === operation)?.inputs ?? [];
  if (known[0]! % 2 === 0) return resolve;
  return state => {
    const input = resolve(state);
    const around: Known = contract.state.map(one => [state[one.name], one.type.type]);
    const more = Object.fromEntries(
      inputs.map((one, at) => {
        const own = [...known.slice(at % known.length), ...known];
        return [one.name, familiar(contract, [input?.[one.name], one.type.type], around, own)];
      }),
    );
    const isGiven = ([, value]: readonly [string, unknown]) => value !== undefined;
    return input && Object.fromEntries(Object.entries({ ...input, ...more }).filter(isGiven));
  };
}

/** Half of the cases begin with a state that was drawn, where it may be chosen. */
function fromAnywhere(
  session: Session,
  arbitraries: Arbitraries,
  { settable, builder }: Reach,
  step: (operation: Operation) => fc.Arbitrary<Draw>,
  way: fc.Arbitrary<Draw[]>,
  last: fc.Arbitrary<Draw>,
): fc.Arbitrary<CallCase> {
  const starts = fc.constant(session.executable.stateful ? session.starts : undefined);
  const maker = session.contract.operations.find(({ name }) => name === builder);
  return fc.record(
    {
      before: maker === undefined ? way : fc.tuple(step(maker), way).map(([first, rest]) => [first, ...rest]),
      state: settable ? fc.oneof(starts, arbitraries.state) : starts,
      last,
    },
    { noNullPrototype: true },
  );
}
