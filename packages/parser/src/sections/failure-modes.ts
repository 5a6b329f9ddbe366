import type { Table } from "mdast";
import type { FailureModeNode, Name } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { codeText } from "../inline/code-spans.js";
import { skeleton } from "../inline/skeleton.js";
import { type Cell, type Row, readTable } from "../inline/table.js";
import { refusalCode } from "../names.js";
import { codeIn } from "./cells.js";
import type { Section } from "./document.js";
import { wordOf } from "./field-tables.js";
import { operationNames } from "./names-in-cells.js";
import { readTables } from "./tables.js";
import { readTrouble } from "./troubles.js";

const COLUMNS = ["id", "operation", "when", "then"] as const;
type Columns = (typeof COLUMNS)[number];

/** `## Failure modes`: a table *Id?, Operation, When, Then*. */
export function readFailureModes(context: Context, section: Section): FailureModeNode[] {
  return readTables(context, section, table => readModes(context, table));
}

function readModes(context: Context, table: Table): FailureModeNode[] {
  const rows = readTable(context, table, { columns: COLUMNS, required: ["operation", "when", "then"] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Failure modes" });
  return rows.flatMap(row => (row.broken ? [] : (readMode(context, row) ?? [])));
}

function readMode(context: Context, row: Row<Columns>): FailureModeNode | undefined {
  const { id, operation, when, then } = row.cells;
  if (!operation || !when || !then) return undefined;
  const what = operationNames(context, operation);
  const trouble = readTrouble(context, codeIn(context.report, when) ?? when.span);
  const outcome = readOutcome(context, then);
  if (!trouble || !outcome) return undefined;
  return {
    id: id && !id.empty ? idOf(context, id) : undefined,
    ...what,
    text: textOf(context.report, when.span).replaceAll("`", "").replace(/\s+/g, " "),
    when: trouble,
    outcome,
    span: row.span,
  };
}

function idOf(context: Context, cell: Cell): Name {
  const span = trimmed(textOf(context.report, cell.span), cell.span.start);
  return { text: textOf(context.report, span), span };
}

/** Without marks of emphasis and backticks. */
function trimmed(text: string, start: number) {
  const lead = /^[*_`]*/.exec(text)?.[0].length ?? 0;
  const trail = /[*_`]*$/.exec(text)?.[0].length ?? 0;
  return { start: start + lead, end: start + Math.max(lead, text.length - trail) };
}

const SUCCEEDS = /^succeeds(?:\s*,?\s*(?:and|with|where)?\s*(?<ensures>\uE000+))?\.?$/iu;

/** A code, or `succeeds` with what then holds. */
function readOutcome(context: Context, cell: Cell): FailureModeNode["outcome"] | undefined {
  const { report } = context;
  const sk = skeleton(report.source.text, cell.span);
  const text = sk.text.trim();
  const [code] = sk.codes;
  const succeeds = SUCCEEDS.exec(text);
  if (succeeds) {
    const ensures = code && parseExpression(report, code.inner, { inTable: true });
    return { kind: "succeeds", ensures };
  }
  if (code && /^(?:fails with\s+)?\uE000+\.?$/iu.test(text))
    return { kind: "fails", code: refusalCode(report, code.inner, codeText(report.source.text, code, true)) };
  const word = wordOf(context, cell);
  if (!cell.empty && /^[A-Z][A-Z0-9_]*$/.test(word.text))
    return { kind: "fails", code: refusalCode(report, word.span, word.text) };
  report.add("failure-mode-then", cell.span);
  return undefined;
}
