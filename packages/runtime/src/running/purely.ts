/** The fast way where there is no state and nobody says what happens around calls: checks, the call, checks. */
import type { Quick } from "../contract.js";
import type { Boundary } from "./boundary.js";
import { invoke, isPromise } from "./ending.js";
import { afterwards } from "./failing.js";
import type { Kinds } from "./modes.js";
import { callQuickly, later, leaveQuick, onError } from "./quickly.js";
import { LiveCall } from "./scene.js";
import { judgeSlowly } from "./slowly.js";

/** In one piece, which an engine makes faster than the same in parts. Whatever is unusual is left to `callQuickly`. */
export function callPurely(boundary: Boundary, quick: Quick, args: unknown[], kinds: Kinds): unknown {
  const { subject } = boundary;
  if (subject.evaluating !== 0 || args.length > boundary.arity) return callQuickly(boundary, args, kinds);
  let scene: LiveCall | undefined;
  let clear = false;
  subject.evaluating = 1;
  subject.interrupted = false;
  try {
    scene = new LiveCall(boundary.inputOf(args), undefined);
    clear =
      quick.input(scene) &&
      (quick.requires === undefined || quick.requires(scene)) &&
      (quick.clear === undefined || quick.clear(scene));
  } catch {
    // Which condition has no value, the judge finds out.
  }
  if (!leaveQuick(subject) || !clear || scene === undefined) return callQuickly(boundary, args, kinds);

  subject.calls += 1;
  let value: unknown;
  try {
    value = invoke(boundary, args);
  } catch (error) {
    return onError(boundary, scene, args, kinds, error);
  }
  if (isPromise(value)) return later(boundary, scene, args, kinds, value);

  scene.result = value;
  let fine = false;
  subject.evaluating = 1;
  subject.interrupted = false;
  try {
    fine =
      (quick.returns === undefined || quick.returns(scene)) && (quick.ensures === undefined || quick.ensures(scene));
  } catch {
    // As before the call.
  }
  subject.checked += 1;
  if (leaveQuick(subject) && fine) return value;
  return judgeAlone(boundary, scene, args, kinds, value);
}

function judgeAlone(boundary: Boundary, scene: LiveCall, args: unknown[], kinds: Kinds, value: unknown): unknown {
  try {
    judgeSlowly(boundary, scene, args, kinds, false, { kind: "returned", value });
  } catch (error) {
    afterwards(boundary, args, kinds, error);
  }
  return value;
}
