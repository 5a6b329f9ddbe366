/** Judges one call against an operation's contract: the one meaning of a promise, for wrappers, tests and the verifier alike. */
import type { ExecutableContract, OperationContract, Outcome, Scene } from "../contract.js";
import { type Call, judgeAfter } from "./after.js";
import { beforehand, judgeCaller } from "./before.js";
import type { Finding } from "./finding.js";
import { type Inputs, judgeInputs } from "./rows.js";
import { modeOf } from "./surroundings.js";

export { describeOutcome } from "./after.js";
export { judgeCaller } from "./before.js";
export { isDue, judgeInvariants } from "./clauses.js";

export interface JudgeOptions {
  /** Whether `before` and `after` of the scene are the state. Default: whether the spec has state. */
  readonly state?: boolean;
  /** Whether what no row of Changes names is compared. Default: as `state`. */
  readonly frames?: boolean;
  /** The inputs as they were given and as the call left them: changing one in place breaks the frame. Default: not looked at. */
  readonly inputs?: Inputs;
}

/**
 * Says for every promise that this call puts to a judgement whether it holds.
 * Where the caller broke a duty, the findings are about the caller alone. `scene.result` is taken from the outcome.
 */
export function judge(
  contract: ExecutableContract,
  operation: OperationContract,
  scene: Scene,
  outcome: Outcome,
  options: JudgeOptions = {},
): readonly Finding[] {
  const duties = judgeCaller(operation, scene, options);
  if (duties.some(finding => !finding.holds)) return duties;
  const state = options.state ?? contract.stateful;
  const before = beforehand(operation, scene, state, duties);
  const call: Call = {
    contract,
    operation,
    scene: { ...scene, result: outcome.kind === "returned" ? outcome.value : undefined },
    outcome,
    before,
    mode: before.due === undefined ? modeOf(operation, scene) : undefined,
    state,
    frames: state && (options.frames ?? true),
    history: state,
    invariants: state,
  };
  const findings = [...duties, ...judgeAfter(call)];
  return options.inputs === undefined ? findings : judgeInputs(call, findings, options.inputs);
}
