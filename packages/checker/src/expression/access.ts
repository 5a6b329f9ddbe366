import { suggest } from "@tenet/diagnostics";
import type { ExprNode, Name } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isText } from "../type/kinds.js";
import { join } from "../type/relation.js";
import { alternatives, fieldOf, mayBeNothing, optionalOf, resolveType, withoutNothing } from "../type/resolve.js";
import { demand, isWrong, presentType, refuse, structure, textOf, wrong } from "./basics.js";
import { infer } from "./check.js";
import { boundsOf, isGuarded } from "./guards.js";
import { elsewhere, globals, type Member, members, type Receiver } from "./library.js";
import { narrow } from "./narrow.js";
import { numberOf } from "./order.js";
import { elementsFit, subjectOf } from "./receiver.js";
import type { Scope } from "./scope.js";

type MemberNode = Extract<ExprNode, { kind: "member" }>;

/** `a.b`: a field, or a property of the library. */
export function readMember(node: MemberNode, scope: Scope): Expr {
  const { object: inner, property, span } = node;
  if (isGlobal(inner, scope))
    return refuse(scope, "foreign-name", inner.span, { name: inner.name, instead: globals[inner.name] });
  const object = infer(inner, scope);
  if (isWrong(object)) return wrong(span);
  if (node.optional && mayBeNothing(object.type, scope)) return readOptionally(node, object, scope);
  const type = presentType(object, scope);
  return narrow(memberOf({ ...object, type: withoutNothing(object.type, scope) }, type, property, span, scope), scope);
}

/** `Math.max`, where no name of the spec is `Math`. */
export function isGlobal(node: ExprNode, scope: Scope): node is Extract<ExprNode, { kind: "name" }> {
  return (
    node.kind === "name" && /^[A-Z]/.test(node.name) && Object.hasOwn(globals, node.name) && !scope.names.has(node.name)
  );
}

/** `a?.b` is nothing where `a` is. */
function readOptionally(node: MemberNode, object: Expr, scope: Scope): Expr {
  const { span } = node;
  const nothing: Expr = { kind: "literal", value: undefined, type: { kind: "nothing" }, span };
  const sure: Expr = { ...object, type: withoutNothing(object.type, scope) };
  const member = memberOf(sure, structure(sure, scope), node.property, span, scope);
  if (isWrong(member)) return member;
  const test: Expr = {
    kind: "equality",
    negated: false,
    left: object,
    right: nothing,
    type: { kind: "boolean" },
    span,
  };
  return { kind: "conditional", test, yes: nothing, no: member, type: optionalOf(member.type, scope), span };
}

function memberOf(object: Expr, type: Type, property: Name, span: Expr["span"], scope: Scope): Expr {
  const name = property.text;
  const fieldType = typeOfField(type, name, scope);
  if (fieldType !== undefined) return { kind: "member", object, name, type: fieldType, span };
  const position = type.kind === "tuple" ? (type.names?.indexOf(name) ?? -1) : -1;
  if (type.kind === "tuple" && position >= 0) return itemAt(object, type, position, span, scope);
  const subject = subjectOf(type, scope);
  if (subject === undefined) return refuseField(object, type, property, scope);
  const member = members[subject.receiver].get(name);
  if (member === undefined)
    return refuseItem(object, type, property, scope) ?? refuseMember(object, property, subject.receiver, scope);
  if (member.property === undefined) return refuseForm(object, property, member, scope);
  const result = member.property(subject, []);
  if (member.elements && !elementsFit(member.elements, subject.element, scope)) {
    const suggestion = `${textOf(object, scope)}.${name}(x => ${partThatFits(subject.element, member.elements, scope)})`;
    const wanted = member.elements === "number" ? "numbers" : "values with an order";
    return refuse(scope, "elements-do-not-fit", property.span, {
      what: textOf(object, scope),
      name,
      found: display(subject.element),
      wanted,
      suggestion,
    });
  }
  return { kind: "library", name: member.name, args: [object], type: result, span };
}

/** An item of a tuple by its name. */
function itemAt(
  object: Expr,
  type: Extract<Type, { kind: "tuple" }>,
  position: number,
  span: Expr["span"],
  scope: Scope,
): Expr {
  const index: Expr = { kind: "literal", value: position, type: { kind: "integer" }, span };
  return narrow(
    { kind: "index", object, index, of: "tuple", type: type.items[position]?.type ?? { kind: "error" }, span },
    scope,
  );
}

function refuseItem(object: Expr, type: Type, property: Name, scope: Scope): Expr | undefined {
  const names = type.kind === "tuple" ? (type.names ?? []).filter(name => name !== undefined) : [];
  if (names.length === 0) return undefined;
  const name = property.text;
  return refuse(scope, "unknown-field", property.span, {
    name,
    type: display(object.type),
    suggestion: suggest(name, names),
  });
}

/** A part of an element that could be summed, or ordered. */
function partThatFits(element: Type, need: "number" | "ordered", scope: Scope): string {
  const seen = resolveType(element, scope);
  const field =
    seen.kind === "record" ? seen.fields.find(({ type }) => elementsFit(need, type.type, scope)) : undefined;
  if (field !== undefined) return `x.${field.name}`;
  return isText(seen) || seen.kind === "list" ? "x.length" : "…";
}

/** Of a union, the field must be there in every alternative. */
function typeOfField(type: Type, name: string, scope: Scope): Type | undefined {
  if (type.kind !== "union") return fieldOf(type, name)?.type.type;
  const found = alternatives(type, scope).map(member => fieldOf(resolveType(member, scope), name)?.type.type);
  return found.every(field => field !== undefined) ? found.reduce((a, b) => join(a, b, scope)) : undefined;
}

function refuseField(object: Expr, type: Type, property: Name, scope: Scope): Expr {
  // A field read by its name alone is one of `it`.
  const what = object.kind === "it" ? "it" : textOf(object, scope);
  const name = property.text;
  if (type.kind === "union") {
    const some = alternatives(type, scope).some(member => fieldOf(resolveType(member, scope), name));
    if (some) return refuse(scope, "field-of-some", property.span, { name, what });
  }
  if (type.kind === "json") return refuse(scope, "json-kind", property.span, { name, what });
  if (type.kind !== "record")
    return refuse(scope, "no-fields", property.span, { name, what, found: display(object.type) });
  const suggestion = suggest(
    name,
    type.fields.map(field => field.name),
  );
  scope.report.add(
    "unknown-field",
    property.span,
    { name, type: display(object.type), suggestion },
    suggestion ? { fix: { span: property.span, text: suggestion, guess: true } } : {},
  );
  return wrong(property.span);
}

/** Something that the library does not have, or calls otherwise. */
export function refuseMember(object: Expr, property: Name, receiver: Receiver, scope: Scope): Expr {
  const name = property.text;
  const what = textOf(object, scope);
  const instead = Object.hasOwn(elsewhere[receiver], name)
    ? elsewhere[receiver][name]!.replaceAll("…", what)
    : undefined;
  const near = suggest(name, members[receiver].keys());
  const suggestion = instead ?? (near && `${what}.${near}`);
  return refuse(scope, "unknown-member", property.span, { name, kind: receiver, suggestion });
}

/** Read without parentheses what is called, or the other way round. */
export function refuseForm(object: Expr, property: Name, member: Member, scope: Scope): Expr {
  const name = property.text;
  const what = textOf(object, scope);
  if (member.call === undefined)
    return refuse(scope, "property-not-call", property.span, { name, suggestion: `${what}.${name}` });
  const parameters = member.call.parameters.map(parameter =>
    parameter.kind === "callback" ? "x => …" : parameter.kind === "regex" ? "/…/" : parameter.name,
  );
  const suggestion = `${what}.${name}(${parameters.join(", ")})`;
  const fix = parameters.length === 0 ? { span: property.span, text: `${name}()` } : undefined;
  return refuse(scope, "call-not-property", property.span, { name, suggestion }, fix);
}

/** `xs[i]`, `m[k]`: the element. Without a guard that it is there, a note. */
export function readIndex(node: Extract<ExprNode, { kind: "index" }>, scope: Scope): Expr {
  const { span } = node;
  const object = infer(node.object, scope);
  if (isWrong(object)) {
    infer(node.index, scope);
    return wrong(span);
  }
  const type = presentType(object, scope);
  if (type.kind === "error") return wrong(span);
  const sure: Expr = { ...object, type: withoutNothing(object.type, scope) };
  if (type.kind === "tuple") return readPosition(node, sure, type, scope);
  if (type.kind !== "list" && type.kind !== "map" && type.kind !== "dictionary")
    return refuseIndex(object, type, node, scope);
  const keyType: Type = type.kind === "list" ? { kind: "integer" } : subjectOf(type, scope)!.key;
  const index = demand(infer(node.index, scope, keyType), keyType, scope);
  if (isWrong(index)) return wrong(span);
  const element = subjectOf(type, scope)!.element;
  const expr: Expr = { kind: "index", object: sure, index, of: type.kind, type: element, span };
  if (element.kind !== "error" && !isGuarded(sure, index, type, scope)) sayUnguarded(expr, scope);
  return narrow(expr, scope);
}

function sayUnguarded(expr: Extract<Expr, { kind: "index" }>, scope: Scope): void {
  const guard = guardOf(expr, scope);
  const near = (span: Expr["span"]) => !scope.report.source.text.slice(span.end, expr.span.start).includes("\n");
  const what = textOf(expr, scope);
  // The same element twice in one line is said once.
  const said = scope.report.diagnostics.some(
    ({ code, message, span }) => code === "unguarded-index" && message.startsWith(`\`${what}\``) && near(span),
  );
  if (!said) scope.report.add("unguarded-index", expr.span, { what, guard });
}

/** What would have to be asked: only what is not known. */
function guardOf(expr: Extract<Expr, { kind: "index" }>, scope: Scope): string {
  const [object, index] = [textOf(expr.object, scope), textOf(expr.index, scope)];
  if (expr.of !== "list") return `${index} in ${object}`;
  const { low, high } = boundsOf(expr.object, expr.index, scope);
  if (low) return `${index} < ${object}.length`;
  return high ? `${index} >= 0` : `${index} in ${object}.indices`;
}

function readPosition(
  node: Extract<ExprNode, { kind: "index" }>,
  object: Expr,
  type: Extract<Type, { kind: "tuple" }>,
  scope: Scope,
): Expr {
  const index = infer(node.index, scope, { kind: "integer" });
  const item = type.items[numberOf(index) ?? -1];
  if (item === undefined)
    return isWrong(index)
      ? wrong(node.span)
      : refuse(scope, "tuple-position", node.index.span, {
          last: type.items.length - 1,
          example: `${textOf(object, scope)}[0]`,
        });
  return narrow({ kind: "index", object, index, of: "tuple", type: item.type, span: node.span }, scope);
}

function refuseIndex(object: Expr, type: Type, node: Extract<ExprNode, { kind: "index" }>, scope: Scope): Expr {
  const what = textOf(object, scope);
  const index = textOf(node.index, scope);
  infer(node.index, scope);
  if (isText(type))
    return refuse(scope, "no-index", node.span, {
      found: display(type),
      suggestion: `${what}.slice(${index}, ${/^\d+$/.test(index) ? Number(index) + 1 : `${index} + 1`})`,
    });
  const field = node.index.kind === "string" && type.kind === "record" ? `${what}.${node.index.value}` : undefined;
  return refuse(scope, "no-index", node.span, {
    found: display(object.type),
    suggestion: type.kind === "set" ? `${index} in ${what}` : field,
  });
}
