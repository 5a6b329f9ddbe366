import type { Expr } from "../ir.js";

/** The expressions directly inside an expression, in the order of evaluation. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "regex":
    case "input":
    case "state":
    case "result":
    case "it":
    case "variable":
    case "now":
    case "actor":
      return [];
    case "old":
    case "lambda":
    case "fails":
      return [expr.body];
    case "member":
      return [expr.object];
    case "index":
      return [expr.object, expr.index];
    case "not":
    case "negate":
      return [expr.operand];
    case "arithmetic":
    case "comparison":
    case "equality":
    case "logical":
    case "coalesce":
      return [expr.left, expr.right];
    case "membership":
      return [expr.element, expr.container];
    case "is":
      return [expr.value];
    case "conditional":
      return [expr.test, expr.yes, expr.no];
    case "library":
    case "definition":
    case "local":
    case "answer":
    case "reference":
      return expr.args;
    case "apply":
      return [expr.callee, ...expr.args];
    case "rescale":
      return [expr.value];
    case "round":
      return expr.divisor === undefined ? [expr.value] : [expr.value, expr.divisor];
    case "operation":
      return expr.inputs.map(input => input.value);
    case "list":
      return expr.items.map(item => item.value);
    case "record":
      return expr.entries.flatMap(entry => (entry.kind === "computed" ? [entry.key, entry.value] : [entry.value]));
  }
}
