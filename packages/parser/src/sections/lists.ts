import type { Span } from "@tenet/diagnostics";
import type { List, ListItem, RootContent } from "mdast";
import type { Context } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { codeAt, skeleton } from "../inline/skeleton.js";
import { labelsOf } from "./labels.js";
import { sayNested } from "./notes.js";
import { type Guards, looksFormal, readStatement, type StatementOptions, type StatementParts } from "./statements.js";

/** The statements of a list; under an item `When \`c\`:` with a list of its own, each is guarded by the condition. */
export function readStatements(context: Context, list: List, options: StatementOptions): StatementParts[] {
  const groups = new Groups(options.guards);
  return list.children.flatMap(item => readItem(context, item, options, groups));
}

function readItem(context: Context, item: ListItem, options: StatementOptions, groups: Groups): StatementParts[] {
  const [first, ...others] = item.children.filter(child => child.type !== "html");
  if (first?.type !== "paragraph") {
    context.report.add("not-a-statement", spanOf(first ?? item));
    context.lines.mark(spanOf(item), "diagnosed");
    return [];
  }
  context.lines.mark(spanOf(first), "compiled");
  for (const html of item.children.filter(child => child.type === "html")) context.lines.mark(spanOf(html), "prose");
  const [label] = labelsOf(context.report.source.text, spanOf(first));
  const nested = others[0];
  if (label?.kind === "label" && (label.label === "when" || label.label === "otherwise") && nested?.type === "list") {
    const guards = label.label === "when" ? groups.when(context, label.span) : groups.otherwise(context, label.span);
    readRest(context, others.slice(1));
    return readStatements(context, nested, { ...options, guards });
  }
  readRest(context, others);
  return [readStatement(context, spanOf(first), options)];
}

/** Further paragraphs of an item explain it; nothing else may hide there. */
function readRest(context: Context, blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (block.type === "paragraph" && !looksFormal(context, spanOf(block))) context.lines.mark(spanOf(block), "prose");
    else sayNested(context, block);
  }
}

/** Follows `When \`c\`:` and `Otherwise:`: the latter means that none of the conditions before it holds. */
export class Groups {
  private conditions: Guards = [];

  constructor(private readonly outer: Guards) {}

  when({ report }: Context, label: Span): Guards {
    const sk = skeleton(report.source.text, label);
    const code = sk.codes[0] && codeAt(sk, sk.codes[0].span.start - sk.start);
    if (!code) return this.outer;
    const guard = { condition: parseExpression(report, code.inner, { inTable: false }), negated: false };
    this.conditions = [...this.conditions, guard];
    return [...this.outer, guard];
  }

  otherwise({ report }: Context, label: Span): Guards {
    if (this.conditions.length === 0)
      report.add("otherwise-without-when", { start: label.start, end: label.start + "otherwise".length });
    const guards = [...this.outer, ...this.conditions.map(({ condition }) => ({ condition, negated: true }))];
    this.conditions = [];
    return guards;
  }
}
