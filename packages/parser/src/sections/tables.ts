import type { Table } from "mdast";
import type { Context } from "../context.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";
import { headOf } from "./names-in-cells.js";

/** What the tables of a section hold, which has nothing beside them but prose. */
export function readTables<T>(context: Context, section: Section, read: (table: Table) => readonly T[]): T[] {
  const found: T[] = [];
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    table: table => {
      found.push(...read(table));
      return true;
    },
  });
  return found;
}

/** The same of a section about access; one without a table says nothing, and that is reported. */
export function readAccessTables<T>(
  context: Context,
  section: Section,
  needed: { readonly section: string; readonly columns: string },
  read: (table: Table) => readonly T[],
): T[] {
  let tables = 0;
  const found = readTables(context, section, table => {
    tables++;
    return read(table);
  });
  if (tables === 0) context.report.add("access-needs-table", headOf(section), needed);
  return found;
}
