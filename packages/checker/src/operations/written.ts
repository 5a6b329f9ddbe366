import type { Context } from "../context.js";
import { withoutLocals } from "../expression/locals.js";
import type { Change, Expr, Path } from "../ir.js";
import { existence } from "../machines/tests.js";
import type { Scope } from "../typing.js";

/** What is there after the call because a row of Changes writes it in any case: `result.id in orders`. */
export function written(context: Context, changes: readonly Change[] | undefined, scope: Scope): Expr[] {
  const rows = changes ?? [];
  return rows.filter(isSure).flatMap(({ path }) => {
    const others = rows.filter(row => row.path.state === path.state);
    return others.some(mayTakeAway) ? [] : keysOf(context, path).map(fact => withoutLocals(fact, scope));
  });
}

const isSure = ({ when, each, refusedBy, becomes }: Change): boolean =>
  when === undefined && each === undefined && refusedBy === undefined && becomes !== undefined;

/** A row on the whole of something, or one that removes: the key may be gone, since what it stands for is not known here. */
const mayTakeAway = ({ path, becomes, refusedBy }: Change): boolean =>
  refusedBy === undefined && (becomes === "removed" || becomes === undefined || path.steps.length === 0);

/** That each key on the way is there. */
function keysOf(context: Context, { state, steps }: Path): Expr[] {
  return steps.flatMap((step, at) =>
    step.kind === "key" ? (existence(context, { state, steps: steps.slice(0, at + 1) }, "after") ?? []) : [],
  );
}
