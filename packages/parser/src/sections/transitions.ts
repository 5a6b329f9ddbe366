import type { Span } from "@tenet/diagnostics";
import type { Table } from "mdast";
import type { ExprNode, Name, TransitionNode, TransitionsNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { CODE, codeAt, skeleton } from "../inline/skeleton.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { identifier, refusalCode } from "../names.js";
import { readBlocks } from "./blocks.js";
import { cellExpression, codeIn } from "./cells.js";
import { allBlocks, type Section } from "./document.js";
import { wordOf } from "./field-tables.js";
import { trimmed, wordsIn } from "./words.js";

/** `## Transitions: Account.status`: what moves an entity from state to state. */
export function readTransitions(context: Context, section: Section): TransitionsNode | undefined {
  const before = context.report.diagnostics.length;
  const rows: TransitionNode[] = [];
  const final: Name[] = [];
  const prose: string[] = [];
  let tables = 0;
  readBlocks(context, allBlocks(context, section), {
    labels: ["final"],
    label: (_label, rest, span) => {
      const names = wordsIn(context, trimmed(context, rest));
      if (names.length === 0) context.report.add("final-empty", span);
      final.push(...names);
    },
    table: table => {
      tables += 1;
      rows.push(...readRows(context, table));
      return true;
    },
    prose: block => {
      if (block.type === "paragraph") prose.push(plainText(block));
    },
  });
  const heading = section.head.heading?.span ?? section.head.span;
  if (tables === 0) context.report.add("transitions-without-table", heading);
  const subject = subjectOf(context, heading);
  const complete = context.report.diagnostics.length === before;
  return subject && { ...subject, rows, final, complete, prose: prose.join("\n\n"), span: heading };
}

/** The entity and its field behind the colon of the heading. */
function subjectOf({ report }: Context, heading: Span): Pick<TransitionsNode, "entity" | "field"> | undefined {
  const text = textOf(report, heading);
  const match = /:\s*`?\s*([^\s.`:]+)\s*\.\s*([^\s.`:]+)\s*`?\s*$/.exec(text);
  const [, entity, field] = match ?? [];
  if (entity === undefined || field === undefined) {
    report.add("transitions-heading", heading);
    return undefined;
  }
  const at = heading.start + text.lastIndexOf(":");
  const entityAt = report.source.text.indexOf(entity, at);
  const fieldAt = report.source.text.indexOf(field, entityAt + entity.length);
  const named = (name: string, start: number) => identifier(report, { start, end: start + name.length }, name);
  return { entity: named(entity, entityAt), field: named(field, fieldAt) };
}

type Column = "from" | "on" | "to" | "when" | "otherwise" | "of";

function readRows(context: Context, table: Table): TransitionNode[] {
  const rows = readTable<Column>(context, table, {
    columns: ["from", "on", "to", "when", "otherwise", "of"],
    required: ["from", "on", "to"],
  });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Transitions" });
  return rows.flatMap(row => readRow(context, row) ?? []);
}

function readRow(context: Context, row: Row<Column>): TransitionNode | undefined {
  const { from, on, to, when, otherwise, of } = row.cells;
  if (row.broken || !from || !on || !to) return undefined;
  for (const [cell, what] of [
    [from, "from which state it goes"],
    [on, "what makes it happen"],
    [to, "which state it leads to"],
  ] as const)
    if (cell.empty) context.report.add("transition-cell-empty", cell.span, { what });
  if (from.empty || on.empty || to.empty) return undefined;
  const source = fromOf(context, from);
  const event = onOf(context, on);
  const target = toOf(context, to);
  if (!source || !event || !target) return undefined;
  if (source.kind === "creation" && target.removes) {
    context.report.add("transition-of-nothing", row.span);
    return undefined;
  }
  return {
    from: source,
    on: event,
    ...target,
    when: expressionOf(context, when),
    otherwise: otherwise && !otherwise.empty ? codeOf(context, otherwise) : undefined,
    of: expressionOf(context, of),
    span: row.span,
  };
}

const expressionOf = (context: Context, cell: Cell | undefined): ExprNode | undefined =>
  cell && !cell.empty ? cellExpression(context, cell) : undefined;

function codeOf(context: Context, cell: Cell): Name {
  const word = wordOf(context, cell);
  return refusalCode(context.report, codeIn(context.report, cell) ?? word.span, word.text);
}

/** Signs for "nothing there": an en dash, an em dash, a hyphen, a minus. */
const DASH = /^[-\u2010-\u2015\u2212]+$/;

function fromOf(context: Context, { span }: Cell): TransitionNode["from"] | undefined {
  const text = textOf(context.report, span);
  if (DASH.test(text)) return { kind: "creation", span };
  if (/^any$/i.test(text)) return { kind: "any", except: [], span };
  const except = /^any\s+except\s+(?=\S)/i.exec(text);
  if (except) {
    const names = statesIn(context, { start: span.start + except[0].length, end: span.end });
    return names && { kind: "any", except: names, span };
  }
  if (/^(?:any|all|every)\b(?!\s*,)\s*(?:except|but|other|state|$)/i.test(text)) {
    context.report.add("transition-any", span);
    return undefined;
  }
  const states = statesIn(context, span);
  return states && { kind: "states", states, span };
}

function toOf(context: Context, { span }: Cell): Pick<TransitionNode, "to" | "removes"> | undefined {
  if (DASH.test(textOf(context.report, span))) return { to: [], removes: true };
  const to = statesIn(context, span);
  return to && { to, removes: false };
}

const ITSELF = new RegExp(`^by itself\\s*,?\\s*(?:at|after|when)\\s+(${CODE}+)\\s*$`, "iu");

function onOf(context: Context, { span }: Cell): TransitionNode["on"] | undefined {
  const { report } = context;
  const sk = skeleton(report.source.text, span);
  if (!/^(?:by itself|itself|automatically|on its own)\b/i.test(sk.text))
    return { kind: "operations", operations: wordsIn(context, span), span };
  const match = ITSELF.exec(sk.text);
  const code = match?.[1] === undefined ? undefined : codeAt(sk, sk.text.indexOf(match[1]));
  if (!code || !/\bat\s/i.test(sk.text)) {
    report.add("transition-by-itself", span);
    return undefined;
  }
  return { kind: "itself", at: parseExpression(report, code.inner, { inTable: true }), span };
}

/** The states of a list; a dash stands for no state, so it stands alone. */
function statesIn(context: Context, span: Span): Name[] | undefined {
  const names = wordsIn(context, span);
  const dash = names.find(name => DASH.test(name.text));
  if (dash) context.report.add("transition-dash", dash.span);
  return dash ? undefined : names;
}
