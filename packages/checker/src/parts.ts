import { children } from "./interpreter/index.js";
import type { Expr } from "./ir.js";

/** Whether an expression of the kind stands anywhere inside, the expression itself included. */
export function contains(expr: Expr, kind: Expr["kind"]): boolean {
  return expr.kind === kind || children(expr).some(part => contains(part, kind));
}
