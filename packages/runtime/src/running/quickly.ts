/** The fast way: straight-line checks over the live state. Where one of them says no, the judge finds out what is wrong. */
import type { Scene } from "../contract.js";
import { failed, returned } from "../judge/calls.js";
import { NoValue } from "../live.js";
import { ContractViolation } from "../violation.js";
import type { Boundary } from "./boundary.js";
import { callCopying } from "./copying.js";
import { invoke, invokeCounted, isPromise, promising } from "./ending.js";
import { afterwards, instead, stateNow } from "./failing.js";
import { aboutCalls, bitOf, type Kinds } from "./modes.js";
import { secretsAtRows } from "./replaced.js";
import { expectations, isAsExpected } from "./rows.js";
import { EarlyCall, LiveCall, notAlone, uncounted } from "./scene.js";
import { judgeSlowly, lookBefore } from "./slowly.js";
import type { Subject } from "./subject.js";
import { aroundBefore } from "./surrounded.js";

const changeKind = bitOf("change");
const invariantKind = bitOf("invariant");
const postcondition = bitOf("postcondition");
const aboutResult = bitOf("result") | postcondition;

export function callQuickly(boundary: Boundary, args: unknown[], kinds: Kinds): unknown {
  let scene: LiveCall | undefined;
  try {
    scene = prepared(boundary, args, kinds);
  } catch (error) {
    return instead(boundary, args, kinds, error);
  }
  if (scene === undefined) return callCopying(boundary, args, kinds, true);
  countIn(boundary, scene);
  let value: unknown;
  try {
    value = scene.serial === uncounted ? invoke(boundary, args) : invokeCounted(boundary, args);
  } catch (error) {
    return onError(boundary, scene, args, kinds, error);
  }
  return isPromise(value) ? later(boundary, scene, args, kinds, value) : onValue(boundary, scene, args, kinds, value);
}

/** What is known before the call, its caller's duties reported; undefined where only a copy of the state would do. */
function prepared(boundary: Boundary, args: unknown[], kinds: Kinds): LiveCall | undefined {
  const { subject, observes } = boundary;
  const readable = observes && subject.inFlight === 0 && !subject.observing;
  const scene = new LiveCall(boundary.inputOf(args), readable ? stateNow(boundary, args, kinds) : undefined);
  if (boundary.asks || args.length > boundary.arity) Object.assign(scene, aroundBefore(boundary, args));
  if ((kinds & aboutCalls) !== 0) {
    if (!isClear(boundary, scene)) lookBefore(boundary, scene, args, kinds);
    if (scene.state && !remember(boundary, scene, kinds)) return undefined;
  }
  return scene;
}

function countIn({ subject, operation }: Boundary, scene: LiveCall): void {
  // Where nobody reads a state, nothing is disturbed by other calls.
  if (!subject.watched) subject.calls += 1;
  else scene.serial = subject.begin(operation.name) ? subject.started : notAlone;
}

function countOut({ subject, observes }: Boundary, scene: LiveCall): void {
  subject.checked += 1;
  if (scene.serial === uncounted) return;
  subject.inFlight -= 1;
  if (!observes || subject.started === scene.serial) return;
  subject.overlapped += 1;
  scene.state = false;
}

export function later(
  boundary: Boundary,
  scene: LiveCall,
  args: unknown[],
  kinds: Kinds,
  promise: PromiseLike<unknown>,
) {
  promising.add(boundary.method);
  return promise.then(
    value => onValue(boundary, scene, args, kinds, value),
    error => onError(boundary, scene, args, kinds, error),
  );
}

/** Whether the caller kept its duties and nothing speaks against the call. A call made meanwhile leaves it open. */
function isClear({ subject, quick }: Boundary, scene: LiveCall): boolean {
  if (quick === undefined || isNested(subject)) return false;
  subject.evaluating = 1;
  subject.interrupted = false;
  let clear = false;
  try {
    clear =
      quick.input(scene) &&
      (quick.requires === undefined || quick.requires(scene)) &&
      (quick.clear === undefined || quick.clear(scene));
  } catch {
    // Which condition has no value, the judge finds out.
  }
  return leaveQuick(subject) && clear;
}

function isNested(subject: Subject): boolean {
  if (subject.evaluating === 0) return false;
  subject.interrupted = true;
  return true;
}

/** Ends a quick check; false where one of its conditions called what is wrapped: then it must be made one by one. */
export function leaveQuick(subject: Subject): boolean {
  subject.evaluating = 0;
  if (!subject.interrupted) return true;
  subject.claimed.clear();
  return false;
}

/** Keeps what will be needed of the state; false where only a copy of it would do. */
function remember(boundary: Boundary, scene: LiveCall, kinds: Kinds): boolean {
  const { subject, operation, contract } = boundary;
  // What is read here may itself call what is wrapped; such a call then cannot read the state.
  subject.observing = true;
  try {
    if (boundary.swaps) scene.secrets = secretsAtRows(operation, new EarlyCall(scene), contract.secrets);
    if (boundary.captures && kinds & postcondition && scene.prior?.due === undefined) capture(boundary, scene);
    return !boundary.expects || expect(boundary, scene, kinds);
  } finally {
    subject.observing = false;
  }
}

/** What the rows of Changes say of the state after; false where that needs a copy of the state. */
function expect(boundary: Boundary, scene: LiveCall, kinds: Kinds): boolean {
  const { operation } = boundary;
  if (!(kinds & changeKind || operation.idempotent)) return true;
  // A repeated call may end as the first did, whatever is due now.
  const refusedBy = operation.idempotent ? undefined : scene.prior?.due?.id;
  scene.expected = expectations(operation, new EarlyCall(scene), refusedBy, boundary.late);
  if (scene.expected.waiting.length === 0) return true;
  boundary.waiting = scene.expected.waiting;
  boundary.copies = true;
  return false;
}

function capture({ operation, quick }: Boundary, scene: LiveCall): void {
  if (quick?.capture !== undefined)
    try {
      scene.captured = quick.capture(scene);
      return;
    } catch {
      // Which of them has no value is found one by one.
    }
  const captured: unknown[] = [];
  for (const one of operation.captures ?? []) {
    try {
      captured.push(one.value(scene));
    } catch (error) {
      scene.incomplete = true;
      captured.push(new NoValue(error));
    }
  }
  scene.captured = captured;
}

function onValue(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds, value: unknown): unknown {
  countOut(boundary, scene);
  try {
    judgeValue(boundary, scene, args, kinds, value);
  } catch (error) {
    afterwards(boundary, args, kinds, error);
  }
  return value;
}

function judgeValue(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds, value: unknown): void {
  const rest = boundary.observes && isAtRest(boundary, scene, args, kinds);
  if (boundary.contract.errors === "throw") {
    scene.result = value;
    if (!isFine(boundary, scene, kinds, rest))
      judgeSlowly(boundary, scene, args, kinds, rest, { kind: "returned", value });
    return;
  }
  const outcome = returned(boundary.contract, value);
  scene.result = outcome.kind === "returned" ? outcome.value : undefined;
  if (outcome.kind === "failed" || !isFine(boundary, scene, kinds, rest))
    judgeSlowly(boundary, scene, args, kinds, rest, outcome);
}

export function onError(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds, error: unknown): never {
  countOut(boundary, scene);
  // What another wrapper found broken is no way for this operation to fail.
  if (error instanceof ContractViolation) throw error;
  try {
    const rest = boundary.observes && isAtRest(boundary, scene, args, kinds);
    judgeSlowly(boundary, scene, args, kinds, rest, failed(error), error);
  } catch (failure) {
    afterwards(boundary, args, kinds, failure);
  }
  throw error;
}

/** Reads the state where it says something; whether the object is at rest, and its state known. */
function isAtRest(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds): boolean {
  const { subject } = boundary;
  if (subject.inFlight > 0 || subject.observing || !(scene.state || kinds & invariantKind)) return false;
  const after = stateNow(boundary, args, kinds);
  if (after === undefined) scene.state = false;
  else scene.after = after;
  return after !== undefined;
}

/** Whether everything that was owed is done, as far as quick checks can tell. */
function isFine(boundary: Boundary, scene: LiveCall, kinds: Kinds, rest: boolean): boolean {
  const { subject, quick, contract } = boundary;
  if (scene.prior !== undefined || scene.incomplete || boundary.world || quick === undefined) return false;
  if (isNested(subject)) return false;
  subject.evaluating = 1;
  subject.interrupted = false;
  let fine = false;
  try {
    fine =
      ((kinds & aboutResult) === 0 || quick.returns === undefined || quick.returns(scene)) &&
      ((kinds & postcondition) === 0 || quick.ensures === undefined || quick.ensures(scene)) &&
      (scene.expected === undefined || !scene.state || isAsExpected(scene.expected, scene)) &&
      (!rest || (kinds & invariantKind) === 0 || holdAtRest(contract, scene));
  } catch {
    // As before the call.
  }
  return leaveQuick(subject) && fine;
}

function holdAtRest({ quickInvariants, invariants }: Boundary["contract"], scene: LiveCall): boolean {
  if (quickInvariants === undefined) return invariants.every(clause => clause.holds(scene as Scene));
  const { state } = scene;
  scene.state = true;
  const hold = quickInvariants(scene);
  scene.state = state;
  return hold;
}
