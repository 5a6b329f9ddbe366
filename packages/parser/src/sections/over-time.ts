import type { Name, OverTimeNode } from "../ast.js";
import type { Context } from "../context.js";
import { textOf } from "../context.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { refusalCode } from "../names.js";
import { cellExpression, codeIn } from "./cells.js";
import type { Section } from "./document.js";
import { wordOf } from "./field-tables.js";
import { readTables } from "./tables.js";
import { readPromise, subjectOf } from "./temporal-phrases.js";

const COLUMNS = ["id", "what", "promise", "per", "otherwise"] as const;

/** `## Over time`: a table *Id, What, Promise, Per, Otherwise*. */
export function readOverTime(context: Context, section: Section): OverTimeNode[] {
  return readTables(context, section, table => {
    const rows = readTable(context, table, { columns: COLUMNS, required: ["what", "promise"] });
    return rows.flatMap(row => readRow(context, row) ?? []);
  });
}

function readRow(context: Context, row: Row<(typeof COLUMNS)[number]>): OverTimeNode | undefined {
  const { report } = context;
  const { id, what, promise, per, otherwise } = row.cells;
  if (row.broken || !what || !promise) return undefined;
  const empty = what.empty ? what : promise.empty ? promise : undefined;
  if (empty) {
    report.add("over-time-empty", empty.span, { column: empty === what ? "What" : "Promise" });
    return undefined;
  }
  const subject = subjectOf(context, wordOf(context, what));
  const read = readPromise(context, promise);
  if (!subject || !read) return undefined;
  return {
    id: id && idOf(context, id),
    what: subject,
    promise: read,
    per: per && !per.empty ? cellExpression(context, per) : undefined,
    otherwise: otherwise && codeOf(context, otherwise),
    text: textOf(report, promise.span),
    span: row.span,
  };
}

/** The id that a row's own cell gives it. */
export function idOf(context: Context, cell: Cell): Name | undefined {
  if (cell.empty) return undefined;
  const { text } = wordOf(context, cell);
  const bare = text.replace(/^\*\*|\*\*$/g, "");
  return { text: bare, span: cell.span };
}

/** The code in a cell, in backticks or bare. */
export function codeOf(context: Context, cell: Cell): Name | undefined {
  if (cell.empty) return undefined;
  const word = wordOf(context, cell);
  return refusalCode(context.report, codeIn(context.report, cell) ?? word.span, word.text);
}
