import type { Report, Span } from "@tenet/diagnostics";
import type { Name } from "../ast.js";
import type { Code } from "../messages.embedded.js";
import type { Cursor } from "./cursor.js";
import { closing } from "./extent.js";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v" };

/** A quoted text at the cursor, its escapes read. */
export function takeText(cursor: Cursor): Name | undefined {
  if (cursor.next !== '"' && cursor.next !== "'") return undefined;
  const start = cursor.at;
  const end = closing(cursor.text, start, cursor.end);
  const span = { start, end };
  const closed = end - start > 1 && cursor.text[end - 1] === cursor.text[start];
  if (!closed) cursor.report.add("text-not-closed", span);
  const inner = { start: start + 1, end: closed ? end - 1 : end };
  const text = unescape(cursor.report, inner, cursor.options.inTable);
  cursor.at = end;
  cursor.skip();
  return { span, text };
}

function unescape(report: Report<Code>, span: Span, inTable: boolean): string {
  const raw = report.source.text.slice(span.start, span.end);
  return raw.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|([\s\S]))/g,
    (whole: string, braced?: string, four?: string, char?: string, at?: number) => {
      const hex = braced ?? four;
      if (hex !== undefined && Number.parseInt(hex, 16) <= 0x10ffff)
        return String.fromCodePoint(Number.parseInt(hex, 16));
      if (inTable && char === "|") return "|";
      if (char !== undefined && ESCAPES[char] !== undefined) return ESCAPES[char];
      if (char !== undefined && /[^\p{L}\p{N}]/u.test(char)) return char;
      const start = span.start + (at ?? 0);
      report.add("text-escape", { start, end: start + whole.length }, { escape: whole });
      return whole;
    },
  );
}
