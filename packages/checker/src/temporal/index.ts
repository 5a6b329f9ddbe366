/** What is promised about the course of things: Over time, and Quality. */
import type { Context } from "../context.js";
import type { Contract, Operation } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { resolveOverTime, withLimits } from "./over-time.js";
import { resolveQuality } from "./quality.js";

export { timePromises } from "./promises.js";

/** The rows of both sections, and the operations with the codes of their limits. */
export function resolveTime(
  context: Context,
  operations: readonly Operation[],
  ids: Ids,
): Pick<Contract, "overTime" | "quality" | "operations"> {
  const overTime = resolveOverTime(context, operations, ids);
  const quality = resolveQuality(context, operations, ids);
  return { overTime, quality, operations: withLimits(operations, overTime) };
}
