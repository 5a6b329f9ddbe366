import type { Table } from "mdast";
import type { ErrorNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { proseOf } from "../inline/skeleton.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { refusalCode } from "../names.js";
import { parseRuledType } from "../types/index.js";
import type { Section } from "./document.js";
import { wordOf } from "./field-tables.js";
import { readTables } from "./tables.js";

const COLUMNS = ["code", "status", "retry", "data", "meaning"] as const;
type Columns = (typeof COLUMNS)[number];

/** `## Errors`: a table *Code, Status, Retry, Data, Meaning*. */
export function readErrors(context: Context, section: Section): ErrorNode[] {
  return readTables(context, section, table => readRows(context, table));
}

function readRows(context: Context, table: Table): ErrorNode[] {
  const rows = readTable(context, table, { columns: COLUMNS, required: ["code"] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Errors" });
  return rows.flatMap(row => readError(context, row) ?? []);
}

function readError(context: Context, row: Row<Columns>): ErrorNode | undefined {
  const { report } = context;
  const { code, status, retry, data, meaning } = row.cells;
  if (!code || (row.broken && code.empty)) return undefined;
  const { text, span } = wordOf(context, code);
  return {
    code: refusalCode(report, span, text),
    status: filled(status) ? readStatus(context, status) : undefined,
    retry: filled(retry) ? readRetry(context, retry) : undefined,
    data: filled(data) && !row.broken ? parseRuledType(report, data.span, { inTable: true }) : undefined,
    prose: filled(meaning) ? proseOf(report.source.text, meaning.span) : "",
    span: row.span,
  };
}

/** A dash says that there is nothing to say. */
function filled(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && !cell.empty && !/^[–—-]$/.test(cell.bare ?? "");
}

function readStatus(context: Context, cell: Cell): number | undefined {
  const text = textOf(context.report, cell.span).replaceAll("`", "");
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  context.report.add("error-status", cell.span, { text });
  return undefined;
}

function readRetry(context: Context, cell: Cell): boolean | undefined {
  const text = textOf(context.report, cell.span).toLowerCase();
  if (text === "yes" || text === "no") return text === "yes";
  context.report.add("error-retry", cell.span, { text });
  return undefined;
}
