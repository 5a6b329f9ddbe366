import { suggest } from "@tenet/diagnostics";
import type { QualityNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Operation, Quality } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { slug } from "../text.js";

/** A promise of quality for each operation that a row names. */
export function resolveQuality(context: Context, operations: readonly Operation[], ids: Ids): Quality[] {
  return context.spec.quality.flatMap(node => {
    const measure = measureOf(context, node);
    const names = node.every ? operations.map(one => one.name) : operationsOf(context, node, operations);
    return names.flatMap(operation => {
      // One id of the row's own for several operations would name several promises.
      const own = node.id && names.length > 1 ? { ...node.id, text: `${node.id.text}.${operation}` } : node.id;
      const id = ids.claim({ id: own, span: node.span }, `${operation}.${slug(node.text)}`);
      if (id === undefined || measure === undefined) return [];
      return [{ id, operation, measure, text: node.text, line: lineOf(context, node.span) }];
    });
  });
}

function operationsOf(context: Context, node: QualityNode, operations: readonly Operation[]): string[] {
  const known = operations.map(one => one.name);
  return node.operations.flatMap(({ text, span }) => {
    if (known.includes(text)) return [text];
    context.report.add("quality-unknown-operation", span, { name: text, suggestion: suggest(text, known) });
    return [];
  });
}

function measureOf(context: Context, { measure }: QualityNode): Quality["measure"] | undefined {
  if (measure.kind !== "calls") return measure;
  const { port, name, atMost } = measure;
  const known = context.spec.ports.map(one => (name ? `${one.port.text}.${one.name.text}` : one.port.text));
  const text = name ? `${port.text}.${name.text}` : port.text;
  if (known.includes(text)) return { kind: "calls", port: port.text, function: name?.text, atMost };
  const span = { start: port.span.start, end: (name ?? port).span.end };
  context.report.add("quality-unknown-port", span, { name: text, suggestion: suggest(text, known) });
  return undefined;
}
