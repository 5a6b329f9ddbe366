import { suggest } from "@tenet/diagnostics";
import type { FailureModeNode, Name, PortTrouble, StatementNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { FailureMode, Operation, Port } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { slug, written } from "../text.js";
import { typed } from "../typing.js";
import { hasMistakes } from "./mistakes.js";
import { findFunction, findPort } from "./port-names.js";
import { functionsOf } from "./ports.js";
import { successScope } from "./scope.js";
import { usesPort } from "./uses.js";

/** The rows of `## Failure modes` that make sense, one for each operation that a row is about. */
export function declareFailureModes(context: Context, operations: readonly Operation[], ids: Ids): FailureMode[] {
  const sure = !hasMistakes(context);
  return context.spec.failureModes.flatMap(node => {
    const port = findPort(context, node.when.port);
    if (!port || !isFunctionKnown(context, port, node.when) || !isCodeKnown(context, port, node.when)) return [];
    const affected = affectedOperations(context, node, operations, sure);
    return affected.flatMap(operation => declare(context, node, operation, affected.length > 1, ids) ?? []);
  });
}

function isFunctionKnown(context: Context, port: Port, { name }: PortTrouble): boolean {
  return name === undefined || findFunction(context.report, port, name) !== undefined;
}

/** ``fails with `CODE` `` is about a code that the port is declared to fail with. */
function isCodeKnown(context: Context, port: Port, { name, trouble }: PortTrouble): boolean {
  if (trouble.kind !== "failsWith") return true;
  const codes = functionsOf(port, name?.text).flatMap(one => one.fails);
  const { text, span } = trouble.code;
  if (codes.includes(text)) return true;
  const what = name ? `${port.name}.${name.text}` : port.name;
  context.report.add("unknown-port-code", span, { code: text, what, suggestion: suggest(text, codes) });
  return false;
}

/** `sure`: the spec was read whole, so that an operation that does not seem to call the port does not. */
function affectedOperations(
  context: Context,
  node: FailureModeNode,
  operations: readonly Operation[],
  sure: boolean,
): Operation[] {
  const { port, name } = node.when;
  const calls = (operation: Operation) => usesPort(operation, operations, port.text, name?.text);
  const what = name ? `${port.text}.${name.text}` : port.text;
  if (node.every) {
    const affected = operations.filter(calls);
    if (affected.length === 0 && sure) context.report.add("failure-mode-of-none", node.when.span, { what });
    return affected;
  }
  return node.operations.flatMap(written => {
    const operation = findOperation(context, written, operations);
    if (operation === undefined) return [];
    if (calls(operation)) return [operation];
    if (sure) context.report.add("failure-mode-without-call", written.span, { operation: operation.name, what });
    return [];
  });
}

function findOperation(
  context: Context,
  { text, span }: Name,
  operations: readonly Operation[],
): Operation | undefined {
  const found = operations.find(one => one.name === text);
  const names = operations.map(one => one.name);
  if (found === undefined)
    context.report.add("unknown-operation", span, { name: text, suggestion: suggest(text, names) });
  return found;
}

function declare(
  context: Context,
  node: FailureModeNode,
  operation: Operation,
  several: boolean,
  ids: Ids,
): FailureMode | undefined {
  const id = takeId(node, operation, several, ids);
  const before = errors(context);
  const outcome = outcomeOf(context, node, operation);
  if (id === undefined || errors(context) > before) return undefined;
  const { port, name, trouble } = node.when;
  return {
    id,
    operation: operation.name,
    port: port.text,
    function: name?.text,
    trouble: trouble.kind === "failsWith" ? { kind: trouble.kind, code: trouble.code.text } : trouble,
    outcome,
    text: node.text,
    line: lineOf(context, node.span),
  };
}

function outcomeOf(context: Context, { outcome }: FailureModeNode, operation: Operation): FailureMode["outcome"] {
  if (outcome.kind === "fails") return { kind: "fails", code: outcome.code.text };
  const { ensures } = outcome;
  return {
    kind: "succeeds",
    ensures: ensures && typed(context, ensures, successScope(context, operation), { kind: "boolean" }),
    expression: ensures && written(context.spec.source, ensures.span),
  };
}

/** The id written, with the operation's name where the row is about several; else made of what goes wrong. */
function takeId(node: FailureModeNode, operation: Operation, several: boolean, ids: Ids): string | undefined {
  const derived = `${operation.name}.when-${slug(node.text)}`;
  const text = node.id ? (several ? `${node.id.text}.${operation.name}` : node.id.text) : derived;
  const span = node.id?.span ?? node.when.span;
  return ids.take(asStatement({ text, span }), "");
}

function asStatement(id: Name): StatementNode {
  return {
    id,
    prose: "",
    expression: undefined,
    otherwise: undefined,
    judged: undefined,
    covers: [],
    guards: [],
    form: "plain",
    span: id.span,
  };
}
