import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { endsInTime } from "../rules/pattern-check.js";
import { mayBeNothing, resolveType } from "../type/resolve.js";
import { readIndex, readMember } from "./access.js";
import { boolean, demand, refuse, textOf, wrong } from "./basics.js";
import { readCall } from "./calls.js";
import { readEquality } from "./equality.js";
import { readNumber, widened } from "./exact.js";
import { keyOf } from "./key.js";
import { readList } from "./lists.js";
import { readText } from "./literals.js";
import { withoutLocals } from "./locals.js";
import { readCoalesce, readConditional, readLogical } from "./logic.js";
import { readIs, readMembership } from "./membership.js";
import { readName } from "./names.js";
import { readArithmetic, readComparison, readNegation } from "./operators.js";
import { readRecord } from "./records.js";
import type { Scope } from "./scope.js";

/**
 * Gives an expression its meaning. Mistakes go to `scope.report`; what is wrong has the type `error`, and nothing more
 * is said about it. `expected` gives texts, lists and records their type, and the whole is held to it.
 */
export function checkExpression(node: ExprNode, scope: Scope, expected?: Type): Expr {
  const expr = infer(node, scope, expected);
  return expected === undefined ? expr : demand(expr, expected, scope);
}

/** A condition: it must be true or false, nothing in between. */
export function checkCondition(node: ExprNode, scope: Scope): Expr {
  return checkExpression(node, scope, boolean);
}

/** As `checkExpression`, but a type that differs from `expected` is not reported: the caller knows better what to say. */
export function infer(node: ExprNode, scope: Scope, expected?: Type): Expr {
  const expr = inferAlone(node, scope, expected);
  if (expr.type.kind === "error" && expr.type.unwritten)
    return refuse(scope, "element-of-empty", node.span, { what: textOf(node, scope) });
  return expected === undefined ? expr : widened(expr, expected, scope);
}

function inferAlone(node: ExprNode, scope: Scope, expected?: Type): Expr {
  const { span } = node;
  switch (node.kind) {
    case "number":
      return readNumber(node, scope, expected);
    case "boolean":
      return { kind: "literal", value: node.value, type: boolean, span };
    case "string":
      return readText(node, scope, expected);
    case "regex":
      if (!endsInTime(scope.report, node)) return wrong(span);
      return { kind: "regex", source: node.source, flags: node.flags, type: { kind: "regex" }, span };
    case "name":
      return readName(node, scope);
    case "member":
      return readMember(node, scope);
    case "index":
      return readIndex(node, scope);
    case "call":
      return readCall(node, scope);
    case "unary":
      return node.op === "-"
        ? readNegation(node, scope, expected)
        : { kind: "not", operand: checkCondition(node.operand, scope), type: boolean, span };
    case "binary":
      return inferBinary(node, scope, expected);
    case "is":
      return readIs(node, scope);
    case "conditional":
      return readConditional(node, scope, expected);
    case "list":
      return readList(node, scope, expected && resolveType(expected, scope));
    case "record":
      return readRecord(node, scope, expected);
    case "arrow":
      return refuse(scope, "function-as-value", span);
    case "error":
      return wrong(span);
  }
}

function inferBinary(node: Extract<ExprNode, { kind: "binary" }>, scope: Scope, expected: Type | undefined): Expr {
  switch (node.op) {
    case "&&":
    case "||":
    case "implies":
      return readLogical(node, node.op, scope);
    case "===":
    case "!==":
      return readEquality(node, scope);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return readComparison(node, node.op, scope);
    case "in":
      return readMembership(node, scope);
    case "??":
      return readCoalesce(node, scope, expected);
    default:
      return readArithmetic(node, node.op, scope);
  }
}

/**
 * Whether a value could be nothing by its type, were it not for what is known of it here. Asking again what an earlier
 * clause has settled is no mistake.
 */
export function declaredOptional(node: ExprNode, expr: Expr, scope: Scope): boolean {
  const key = keyOf(withoutLocals(expr, scope));
  const { diagnostics } = scope.report;
  const said = diagnostics.length;
  const unknowing = { ...scope, facts: scope.facts.filter(fact => !("subject" in fact) || fact.subject !== key) };
  const declared = infer(node, unknowing);
  diagnostics.length = said;
  return mayBeNothing(declared.type, scope);
}
