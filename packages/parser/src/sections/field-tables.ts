import type { Span } from "@tenet/diagnostics";
import type { Table } from "mdast";
import type { Name, RuledTypeNode } from "../ast.js";
import { type Context, errorType, textOf } from "../context.js";
import { codeSpanAt, codeText } from "../inline/code-spans.js";
import { proseOf } from "../inline/skeleton.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { identifier } from "../names.js";
import { parseRuledType, parseRules } from "../types/index.js";

/** A row of a table that declares names: fields, inputs, state variables. */
export interface Declared {
  readonly row: Row<string>;
  readonly written: Written;
  readonly type: RuledTypeNode;
  readonly prose: string;
}

/** What a cell that names something says, and where it says it. */
export interface Written {
  readonly text: string;
  readonly span: Span;
  /** In quotes or backticks. */
  readonly quoted: boolean;
  /** As a reader sees it, where that is bare text without any markup. */
  readonly bare: string | undefined;
}

/** The rows of a table of declarations; `lost`: a broken row is missing, with the name that it declares. */
export interface Declarations {
  readonly rows: readonly Declared[];
  readonly lost: boolean;
}

/** Reads a table whose first column is `name` and that has Type, Rules and Meaning besides `more`. */
export function readDeclarations(
  context: Context,
  table: Table,
  name: string,
  more: readonly string[] = [],
): Declarations {
  const rows = readTable<string>(context, table, {
    columns: [name, "type", "rules", "meaning", ...more],
    required: [name, "type"],
  });
  const named = rows.filter(row => !row.broken || row.cells[name]);
  return { rows: named.map(row => readRow(context, row, name)), lost: named.length < rows.length };
}

function readRow(context: Context, row: Row<string>, name: string): Declared {
  const { report } = context;
  const { cells } = row;
  const meaning = cells["meaning"];
  return {
    row,
    written: wordOf(context, cells[name] ?? { span: { start: row.span.start, end: row.span.start + 1 }, empty: true }),
    type: row.broken ? errorType(row.span) : ruledType(context, cells["type"], cells["rules"]),
    prose: meaning && !meaning.empty ? proseOf(report.source.text, meaning.span) : "",
  };
}

function ruledType({ report }: Context, type: Cell | undefined, rules: Cell | undefined): RuledTypeNode {
  const place = type?.span ?? rules?.span ?? { start: 0, end: 0 };
  if (type?.empty) report.add("type-missing", place);
  const ruled: RuledTypeNode =
    type && !type.empty
      ? parseRuledType(report, type.span, { inTable: true })
      : { span: place, type: { kind: "error", span: place }, rules: [] };
  if (!rules || rules.empty) return ruled;
  return { ...ruled, rules: [...ruled.rules, ...parseRules(report, rules.span)] };
}

/** A word in a cell: bare, in backticks or in quotation marks. */
export function wordOf({ report }: Pick<Context, "report">, cell: Cell): Written {
  const { span, bare } = cell;
  const text = cell.empty ? "" : textOf(report, span);
  const code = text.startsWith("`") ? codeSpanAt(report.source.text, span.start, span.end) : undefined;
  if (code && code.span.end === span.end)
    return { text: codeText(report.source.text, code, true), span: code.inner, quoted: true, bare };
  if (/^(["']).*\1$/s.test(text))
    return {
      text: text.slice(1, -1).replaceAll("\\|", "|"),
      span: { start: span.start + 1, end: span.end - 1 },
      quoted: true,
      bare,
    };
  return { text: text.replaceAll("\\_", "_"), span, quoted: false, bare };
}

/** The same as a name of the language, for inputs and state variables. */
export function nameOf({ report }: Pick<Context, "report">, written: Written): Name {
  return identifier(report, written.span, written.text);
}
