/** What the fast way does not settle: clause by clause, by the judge's own functions, over what is still known. */
import type { Clause, OperationContract, Outcome, Part, Scene, Values } from "../contract.js";
import { type Call, judgeAfter } from "../judge/after.js";
import { type Beforehand, beforehand } from "../judge/before.js";
import { inputOf } from "../judge/calls.js";
import { isDue, isNotCaptured, partsOf } from "../judge/clauses.js";
import type { Finding } from "../judge/finding.js";
import { excuseRepeat } from "../judge/repeats.js";
import { modeOf } from "../judge/surroundings.js";
import { NotCaptured, notKept } from "../live.js";
import type { Secret } from "../secrets.js";
import type { Boundary } from "./boundary.js";
import { bitOf, type Kinds } from "./modes.js";
import { secretsOfParts } from "./replaced.js";
import { report, secretsOf } from "./report.js";
import { isUnchanged, judgeExpected } from "./rows.js";
import type { LiveCall } from "./scene.js";
import { shownInput, steady, steadyFinding } from "./steady.js";
import { dutiesBefore } from "./surrounded.js";
import type { View } from "./suspension.js";

/** The caller's duties, which are reported at once, and the refusals that are due. */
export function lookBefore(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds): void {
  const { operation } = viewOf(boundary, scene);
  const start: Scene = Object.assign(Object.create(scene) as Scene, { input: inputOf(boundary.operation, args) });
  const duties = dutiesBefore(operation, start, scene.state);
  const isOwed = duties.every(one => one.holds);
  if (!isOwed) {
    const input = shownInput(() => start.input);
    report(boundary, duties.map(steadyFinding), {
      input,
      kinds,
      secrets: () => secretsOf(boundary, input, [scene.before]),
    });
  }
  const prior = isOwed ? beforehand(operation, start, scene.state, duties) : unjudged(duties);
  if (prior.due) scene.prior = { ...prior, parts: partsOf(prior.due, start).flatMap(steady) };
  // Where a dependency is asked, more is known when it has answered.
  else if (!isOwed || boundary.options.around?.after) scene.prior = prior;
}

/** In a call from inside of a condition, what is judged is settled once. */
function viewOf(boundary: Boundary, live: LiveCall): View {
  if (live.view !== undefined) return live.view;
  const view = boundary.judged();
  if (boundary.subject.evaluating > 0) live.view = view;
  return view;
}

function unjudged(duties: readonly Finding[]): Beforehand {
  return { duties, refusals: [], due: undefined, nearMiss: false };
}

/** What is owed after a call, of which not everything is known to be well. */
export function judgeSlowly(
  boundary: Boundary,
  live: LiveCall,
  args: unknown[],
  kinds: Kinds,
  rest: boolean,
  outcome: Outcome,
  cause?: unknown,
): void {
  const { options, subject } = boundary;
  if (live.prior?.duties.some(one => !one.holds)) return;
  const { contract, operation } = viewOf(boundary, live);
  const input = inputOf(boundary.operation, args);
  const old = live.before;
  live.input = input;
  if (boundary.observes) live.before = notKept;
  if (options.around?.after) Object.assign(live, { answer: undefined }, options.around.after(args));
  const prior = priorOf(boundary, operation, live);
  const call: Call = {
    contract,
    operation,
    scene: live,
    outcome,
    before: prior,
    mode: prior.due === undefined ? modeOf(operation, live) : undefined,
    state: live.state,
    frames: false,
    history: false,
    invariants: rest && (kinds & bitOf("invariant")) !== 0,
    // The judge asks for rows only where the state is judged.
    rows: refusedBy => rowsOf(boundary, live, refusedBy, prior.nearMiss),
    leaveOut: () => void (subject.unjudged += 1),
  };
  const findings = judgeAfter(call);
  if (findings.every(one => one.holds)) return;
  const shown = shownInput(() => input);
  report(boundary, withoutRepeats(boundary, live, findings).map(steadyFinding), {
    input: shown,
    secrets: () => secretsKnown(boundary, live, shown, boundary.observes ? live.after : old, outcome),
    kinds,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Those of the state before are gone, but for what was kept of it. */
function secretsKnown(
  boundary: Boundary,
  live: LiveCall,
  input: Values,
  state: Values,
  outcome: Outcome,
): Map<unknown, Secret> {
  const secrets = secretsOf(boundary, input, [state], outcome);
  for (const [secret, kind] of live.secrets ?? []) secrets.set(secret, kind);
  const captures = boundary.operation.captures ?? [];
  const captured = (live.captured ?? []).map((value, at): Part => ({ text: captures[at]?.expression ?? "", value }));
  secretsOfParts([...captured, ...(live.prior?.parts ?? [])], boundary.contract.secrets, secrets);
  return secrets;
}

/** What is known now of the state before: as it was found before the call, where no other call came between. */
function priorOf({ options, observes }: Boundary, operation: OperationContract, live: LiveCall): Beforehand {
  const refusals = operation.refusals.filter(clause => live.state || !clause.readsState);
  const known = live.state ? live.prior?.due : undefined;
  // Without the state, and with what dependencies answered, some can be judged only now.
  const now = !live.state || options.around?.after !== undefined ? refusals.filter(one => isDueNow(one, live)) : [];
  const due = refusals.find(one => one.id === known?.id || now.includes(one));
  const same = due !== undefined && due.id === known?.id;
  return {
    duties: [],
    refusals,
    due,
    nearMiss: false,
    ...(same && live.prior?.parts ? { parts: live.prior.parts } : {}),
    // Where it was refused without reason nothing has changed, so that the state of now says what it was.
    ...(observes ? { seen: Object.create(live, { before: { value: live.after } }) as Scene } : {}),
  };
}

function isDueNow(clause: Clause, live: LiveCall): boolean {
  return !isNotCaptured(clause, live) && isDue(clause, live);
}

function rowsOf(
  boundary: Boundary,
  live: LiveCall,
  refusedBy: string | undefined,
  nearMiss: boolean,
): readonly Finding[] {
  const { contract, operation, subject } = boundary;
  if (live.expected === undefined || live.expected.refusedBy !== refusedBy) return [];
  try {
    return judgeExpected(contract, operation, live.expected, live, nearMiss);
  } catch (error) {
    if (!(error instanceof NotCaptured)) throw error;
    // A row reads the result and the state before: from now on the state is copied.
    subject.unjudged += 1;
    boundary.copies = true;
    return [];
  }
}

/** Whether the call changed anything can be told by the places that rows name. */
function withoutRepeats({ operation }: Boundary, live: LiveCall, findings: readonly Finding[]): readonly Finding[] {
  const { expected } = live;
  const unchanged = !live.state || expected === undefined || isUnchanged(expected, live);
  return unchanged ? excuseRepeat(operation, findings) : findings;
}
