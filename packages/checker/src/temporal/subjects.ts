import { type Span, suggest } from "@tenet/diagnostics";
import type { RuledTypeNode, Subject } from "@tenet/parser";
import { type Context, expand } from "../context.js";
import type { Operation, RuledType, TraceSubject } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { muted, resolveType } from "../shapes/resolve.js";

/** What a promise over time is about, and what is known by name each time it happens. */
export interface Happening {
  readonly subject: TraceSubject;
  readonly fields: readonly { readonly name: string; readonly type: RuledType }[];
  /** As a message says it: `the event OrderPaid`. */
  readonly words: string;
  readonly span: Span;
}

/** Finds the operation, event or port function that is meant. Undefined was reported. */
export function happening(context: Context, node: Subject, operations: readonly Operation[]): Happening | undefined {
  return node.port
    ? portCall(context, node, node.port.text)
    : (call(node, operations) ?? event(context, node, operations));
}

function call({ name, span }: Subject, operations: readonly Operation[]): Happening | undefined {
  const operation = operations.find(one => one.name === name.text);
  return (
    operation && {
      subject: { kind: "operation", operation: operation.name },
      fields: operation.inputs,
      words: `the operation \`${operation.name}\``,
      span,
    }
  );
}

function event(context: Context, { name, span }: Subject, operations: readonly Operation[]): Happening | undefined {
  const found = context.spec.events.find(one => one.name.text === name.text);
  if (found) {
    const { type } = typeOf(context, found.data);
    const data = expand(context, type);
    const fields = data.kind === "record" ? data.fields : [];
    return { subject: { kind: "event", event: name.text }, fields, words: `the event \`${name.text}\``, span };
  }
  unknown(context, name.text, span, [
    ...operations.map(one => one.name),
    ...context.spec.events.map(one => one.name.text),
    ...context.spec.ports.map(one => `${one.port.text}.${one.name.text}`),
  ]);
  return undefined;
}

function portCall(context: Context, { name, span }: Subject, port: string): Happening | undefined {
  const { ports } = context.spec;
  const found = ports.find(one => one.port.text === port && one.name.text === name.text);
  const words = `${port}.${name.text}`;
  if (!found) {
    unknown(
      context,
      words,
      span,
      ports.map(one => `${one.port.text}.${one.name.text}`),
    );
    return undefined;
  }
  return {
    subject: { kind: "port", port, function: name.text },
    fields: found.parameters.map(one => ({ name: one.name.text, type: typeOf(context, one.type) })),
    words: `\`${words}\``,
    span,
  };
}

/** Where the type was declared, its mistakes have been said. */
const typeOf = (context: Context, node: RuledTypeNode): RuledType =>
  resolveType(muted(context), node, { ...plainPlace, rules: "skipped" });

function unknown(context: Context, name: string, span: Span, known: readonly string[]): void {
  context.report.add("unknown-happening", span, { name, suggestion: suggest(name, known) });
}
