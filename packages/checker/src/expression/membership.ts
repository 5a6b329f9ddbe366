import { suggest } from "@tenet/diagnostics";
import type { ExprNode } from "@tenet/parser";
import type { Expr, KindName, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isText, kindNames, narrowToKind } from "../type/kinds.js";
import { comparable } from "../type/relation.js";
import { plain, resolveType, withoutNothing } from "../type/resolve.js";
import { boolean, isWrong, presentType, refuse, takesContext, textOf, wrong } from "./basics.js";
import { infer } from "./check.js";
import { subjectOf } from "./receiver.js";
import type { Scope } from "./scope.js";

/** `x in xs`: among the elements of a list or set, the keys of a map or dictionary. */
export function readMembership(node: Extract<ExprNode, { kind: "binary" }>, scope: Scope): Expr {
  const { span } = node;
  const [element, container] = inferSides(node, scope);
  if (isWrong(container) || isWrong(element)) return { ...wrong(span), type: boolean };
  const type = presentType(container, scope);
  if (type.kind === "error") return { ...wrong(span), type: boolean };
  const subject = subjectOf(type, scope);
  if (subject === undefined || subject.receiver === "text" || subject.receiver === "bytes")
    return refuseContainer(node, element, container, type, scope);
  const elementType = subject.receiver === "map" || subject.receiver === "dictionary" ? subject.key : subject.element;
  if (!comparable(element.type, elementType, scope)) {
    return refuse(scope, "never-in", span, {
      left: textOf(element, scope),
      found: display(element.type),
      right: textOf(container, scope),
      elements: display(elementType),
    });
  }
  return { kind: "membership", of: subject.receiver, element, container, type: boolean, span };
}

function inferSides({ left, right }: Extract<ExprNode, { kind: "binary" }>, scope: Scope): readonly [Expr, Expr] {
  if (takesContext(right)) {
    const element = infer(left, scope);
    return [
      element,
      infer(right, scope, isWrong(element) ? undefined : { kind: "list", element: plain(element.type) }),
    ];
  }
  const container = infer(right, scope);
  const subject = isWrong(container) ? undefined : subjectOf(presentTypeOf(container, scope), scope);
  const keyed = subject?.receiver === "map" || subject?.receiver === "dictionary";
  return [
    infer(
      left,
      scope,
      subject && subject.receiver !== "text" && subject.receiver !== "bytes"
        ? keyed
          ? subject.key
          : subject.element
        : undefined,
    ),
    container,
  ];
}

function presentTypeOf(expr: Expr, scope: Scope): Type {
  return resolveType(withoutNothing(expr.type, scope), scope);
}

function refuseContainer(
  node: Extract<ExprNode, { kind: "binary" }>,
  element: Expr,
  container: Expr,
  type: Type,
  scope: Scope,
): Expr {
  const [left, right] = [textOf(node.left, scope), textOf(node.right, scope)];
  const both = isText(type) && isText(presentTypeOf(element, scope));
  const suggestion = both ? `${right}.includes(${left})` : undefined;
  return refuse(scope, "not-a-collection", container.span, { what: right, found: display(container.type), suggestion });
}

const otherWords: Readonly<Record<string, KindName>> = {
  integer: "number",
  decimal: "number",
  text: "string",
  array: "list",
  object: "record",
  null: "nothing",
  undefined: "nothing",
  dictionary: "record",
  date: "string",
  Date: "timestamp",
  tuple: "list",
  bool: "boolean",
  empty: "nothing",
};

/** `x is list`. */
export function readIs(node: Extract<ExprNode, { kind: "is" }>, scope: Scope): Expr {
  const { test, span } = node;
  const value = infer(node.value, scope);
  const kind = kindNames.find(name => name === test.text);
  if (kind === undefined) {
    const suggestion = Object.hasOwn(otherWords, test.text) ? otherWords[test.text] : suggest(test.text, kindNames);
    return { ...refuse(scope, "unknown-kind", test.span, { word: test.text, suggestion }), type: boolean };
  }
  if (presentTypeOf(value, scope).kind === "any")
    return { ...refuse(scope, "any-value-kind", span, { what: textOf(node.value, scope) }), type: boolean };
  if (!isWrong(value)) sayForegoneKind(value, kind, span, scope);
  return { kind: "is", value, test: kind, type: boolean, span };
}

function sayForegoneKind(value: Expr, kind: KindName, span: Expr["span"], scope: Scope): void {
  const found = display(value.type);
  if (narrowToKind(value.type, kind, true, scope) === undefined)
    scope.report.add("always-false", span, { why: `it is always ${found}` });
  else if (narrowToKind(value.type, kind, false, scope) === undefined)
    scope.report.add("always-true", span, { why: `it is always ${found}` });
}
