import type { Span } from "@tenet/diagnostics";
import type { Table } from "mdast";
import type { Name, RuledTypeNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { codeSpanAt, codeText } from "../inline/code-spans.js";
import { proseOf } from "../inline/skeleton.js";
import { type Cell, readTable, type Row } from "../inline/table.js";
import { identifier } from "../names.js";
import { parseRuledType, parseRules } from "../types/index.js";

/** A row of a table that declares names: fields, inputs, state variables. */
export interface Declared {
  readonly row: Row<string>;
  /** What the first cell says, where it says it, and whether in quotes or backticks. */
  readonly written: { readonly text: string; readonly span: Span; readonly quoted: boolean };
  readonly type: RuledTypeNode;
  readonly prose: string;
}

/** Reads a table whose first column is `name` and that has Type, Rules and Meaning besides `more`. */
export function readDeclarations(context: Context, table: Table, name: string, more: readonly string[] = []): Declared[] {
  const rows = readTable<string>(context, table, { columns: [name, "type", "rules", "meaning", ...more], required: [name, "type"] });
  return rows.filter(row => Object.keys(row.cells).length > 0).map(row => readRow(context, row, name));
}

function readRow(context: Context, row: Row<string>, name: string): Declared {
  const { report } = context;
  const { cells } = row;
  const meaning = cells["meaning"];
  return {
    row,
    written: wordOf(context, cells[name] ?? { span: { start: row.span.start, end: row.span.start + 1 }, empty: true }),
    type: ruledType(context, cells["type"], cells["rules"]),
    prose: meaning && !meaning.empty ? proseOf(report.source.text, meaning.span) : "",
  };
}

function ruledType({ report }: Context, type: Cell | undefined, rules: Cell | undefined): RuledTypeNode {
  const place = type?.span ?? rules?.span ?? { start: 0, end: 0 };
  if (type?.empty) report.add("type-missing", place);
  const ruled: RuledTypeNode = type && !type.empty ? parseRuledType(report, type.span, { inTable: true }) : { span: place, type: { kind: "error", span: place }, rules: [] };
  if (!rules || rules.empty) return ruled;
  return { ...ruled, rules: [...ruled.rules, ...parseRules(report, rules.span)] };
}

/** A word in a cell: bare, in backticks or in quotation marks. */
export function wordOf({ report }: Pick<Context, "report">, cell: Cell): Declared["written"] {
  const { span } = cell;
  const text = cell.empty ? "" : textOf(report, span);
  const code = text.startsWith("`") ? codeSpanAt(report.source.text, span.start, span.end) : undefined;
  if (code && code.span.end === span.end) return { text: codeText(report.source.text, code, true), span: code.inner, quoted: true };
  if (/^(["']).*\1$/s.test(text)) return { text: text.slice(1, -1).replaceAll("\\|", "|"), span: { start: span.start + 1, end: span.end - 1 }, quoted: true };
  return { text: text.replaceAll("\\_", "_"), span, quoted: false };
}

/** The same as a name of the language, for inputs and state variables. */
export function nameOf({ report }: Pick<Context, "report">, written: Declared["written"]): Name {
  return identifier(report, written.span, written.text);
}
