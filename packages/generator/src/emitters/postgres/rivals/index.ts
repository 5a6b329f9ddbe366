/** Invariants that forbid two rows beside each other: a constraint says them, without a lock and without a search. */
import type { Expr } from "@tenet/checker";
import { Cannot } from "../print/value.js";
import type { Schema } from "../schema.js";
import type { Table } from "../tables.js";
import { type Exclusion, exclusionOf } from "./constraint.js";
import { rivalsOf } from "./recognize.js";

/** Undefined where the condition is another, or no constraint means the same. */
export function exclusion(schema: Schema, condition: Expr): (Exclusion & { readonly table: Table }) | undefined {
  try {
    const rivals = rivalsOf(schema, condition);
    const found = rivals && exclusionOf(schema, rivals);
    return found && { ...found, table: rivals.table };
  } catch (error) {
    // What cannot be said here, the trigger says or gives the reason for.
    if (!(error instanceof Cannot)) throw error;
    return undefined;
  }
}
