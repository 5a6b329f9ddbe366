/** The rows of a Changes table as a model: what the state must be after a call. */
import { type Change, type OperationContract, type Scene, Unanswered, type Values } from "../contract.js";
import { equal } from "../values/index.js";
import { at, type Place, put, remove, samePlace } from "./paths.js";

/** One place that a row names in this call. */
export interface Touch {
  readonly row: Change;
  readonly place: Place;
  /** What must be there afterwards; absent where the row only says that it may change, or where `problem` is set. */
  readonly becomes?: { readonly value: unknown } | "removed";
  /** The row has no value in this call, or it meets another row that says otherwise: a gap in the spec. */
  readonly problem?: string;
}

export interface Applied {
  /** The state after the call as far as the rows say it: `before` with every row applied at once. */
  readonly expected: Values;
  /** Every place that a row which applies in this call names. */
  readonly touched: readonly Touch[];
  /** Rows that could not even be placed. */
  readonly failed: readonly { readonly row: Change; readonly problem: string }[];
}

/**
 * Applies the rows of an operation's Changes to a state.
 * @param refusedBy the clause that refused the call; then only the rows that name it apply.
 * @param mode the failure mode that came about; its rows stand in place of others on the same place.
 */
export function applyChanges(
  before: Values,
  operation: OperationContract,
  scene: Scene,
  refusedBy?: string,
  mode?: string,
): Applied {
  const touched: Touch[] = [];
  const failed: { row: Change; problem: string }[] = [];
  for (const row of operation.changes ?? []) {
    if (!applies(row, refusedBy, mode)) continue;
    try {
      if (row.when && !row.when(scene)) continue;
      row.paths(scene).forEach((place, index) => touched.push(touch(before, row, scene, place, index)));
    } catch (error) {
      // What hangs on an answer that did not come is for the failure mode to say.
      if (!(error instanceof Unanswered)) failed.push({ row, problem: reason(error) });
    }
  }
  const ruling = touched.filter(
    one => one.row.trouble !== undefined || !touched.some(two => two.row.trouble && samePlace(one.place, two.place)),
  );
  const settled = ruling.map(one => withConflict(one, ruling));
  return { expected: inOrder(settled).reduce(apply, before), touched: settled, failed };
}

/** Whether a row speaks of calls that end so: refused by this clause, in this failure mode. */
export function applies(row: Change, refusedBy: string | undefined, mode: string | undefined): boolean {
  if (row.trouble !== undefined) return row.trouble === mode;
  return row.refusedBy === refusedBy;
}

function touch(before: Values, row: Change, scene: Scene, place: Place, index: number): Touch {
  if (row.removes) return { row, place, becomes: "removed" };
  if (!row.becomes) return { row, place };
  try {
    return { row, place, becomes: { value: row.becomes(scene, at(before, place).value, index) } };
  } catch (error) {
    if (error instanceof Unanswered) return { row, place };
    return { row, place, problem: reason(error) };
  }
}

/** Rows that meet at one place must agree. */
function withConflict(one: Touch, all: readonly Touch[]): Touch {
  const other = all.find(two => two !== one && samePlace(one.place, two.place) && !agree(one, two));
  if (!other) return one;
  return {
    row: one.row,
    place: one.place,
    problem: `the row ${other.row.expression} names the same place and says otherwise`,
  };
}

function agree(a: Touch, b: Touch): boolean {
  if (a.becomes === undefined || b.becomes === undefined || a.becomes === "removed" || b.becomes === "removed")
    return a.becomes === b.becomes;
  return equal(a.becomes.value, b.becomes.value);
}

/** Outer places first, so that a row about a field of a new value comes after the value; list items are removed from the end. */
function inOrder(touched: readonly Touch[]): readonly Touch[] {
  const last = (one: Touch) => (one.becomes === "removed" ? Number(one.place.at(-1)) || 0 : -1);
  return [...touched].sort((a, b) => a.place.length - b.place.length || last(b) - last(a));
}

function apply(state: Values, { place, becomes }: Touch): Values {
  if (becomes === undefined) return state;
  return (becomes === "removed" ? remove(state, place) : put(state, place, becomes.value)) ?? state;
}

/** `before`, but with what is now at the touched places: what no row names must equal it. */
export function exceptTouched(before: Values, after: Values, touched: readonly Touch[]): Values {
  return inOrder(touched).reduce((state, { place }) => {
    const { found, value } = at(after, place);
    return (found ? put(state, place, value) : remove(state, place)) ?? state;
  }, before);
}

/** Why an expression has no value, in words. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
