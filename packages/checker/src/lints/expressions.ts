import { children } from "../interpreter/index.js";
import type { Expr } from "../ir.js";

/** The expression and all inside it. */
export function expressionsOf(expr: Expr): Expr[] {
  return [expr, ...children(expr).flatMap(expressionsOf)];
}
