import type { Table } from "mdast";
import type { VisibilityNode } from "../ast.js";
import type { Context } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { readTable } from "../inline/table.js";
import type { Section } from "./document.js";
import { absent, nameIn } from "./names-in-cells.js";
import { readAccessTables } from "./tables.js";
import { yesNoOrCondition } from "./yes-no.js";

/** `## Visibility`: which entities exist for whom. */
export function readVisibility(context: Context, section: Section): VisibilityNode[] {
  const needed = { section: "Visibility", columns: "Entity, Role and Sees" };
  return readAccessTables(context, section, needed, table => readVisibilityTable(context, table));
}

function readVisibilityTable(context: Context, table: Table): VisibilityNode[] {
  const columns = ["entity", "role", "sees", "meaning"] as const;
  const rows = readTable(context, table, { columns, required: ["entity", "role", "sees"] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Visibility" });
  return rows
    .filter(row => !row.broken)
    .map(row => ({
      entity: nameIn(context, row.cells.entity ?? absent(row)),
      role: nameIn(context, row.cells.role ?? absent(row)),
      sees: yesNoOrCondition(context, row.cells.sees) ?? false,
      span: row.span,
    }));
}
