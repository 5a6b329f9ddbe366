/** Bounds of values and of lengths. */
import { type Expr, environment, evaluate } from "@tenet/checker";
import type { Context } from "./context.js";
import { sameExpr, some } from "./expressions.js";
import type { Constraint } from "./isolate.js";
import type { LengthPlan, LimitPlan, RangePlan, Side } from "./plan.js";

export type Limit = Constraint & { readonly kind: "limit" };

export const isCount = (value: unknown): value is number | bigint =>
  typeof value === "number" || typeof value === "bigint";

const open: ReadonlySet<Expr["kind"]> = new Set([
  ...(["input", "state", "variable", "it", "result", "now", "actor", "answer", "reference", "local"] as const),
]);

/** The number that an expression always is, such as `minutes(5)`. */
export function constant(expr: Expr, { contract }: Context): number | bigint | undefined {
  if (some(expr, inner => open.has(inner.kind))) return undefined;
  try {
    const value = evaluate(expr, environment(contract, {}));
    return isCount(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of bounds that are literals on one side, only the one that matters. */
export function tightest<C extends Limit>(limits: readonly C[]): C[] {
  const valueOf = ({ limit: { is, when } }: C) =>
    is.kind === "literal" && isCount(is.value) && !when ? is.value : undefined;
  const isLow = ({ side }: C) => side === "atLeast" || side === "above";
  const sameEnd = (a: C, b: C) => isLow(a) === isLow(b) && b.side !== "not" && b.side !== "equals";
  const beats = (a: C, b: C) => {
    const [x, y] = [valueOf(a)!, valueOf(b)!];
    if (x !== y) return isLow(a) ? x > y : x < y;
    return (a.side === "above" || a.side === "below") && a.side !== b.side;
  };
  return limits.filter(
    one =>
      valueOf(one) === undefined ||
      one.side === "not" ||
      one.side === "equals" ||
      !limits.some(other => other !== one && valueOf(other) !== undefined && sameEnd(one, other) && beats(other, one)),
  );
}

/** The limits on each side, each once. */
export function rangePlan(constraints: readonly Constraint[]): RangePlan {
  const range: Partial<Record<Side, LimitPlan[]>> = {};
  for (const one of tightest(constraints.filter(one => one.kind === "limit"))) {
    const known = (range[one.side] ??= []);
    if (!known.some(other => sameExpr(other.is, one.limit.is) && !other.when && !one.limit.when)) known.push(one.limit);
  }
  return range;
}

export function lengthPlan(constraints: readonly Constraint[]): LengthPlan {
  const of = (side: "min" | "max") =>
    constraints.flatMap(one => (one.kind === "length" && one.side === side ? [one.limit] : []));
  return { min: of("min"), max: of("max") };
}
