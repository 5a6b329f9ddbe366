/** The rows of a Changes table as a model: what the state is after a call, as far as they determine it. */

import type { Environment, Values } from "../interpreter/index.js";
import type { Change, Operation } from "../ir.js";
import { applyRows, expressionsOf } from "../model/rows.js";
import { find } from "../parts.js";

export interface After {
  readonly state: Values;
  /** Variables of which the rows do not say everything. */
  readonly open: ReadonlySet<string>;
  /** The rows that applied. */
  readonly rows: readonly Change[];
}

interface Ending {
  /** The refusal that ended the call; then the rows that name it apply, and no other. */
  readonly refusedBy?: string;
  /** Whether the result is known. */
  readonly result?: boolean;
}

export function stateAfter(operation: Operation, env: Environment, { refusedBy, result }: Ending): After {
  const rows = (operation.changes ?? []).filter(row => row.refusedBy === refusedBy);
  const known = rows.filter(row => result || !expressionsOf(row).some(expr => find(expr, "result")));
  const applied = applyRows(known, env);
  const unsaid = [...rows.filter(row => !known.includes(row)), ...applied.problems.map(problem => problem.row)];
  const happened = new Set([...applied.rows, ...unsaid]);
  return {
    state: applied.state,
    open: new Set(unsaid.map(row => row.path.state)),
    rows: rows.filter(row => happened.has(row)),
  };
}
