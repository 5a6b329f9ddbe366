import type { Span } from "@tenet/diagnostics";
import type { ExprNode } from "../ast.js";
import { type Context, errorExpression, textOf } from "../context.js";
import { parseExpression } from "../expression/index.js";
import { codeSpanAt } from "../inline/code-spans.js";
import type { Cell } from "../inline/table.js";

/** Bare cell contents that Markdown shows as written: numbers, quoted text, words, members. */
const PLAIN = /^(?:-?\d[\d_]*(?:\.\d+)?|"[^"`*<]*"|'[^'`*<]*'|[\p{L}_][\p{L}\p{M}\p{Nd}_.[\]]*|\[\]|\{\})$/u;

/** The expression of a cell: one piece of inline code, or a simple bare value. */
export function cellExpression({ report }: Pick<Context, "report">, cell: Cell): ExprNode {
  const text = textOf(report, cell.span);
  const code = codeIn(report, cell);
  if (code) return parseExpression(report, code, { inTable: true });
  if (PLAIN.test(text)) return parseExpression(report, cell.span, { inTable: true });
  const fix = { span: cell.span, text: `\`${text.replaceAll("`", "")}\``, guess: true };
  report.add("cell-needs-code", cell.span, {}, text === "" ? {} : { fix });
  return errorExpression(cell.span);
}

/** The inside of the code span that is all of a cell. */
export function codeIn(report: Context["report"], cell: Cell): Span | undefined {
  const code =
    report.source.text[cell.span.start] === "`"
      ? codeSpanAt(report.source.text, cell.span.start, cell.span.end)
      : undefined;
  return code && code.span.end === cell.span.end ? code.inner : undefined;
}
