import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { structureOf } from "../structure.js";
import { isExact } from "../type/kinds.js";
import { join } from "../type/relation.js";
import { plain } from "../type/resolve.js";
import { demand, isWrong, presentType, refuse, textOf, wrong } from "./basics.js";
import { elementAndIndex, readCallback } from "./callbacks.js";
import { refuseCount } from "./calls.js";
import { infer } from "./check.js";
import { commonScale, widened } from "./exact.js";
import type { Member, Parameter, Subject } from "./library.js";
import { readNumberCall, takesNumbers } from "./number-calls.js";
import type { Scope } from "./scope.js";

export interface LibraryCall {
  readonly node: Extract<ExprNode, { kind: "call" }>;
  readonly name: string;
  readonly member: Member;
  /** Undefined for a function without a receiver. */
  readonly subject: (Subject & { readonly object: Expr }) | undefined;
  readonly args: readonly ExprNode[];
}

/** A function of the library, held to its signature. */
export function readLibraryCall(call: LibraryCall, scope: Scope): Expr {
  const { node, name, member, subject, args } = call;
  if (member.name === "list.reduce") return readReduce(call, scope);
  const { parameters } = member.call!;
  const least = parameters.filter(parameter => parameter.kind !== "value" || !parameter.optional).length;
  // `xs.sum()` where the property was meant.
  if (args.length === 0 && member.property && subject) {
    const suggestion = `${textOf(subject.object, scope)}.${name}`;
    const fix = { span: { start: node.callee.span.end, end: node.span.end }, text: "" };
    return refuse(scope, "property-not-call", node.span, { name, suggestion }, fix);
  }
  if (args.length < least || args.length > parameters.length) {
    return refuseCount(node, subject ? `${textOf(subject.object, scope)}.${name}` : name, parameters.map(shown), scope);
  }
  if (takesNumbers(member.name)) return readNumberCall(call, scope);
  const given = args.map((arg, i) => readParameter(arg, parameters[i]!, call, scope));
  return libraryCall(call, given, scope);
}

/** The call of arguments that fit. */
export function libraryCall({ node, member, subject }: LibraryCall, given: readonly Expr[], scope: Scope): Expr {
  const { result } = member.call!;
  if (given.some(isWrong)) return wrong(node.span);
  const types = given.map(arg => (arg.kind === "lambda" ? arg.body.type : arg.type));
  const none: Subject = { self: { kind: "error" }, element: { kind: "error" }, key: { kind: "error" }, world: scope };
  return {
    kind: "library",
    name: member.name,
    args: [...(subject ? [subject.object] : []), ...given],
    type: result(
      subject ?? none,
      types.map(type => seenNumber(type, scope)),
    ),
    span: node.span,
  };
}

/** Signatures ask whether a number is an integer; a name such as `Cents` is seen through for that. */
function seenNumber(type: Type, scope: Scope): Type {
  let seen = type;
  for (let steps = 0; seen.kind === "named" && steps < 100; steps++)
    seen = scope.resolve(seen.name)?.type ?? { kind: "error" };
  return seen.kind === "integer" || seen.kind === "number" || isExact(seen) ? seen : type;
}

function shown(parameter: Parameter): string {
  if (parameter.kind === "callback") return "x => …";
  return parameter.kind === "regex" ? "/…/" : parameter.name;
}

function readParameter(arg: ExprNode, parameter: Parameter, { subject, member }: LibraryCall, scope: Scope): Expr {
  if (parameter.kind === "callback")
    return readCallback(arg, elementAndIndex(subject!.object, subject!.element, scope), parameter.gives, scope);
  if (parameter.kind === "regex") {
    return arg.kind === "regex" || arg.kind === "error"
      ? infer(arg, scope)
      : refuse(scope, "regex-expected", arg.span, { what: textOf(arg, scope), suggestion: patternOf(arg) });
  }
  const type = parameter.type(
    subject ?? { self: { kind: "error" }, element: { kind: "error" }, key: { kind: "error" }, world: scope },
  );
  if (arg.kind === "arrow") return refuse(scope, "function-as-value", arg.span);
  const value = infer(arg, scope, type);
  if (isWrong(value)) return value;
  if (parameter.name === "list") return readListArgument(value, scope);
  // Looking for what cannot be there is a mistake; text(x) and parts(x) take everything.
  return member.name === "text" || member.name === "parts" ? value : demand(value, type, scope);
}

/** A pattern that was written as a text. */
function patternOf(arg: ExprNode): string | undefined {
  return arg.kind === "string" && arg.value !== "" ? `/${arg.value.replace(/\\?\//g, "\\/")}/` : undefined;
}

function readListArgument(value: Expr, scope: Scope): Expr {
  const type = presentType(value, scope);
  return type.kind === "list" || type.kind === "tuple" || type.kind === "error"
    ? value
    : demand(value, { kind: "list", element: plain({ kind: "error" }) }, scope);
}

/** `xs.reduce((acc, x, i) => …, start)`: the result's type is what start and callback have in common. */
function readReduce({ node, subject, args, name }: LibraryCall, scope: Scope): Expr {
  const object = subject!.object;
  const [callback, startNode] = args;
  if (callback === undefined || startNode === undefined || args.length !== 2) {
    return refuseCount(node, `${textOf(object, scope)}.${name}`, ["(acc, x) => …", "start"], scope);
  }
  const start = infer(startNode, scope);
  if (isWrong(start)) return wrong(node.span);
  const elements = elementAndIndex(object, subject!.element, scope);
  const silent = scope.report.diagnostics.length;
  const carrying = (type: Type) => readCallback(callback, [{ type }, ...elements], "any", scope, type);
  let first = carrying(start.type);
  // What `[]` is to hold may be needed to read the body: most often it holds elements of the same type.
  if (isWrong(first) && start.type.kind === "list" && start.type.element.type.kind === "error") {
    scope.report.diagnostics.length = silent;
    first = carrying({ kind: "list", element: plain(subject!.element) });
  }
  if (first.kind !== "lambda" || isWrong(first)) return wrong(node.span);
  const type = commonScale([start.type, first.body.type], scope) ?? join(start.type, first.body.type, scope);
  // 0 as start of a sum of numbers: what is carried along is a number, and the body is read again as such.
  if (structureOf(type) === structureOf(start.type))
    return { kind: "library", name: "list.reduce", args: [object, first, start], type, span: node.span };
  scope.report.diagnostics.length = silent;
  const second = carrying(type);
  if (second.kind !== "lambda" || isWrong(second)) return wrong(node.span);
  const held = demand(second.body, type, scope);
  const args_ = [object, second, widened(start, type, scope)];
  return isWrong(held)
    ? wrong(node.span)
    : { kind: "library", name: "list.reduce", args: args_, type, span: node.span };
}
