import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { join } from "../type/relation.js";
import { mayBeNothing, withoutNothing } from "../type/resolve.js";
import { boolean, forgetNote, isWrong, refuse, textOf, wrong } from "./basics.js";
import { checkCondition, declaredOptional, infer } from "./check.js";
import { toCommonScale } from "./exact.js";
import { factsOf } from "./facts.js";
import { sayForegone } from "./lint.js";
import { withoutLocals } from "./locals.js";
import { type Scope, withFacts } from "./scope.js";

/** `&&`, `||`, `implies`: the right side is read knowing what the left one says. */
export function readLogical(
  node: Extract<ExprNode, { kind: "binary" }>,
  op: "&&" | "||" | "implies",
  scope: Scope,
): Expr {
  const left = checkCondition(node.left, scope);
  const right = checkCondition(node.right, withFacts(scope, factsOf(withoutLocals(left, scope), op !== "||")));
  const expr: Expr = { kind: "logical", op, left, right, type: boolean, span: node.span };
  if (!isWrong(left) && !isWrong(right)) sayForegone(expr, scope);
  return expr;
}

/** `c ? a : b`: both branches know what the condition says about them. */
export function readConditional(
  node: Extract<ExprNode, { kind: "conditional" }>,
  scope: Scope,
  expected: Type | undefined,
): Expr {
  const test = checkCondition(node.test, scope);
  const known = withoutLocals(test, scope);
  const yes = infer(node.yes, withFacts(scope, factsOf(known)), expected);
  const no = infer(node.no, withFacts(scope, factsOf(known, false)), expected ?? (isWrong(yes) ? undefined : yes.type));
  const [first, second] = toCommonScale(yes, no, scope);
  const type = join(first.type, second.type, scope);
  return { kind: "conditional", test, yes: first, no: second, type, span: node.span };
}

/** `a ?? b`: b where a is nothing. */
export function readCoalesce(
  node: Extract<ExprNode, { kind: "binary" }>,
  scope: Scope,
  expected: Type | undefined,
): Expr {
  const left = infer(node.left, scope, expected);
  const present = withoutNothing(left.type, scope);
  const right = infer(node.right, scope, isWrong(left) ? expected : present);
  if (isWrong(left) || isWrong(right)) return wrong(node.span);
  const lacks = left.kind === "it" && scope.itMayLack === true;
  if (!lacks && !mayBeNothing(left.type, scope) && !declaredOptional(node.left, left, scope))
    return refuseCoalesce(node, left, scope);
  return { kind: "coalesce", left, right, type: join(present, right.type, scope), span: node.span };
}

function refuseCoalesce(node: Extract<ExprNode, { kind: "binary" }>, left: Expr, scope: Scope): Expr {
  const what = textOf(left, scope);
  if (left.kind !== "index") return refuse(scope, "needless-coalesce", node.span, { what, found: display(left.type) });
  forgetNote(left, scope);
  const keys = left.of === "list" ? `${textOf(left.object, scope)}.indices` : textOf(left.object, scope);
  const suggestion = `${textOf(left.index, scope)} in ${keys} ? ${what} : ${textOf(node.right, scope)}`;
  return refuse(scope, "coalesce-on-index", node.span, { what, suggestion }, { span: node.span, text: suggestion });
}
