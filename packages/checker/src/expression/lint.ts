import type { Expr } from "../ir.js";
import { find } from "../parts.js";
import { keyOf } from "./key.js";
import { numberOf } from "./order.js";
import type { Scope } from "./scope.js";

/** Says so where a condition is true, or false, whatever the values are. A cheap look at its form, no proof. */
export function sayForegone(expr: Expr, scope: Scope): void {
  // Two calls of an operation may answer differently: that they do not is a promise.
  if (find(expr, "operation")) return;
  const answer = foregone(expr);
  if (answer !== undefined)
    scope.report.add(answer.holds ? "always-true" : "always-false", expr.span, { why: answer.why });
}

function foregone(expr: Expr): { holds: boolean; why: string } | undefined {
  if (expr.kind === "equality" || expr.kind === "comparison") return sameSides(expr);
  if (expr.kind !== "logical") return undefined;
  return sameParts(expr) ?? coveredByIntervals(expr);
}

function sameSides(
  expr: Extract<Expr, { kind: "equality" | "comparison" }>,
): { holds: boolean; why: string } | undefined {
  if (expr.left.kind === "literal" && expr.right.kind === "literal") return undefined;
  if (keyOf(expr.left) !== keyOf(expr.right)) return undefined;
  const holds = expr.kind === "equality" ? !expr.negated : expr.op === "<=" || expr.op === ">=";
  return { holds, why: "both sides are the same" };
}

function sameParts({
  op,
  left,
  right,
}: Extract<Expr, { kind: "logical" }>): { holds: boolean; why: string } | undefined {
  const opposite = deniedKey(left) === keyOf(right) || deniedKey(right) === keyOf(left);
  if (op === "implies")
    return keyOf(left) === keyOf(right) ? { holds: true, why: "both sides are the same" } : undefined;
  return opposite ? { holds: op === "||", why: "the second part denies the first" } : undefined;
}

function deniedKey(expr: Expr): string {
  if (expr.kind === "not") return keyOf(expr.operand);
  if (expr.kind === "equality") return keyOf({ ...expr, negated: !expr.negated });
  return "";
}

/** Where two comparisons of one value with numbers leave nothing out, or nothing in. */
function coveredByIntervals({
  op,
  left,
  right,
}: Extract<Expr, { kind: "logical" }>): { holds: boolean; why: string } | undefined {
  if (op === "implies") return undefined;
  const [a, b] = [intervalOf(left), intervalOf(right)];
  if (a === undefined || b === undefined || a.subject !== b.subject) return undefined;
  const [low, high] =
    a.from !== undefined && b.to !== undefined ? [a, b] : b.from !== undefined && a.to !== undefined ? [b, a] : [];
  if (low?.from === undefined || high?.to === undefined) return undefined;
  if (op === "||") {
    const covers = low.from < high.to || (low.from === high.to && (low.closed || high.closed));
    return covers ? { holds: true, why: "one of the two is always so" } : undefined;
  }
  const empty = low.from > high.to || (low.from === high.to && !(low.closed && high.closed));
  return empty ? { holds: false, why: "no value is both" } : undefined;
}

interface Interval {
  readonly subject: string;
  readonly from?: number;
  readonly to?: number;
  readonly closed: boolean;
}

function intervalOf(expr: Expr): Interval | undefined {
  if (expr.kind !== "comparison" || expr.mode !== "number") return undefined;
  const [left, right] = [numberOf(expr.left), numberOf(expr.right)];
  if ((left === undefined) === (right === undefined)) return undefined;
  const closed = expr.op === "<=" || expr.op === ">=";
  const below = (expr.op === "<" || expr.op === "<=") === (right !== undefined);
  const bound = (right ?? left)!;
  return {
    subject: keyOf(right === undefined ? expr.right : expr.left),
    closed,
    ...(below ? { to: bound } : { from: bound }),
  };
}
