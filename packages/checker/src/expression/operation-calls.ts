import { suggest } from "@tenet/diagnostics";
import type { EntryNode, ExprNode } from "@tenet/parser";
import type { Expr, Field } from "../ir.js";
import { mayBeNothing } from "../type/resolve.js";
import { isWrong, refuse, wrong } from "./basics.js";
import { readArgument, refuseCount } from "./calls.js";
import type { Binding, Scope } from "./scope.js";

type Operation = Extract<Binding, { kind: "operation" }>["operation"];
type CallNode = Extract<ExprNode, { kind: "call" }>;
type Given = Map<string, Expr>;

/** In laws: a call in the form of the operation's heading. Inputs that are left out take their default, or nothing. */
export function readOperationCall(node: CallNode, operation: Operation, args: readonly ExprNode[], scope: Scope): Expr {
  const { parameters, name } = operation;
  const forms = formsOf(operation);
  if (args.length > parameters.length) return refuseCount(node, name, forms, scope);
  const given: Given = new Map();
  let fine = true;
  for (const [i, arg] of args.entries()) {
    const parameter = parameters[i]!;
    if (parameter.kind === "position") fine = readInput(arg, parameter.name, operation, given, scope) && fine;
    else fine = readObject(arg, parameter.names, operation, given, forms[i]!, scope) && fine;
  }
  const inputs = operation.inputs.map(input => ({
    name: input.name,
    value: given.get(input.name) ?? defaultOf(input, node, scope),
  }));
  const missing = inputs.filter(input => input.value === undefined).map(input => `\`${input.name}\``);
  if (fine && missing.length > 0)
    refuse(scope, "missing-input", node.span, { name, names: missing.join(", "), form: formOf(operation) });
  if (!fine || missing.length > 0) return wrong(node.span);
  return {
    kind: "operation",
    name,
    inputs: inputs.flatMap(({ name, value }) => (value ? [{ name, value }] : [])),
    type: operation.returns?.type ?? { kind: "nothing" },
    span: node.span,
  };
}

function formsOf({ parameters }: Operation): string[] {
  return parameters.map(parameter =>
    parameter.kind === "position" ? parameter.name : `{ ${parameter.names.join(", ")} }`,
  );
}

/** How an operation is called, as its heading says it. */
export const formOf = (operation: Operation) => `${operation.name}(${formsOf(operation).join(", ")})`;

function readInput(arg: ExprNode, name: string, operation: Operation, given: Given, scope: Scope): boolean {
  const input = operation.inputs.find(field => field.name === name);
  if (input === undefined) return true;
  const value = readArgument(arg, input.type.type, scope);
  given.set(name, value);
  return !isWrong(value);
}

function readObject(
  arg: ExprNode,
  names: readonly string[],
  operation: Operation,
  given: Given,
  form: string,
  scope: Scope,
): boolean {
  if (arg.kind !== "record" || arg.entries.some(entry => entry.kind === "spread" || "computed" in entry.key)) {
    if (arg.kind !== "error") refuse(scope, "inputs-by-name", arg.span, { form, name: operation.name });
    return false;
  }
  return (arg.entries as readonly EntryNode[])
    .map(entry => readEntry(entry, names, operation, given, scope))
    .every(Boolean);
}

function readEntry(
  { key, value }: EntryNode,
  names: readonly string[],
  operation: Operation,
  given: Given,
  scope: Scope,
): boolean {
  if ("computed" in key) return false;
  if (names.includes(key.text)) return readInput(value, key.text, operation, given, scope);
  refuse(scope, "unknown-input", key.span, {
    name: key.text,
    operation: operation.name,
    suggestion: suggest(key.text, names),
  });
  return false;
}

function defaultOf(input: Field, node: CallNode, scope: Scope): Expr | undefined {
  const rule = input.type.rules.find(rule => rule.kind === "default");
  if (rule?.kind === "default") return rule.value;
  return mayBeNothing(input.type.type, scope)
    ? { kind: "literal", value: undefined, type: { kind: "nothing" }, span: node.span }
    : undefined;
}
