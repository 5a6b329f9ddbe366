/** What stands around operations: errors, events, dependencies and how they fail, idempotency, batches. */
import type { Context } from "../context.js";
import type { Contract, Operation } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { withBatchCodes } from "./batches.js";
import { withFailureModes } from "./changes.js";
import { declareEvents } from "./events.js";
import { declareFailureModes } from "./failure-modes.js";
import { checkNames } from "./names.js";
import { declarePorts } from "./ports.js";
import { withBatches } from "./same-as.js";

export { resolveEffects } from "./effects.js";
export { declareErrors } from "./errors.js";
export { registerPorts } from "./ports.js";
export { surroundingPromises } from "./promises.js";
export { warnOfUnused } from "./unused.js";

/** Events and ports, once the types are known. */
export function declareSurroundings(context: Context): void {
  checkNames(context);
  declarePorts(context);
  declareEvents(context);
}

/** The operations with what is said of them elsewhere: by other operations, and under Failure modes. */
export function surround(
  context: Context,
  operations: readonly Operation[],
  ids: Ids,
): Pick<Contract, "operations" | "failureModes"> {
  const batched = withBatches(context, operations);
  const failureModes = declareFailureModes(context, batched, ids);
  return { operations: withBatchCodes(withFailureModes(context, batched, failureModes)), failureModes };
}
