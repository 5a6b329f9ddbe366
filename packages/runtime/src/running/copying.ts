/** The thorough way: inputs and state are copied, so that everything can be judged. */
import type { Outcome, Scene, Values } from "../contract.js";
import { type Call, judgeAfter } from "../judge/after.js";
import { beforehand } from "../judge/before.js";
import { failed, inputOf, returned } from "../judge/calls.js";
import { withoutRepeats } from "../judge/repeats.js";
import { judgeInputs } from "../judge/rows.js";
import { modeOf } from "../judge/surroundings.js";
import { notKept } from "../live.js";
import { copy } from "../values/index.js";
import type { Boundary } from "./boundary.js";
import { run } from "./ending.js";
import { bitOf, type Kinds } from "./modes.js";
import { report, secretsOf } from "./report.js";
import { isLate } from "./rows.js";
import { aroundBefore, dutiesBefore } from "./surrounded.js";

/** `told`: whether what the caller did wrong was reported already. */
export function callCopying(boundary: Boundary, args: unknown[], kinds: Kinds, told = false): unknown {
  const { subject, operation, options, contract } = boundary;
  const readable = boundary.observes && !subject.observing;
  const input = copy(inputOf(operation, args)) as Values;
  const observed = readable && subject.inFlight === 0 ? boundary.observe() : undefined;
  const state = observed !== undefined;
  const before = state ? (copy(observed) as Values) : {};
  const start: Scene = { input, before, after: before, result: undefined, ...aroundBefore(boundary, args) };
  const duties = dutiesBefore(boundary.judged().operation, start, state);
  if (!told) report(boundary, duties, { input, secrets: secretsOf(boundary, input, [before]), kinds });
  const owed = duties.every(one => one.holds);

  const alone = subject.begin(operation.name);
  const serial = subject.started;
  const settle = (outcome: Outcome, cause?: unknown) => {
    subject.inFlight -= 1;
    subject.checked += 1;
    const rest = subject.inFlight === 0;
    const solo = alone && serial === subject.started;
    if (!solo) subject.overlapped += 1;
    if (!owed) return;
    const now = readable && rest ? boundary.observe() : undefined;
    const after = now === undefined ? before : (copy(now) as Values);
    judgeEnd(state && solo && now !== undefined, rest && now !== undefined, after, outcome, cause);
  };
  return run(
    boundary,
    args,
    value => settle(returned(contract, value)),
    error => settle(failed(error), error),
  );

  function judgeEnd(judgesState: boolean, rest: boolean, after: Values, outcome: Outcome, cause: unknown): void {
    const { contract: judged, operation: own } = boundary.judged();
    const frames = options.frames === true;
    const result = outcome.kind === "returned" ? outcome.value : undefined;
    const scene = ended({ ...start, after, result }, options.around?.after?.(args));
    const prior = beforehand(own, scene, judgesState, duties);
    const call: Call = {
      contract: judged,
      operation: own,
      scene,
      outcome,
      before: prior,
      mode: prior.due === undefined ? modeOf(own, scene) : undefined,
      state: judgesState,
      frames: judgesState && frames,
      // A generated contract is judged alike whichever way a call goes.
      history: judgesState && (frames || boundary.quick === undefined),
      invariants: rest && (kinds & bitOf("invariant")) !== 0,
    };
    const found = judgeAfter(call);
    const findings = frames ? judgeInputs(call, found, { before: input, after: inputOf(operation, args) }) : found;
    if (outcome.kind === "returned") learn(boundary, scene);
    const secrets = secretsOf(boundary, input, [before, after], outcome);
    // Whether it changed anything is not known where the state is not.
    const seen = judgesState ? scene : { ...scene, after: before };
    report(boundary, withoutRepeats(operation, seen, findings), {
      input,
      secrets,
      kinds,
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

/** Once it is seen that rows which wait for the result need nothing else, further calls need no copy. */
function learn(boundary: Boundary, scene: Scene): void {
  const { waiting } = boundary;
  if (waiting.length === 0) return;
  boundary.waiting = [];
  if (boundary.operation.idempotent || !waiting.every(row => isLate(row, { ...scene, before: notKept }))) return;
  for (const row of waiting) boundary.late.add(row);
  boundary.copies = false;
}

/** What was not known before the call is now known, or stays unsaid. */
function ended({ answer: _, ...scene }: Scene, around: Partial<Scene> | undefined): Scene {
  return { ...scene, ...around };
}
