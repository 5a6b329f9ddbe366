/** Inputs that break one clause and keep the others. */
import type { Expr, Operation, Rule } from "@tenet/checker";
import { structureOf } from "@tenet/checker";
import { type Context, inline } from "./context.js";
import { boolean, conjuncts, negate, sameExpr, some } from "./expressions.js";
import { planGroup } from "./group.js";
import type { Member } from "./order.js";
import type { CheckPlan, OperationPlan } from "./plan.js";
import type { Statements } from "./statements.js";

export function planNearMisses(
  operation: Operation,
  { inputs, clauses }: Statements,
  context: Context,
): OperationPlan["nearMisses"] {
  const all = partsOf(clauses, context);
  return [...operation.refusals, ...operation.requires].map(({ id }) => ({
    clause: id,
    inputs: all
      .filter(one => one.clause === id)
      .map(broken => planGroup("input", free(inputs, operation, id), breaking(broken, all), boolean, context)),
  }));
}

/** Each condition by the parts that must all hold. */
function partsOf(clauses: readonly CheckPlan[], context: Context): CheckPlan[] {
  return clauses.flatMap(({ clause, condition }) =>
    conjuncts(inline(context, condition)).map(part => ({ clause, condition: part })),
  );
}

/** Elements that are to refer to nothing must not be drawn from what there is. */
function free(inputs: readonly Member[], { name: operation }: Operation, clause: string): readonly Member[] {
  const refers = (rule: Rule) => rule.kind === "each" && rule.rule.kind === "refersTo";
  return inputs.map(input => {
    if (clause !== `${operation}.${input.name}.refers`) return input;
    return { ...input, type: { ...input.type, rules: input.type.rules.filter(rule => !refers(rule)) } };
  });
}

/** Pairs looked at for one operation. */
const mostPairs = 12;

/** Inputs that two refusals are due on, so that the order of the two shows: neighbours first, only those that fail differently. */
export function planPairs(
  operation: Operation,
  { inputs, clauses }: Statements,
  context: Context,
): OperationPlan["pairs"] {
  const all = partsOf(clauses, context);
  return pairsOf(operation.refusals)
    .filter(([first, second]) => first.code !== second.code)
    .flatMap(([first, second]) => {
      const broken = all.find(one => one.clause === first.id);
      const kept = broken ? breaking(broken, all) : [];
      const also = kept.find(one => one.clause === second.id);
      if (also === undefined) return [];
      const group = planGroup("input", inputs, breaking(also, kept), boolean, context);
      return [{ first: first.id, second: second.id, inputs: group }];
    })
    .slice(0, mostPairs);
}

function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  const pairs: (readonly [T, T])[] = [];
  for (let apart = 1; apart < all.length; apart++)
    for (let at = 0; at + apart < all.length; at++) pairs.push([all[at]!, all[at + apart]!]);
  return pairs;
}

/** Every condition but the broken one, and but those that have no value once it is broken. */
function breaking(broken: CheckPlan, all: readonly CheckPlan[]): CheckPlan[] {
  const at = all.indexOf(broken);
  return all.flatMap((one, i) => {
    if (one === broken) return [{ clause: one.clause, condition: negate(one.condition) }];
    if (i > at && narrowed(one.condition, broken.condition)) return [];
    return sameExpr(one.condition, broken.condition) || guarded(one.condition, broken.condition) ? [] : [one];
  });
}

/** Whether the condition looks up what the guard says to be there. */
function guarded(condition: Expr, guard: Expr): boolean {
  const inGuard = (expr: Expr) => some(guard, inner => sameExpr(inner, expr));
  return some(condition, expr => {
    // A guard that looks it up itself does not say that it is there.
    if (expr.kind === "index") return inGuard(expr.object) && inGuard(expr.index) && !inGuard(expr);
    return expr.kind === "member" && isPresence(guard) && inGuard(expr.object);
  });
}

/** Whether the condition reads a place as what the guard says it to be: a paid order, say. */
function narrowed(condition: Expr, guard: Expr): boolean {
  return some(condition, expr =>
    some(guard, inner => sameExpr(inner, expr) && structureOf(inner.type) !== structureOf(expr.type)),
  );
}

/** `x !== nothing` */
function isPresence(guard: Expr): boolean {
  return (
    guard.kind === "equality" &&
    guard.negated &&
    [guard.left, guard.right].some(side => side.kind === "literal" && side.value === undefined)
  );
}
