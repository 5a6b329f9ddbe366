import type { ExprNode } from "@tenet/parser";
import type { Expr } from "../ir.js";
import { display } from "../type/display.js";
import { comparable } from "../type/relation.js";
import { mayBeNothing } from "../type/resolve.js";
import { isCallable } from "./apply.js";
import { boolean, demand, forgetNote, isWrong, refuse, structure, textOf, wrong } from "./basics.js";
import { declaredOptional } from "./check.js";
import { isMixed, toCommonScale } from "./exact.js";
import { refuseMixed } from "./exact-misfits.js";
import { sayForegone } from "./lint.js";
import { inferBoth, quotedNumber } from "./operators.js";
import type { Scope } from "./scope.js";

/** `===` and `!==`, deep and by value. Two values that can never be equal are a mistake. */
export function readEquality(node: Extract<ExprNode, { kind: "binary" }>, scope: Scope): Expr {
  const both = inferBoth(node, scope);
  if (both.some(isWrong)) return { ...wrong(node.span), type: boolean };
  const [left, right] = toCommonScale(...both, scope);
  if (!comparable(left.type, right.type, scope) && !asksAgain(node, left, right, scope))
    return refuseEquality(node, left, right, scope);
  const expr: Expr = { kind: "equality", negated: node.op === "!==", left, right, type: boolean, span: node.span };
  sayForegone(expr, scope);
  return expr;
}

/** `x !== nothing` where x is known to be there. */
function asksAgain(node: Extract<ExprNode, { kind: "binary" }>, left: Expr, right: Expr, scope: Scope): boolean {
  if (structure(right, scope).kind === "nothing") return declaredOptional(node.left, left, scope);
  return structure(left, scope).kind === "nothing" && declaredOptional(node.right, right, scope);
}

function refuseEquality(node: Extract<ExprNode, { kind: "binary" }>, left: Expr, right: Expr, scope: Scope): Expr {
  const [a, b] = [structure(left, scope), structure(right, scope)];
  if (isMixed(a, b)) return refuseMixed(node, left, right, scope);
  const quoted = quotedNumber(left, a, right, b);
  if (quoted !== undefined)
    return refuse(scope, "quoted-number", quoted.span, { number: String((quoted as { value?: unknown }).value) });
  for (const [literal, type] of [
    [right, left.type],
    [left, right.type],
  ] as const) {
    if ((literal.kind === "record" || literal.kind === "list") && a.kind === b.kind)
      return { ...demand(literal, type, scope), type: boolean };
  }
  const [function_] = [left, right].filter(({ type }) => isCallable(type, scope));
  if (function_ !== undefined)
    return refuse(scope, "functions-compared", function_.span, { what: textOf(function_, scope) });
  const [any] = [left, right].filter(expr => structure(expr, scope).kind === "any");
  if (any !== undefined) return refuse(scope, "any-value-compared", node.span, { what: textOf(any, scope) });
  const [other] = a.kind === "nothing" ? [right] : b.kind === "nothing" ? [left] : [];
  if (other === undefined)
    return refuse(scope, "never-equal", node.span, { left: display(left.type), right: display(right.type) });
  const bare = other.kind === "old" ? other.body : other;
  if (bare.kind === "index" && !mayBeNothing(bare.type, scope)) {
    forgetNote(bare, scope);
    const [index, object] = [textOf(bare.index, scope), textOf(bare.object, scope)];
    const test = bare.of === "list" ? `${index} in ${object}.indices` : `${index} in ${object}`;
    const whole = other.kind === "old" ? `old(${test})` : test;
    const suggestion = node.op === "!==" ? whole : `!(${whole})`;
    const fix = { span: node.span, text: suggestion };
    return refuse(scope, "index-never-nothing", node.span, { what: textOf(other, scope), suggestion }, fix);
  }
  return refuse(scope, "never-nothing", node.span, { what: textOf(other, scope), found: display(other.type) });
}
