/** Whether a spec determines what an operation does, as far as can be said before any call. */
import type { Contract, Operation } from "../ir.js";
import { planOf } from "./plan.js";
import type { Modelled } from "./types.js";

export function modelled(operation: Operation, contract: Contract): Modelled {
  const why = operation.constructs
    ? "it makes a new object, and what that holds is not in the spec's state"
    : (openRow(operation) ?? planOf(operation, rowsOf(operation), contract).why);
  return { determined: why === undefined, why };
}

/** The rows that apply to an ordinary success; of a batch, the single calls say what changes. */
export function rowsOf({ changes = [], sameAs }: Operation) {
  return sameAs ? [] : changes.filter(row => row.refusedBy === undefined && row.trouble === undefined);
}

function openRow(operation: Operation): string | undefined {
  const open = rowsOf(operation).find(row => row.becomes === undefined);
  return open && `its Changes let ${open.expression} become anything: the column Becomes is empty`;
}
