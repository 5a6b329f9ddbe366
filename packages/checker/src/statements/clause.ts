import type { ExprNode, StatementNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { Clause, ClauseKind } from "../ir.js";
import { written } from "../text.js";
import { type Scope, typed } from "../typing.js";

/** The condition that a statement makes with its form and its guards, and how that is written. */
export interface Condition {
  readonly node: ExprNode;
  readonly text: string;
}

/** Undefined for a statement without an expression. */
export function conditionOf(context: Context, statement: StatementNode): Condition | undefined {
  const { expression, form } = statement;
  if (expression === undefined) return undefined;
  const body: Condition = { node: expression, text: written(context.spec.source, expression.span) };
  const shaped = form === "plain" ? body : equalsResult(body);
  return statement.guards.reduceRight((inner, guard) => guarded(context, guard, inner), shaped);
}

/** *Returns exactly:* `e` and *True exactly when:* `e` say that the result is `e`. */
function equalsResult({ node, text }: Condition): Condition {
  const result: ExprNode = { kind: "name", name: "result", span: node.span };
  return {
    node: { kind: "binary", op: "===", left: result, right: node, span: node.span },
    text: `result === ${bracketed(node, text)}`,
  };
}

function guarded(context: Context, guard: StatementNode["guards"][number], inner: Condition): Condition {
  const { condition, negated } = guard;
  const text = bracketed(condition, written(context.spec.source, condition.span));
  const test: ExprNode = negated ? { kind: "unary", op: "!", operand: condition, span: condition.span } : condition;
  return {
    node: { kind: "binary", op: "implies", left: test, right: inner.node, span: inner.node.span },
    text: `${negated ? "!" : ""}${text} implies ${inner.text}`,
  };
}

const bracketed = (node: ExprNode, text: string) =>
  ["binary", "conditional", "is", "arrow"].includes(node.kind) ? `(${text})` : text;

/** The clause, or undefined where there is no expression or it has an error, which has been reported. */
export function clauseOf<K extends ClauseKind>(
  context: Context,
  statement: StatementNode,
  id: string,
  kind: K,
  scope: Scope,
): (Clause & { readonly kind: K }) | undefined {
  const made = conditionOf(context, statement);
  if (made === undefined) return undefined;
  const before = errors(context);
  const condition = typed(context, made.node, scope, { kind: "boolean" });
  if (errors(context) > before || condition.type.kind === "error") return undefined;
  return {
    id,
    kind,
    condition,
    text: statement.prose,
    expression: made.text,
    line: lineOf(context, statement.span),
    span: statement.span,
  };
}
