import type { Table, TableCell } from "mdast";
import type { ChangeNode, ExampleNode, ExprNode, Name } from "../ast.js";
import { type Context, errorExpression, textOf } from "../context.js";
import { plainText, spanOf, spanOfAll } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { skeleton } from "../inline/skeleton.js";
import { type Cell, headingsOf, type Row, readTable } from "../inline/table.js";
import { identifier, refusalCode } from "../names.js";
import { cellExpression, codeIn } from "./cells.js";
import { wordOf } from "./field-tables.js";
import { readTrouble, seesTrouble } from "./troubles.js";

/** The table under `Changes:`. */
export function readChanges(context: Context, table: Table): ChangeNode[] {
  const columns = ["what", "becomes", "when"] as const;
  const rows = readTable(context, table, { columns, required: ["what", "becomes"] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Changes" });
  return rows.flatMap(row => readChange(context, row) ?? []);
}

const EACH =
  /^(?<what>\uE000+)\s*,?\s*for each\s+(?:(?<code>\uE000+)|(?<bare>[\p{L}_][\p{L}\p{M}\p{Nd}_]*))\s+of\s+(?<list>\uE000+)$/u;

function readChange(context: Context, row: Row<"what" | "becomes" | "when">): ChangeNode | undefined {
  const { report } = context;
  const { what, becomes, when } = row.cells;
  if (!what || row.broken) return undefined;
  if (what.empty) {
    report.add("change-without-path", what.span);
    return undefined;
  }
  const path = readPath(context, what);
  return { ...path, becomes: becomesOf(context, becomes), when: whenOf(context, when), span: row.span };
}

/** A path, or a path repeated: `` `stock[l.sku]` for each `l` of `lines` ``. */
function readPath(context: Context, cell: Cell): Pick<ChangeNode, "what" | "each"> {
  const { report } = context;
  const sk = skeleton(report.source.text, cell.span);
  const match = EACH.exec(sk.text.trim());
  const [first, ...rest] = sk.codes;
  const list = rest.at(-1);
  if (!match || !first || !list) return { what: cellExpression(context, cell), each: undefined };
  const bareAt = cell.span.start + sk.text.indexOf(match.groups?.["bare"] ?? "", sk.text.indexOf("for each") + 8);
  const span =
    match.groups?.["code"] === undefined
      ? { start: bareAt, end: bareAt + (match.groups?.["bare"] ?? "").length }
      : (rest[0]?.inner ?? first.inner);
  return {
    what: parseExpression(report, first.inner, { inTable: true }),
    each: {
      variable: identifier(report, span, textOf(report, span).trim()),
      list: parseExpression(report, list.inner, { inTable: true }),
    },
  };
}

function becomesOf(context: Context, cell: Cell | undefined): ChangeNode["becomes"] {
  if (!cell || cell.empty) return undefined;
  return textOf(context.report, cell.span) === "removed" ? "removed" : cellExpression(context, cell);
}

function whenOf(context: Context, cell: Cell | undefined): ChangeNode["when"] {
  if (!cell || cell.empty) return undefined;
  const text = textOf(context.report, cell.span);
  const refused = /^refused by\s+`?([A-Za-z][\w.-]*)`?$/i.exec(text);
  const clause = refused?.[1];
  if (clause === undefined && seesTrouble(text)) {
    const trouble = readTrouble(context, cell.span);
    return trouble ? { kind: "trouble", trouble } : { kind: "condition", condition: errorExpression(cell.span) };
  }
  if (clause === undefined) return { kind: "condition", condition: cellExpression(context, cell) };
  const start = cell.span.start + text.lastIndexOf(clause);
  return { kind: "refusedBy", clause: { text: clause, span: { start, end: start + clause.length } } };
}

/** The table under `Examples:`: a column per input, `before` for the state, then `returns` or `fails with`. */
export function readExamples(context: Context, table: Table): ExampleNode[] {
  const names = (table.children[0]?.children ?? []).map(headingOf);
  const lower = headingsOf(table);
  const rows = readTable<string>(context, table, { columns: lower, required: [] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Examples" });
  return rows
    .filter(row => !row.broken && Object.keys(row.cells).length > 0)
    .map(row => readExample(context, row, names, lower));
}

/** What a column is called, and where its heading says so. */
function headingOf(cell: TableCell): Name {
  const [only, ...more] = cell.children;
  const { start, end } = spanOfAll(cell.children, spanOf(cell));
  const code = only?.type === "inlineCode" && more.length === 0;
  return { text: plainText(cell), span: code ? { start: start + 1, end: end - 1 } : { start, end } };
}

function readExample(
  context: Context,
  row: Row<string>,
  names: readonly Name[],
  lower: readonly string[],
): ExampleNode {
  const value = (column: string): ExprNode | undefined => {
    const cell = row.cells[column];
    return cell && !cell.empty ? cellExpression(context, cell) : undefined;
  };
  const inputs = lower.flatMap((column, index) => {
    const cell = row.cells[column];
    if (!cell || cell.empty || ["before", "returns", "fails with"].includes(column)) return [];
    return [{ name: names[index] ?? { text: column, span: cell.span }, value: cellExpression(context, cell) }];
  });
  const fails = row.cells["fails with"];
  const failsWith = fails && !fails.empty ? codeOf(context, fails) : undefined;
  return { inputs, before: value("before"), returns: value("returns"), failsWith, span: row.span };
}

function codeOf(context: Context, cell: Cell): Name {
  const word = wordOf(context, cell);
  return refusalCode(context.report, codeIn(context.report, cell) ?? word.span, word.text);
}
