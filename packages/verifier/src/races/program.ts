/** Calls to be made at the same time: as they are drawn, and as they are once the state that they meet is known. */
import { equalValues, type Operation, type Type, takesHandle } from "@tenet/checker";
import { judgeCaller, judgeInvariants, type Values } from "@tenet/runtime";
import * as fc from "fast-check";
import type { Arbitraries } from "../arbitraries/types.js";
import { startOfTime } from "../child/protocol.js";
import { sceneAround } from "../search/answers.js";
import { aroundDrawing } from "../search/around.js";
import { callAt, type Draw, type Ended, operationNamed } from "../search/course.js";
import { type CallCase, callDrawing, type Reach } from "../search/properties.js";
import { runCase } from "../search/run.js";
import type { Call, Session } from "../session.js";

export interface RaceCall extends Call {
  readonly branch: number;
}

export type Came = Ended & { readonly operation: string };

export interface Program {
  /** What `create` is given; undefined where the spec has no state. */
  readonly state: Values | undefined;
  /** Calls that lead to where the race begins, one after another, and how they ended. */
  readonly before: readonly Call[];
  readonly earlier: readonly Came[];
  /** Sorted by branch. */
  readonly calls: readonly RaceCall[];
}

export interface ProgramDraw {
  /** Its last call is the first of the race. */
  readonly first: CallCase;
  readonly others: readonly OtherDraw[];
}

interface OtherDraw extends Draw {
  readonly branch: number;
  /** Which of the inputs are those of the first call, as far as it has such. */
  readonly alike: readonly boolean[];
}

/** Branches beyond this show nothing that fewer do not. */
const mostBranches = 4;
const mostCalls = 4;
const perBranch = 2;

/** Programs with at least two branches; the first call, and most others, are of `operation`. Shrinks to two calls. */
export function programDrawing(
  session: Session,
  arbitraries: Arbitraries,
  reach: Reach,
  operation: Operation,
  callers: number,
  missing: ReadonlyMap<string, string>,
): fc.Arbitrary<ProgramDraw> {
  const { contract } = session;
  const others = contract.operations.filter(
    one =>
      one !== operation &&
      one.changes !== undefined &&
      !one.constructs &&
      !takesHandle(contract, one) &&
      !missing.has(one.name),
  );
  const drawOf = (one: Operation) => {
    const around = aroundDrawing(session, arbitraries, one) ?? fc.constant(undefined);
    return fc
      .tuple(arbitraries.input(one.name), around)
      .map(([resolve, around]): Draw => ({ operation: one.name, resolve, around }));
  };
  const branches = Math.min(callers, mostBranches);
  const other = fc
    .tuple(
      fc.oneof(
        { arbitrary: drawOf(operation), weight: Math.max(2, others.length * 2) },
        ...others.map(one => ({ arbitrary: drawOf(one), weight: 1 })),
      ),
      fc.nat(branches - 1),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    )
    .map(([draw, branch, same]): OtherDraw => ({ ...draw, branch, alike: same.map(one => !one) }));
  const most = Math.max(mostCalls, branches) - 1;
  return fc.record(
    {
      others: fc.array(other, { minLength: 1, maxLength: most, size: "max" }),
      first: callDrawing(session, arbitraries, reach, operation.name).arbitrary,
    },
    { noNullPrototype: true },
  );
}

/** Undefined where the state offers no two calls that may be made at once. */
export async function programOf(session: Session, { first, others }: ProgramDraw): Promise<Program | undefined> {
  const begun = await beginning(session, first);
  if (begun === undefined) return undefined;
  const nobody = { withheld: [], calls: begun.before.slice() };
  const leader = callAt(session, first.last, begun.now, nobody);
  if (leader === undefined) return undefined;
  const calls: RaceCall[] = [{ ...leader.call, branch: 0 }];
  const time = leader.call.around?.now ?? startOfTime;
  for (const [index, other] of others.entries()) {
    const branch = index === 0 ? 1 : other.branch;
    if (calls.filter(one => one.branch === branch).length >= perBranch) continue;
    const draw = atTime(likened(session, other, leader.call), time);
    const found = callAt(session, { ...draw, repeats: "may" }, begun.now, { withheld: [], calls: [] });
    if (found !== undefined) calls.push({ ...found.call, branch });
  }
  return inOrder({ state: first.state, before: begun.before, earlier: begun.earlier, calls });
}

/** Whether at least two branches have calls; then sorted by branch, and numbered without gaps. */
function inOrder(program: Program): Program | undefined {
  const used = [...new Set(program.calls.map(({ branch }) => branch))].sort((a, b) => a - b);
  if (used.length < 2) return undefined;
  const calls = program.calls
    .map(call => ({ ...call, branch: used.indexOf(call.branch) }))
    .sort((a, b) => a.branch - b.branch);
  return { ...program, calls };
}

/** The same calls from another state, or other calls from the same; undefined where they may not be made. */
export function variant(
  session: Session,
  program: Program,
  state: Values | undefined,
  calls: readonly RaceCall[],
): Program | undefined {
  const now = program.before.length === 0 ? state : program.earlier.at(-1)?.scene.after;
  if (now === undefined && state !== undefined) return undefined;
  if (state !== undefined && !isLegal(session, state)) return undefined;
  if (!calls.every(call => mayCall(session, call, now ?? {}))) return undefined;
  return inOrder({ ...program, state, calls });
}

function isLegal({ executable }: Session, state: Values): boolean {
  return judgeInvariants(executable, state).every(({ holds }) => holds);
}

function mayCall({ executable, sees }: Session, { operation, input, around }: RaceCall, now: Values): boolean {
  const contract = executable.operations[operation];
  if (contract === undefined) return false;
  const completed = contract.complete?.(input) ?? input;
  const scene = { input: completed, before: now, after: now, result: undefined, ...sceneAround(around) };
  return judgeCaller(contract, scene, { state: sees }).every(({ holds }) => holds);
}

interface Beginning {
  readonly now: Values;
  readonly before: readonly Call[];
  readonly earlier: readonly Came[];
}

/** A generated state is where it begins; where states cannot be given, calls lead there. */
async function beginning(session: Session, { state, before }: CallCase): Promise<Beginning | undefined> {
  if (session.settable && session.host.creates) {
    if (state !== undefined && !isLegal(session, state)) return undefined;
    return { now: state ?? {}, before: [], earlier: [] };
  }
  if (before.length === 0) return { now: state ?? {}, before: [], earlier: [] };
  const ended: Ended[] = [];
  const trail = await runCase(session, state, before, { watch: one => void ended.push(one) });
  if (trail.incident !== undefined || trail.sightings.some(({ finding }) => !finding.holds)) return undefined;
  const earlier = ended.map((one, at) => ({ ...one, operation: trail.calls[at]!.operation }));
  return { now: earlier.at(-1)?.scene.after ?? state ?? {}, before: trail.calls, earlier };
}

function atTime(draw: Draw, now: number): Draw {
  const { around } = draw;
  return around === undefined ? draw : { ...draw, around: (state, input) => ({ ...around(state, input, now), now }) };
}

/** Calls that have nothing in common do not meet: some inputs are the first call's, where it has one by that name and type. */
function likened(session: Session, { branch: _, alike, ...draw }: OtherDraw, first: Call): Draw {
  const [own, its] = [draw.operation, first.operation].map(name => operationNamed(session, name)?.inputs ?? []);
  const shared = (own ?? []).filter(({ name, type }) =>
    (its ?? []).some(one => one.name === name && isSameType(one.type.type, type.type)),
  );
  const taken = shared.filter(({ name }, at) => alike[at % alike.length] && Object.hasOwn(first.input, name));
  const values = Object.fromEntries(taken.map(({ name }) => [name, first.input[name]]));
  return {
    ...draw,
    resolve: state => {
      const input = draw.resolve(state);
      return input === undefined ? undefined : { ...input, ...values };
    },
  };
}

function isSameType(a: Type, b: Type): boolean {
  return a.kind === "named" && b.kind === "named" ? a.name === b.name : equalValues(a, b);
}
