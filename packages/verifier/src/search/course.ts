/** One case in progress: which call comes next, and what its answer shows. Whoever holds it does the asking. */
import { equalValues, holdsKind, type Operation } from "@tenet/checker";
import {
  describeOutcome,
  type EventRecord,
  type Finding,
  judge,
  judgeCaller,
  judgeInvariants,
  type OperationContract,
  type Outcome,
  type PortRecord,
  type Scene,
  type Values,
} from "@tenet/runtime";
import type { Resolve, ResolveAround } from "../arbitraries/types.js";
import { IncidentError } from "../child/host.js";
import { type Step, startOfTime } from "../child/protocol.js";
import { containsItself, withoutNull } from "../nothing.js";
import type { Call, Session, Trail } from "../session.js";
import { answerOf, sceneAround } from "./answers.js";
import { OverTime } from "./over-time.js";
import { isRepeat, judgeRepeat, repeatOf, withKeyOf } from "./repeats.js";

/** A call whose input waits for the state it meets. */
export interface Draw {
  readonly operation: string;
  readonly resolve: Resolve;
  /** Absent where the operation needs nothing around it. */
  readonly around?: ResolveAround | undefined;
  /**
   * `same`: the last call of the operation once more; `other`: its key, with another input; `may`: as `resolve` says, which
   * may be an earlier call again. Absent: no call that was made before.
   */
  readonly repeats?: "same" | "other" | "may";
}

export interface RunOptions {
  /** Asks the last call's query a second time. */
  readonly twice?: boolean;
  /** Calls operations that were given up on the way, too. */
  readonly unblocked?: boolean;
  /** Sees how each call ended. */
  readonly watch?: (ended: Ended) => void;
}

/** One call as it went. */
export interface Ended {
  readonly scene: Scene;
  readonly outcome: Outcome;
  /** The outcome in words. */
  readonly described: string;
  /** Its input as it was after the call, where that was looked at. */
  readonly left?: unknown;
}

interface Pending {
  readonly call: Call;
  readonly draw: Draw;
  readonly contract: OperationContract;
  readonly scene: Scene;
}

export class Course {
  readonly trail: Trail;
  /** The operation that an incident now is about. */
  operation: string | undefined;
  private at = 0;
  private now: Values = {};
  private over = false;
  private pending: Pending | undefined;
  private readonly overTime: OverTime;
  private readonly ended: (Ended & { readonly operation: string })[] = [];

  /** `state` is what `create` is given. */
  constructor(
    private readonly session: Session,
    state: Values | undefined,
    private readonly draws: readonly Draw[],
    private readonly options: RunOptions = {},
  ) {
    this.trail = { state, calls: [], sightings: [], withheld: [], duties: [] };
    this.operation = draws.at(-1)?.operation;
    this.overTime = new OverTime(session.contract, state, session.starts);
  }

  /** The state of the fresh subject. */
  begin(now: Values): void {
    this.now = now;
    this.over = !judgeStart(this.session, this.trail, now);
  }

  /** The next call to make, from the draw with the index `from` on; undefined at the end. */
  next(): Call | undefined {
    while (!this.over && this.at < this.draws.length) {
      const draw = this.draws[this.at++]!;
      if (draw !== this.draws.at(-1) && this.session.blocked.has(draw.operation) && !this.options.unblocked) continue;
      this.operation = draw.operation;
      const call = callAt(this.session, draw, this.now, this.trail);
      if (call === undefined) continue;
      this.pending = { ...call, draw };
      this.trail.calls.push(call.call);
      return call.call;
    }
    return undefined;
  }

  /** The answer to it. Throws IncidentError where the answer cannot be judged. */
  take(reply: Step): void {
    const { session, trail, pending } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    if (containsItself(reply.outcome) || containsItself(reply.state)) {
      throw new IncidentError({ kind: "no-answer", words: "what it answered contains itself" });
    }
    const { operation } = pending.call;
    const outcome = withoutNull(reply.outcome) as Outcome;
    const after = session.sees && session.executable.stateful ? (withoutNull(reply.state) as Values) : this.now;
    const scene = { ...pending.scene, after, ...this.seen(pending.call, reply) };
    const described = describeOutcome(outcome, pending.contract);
    const ended = {
      operation,
      scene: { ...scene, result: outcome.kind === "returned" ? outcome.value : undefined },
      outcome,
      described,
      ...(reply.inputs === undefined ? {} : { left: reply.inputs.after }),
    };
    this.options.watch?.(ended);
    for (const finding of this.judge(pending.contract, ended, reply.inputs)) {
      trail.sightings.push({ finding, at: trail.calls.length - 1, outcome: described, ended });
    }
    const time = scene.now?.getTime() ?? startOfTime;
    for (const finding of this.overTime.take(operation, time, scene, outcome))
      trail.sightings.push({ finding, at: trail.calls.length - 1, outcome: described, ended });
    const { returns } = operationNamed(session, operation) ?? {};
    if (returns !== undefined && outcome.kind === "returned") session.outputs.add(returns, outcome.value);
    trail.reached = pending.draw === this.draws.at(-1);
    this.now = after;
    // Without a subject there is nothing to go on with.
    const unmade = outcome.kind === "failed" && pending.contract.constructs;
    this.over = unmade || brokenState(trail);
  }

  private judge(
    contract: OperationContract,
    ended: Ended & { readonly operation: string },
    inputs: Step["inputs"],
  ): readonly Finding[] {
    const declared = operationNamed(this.session, ended.operation);
    const repeat = declared && repeatOf(this.session.contract, declared, ended.scene, this.ended);
    if (declared && repeat) return judgeRepeat(declared, repeat, ended);
    this.ended.push(ended);
    return judgeCall(this.session, contract, ended.scene, ended.outcome, inputs);
  }

  /** What happened around the call. Absent where the contract does not speak of it. */
  private seen({ around }: Call, { ports, events }: Step): Pick<Scene, "ports" | "events" | "answer"> {
    if (ports === undefined || events === undefined) return {};
    const records = withoutNull(ports) as readonly PortRecord[];
    return {
      ports: records,
      events: withoutNull(events) as readonly EventRecord[],
      ...(around === undefined ? {} : { answer: answerOf(records, around) }),
    };
  }

  /** The last call once more, where it is a query and nothing was wrong so far: the same question has the same answer. */
  again(): Call | undefined {
    const call = this.trail.calls.at(-1);
    if (!this.options.twice || call === undefined || !mayRepeat(this.session, call.operation)) return undefined;
    return this.trail.sightings.every(({ finding }) => finding.holds) ? call : undefined;
  }

  takeAgain(reply: Step): void {
    const first = this.trail.sightings.findLast(({ at }) => at === this.trail.calls.length - 1)?.outcome;
    const asked = this.trail.calls.at(-1)?.operation ?? "";
    const outcome = withoutNull(reply.outcome) as Outcome;
    const second = describeOutcome(outcome, this.session.executable.operations[asked]);
    if (first === undefined || first === second) return;
    this.trail.unsteady = { operation: asked, first, second };
    this.trail.answered = [{ operation: asked, outcome }];
  }
}

/** Whether the operation is a query that can be asked again. */
export function mayRepeat(session: Session, name: string): boolean {
  const operation = operationNamed(session, name);
  if (operation === undefined || operation.changes !== undefined || operation.constructs) return false;
  // Two handles are never the same.
  if (operation.returns && holdsKind(session.contract, operation.returns.type, "opaque")) return false;
  // Later the answer may be another.
  if (operation.needs.includes("clock")) return false;
  return session.executable.stateful || operation.inputs.length > 0;
}

/** The call that a draw comes to over this state; undefined where there is none, or where the caller may not make it. */
export function callAt(
  session: Session,
  draw: Draw,
  now: Values,
  { withheld, calls, duties }: Pick<Trail, "withheld" | "calls" | "duties">,
): Omit<Pending, "draw"> | undefined {
  const { operation, repeats } = draw;
  const again = repeats === "same" || repeats === "other";
  const earlier = again ? calls.findLast(one => one.operation === operation) : undefined;
  const input = inputOf(session, draw, now, earlier);
  const contract = session.executable.operations[operation];
  if (input === undefined || contract === undefined) return undefined;
  if (repeats === undefined && isRepeat(session.contract, { operation, input }, calls, now)) return undefined;
  const completed = contract.complete?.(input) ?? input;
  const drawn = draw.around?.(now, completed, calls.at(-1)?.around?.now ?? startOfTime);
  // The same call is made by the same caller.
  const around = drawn && earlier?.around && "actor" in drawn ? { ...drawn, actor: earlier.around.actor } : drawn;
  const scene: Scene = { input: completed, before: now, after: now, result: undefined, ...sceneAround(around) };
  const duty = judgeCaller(contract, scene, { state: session.sees }).find(finding => !finding.holds);
  if (duty === undefined)
    return { call: { operation, input, ...(around === undefined ? {} : { around }) }, contract, scene };
  withheld.push(operation);
  duties?.push(duty.id);
  return undefined;
}

/** `earlier` is the call that it repeats. */
function inputOf(session: Session, draw: Draw, now: Values, earlier: Call | undefined): Values | undefined {
  if (draw.repeats === "same") return earlier?.input;
  const input = draw.resolve(now);
  const operation = operationNamed(session, draw.operation);
  return earlier && input && operation ? withKeyOf(operation, input, earlier.input) : input;
}

/** A state that breaks an invariant before any call says nothing about the calls; it counts where nobody asked for it. */
function judgeStart(session: Session, trail: Trail, now: Values): boolean {
  if (!session.executable.stateful || !session.sees) return true;
  const broken = judgeInvariants(session.executable, now).filter(finding => !finding.holds);
  if (broken.length === 0) return true;
  const asked = trail.state ?? {};
  if (
    judgeInvariants(session.executable, asked).every(finding => finding.holds) &&
    equalValues(asked, session.starts)
  ) {
    for (const finding of broken) trail.sightings.push({ finding, at: -1, outcome: "a fresh subject" });
  }
  return false;
}

function judgeCall(
  session: Session,
  contract: OperationContract,
  scene: Scene,
  outcome: Outcome,
  inputs: { before: unknown; after: unknown } | undefined,
): readonly Finding[] {
  return judge(session.executable, contract, scene, outcome, {
    state: session.executable.stateful && session.sees,
    inputs: inputs ?? { before: scene.input, after: scene.input },
  });
}

function brokenState(trail: Trail): boolean {
  return trail.sightings.some(({ finding }) => finding.kind === "invariant" && !finding.holds);
}

export function operationNamed(session: Pick<Session, "contract">, name: string): Operation | undefined {
  return session.contract.operations.find(operation => operation.name === name);
}
