import type { Span } from "@tenet/diagnostics";
import type { Name } from "../ast.js";
import type { Context } from "../context.js";
import { skeleton } from "../inline/skeleton.js";
import { wordOf } from "./field-tables.js";

/** The words of a list with commas, each bare, in backticks or in quotation marks. */
export function wordsIn(context: Context, span: Span): Name[] {
  const { text } = skeleton(context.report.source.text, span);
  return [...text.matchAll(/[^,]+/g)].flatMap(match => {
    const piece = trimmed(context, {
      start: span.start + match.index,
      end: span.start + match.index + match[0].length,
    });
    if (piece.start >= piece.end) return [];
    const word = wordOf(context, { span: piece, empty: false });
    return [{ text: word.text.normalize("NFC"), span: word.span }];
  });
}

/** Without white space, emphasis and the point that ends a sentence. */
export function trimmed({ report }: Context, span: Span): Span {
  const { text } = report.source;
  let { start, end } = span;
  while (start < end && /[\s*]/.test(text[start] ?? "")) start += 1;
  while (end > start && /[\s*.]/.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}
