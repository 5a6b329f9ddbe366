/** Conditions put together from cells of tables. What the compiler writes itself has an empty span. */
import type { Span } from "@tenet/diagnostics";
import type { ExprNode } from "@tenet/parser";
import type { Expr } from "../ir.js";

const nowhere: Span = { start: 0, end: 0 };
const truth = (value: boolean): Expr => ({ kind: "literal", value, type: { kind: "boolean" }, span: nowhere });

export const always: Expr = truth(true);
export const never: Expr = truth(false);

const isLiteral = (expr: Expr, value: boolean) => expr.kind === "literal" && expr.value === value;
export const isAlways = (expr: Expr): boolean => isLiteral(expr, true);
export const isNever = (expr: Expr): boolean => isLiteral(expr, false);

function logical(op: "&&" | "||" | "implies", left: Expr, right: Expr): Expr {
  return { kind: "logical", op, left, right, type: { kind: "boolean" }, span: nowhere };
}

export function both(left: Expr, right: Expr): Expr {
  if (isNever(left) || isNever(right)) return never;
  if (isAlways(left)) return right;
  return isAlways(right) ? left : logical("&&", left, right);
}

export function either(left: Expr, right: Expr): Expr {
  if (isAlways(left) || isAlways(right)) return always;
  if (isNever(left)) return right;
  return isNever(right) ? left : logical("||", left, right);
}

export const implies = (left: Expr, right: Expr): Expr => (isAlways(right) ? always : logical("implies", left, right));

/** Text that may stand beside `&&`. */
export function bracketed(node: ExprNode, text: string): string {
  const loose = node.kind === "conditional" || (node.kind === "binary" && ["||", "implies", "??"].includes(node.op));
  return loose ? `(${text})` : text;
}

/** The expression about another value than `it`. */
export function about(expr: Expr, it: Expr): Expr {
  return replaced(expr) as Expr;
  function replaced(part: unknown): unknown {
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) {
      const items = part.map(replaced);
      return items.every((item, at) => item === part[at]) ? part : items;
    }
    if ("kind" in part && part.kind === "it") return it;
    const entries = Object.entries(part);
    const copies = entries.map(([name, inner]) => [name, name === "type" || name === "span" ? inner : replaced(inner)]);
    if (copies.every(([, inner], at) => inner === entries[at]![1])) return part;
    const copy = Object.fromEntries(copies) as object;
    return "span" in copy ? { ...copy, span: nowhere } : copy;
  }
}
