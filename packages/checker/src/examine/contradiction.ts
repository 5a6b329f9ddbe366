import type { Label } from "@tenet/diagnostics";
import type { Context } from "../context.js";
import type { Environment } from "../interpreter/index.js";
import type { Clause, Operation, Refusal } from "../ir.js";
import { written } from "../text.js";
import type { After } from "./after.js";
import { stateIn } from "./reads.js";
import { shown, valueOf } from "./values.js";

interface Contradiction {
  /** The step that does not hold. */
  readonly clause: Clause;
  readonly ended: Environment;
  readonly after: After;
  /** What ended the call instead. */
  readonly due: Refusal | undefined;
}

/** A step under THEN that the contract says otherwise: shows the step and the line of the contract. */
export function sayContradiction(context: Context, operation: Operation, one: Contradiction): void {
  const { condition } = one.clause;
  context.report.add(
    "scenario-contradicts",
    condition.span,
    { what: said(context, one) },
    {
      labels: labelsOf(operation, one),
    },
  );
}

/** `` `accounts["a"].balance` is 0 ``, or that the condition does not hold. */
function said({ spec }: Context, { clause: { condition, expression }, ended }: Contradiction): string {
  if (condition.kind !== "equality" || condition.negated) return `\`${expression}\` does not hold`;
  const left = valueOf(condition.left, ended);
  if (left === undefined) return `\`${expression}\` does not hold`;
  return `\`${written(spec.source, condition.left.span)}\` is ${shown(left.value)}`;
}

function labelsOf(operation: Operation, { clause, after, due, ended }: Contradiction): readonly Label[] {
  const read = new Set(stateIn(ended.contract, clause.condition));
  const rows = after.rows.filter(row => read.has(row.path.state));
  if (rows.length > 0) return rows.map(row => ({ span: row.span, text: `this row changes \`${row.expression}\`` }));
  if (due) return [{ span: due.span, text: `\`${due.expression}\` does not hold, so the call changes nothing` }];
  return [{ span: operation.span, text: "no row of its Changes says so" }];
}
