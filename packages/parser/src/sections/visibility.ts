import type { Table } from "mdast";
import type { VisibilityNode } from "../ast.js";
import type { Context } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { readTable } from "../inline/table.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";
import { absent, headOf, nameIn } from "./names-in-cells.js";
import { yesNoOrCondition } from "./yes-no.js";

/** `## Visibility`: which entities exist for whom. */
export function readVisibility(context: Context, section: Section): VisibilityNode[] {
  const found: VisibilityNode[] = [];
  let tables = 0;
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    table: table => {
      tables++;
      found.push(...readVisibilityTable(context, table));
      return true;
    },
  });
  if (tables === 0)
    context.report.add("access-needs-table", headOf(section), {
      section: "Visibility",
      columns: "Entity, Role and Sees",
    });
  return found;
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
