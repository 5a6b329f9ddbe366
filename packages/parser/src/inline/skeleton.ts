import type { Span } from "@tenet/diagnostics";
import { type CodeSpan, codeSpanAt } from "./code-spans.js";

/** Stands in a skeleton for every character of inline code. */
export const CODE = "\uE000";

/**
 * A stretch of Markdown as a reader of phrases needs it: of equal length, inline code as `CODE` characters, comments,
 * line breaks and emphasis marks as spaces. Index i of `text` is offset `start + i` of the source.
 */
export interface Skeleton {
  readonly start: number;
  readonly text: string;
  readonly codes: readonly CodeSpan[];
}

export function skeleton(source: string, span: Span): Skeleton {
  const codes: CodeSpan[] = [];
  let text = "";
  for (let at = span.start; at < span.end; ) {
    const skipped =
      source[at] === "\\" ? plainEscape(source, at, span.end) : (code(at) ?? comment(at) ?? source[at] ?? "");
    text += skipped;
    at += skipped.length;
  }
  return { start: span.start, codes, text: withoutEmphasis(text) };

  function code(at: number): string | undefined {
    if (source[at] !== "`") return undefined;
    const found = codeSpanAt(source, at, span.end);
    if (found) codes.push(found);
    return found && CODE.repeat(found.span.end - at);
  }
  function comment(at: number): string | undefined {
    if (!source.startsWith("<!--", at)) return undefined;
    const close = source.indexOf("-->", at + 4);
    return close === -1 || close >= span.end ? undefined : " ".repeat(close + 3 - at);
  }
}

/** An escaped mark is text, and must not be taken for a mark. */
function plainEscape(source: string, at: number, end: number): string {
  return at + 1 < end
    ? source
        .slice(at, at + 2)
        .replaceAll("*", "x")
        .replaceAll("`", "x")
    : "\\";
}

function withoutEmphasis(text: string): string {
  return text.replace(/[*\n]|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])/gu, mark => " ".repeat(mark.length));
}

/** The code span at an index of the skeleton's text. */
export function codeAt({ codes, start }: Skeleton, index: number): CodeSpan | undefined {
  return codes.find(code => code.span.start === start + index);
}

/** Prose out of a stretch of Markdown: marks, comments and links' targets gone, white space joined. */
export function proseOf(source: string, span: Span): string {
  return source
    .slice(span.start, span.end)
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<![\\\p{L}\p{N}])([*_]{1,3})(?=\S)|(?<=\S)([*_]{1,3})(?![\p{L}\p{N}])|`/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
