import type { Table, TableCell } from "mdast";
import type { Name, PermissionNode } from "../ast.js";
import type { Context } from "../context.js";
import { plainText, spanOf, spanOfAll } from "../document/markdown.js";
import { headingsOf, type Row, readTable } from "../inline/table.js";
import { refusalCode } from "../names.js";
import { codeIn } from "./cells.js";
import type { Section } from "./document.js";
import { wordOf } from "./field-tables.js";
import { absent, operationNames } from "./names-in-cells.js";
import { readAccessTables } from "./tables.js";
import { yesNoOrCondition } from "./yes-no.js";

/** `## Permissions`: which role may call which operation. */
export function readPermissions(context: Context, section: Section): PermissionNode[] {
  const needed = { section: "Permissions", columns: "Operation and one for each role" };
  return readAccessTables(context, section, needed, table => readPermissionTable(context, table));
}

/** Columns that are no role's. */
const OWN = ["operation", "otherwise", "meaning"];

function readPermissionTable(context: Context, table: Table): PermissionNode[] {
  const lower = headingsOf(table);
  const roles = (table.children[0]?.children ?? []).map(headingName);
  const rows = readTable<string>(context, table, {
    columns: [...lower.filter(title => title !== ""), "operation"],
    required: ["operation"],
  });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Permissions" });
  const columns = roles.flatMap((role, at) => (OWN.includes(lower[at] ?? "") || role.text === "" ? [] : [role]));
  return rows.filter(row => !row.broken).map(row => readRow(context, row, columns));
}

/** A role as its column's heading calls it. */
function headingName(cell: TableCell): Name {
  const [only, ...more] = cell.children;
  const { start, end } = spanOfAll(cell.children, spanOf(cell));
  const code = only?.type === "inlineCode" && more.length === 0;
  return { text: plainText(cell), span: code ? { start: start + 1, end: end - 1 } : { start, end } };
}

function readRow(context: Context, row: Row<string>, roles: readonly Name[]): PermissionNode {
  const { report } = context;
  const otherwise = row.cells["otherwise"];
  const code = otherwise && !otherwise.empty ? wordOf(context, otherwise) : undefined;
  return {
    ...operationNames(context, row.cells["operation"] ?? absent(row)),
    cells: roles.map(role => {
      const cell = row.cells[role.text.toLowerCase()];
      return { role, allowed: yesNoOrCondition(context, cell), span: (cell ?? row).span };
    }),
    otherwise: code && refusalCode(report, (otherwise && codeIn(report, otherwise)) ?? code.span, code.text),
    span: row.span,
  };
}
