import type { Name, QualityNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { skeleton } from "../inline/skeleton.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { identifier } from "../names.js";
import type { Section } from "./document.js";
import { idOf } from "./over-time.js";
import { readMeasure } from "./quality-measures.js";
import { readTables } from "./tables.js";

const COLUMNS = ["id", "operation", "measure", "target", "under"] as const;

/** `## Quality`: a table *Id, Operation, Measure, Target, Under*. */
export function readQuality(context: Context, section: Section): QualityNode[] {
  return readTables(context, section, table => {
    const rows = readTable(context, table, { columns: COLUMNS, required: ["operation", "measure", "target"] });
    return rows.flatMap(row => readRow(context, row) ?? []);
  });
}

function readRow(context: Context, row: Row<(typeof COLUMNS)[number]>): QualityNode | undefined {
  const { id, operation, measure, target, under } = row.cells;
  if (row.broken || !operation || !measure || !target) return undefined;
  const said = (cell: Cell | undefined) => (cell && !cell.empty ? plain(context, cell) : "");
  const words = { measure: said(measure), target: said(target), under: said(under) };
  const read = readMeasure(context, { measure, target, under: under ?? target }, words);
  const named = operationsOf(context, operation);
  if (!read || !named) return undefined;
  const text = [words.measure, words.target, ...(words.under ? [`under ${words.under}`] : [])].join(" ");
  return { id: id && idOf(context, id), ...named, measure: read, text, span: row.span };
}

/** A cell without its marks and backticks. */
function plain({ report }: Context, cell: Cell): string {
  return textOf(report, cell.span).replace(/[`*]/g, "").replace(/\s+/g, " ").trim();
}

/** `every operation`, or one or more names. */
function operationsOf({ report }: Context, cell: Cell): Pick<QualityNode, "operations" | "every"> | undefined {
  const text = textOf(report, cell.span);
  if (/^every operation$/i.test(text)) return { operations: [], every: true };
  const operations: Name[] = [];
  const { codes } = skeleton(report.source.text, cell.span);
  if (codes.length > 0)
    for (const { inner } of codes) operations.push(identifier(report, inner, textOf(report, inner).trim()));
  else
    for (const match of text.matchAll(/[^\s,]+/g)) {
      const start = cell.span.start + match.index;
      operations.push(identifier(report, { start, end: start + match[0].length }, match[0]));
    }
  if (!cell.empty && operations.length > 0) return { operations, every: false };
  report.add("quality-operation", cell.span);
  return undefined;
}
