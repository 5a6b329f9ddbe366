import { children } from "./interpreter/index.js";
import type { Expr } from "./ir.js";

/** The first expression of the kind anywhere inside, the expression itself included. */
export function find(expr: Expr, kind: Expr["kind"]): Expr | undefined {
  if (expr.kind === kind) return expr;
  for (const part of children(expr)) {
    const found = find(part, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
