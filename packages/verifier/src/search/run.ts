/** Runs one case: a fresh subject, its calls one after another, each judged by what was observed around it. */
import { equalValues, type Operation } from "@tenet/checker";
import {
  describeOutcome, difference, type Finding, judge, judgeCaller, judgeInvariants, type OperationContract, type Outcome, type Scene, showPlace,
  at as valueAt, type Values,
} from "@tenet/runtime";
import type { Resolve } from "../arbitraries/types.js";
import { IncidentError } from "../child/host.js";
import { containsItself, withoutNull } from "../nothing.js";
import type { Session, Trail } from "../session.js";

/** A call whose input waits for the state it meets. */
export interface Draw {
  readonly operation: string;
  readonly resolve: Resolve;
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
}

/** `state` is what `create` is given. Never throws for what the implementation does. */
export async function runCase(session: Session, state: Values | undefined, draws: readonly Draw[], options: RunOptions = {}): Promise<Trail> {
  const trail: Trail = { state, calls: [], sightings: [], withheld: [] };
  let operation: string | undefined = draws.at(-1)?.operation;
  try {
    let now = await start(session, state);
    if (!judgeStart(session, trail, now)) return trail;
    for (const draw of draws) {
      if (draw !== draws.at(-1) && session.blocked.has(draw.operation) && !options.unblocked) continue;
      operation = draw.operation;
      const after = await step(session, trail, draw, now, options);
      if (after === undefined) continue;
      trail.reached = draw === draws.at(-1);
      now = after;
      if (brokenState(trail)) break;
    }
    if (options.twice && trail.sightings.every(({ finding }) => finding.holds)) await askAgain(session, trail);
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    trail.incident = { incident: error.incident, operation };
  }
  return trail;
}

/** The state that a fresh subject shows; where it shows none, the one it was given. Throws IncidentError. */
export async function start(session: Session, state: Values | undefined): Promise<Values> {
  await session.host.ready();
  // Plain functions have no subject to make.
  if (!session.executable.stateful && !session.host.creates && session.contract.operations.every(operation => !operation.constructs)) return {};
  const reply = await session.host.ask({ do: "start", state });
  return reply.kind === "started" && session.sees && reply.state !== undefined ? (withoutNull(reply.state) as Values) : (state ?? {});
}

/** A state that breaks an invariant before any call says nothing about the calls; it counts where nobody asked for it. */
function judgeStart(session: Session, trail: Trail, now: Values): boolean {
  if (!session.executable.stateful || !session.sees) return true;
  const broken = judgeInvariants(session.executable, now).filter(finding => !finding.holds);
  if (broken.length === 0) return true;
  const asked = trail.state ?? {};
  if (judgeInvariants(session.executable, asked).every(finding => finding.holds) && equalValues(asked, session.starts)) {
    for (const finding of broken) trail.sightings.push({ finding, at: -1, outcome: "a fresh subject" });
  }
  return false;
}

async function step(session: Session, trail: Trail, { operation, resolve }: Draw, now: Values, options: RunOptions): Promise<Values | undefined> {
  const input = resolve(now);
  const contract = session.executable.operations[operation];
  if (input === undefined || contract === undefined) return undefined;
  const scene: Scene = { input: contract.complete?.(input) ?? input, before: now, after: now, result: undefined };
  if (judgeCaller(contract, scene, { state: session.sees }).some(finding => !finding.holds)) {
    trail.withheld.push(operation);
    return undefined;
  }
  trail.calls.push({ operation, input });
  const reply = await session.host.ask({ do: "call", operation, input });
  if (reply.kind !== "called") return undefined;
  if (containsItself(reply.outcome) || containsItself(reply.state)) {
    throw new IncidentError({ kind: "no-answer", words: "what it answered contains itself" });
  }
  const outcome = withoutNull(reply.outcome) as Outcome;
  const after = session.sees && session.executable.stateful ? (withoutNull(reply.state) as Values) : now;
  const findings = judgeCall(session, contract, { ...scene, after }, outcome, reply.inputs);
  const described = describeOutcome(outcome);
  options.watch?.({ scene: { ...scene, after, result: outcome.kind === "returned" ? outcome.value : undefined }, outcome, described });
  for (const finding of findings) trail.sightings.push({ finding, at: trail.calls.length - 1, outcome: described });
  const { returns } = operationNamed(session, operation) ?? {};
  if (returns !== undefined && outcome.kind === "returned") session.outputs.add(returns, outcome.value);
  return after;
}

function judgeCall(
  session: Session, contract: OperationContract, scene: Scene, outcome: Outcome, inputs: { before: unknown; after: unknown } | undefined,
): readonly Finding[] {
  const findings = judge(session.executable, contract, scene, outcome, { state: session.executable.stateful && session.sees });
  const mutated = inputs === undefined ? undefined : difference(inputs.before, inputs.after);
  if (mutated === undefined || inputs === undefined) return findings;
  const id = `${contract.name}.frame`;
  return findings.map(finding => (finding.id === id && finding.holds ? changedInput(finding, mutated, inputs) : finding));
}

function changedInput(finding: Finding, place: readonly unknown[], inputs: { before: unknown; after: unknown }): Finding {
  const [was, is] = [valueAt(inputs.before, place).value, valueAt(inputs.after, place).value];
  const name = showPlace(place);
  return {
    ...finding, holds: false, expected: `the input ${name} to stay as the caller gave it`, actual: "it was changed in place",
    parts: [{ text: `old(${name})`, value: was }, { text: name, value: is }],
  };
}

function brokenState(trail: Trail): boolean {
  return trail.sightings.some(({ finding }) => finding.kind === "invariant" && !finding.holds);
}

/** Queries answer the same question in the same way. */
async function askAgain(session: Session, trail: Trail): Promise<void> {
  const call = trail.calls.at(-1);
  const operation = call === undefined ? undefined : operationNamed(session, call.operation);
  if (call === undefined || operation === undefined || operation.changes !== undefined || operation.constructs) return;
  if (!session.executable.stateful && operation.inputs.length === 0) return;
  const first = trail.sightings.findLast(({ at }) => at === trail.calls.length - 1)?.outcome;
  const reply = await session.host.ask({ do: "call", operation: call.operation, input: call.input });
  if (reply.kind !== "called") return;
  const second = describeOutcome(withoutNull(reply.outcome) as Outcome);
  if (first !== undefined && first !== second) trail.unsteady = { operation: call.operation, first, second };
}

export function operationNamed(session: Pick<Session, "contract">, name: string): Operation | undefined {
  return session.contract.operations.find(operation => operation.name === name);
}
