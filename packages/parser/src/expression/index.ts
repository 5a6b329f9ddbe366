/** The expression language: text in a file to `ExprNode`, with every mistake at its own place. */
import type { Report, Span } from "@tenet/diagnostics";
import type { ExprNode } from "../ast.js";
import type { Code } from "../messages.embedded.js";
import { isArrowAhead, readArrow } from "./arrow.js";
import { Cursor } from "./cursor.js";
import { sayImplies, skipTo } from "./operand.js";
import { power } from "./operators.js";
import { readExpression } from "./parser.js";

export interface ExpressionOptions {
  /** The text stands in a table cell, where `\|` is a `|`. */
  readonly inTable: boolean;
  /** An arrow function may be the whole expression (`sorted by a => a.name`). */
  readonly arrow?: boolean;
}

/** Reads all of `range`. Mistakes go to the report; what cannot be read is an `error` node. */
export function parseExpression(report: Report<Code>, range: Span, options: ExpressionOptions): ExprNode {
  const cursor = new Cursor(report, range, options.inTable);
  const node = readWhole(cursor, options);
  const isSecond = cursor.token.kind === "broken" && cursor.token.text === ";";
  while (cursor.token.kind === "broken" && cursor.token.text === ";") cursor.advance();
  if (cursor.done) {
    // A comment at the very end hangs on the end.
    cursor.advance();
    return node;
  }
  sayLeftOver(cursor, isSecond);
  return { kind: "error", span: node.span };
}

export interface PrefixOptions extends ExpressionOptions {
  /** `sum` (default) stops before comparisons, `and` and `or`; `expression` reads all operators. */
  readonly upTo?: "sum" | "expression";
}

/**
 * Reads one expression at the start of `range` and says where it ended (an offset of the file). It stops before
 * whatever cannot go on: the words `to` and `otherwise`, a comma, a closing bracket, the end.
 */
export function parseExpressionPrefix(
  report: Report<Code>,
  range: Span,
  options: PrefixOptions,
): { node: ExprNode; end: number } {
  const cursor = new Cursor(report, range, options.inTable);
  const node = options.upTo === "expression" ? readWhole(cursor, options) : readExpression(cursor, power.sum);
  return { node, end: cursor.span(0).end };
}

function readWhole(cursor: Cursor, options: ExpressionOptions): ExprNode {
  return options.arrow && isArrowAhead(cursor) ? readArrow(cursor) : readExpression(cursor);
}

/** `isSecond`: a semicolon stood before it, which was reported. */
function sayLeftOver(cursor: Cursor, isSecond: boolean): void {
  const { token, here } = cursor;
  const found = cursor.text(here);
  if (token.kind === "sign" && token.text === "=>") sayImplies(cursor);
  else if (token.kind === "sign" && /^[)\]}]$/.test(token.text)) cursor.say("unopened-bracket", here, { found });
  else if (token.problems.length === 0 && !isSecond) cursor.say("operator-expected", here, { found });
  // Each further token is read for what is wrong with it alone.
  while (!cursor.done) {
    cursor.advance();
    skipTo(cursor);
  }
}
