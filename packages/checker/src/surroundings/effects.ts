import { suggest } from "@tenet/diagnostics";
import type { CallNode, EmitNode, ExprNode, OperationNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { Emit, Expr, Idempotent, Operation, PortCall } from "../ir.js";
import { find } from "../parts.js";
import { shortHash, written } from "../text.js";
import { type Scope, typed, withFacts } from "../typing.js";
import { findPort } from "./port-names.js";
import { beforeScope, duringScope, type Surrounded, successScope } from "./scope.js";

/** What the labels Emits, Calls and Idempotent by say of an operation. */
export function resolveEffects(
  context: Context,
  node: OperationNode,
  operation: Surrounded,
): Pick<Operation, "emits" | "calls" | "idempotent" | "mayFail"> {
  const idempotent = resolveIdempotent(context, node, operation);
  const codes = [idempotent?.otherwise, idempotent?.running].flatMap(code => code ?? []);
  return {
    emits: kept(context, node.emits, emit => resolveEmit(context, node, emit, successScope(context, operation))),
    calls: kept(context, node.calls, call => resolveCall(context, node, call, duringScope(context, operation))),
    idempotent,
    mayFail: [...new Set(codes)],
  };
}

/** The lines that make sense; one that was reported says nothing, and one that stands twice says it once. */
function kept<N, T extends { readonly id: string; readonly expression: string }>(
  context: Context,
  nodes: readonly (N & { readonly span: ExprNode["span"] })[],
  resolve: (node: N) => T | undefined,
): T[] {
  const found = new Map<string, { readonly line: T; readonly span: ExprNode["span"] }>();
  for (const node of nodes) {
    const before = errors(context);
    const line = resolve(node);
    if (line === undefined || errors(context) > before) continue;
    const first = found.get(line.id);
    if (first === undefined) found.set(line.id, { line, span: node.span });
    else {
      const labels = [{ span: first.span, text: "the same, here first" }];
      context.report.add("duplicate-statement", node.span, {}, { labels });
    }
  }
  return [...found.values()].map(({ line }) => line);
}

/** `pay.emits-OrderPaid`; with a hash of the line where several lines name the same. */
function idOf(base: string, alone: boolean, expression: string): string {
  return alone ? base : `${base}-${shortHash(expression)}`;
}

function lineText(context: Context, node: EmitNode | CallNode): string {
  const { source } = context.spec;
  const what = written(source, node.span);
  return node.when ? `${what} when ${written(source, node.when.span)}` : what;
}

function conditionOf(context: Context, when: ExprNode | undefined, scope: Scope) {
  return when && typed(context, when, scope, { kind: "boolean" });
}

function resolveEmit(context: Context, node: OperationNode, emit: EmitNode, scope: Scope): Emit | undefined {
  const name = emit.event.text;
  const event = context.events.get(name);
  if (event === undefined) {
    context.report.add("unknown-event", emit.event.span, { name, suggestion: suggest(name, context.events.keys()) });
    return undefined;
  }
  const when = conditionOf(context, emit.when, scope);
  const empty = event.data.type.kind === "record" && event.data.type.fields.length === 0;
  if (emit.data === undefined && !empty && event.data.type.kind !== "error")
    context.report.add("event-without-data", emit.span, { name });
  const expression = lineText(context, emit);
  const alone = node.emits.filter(one => one.event.text === name).length === 1;
  return {
    id: idOf(`${node.name.text}.emits-${name}`, alone, expression),
    event: name,
    data: emit.data && typed(context, emit.data, when ? withFacts(scope, [when]) : scope, event.data.type),
    when,
    expression,
    line: lineOf(context, emit.span),
  };
}

function resolveCall(context: Context, node: OperationNode, call: CallNode, scope: Scope): PortCall | undefined {
  if (findPort(context, call.port) === undefined) return undefined;
  const when = conditionOf(context, call.when, scope);
  const made = typed(context, asExpression(call), when ? withFacts(scope, [when]) : scope);
  if (made.kind !== "answer") return undefined;
  const expression = lineText(context, call);
  const same = node.calls.filter(one => one.port.text === made.port && one.name.text === made.function);
  return {
    id: idOf(`${node.name.text}.calls-${made.port}.${made.function}`, same.length === 1, expression),
    port: made.port,
    function: made.function,
    args: made.args,
    times: call.times,
    when,
    expression,
    line: lineOf(context, call.span),
  };
}

function asExpression({ port, name, args, span }: CallNode): ExprNode {
  const object: ExprNode = { kind: "name", name: port.text, span: port.span };
  const callee: ExprNode = {
    kind: "member",
    object,
    property: name,
    optional: false,
    span: { start: port.span.start, end: name.span.end },
  };
  return { kind: "call", callee, args, span };
}

function resolveIdempotent(context: Context, node: OperationNode, operation: Surrounded): Idempotent | undefined {
  if (node.idempotent === undefined) return undefined;
  const { key, window, otherwise, running, span } = node.idempotent;
  const before = errors(context);
  const scope = beforeScope(context, operation);
  const idempotent = {
    key: keyOf(context, typed(context, key, scope)),
    expression: written(context.spec.source, key.span),
    window: window && typed(context, window, scope, { kind: "duration" }),
    otherwise: otherwise?.text,
    running: running?.text,
    line: lineOf(context, span),
  };
  return errors(context) > before ? undefined : idempotent;
}

const changing = { state: "the state", answer: "a dependency", now: "the time" } as const;

/** A key is the same when the same call is sent again. */
function keyOf(context: Context, key: Expr): Expr {
  for (const kind of ["state", "answer", "now"] as const) {
    const found = find(key, kind);
    if (found) context.report.add("idempotent-key", found.span, { what: changing[kind] });
  }
  return key;
}
