import type { Table } from "mdast";
import type { ExprNode, StatementNode, StateNode, StateVariableNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import type { Cell } from "../inline/table.js";
import { readBlocks } from "./blocks.js";
import { cellExpression } from "./cells.js";
import { allBlocks, type Section } from "./document.js";
import { nameOf, readDeclarations } from "./field-tables.js";
import { readStatementBlock } from "./statement-blocks.js";

/** `## State`: the variables that operations read and change, and what always holds of them. */
export function readState(context: Context, section: Section): StateNode {
  const variables: StateVariableNode[] = [];
  const always: StatementNode[] = [];
  readBlocks(context, allBlocks(context, section), {
    ...readStatementBlock(context, ["always"], always),
    table: (table, under) => {
      if (under !== undefined) return false;
      variables.push(...readVariables(context, table));
      return true;
    },
  });
  return { variables, always, span: section.head.span };
}

function readVariables(context: Context, table: Table): StateVariableNode[] {
  return readDeclarations(context, table, "name", ["starts"]).rows.map(({ row, written, type, prose }) => ({
    name: nameOf(context, written),
    type,
    starts: startOf(context, row.cells["starts"]),
    startsAt: row.cells["starts"]?.span,
    prose,
    span: row.span,
  }));
}

function startOf(context: Context, cell: Cell | undefined): ExprNode | "empty" | undefined {
  if (!cell || cell.empty) return undefined;
  return /^`*\s*empty\s*`*$/.test(textOf(context.report, cell.span)) ? "empty" : cellExpression(context, cell);
}
