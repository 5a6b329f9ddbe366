import type { Span } from "@tenet/diagnostics";
import type { ExprNode } from "../ast.js";
import { errorExpression } from "../context.js";
import { parseExpression } from "../expression/index.js";
import type { Cursor } from "./cursor.js";
import { expressionEnd } from "./extent.js";

/** A number, a quoted text or a word, with nothing else up to the comma, `to`, `or`, or the end. */
const SIMPLE =
  /-?\d[\d_]*(?:\.[\d_]+)?(?=\s+(?!to\s|in\s|and\s|or\s|is\s)\p{L})|(?:-?\d[\d_]*(?:\.[\d_]+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{L}_][\p{L}\p{M}\p{Nd}_]*)(?=\s*(?:$|[,})\]`])|\s+(?:to|or)\s)/uy;
const WRONG_NUMBER = /^[-+]?(?:0[xXoObB][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?[eE][-+]?\d+|\.\d+|Infinity|NaN|∞|unlimited)$/;

/** The expression of a rule: inline code, or bare where it is simple. `stopAtTo`: in `from a to b`. */
export function takeExpression(cursor: Cursor, rule: string, stopAtTo = false): ExprNode {
  const code = cursor.takeCode();
  if (code) return expressionIn(cursor, code.inner);
  const start = cursor.at;
  const simple = cursor.match(SIMPLE);
  const end = simple !== undefined ? start + simple.length : expressionEnd(cursor.text, start, cursor.end, stopAtTo);
  cursor.at = end;
  const span = cursor.since(start);
  cursor.skip();
  if (span.end > span.start) return expressionIn(cursor, span);
  cursor.report.add("rule-needs-value", { start, end: Math.min(start + 1, cursor.end) }, { rule });
  return errorExpression(span);
}

/** Reads a range as an expression. Numbers of other notations are named here, where a bound is expected. */
export function expressionIn(cursor: Cursor, range: Span): ExprNode {
  const text = cursor.text.slice(range.start, range.end).trim();
  if (WRONG_NUMBER.test(text)) {
    cursor.report.add("bound-number", range, { number: text });
    return errorExpression(range);
  }
  return parseExpression(cursor.report, range, { inTable: cursor.options.inTable, arrow: true });
}
