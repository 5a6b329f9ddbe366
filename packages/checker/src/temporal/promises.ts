/** The lines of the manifest for Over time and Quality. */
import type { Contract, Promised, Quality, Temporal } from "../ir.js";

export function timePromises({ overTime, quality }: Pick<Contract, "overTime" | "quality">): Promised[] {
  return [...overTime.map(temporalPromise), ...quality.map(qualityPromise)];
}

function temporalPromise({ id, subject, promise, text, line }: Temporal): Promised {
  return {
    id,
    kind: "temporal",
    text,
    expression: undefined,
    line,
    status: "bound",
    operation: subject.kind === "operation" ? subject.operation : undefined,
    notChecked:
      promise.kind === "followedBy" && promise.within === undefined
        ? "without *within*, no sequence of calls that ends shows that it never comes"
        : undefined,
  };
}

function qualityPromise({ id, operation, measure, text, line }: Quality): Promised {
  return {
    id,
    kind: "quality",
    text: `${operation}: ${text}`,
    expression: undefined,
    line,
    status: measure.kind === "availability" ? "judged" : "bound",
    operation,
    notChecked: reasons[measure.kind],
  };
}

const reasons: Readonly<Record<Quality["measure"]["kind"], string | undefined>> = {
  latency: "time is not measured yet",
  throughput: "time is not measured yet",
  calls: undefined,
  linearizable: undefined,
  availability: "it is measured where the system runs",
};
