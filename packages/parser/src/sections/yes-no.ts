import type { ExprNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import type { Cell } from "../inline/table.js";
import { cellExpression } from "./cells.js";

const YES = /^(?:yes|✓|✔|✅)\uFE0F?$/iu;
const NO = /^(?:no|[-–—]|✗|✘|❌)\uFE0F?$/iu;

/** `yes`, `no`, or a condition; undefined for an empty cell. */
export function yesNoOrCondition(context: Context, cell: Cell | undefined): boolean | ExprNode | undefined {
  if (!cell || cell.empty) return undefined;
  const text = textOf(context.report, cell.span);
  if (NO.test(text)) return false;
  return YES.test(text) || cellExpression(context, cell);
}
