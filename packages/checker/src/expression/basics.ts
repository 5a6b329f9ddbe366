import type { Fix, Span } from "@tenet/diagnostics";
import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import type { Code } from "../messages.embedded.js";
import { display } from "../type/display.js";
import { assignable } from "../type/relation.js";
import { fieldOf, mayBeNothing, resolveType, withoutNothing } from "../type/resolve.js";
import { blameExact } from "./exact-misfits.js";
import type { Scope } from "./scope.js";

export const boolean: Type = { kind: "boolean" };
export const unknown: Type = { kind: "error" };

/** The type of the elements of `[]`, where nothing else gives them one. */
export const unwritten: Type = { kind: "error", unwritten: true };

/** Stands where something was diagnosed; fits everything, so that nothing is said twice. */
export function wrong(span: Span): Expr {
  return { kind: "literal", value: undefined, type: unknown, span };
}

/** Reports, and stands for what was reported. */
export function refuse(
  scope: Scope,
  code: Code,
  span: Span,
  params: Readonly<Record<string, string | number | undefined>> = {},
  fix?: Fix,
): Expr {
  scope.report.add(code, span, params, fix === undefined ? {} : { fix });
  return wrong(span);
}

/** What was written, on one line. */
export function textOf(node: { readonly span: Span }, scope: Scope): string {
  return scope.report.source.text.slice(node.span.start, node.span.end).replace(/\s+/g, " ");
}

export const isWrong = (expr: Expr) => expr.type.kind === "error";

/** The structure of an expression's type. */
export function structure(expr: Expr, scope: Scope): Type {
  return resolveType(expr.type, scope);
}

/** For a use that nothing does not allow: the type without nothing; says so where nothing is possible. */
export function presentType(expr: Expr, scope: Scope): Type {
  if (!mayBeNothing(expr.type, scope)) return resolveType(expr.type, scope);
  const what = textOf(expr, scope);
  if (structure(expr, scope).kind === "nothing") {
    scope.report.add("is-nothing", expr.span, { what });
    return unknown;
  }
  scope.report.add("may-be-nothing", expr.span, { what });
  return resolveType(withoutNothing(expr.type, scope), scope);
}

/** Holds an expression to a type; says what is wrong with it if it does not fit. */
export function demand(expr: Expr, expected: Type, scope: Scope): Expr {
  if (assignable(expr.type, expected, scope)) return expr;
  if (resolveType(expected, scope).kind === "boolean") return refuseCondition(expr, scope);
  if (mayBeNothing(expr.type, scope) && assignable(withoutNothing(expr.type, scope), expected, scope)) {
    presentType(expr, scope);
    return wrong(expr.span);
  }
  if (blameParts(expr, expected, scope) || blameExact(expr, expected, scope)) return wrong(expr.span);
  return refuse(scope, "wrong-type", expr.span, { found: display(expr.type), expected: display(expected) });
}

/** Reports the fields, items or branches that do not fit, rather than the whole. Answers whether there were any. */
function blameParts(expr: Expr, expected: Type, scope: Scope): boolean {
  const culprits = partsOf(expr, resolveType(withoutNothing(expected, scope), scope)).filter(
    ([part, type]) => !assignable(part.type, type, scope),
  );
  for (const [part, type] of culprits) demand(part, type, scope);
  return culprits.length > 0;
}

/** What a value is written of, each with the type that it has to fit. */
function partsOf(expr: Expr, expected: Type): (readonly [Expr, Type])[] {
  if (expr.kind === "conditional")
    return [
      [expr.yes, expected],
      [expr.no, expected],
    ];
  if (expr.kind === "list" && (expected.kind === "list" || expected.kind === "set")) {
    return expr.items.flatMap(item => (item.spread ? [] : [[item.value, expected.element.type] as const]));
  }
  if (expr.kind !== "record" || expected.kind !== "record") return [];
  return expr.entries.flatMap(entry => {
    const field = entry.kind === "field" ? fieldOf(expected, entry.name) : undefined;
    return field === undefined ? [] : [[entry.value, field.type.type] as const];
  });
}

/** No truthiness: says how the question is asked instead. */
function refuseCondition(expr: Expr, scope: Scope): Expr {
  const type = structure(expr, scope);
  const what = textOf(expr, scope);
  const suggestion = {
    optional: `${what} !== nothing`,
    string: `${what} !== ""`,
    list: `${what}.length > 0`,
    integer: `${what} !== 0`,
    number: `${what} !== 0`,
    map: `${what}.size > 0`,
    set: `${what}.size > 0`,
    dictionary: `${what}.size > 0`,
  }[type.kind as string];
  const optionalBoolean = type.kind === "optional" && resolveType(type.element.type, scope).kind === "boolean";
  return refuse(scope, "condition-not-boolean", expr.span, {
    found: display(expr.type),
    suggestion: optionalBoolean ? `${what} === true` : suggestion,
  });
}

/** Whether a node's type comes from where it stands: a text, a list, a record, an empty one above all. */
export function takesContext(node: ExprNode): boolean {
  return node.kind === "string" || node.kind === "list" || node.kind === "record" || isNumberNode(node);
}

/** A number as it is written, with its sign. */
export function isNumberNode(node: ExprNode): boolean {
  return node.kind === "number" || (node.kind === "unary" && node.op === "-" && node.operand.kind === "number");
}

/** Takes back the note about an index where something more exact is said. */
export function forgetNote(index: Expr, scope: Scope): void {
  const { diagnostics } = scope.report;
  const at = diagnostics.findIndex(
    ({ code, span }) => code === "unguarded-index" && span.start === index.span.start && span.end === index.span.end,
  );
  if (at >= 0) diagnostics.splice(at, 1);
}
