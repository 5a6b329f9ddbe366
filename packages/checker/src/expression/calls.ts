import { suggest } from "@tenet/diagnostics";
import type { ExprNode, SpreadNode } from "@tenet/parser";
import { children } from "../interpreter/children.js";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { fieldOf, withoutNothing } from "../type/resolve.js";
import { isGlobal, refuseForm, refuseMember } from "./access.js";
import { isCallable, readApply } from "./apply.js";
import { demand, isWrong, presentType, refuse, textOf, wrong } from "./basics.js";
import { infer } from "./check.js";
import { functions, globals, members } from "./library.js";
import { readLibraryCall } from "./library-calls.js";
import { oldCode, readName } from "./names.js";
import { narrow } from "./narrow.js";
import { readOperationCall } from "./operation-calls.js";
import { portOf, readPortCall } from "./port-calls.js";
import { subjectOf } from "./receiver.js";
import type { Binding, Scope } from "./scope.js";

type CallNode = Extract<ExprNode, { kind: "call" }>;

/** `f(x)`: a function of the library, a definition, a local, `old`, in laws an operation or `fails`. */
export function readCall(node: CallNode, scope: Scope): Expr {
  const { callee } = node;
  const spread = node.args.find((arg): arg is SpreadNode => arg.kind === "spread");
  if (spread !== undefined) return refuseSpread(node, spread, scope);
  const args = node.args as readonly ExprNode[];
  if (callee.kind === "name") return readNamedCall(node, callee, args, scope);
  if (callee.kind === "member") return readMethod(node, callee, args, scope);
  return callee.kind === "error"
    ? readForMistakes(node, args, scope)
    : refuse(scope, "not-a-function", callee.span, { what: textOf(callee, scope) });
}

/** `max(...xs)` is `xs.max`. */
function refuseSpread({ callee, args, span }: CallNode, spread: SpreadNode, scope: Scope): Expr {
  const name = callee.kind === "name" ? callee.name : callee.kind === "member" ? callee.property.text : "";
  const alone = args.length === 1 && (name === "max" || name === "min");
  const suggestion = alone ? `${textOf(spread.value, scope)}.${name}` : undefined;
  const fix = suggestion === undefined || spread.value.kind !== "name" ? undefined : { span, text: suggestion };
  return refuse(scope, "spread-argument", spread.span, { suggestion }, fix);
}

/** The call was refused; its arguments may have mistakes of their own. Functions are not looked into: nothing gives them types. */
function readForMistakes(node: CallNode, args: readonly ExprNode[], scope: Scope): Expr {
  for (const arg of args) if (arg.kind !== "arrow") infer(arg, scope);
  return wrong(node.span);
}

function readNamedCall(
  node: CallNode,
  callee: Extract<ExprNode, { kind: "name" }>,
  args: readonly ExprNode[],
  scope: Scope,
): Expr {
  const { name, span } = callee;
  const binding = scope.names.get(name);
  if (binding !== undefined) return readBoundCall(node, callee, binding, args, scope);
  if (name === "old") return readOld(node, args, scope);
  if (name === "fails") return readFails(node, args, scope);
  const found = functions.get(name);
  if (found !== undefined) return readLibraryCall({ node, name, member: found, subject: undefined, args }, scope);
  if (Object.hasOwn(globals, name)) {
    refuse(scope, "foreign-name", span, { name, instead: globals[name] });
    return readForMistakes(node, args, scope);
  }
  if (scope.operations.has(name)) {
    refuse(scope, "operation-outside-law", span, { name });
    return readForMistakes(node, args, scope);
  }
  const callable = [...scope.names].flatMap(([other, { kind }]) =>
    ["definition", "local", "operation", "reference"].includes(kind) ? [other] : [],
  );
  const suggestion = suggest(name, [...functions.keys(), ...callable, "old", "fails"]);
  const method = Object.entries(members).find(([, table]) => table.has(name));
  const form = method && (method[1].get(name)!.call ? `x.${name}(…)` : `x.${name}`);
  scope.report.add("unknown-function", span, { name, suggestion: suggestion ? `${suggestion}(…)` : form });
  return readForMistakes(node, args, scope);
}

function readBoundCall(
  node: CallNode,
  callee: Extract<ExprNode, { kind: "name" }>,
  binding: Binding,
  args: readonly ExprNode[],
  scope: Scope,
): Expr {
  const { name, span } = callee;
  if (binding.kind === "operation") return readOperationCall(node, binding.operation, args, scope);
  if ("type" in binding && isCallable(binding.type.type, scope))
    return readApply(node, readName(callee, scope), args, scope);
  if (binding.kind !== "definition" && binding.kind !== "local" && binding.kind !== "reference")
    return refuse(scope, "not-a-function", span, { what: name });
  const signature = binding.signature();
  if (signature === undefined) return readForMistakes(node, args, scope);
  const { parameters } = signature;
  if (parameters === undefined) {
    const fix = args.length === 0 ? { span: node.span, text: name } : undefined;
    return refuse(scope, "value-not-function", span, { name }, fix);
  }
  if (args.length !== parameters.length)
    return refuseCount(
      node,
      name,
      parameters.map(parameter => parameter.name),
      scope,
    );
  const given = args.map((arg, i) => readArgument(arg, parameters[i]!.type.type, scope));
  if (given.some(isWrong)) return wrong(node.span);
  const called = { name, args: given, type: signature.returns, span: node.span };
  if (binding.kind === "reference") return { kind: "reference", ...called };
  if (binding.kind === "local") return narrow({ kind: "local", ...called }, scope);
  return { kind: "definition", ...called, when: scope.when };
}

export function readArgument(node: ExprNode, type: Type, scope: Scope): Expr {
  return demand(infer(node, scope, type), type, scope);
}

export function refuseCount(node: CallNode, name: string, parameters: readonly string[], scope: Scope): Expr {
  return refuse(scope, "argument-count", node.span, {
    name,
    given: node.args.length,
    form: `${name}(${parameters.join(", ")})`,
  });
}

function readOld(node: CallNode, args: readonly ExprNode[], scope: Scope): Expr {
  const code = oldCode(scope.place);
  const inside = args[0] && textOf(args[0], scope);
  const fix = args[0] && { span: node.span, text: isSimple(args[0]) ? inside! : `(${inside})` };
  if (code !== undefined)
    return refuse(scope, code, node.callee.span, { inside }, code === "old-before-the-call" ? fix : undefined);
  if (args.length !== 1) return refuseCount(node, "old", ["expression"], scope);
  if (scope.when === "before") return refuse(scope, "old-in-old", node.span, { inside }, fix);
  const body = infer(args[0]!, { ...scope, when: "before" });
  if (isWrong(body)) return wrong(node.span);
  if (!readsState(body)) scope.report.add("old-without-state", node.span, { what: textOf(body, scope) }, { fix: fix! });
  return { kind: "old", body, type: body.type, span: node.span };
}

/** Whether it can stand beside any operator without parentheses. */
const isSimple = ({ kind }: ExprNode) => ["name", "member", "index", "call", "number", "string"].includes(kind);

function readsState(expr: Expr): boolean {
  return expr.kind === "state" || expr.kind === "definition" || children(expr).some(readsState);
}

function readFails(node: CallNode, args: readonly ExprNode[], scope: Scope): Expr {
  if (scope.place !== "law") return refuse(scope, "fails-outside-law", node.callee.span);
  if (args.length !== 1) return refuseCount(node, "fails", ["call"], scope);
  const body = infer(args[0]!, scope);
  if (isWrong(body)) return wrong(node.span);
  if (!callsOperation(body)) return refuse(scope, "fails-without-call", node.span);
  return { kind: "fails", body, type: { kind: "boolean" }, span: node.span };
}

function callsOperation(expr: Expr): boolean {
  return expr.kind === "operation" || children(expr).some(callsOperation);
}

function readMethod(
  node: CallNode,
  callee: Extract<ExprNode, { kind: "member" }>,
  args: readonly ExprNode[],
  scope: Scope,
): Expr {
  if (isGlobal(callee.object, scope)) {
    const name = `${callee.object.name}.${callee.property.text}`;
    refuse(scope, "foreign-name", callee.span, { name, instead: globalCall(callee, args, scope) });
    return readForMistakes(node, args, scope);
  }
  const port = portOf(callee.object, scope);
  if (port !== undefined) return readPortCall(node, callee, port, args, scope);
  const object = infer(callee.object, scope);
  if (isWrong(object)) return readForMistakes(node, args, scope);
  if (callee.optional) {
    const what = textOf(callee.object, scope);
    const call = textOf({ span: { start: callee.property.span.start, end: node.span.end } }, scope);
    return refuse(scope, "optional-call", callee.property.span, { what, call });
  }
  const type = presentType(object, scope);
  const receiver: Expr = { ...object, type: withoutNothing(object.type, scope) };
  const subject = subjectOf(type, scope);
  const { property } = callee;
  if (subject === undefined) {
    const field = fieldOf(type, property.text);
    if (field !== undefined && isCallable(field.type.type, scope))
      return readApply(node, infer(callee, scope), args, scope);
    const code = field ? "not-a-function" : "no-functions";
    const instead = type.kind === "record" ? undefined : callOf(property.text, textOf(object, scope), args, scope);
    const params = { what: textOf(field ? callee : object, scope), name: property.text, found: display(type), instead };
    refuse(scope, code, property.span, params);
    return readForMistakes(node, args, scope);
  }
  const member = members[subject.receiver].get(property.text);
  if (member === undefined || member.call === undefined) {
    if (member === undefined) refuseMember(object, property, subject.receiver, scope);
    else refuseForm(object, property, member, scope);
    return readForMistakes(node, args, scope);
  }
  return readLibraryCall({ node, name: property.text, member, subject: { ...subject, object: receiver }, args }, scope);
}

/** `n.toString()` is `text(n)`, `x.toFixed(2)` rounds, `x.abs()` is `abs(x)`. */
function callOf(name: string, object: string, args: readonly ExprNode[], scope: Scope): string | undefined {
  const renamed = { toString: "text", toFixed: "round" }[name] ?? name;
  if (!functions.has(renamed)) return undefined;
  return `${renamed}(${[object, ...args.map(arg => textOf(arg, scope))].join(", ")})`;
}

/** `Math.max(a, b)` is `max(a, b)`; `Object.keys(m)` is `m.keys`. */
function globalCall(callee: Extract<ExprNode, { kind: "member" }>, args: readonly ExprNode[], scope: Scope): string {
  const name = callee.property.text;
  const object = callee.object.kind === "name" ? callee.object.name : "";
  const first = args[0] ? textOf(args[0], scope) : "x";
  if (object === "Math" && functions.has(name)) return `\`${name}(${args.map(arg => textOf(arg, scope)).join(", ")})\``;
  if (object === "Object" && (name === "keys" || name === "values")) return `\`${first}.${name}\``;
  return globals[object] ?? "";
}
