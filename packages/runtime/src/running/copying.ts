/** The thorough way: inputs and state are copied, so that everything can be judged. */
import type { Outcome, Scene, Values } from "../contract.js";
import { type Call, judgeAfter } from "../judge/after.js";
import { beforehand } from "../judge/before.js";
import { failed, inputOf, returned } from "../judge/calls.js";
import type { Finding } from "../judge/finding.js";
import { withoutRepeats } from "../judge/repeats.js";
import { judgeInputs } from "../judge/rows.js";
import { modeOf } from "../judge/surroundings.js";
import { notKept } from "../live.js";
import { copy } from "../values/index.js";
import { ContractViolation } from "../violation.js";
import type { Boundary } from "./boundary.js";
import { run } from "./ending.js";
import { afterwards, instead, stateNow } from "./failing.js";
import { bitOf, type Kinds } from "./modes.js";
import { report, secretsOf } from "./report.js";
import { isLate } from "./rows.js";
import { shownInput, steadyFinding } from "./steady.js";
import { aroundBefore, dutiesBefore } from "./surrounded.js";
import type { View } from "./suspension.js";

/** `told`: whether what the caller did wrong was reported already. */
export function callCopying(boundary: Boundary, args: unknown[], kinds: Kinds, told = false): unknown {
  let copied: CopiedCall;
  try {
    copied = new CopiedCall(boundary, args, kinds, told);
  } catch (error) {
    return instead(boundary, args, kinds, error);
  }
  const { subject, operation, contract } = boundary;
  const alone = subject.begin(operation.name);
  const serial = subject.started;
  const settle = (outcome: Outcome, cause?: unknown) => {
    subject.inFlight -= 1;
    subject.checked += 1;
    const solo = alone && serial === subject.started;
    if (!solo) subject.overlapped += 1;
    // What another wrapper found broken is no way for this operation to fail.
    if (!copied.isOwed || cause instanceof ContractViolation) return;
    try {
      copied.judge(solo, outcome, cause);
    } catch (error) {
      afterwards(boundary, args, kinds, error);
    }
  };
  return run(
    boundary,
    args,
    value => settle(returned(contract, value)),
    error => settle(failed(error), error),
  );
}

class CopiedCall {
  readonly isOwed: boolean;
  private readonly readable: boolean;
  private readonly view: View;
  private readonly input: Values;
  private readonly start: Scene;
  private readonly duties: readonly Finding[];
  /** Whether the state before is known. */
  private readonly state: boolean;

  constructor(
    private readonly boundary: Boundary,
    private readonly args: unknown[],
    private readonly kinds: Kinds,
    told: boolean,
  ) {
    const { subject, operation } = boundary;
    this.view = boundary.judged();
    this.readable = boundary.observes && !subject.observing;
    this.input = copy(inputOf(operation, args)) as Values;
    const observed = this.readable && subject.inFlight === 0 ? this.stateNow() : undefined;
    this.state = observed !== undefined;
    const before = observed ?? {};
    const { input } = this;
    this.start = { input, before, after: before, result: undefined, ...aroundBefore(boundary, args) };
    this.duties = dutiesBefore(this.view.operation, this.start, this.state);
    if (!told) this.report(this.duties, [before]);
    this.isOwed = this.duties.every(one => one.holds);
  }

  private stateNow(): Values | undefined {
    const { boundary, args, kinds } = this;
    const now = stateNow(boundary, args, kinds);
    return now && boundary.subject.quietly(() => copy(now) as Values);
  }

  private report(findings: readonly Finding[], states: readonly Values[], outcome?: Outcome, cause?: unknown): void {
    const { boundary, kinds } = this;
    const input = shownInput(() => this.input);
    report(boundary, findings.map(steadyFinding), {
      input,
      secrets: () => secretsOf(boundary, input, states, outcome),
      kinds,
      ...(cause === undefined ? {} : { cause }),
    });
  }

  /** `solo`: whether no other call overlapped. */
  judge(solo: boolean, outcome: Outcome, cause: unknown): void {
    const { boundary, start, duties, kinds } = this;
    const { operation, options } = boundary;
    const { before } = start;
    const now = this.readable && boundary.subject.inFlight === 0 ? this.stateNow() : undefined;
    const rest = now !== undefined;
    const judgesState = this.state && solo && rest;
    const { contract: judged, operation: own } = this.view;
    const frames = options.frames === true;
    const result = outcome.kind === "returned" ? outcome.value : undefined;
    const after = now ?? before;
    const scene = ended({ ...start, after, result }, options.around?.after?.(this.args));
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
    const inputs = { before: this.input, after: frames ? inputOf(operation, this.args) : this.input };
    const findings = frames ? judgeInputs(call, found, inputs) : found;
    if (outcome.kind === "returned") learn(boundary, scene);
    // Whether it changed anything is not known where the state is not.
    const seen = judgesState ? scene : { ...scene, after: before };
    this.report(withoutRepeats(operation, seen, findings), [before, after], outcome, cause);
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
