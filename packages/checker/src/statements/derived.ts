import type { Clause, Promised } from "../ir.js";

/** The promise that an invariant of no statement of this spec makes: one of its own keys, or of another spec's type. */
export function invariantPromise({ id, text, expression, line }: Clause): Promised {
  return {
    id,
    kind: "invariant",
    text,
    expression,
    line,
    status: "bound",
    operation: undefined,
    notChecked: undefined,
  };
}
