import type { Report, Span } from "@tenet/diagnostics";
import type { Code } from "../messages.embedded.js";

/** A heading of level 1 to 3 at the start of a line and what follows it, up to the next. The first may lack a heading. */
export interface Chunk {
  readonly level: 0 | 1 | 2 | 3;
  readonly span: Span;
}

interface Open {
  readonly kind: "fence" | "comment";
  readonly at: number;
  readonly closes: (line: string) => boolean;
}

/**
 * Cuts a document at its headings, before Markdown is parsed: parsing takes more than linear time, and a broken section
 * should cost only itself. Headings inside code fences and HTML comments do not count; one that is never closed is an error.
 */
export function cut(report: Report<Code>, start: number): Chunk[] {
  const { text } = report.source;
  const chunks: { level: Chunk["level"]; span: { start: number; end: number } }[] = [
    { level: 0, span: { start, end: text.length } },
  ];
  let open: Open | undefined;
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    if (open) {
      if (open.closes(line)) open = undefined;
    } else if (/^#{1,3}(?=[ \t]|$)/.test(line)) {
      const last = chunks.at(-1);
      if (last) last.span.end = at;
      chunks.push({ level: /^#+/.exec(line)?.[0].length as Chunk["level"], span: { start: at, end: text.length } });
    } else {
      open = opening(line, at);
    }
    at = end + 1;
  }
  if (open) report.add(open.kind === "fence" ? "unclosed-fence" : "unclosed-comment", lineAt(text, open.at));
  return chunks.filter(chunk => chunk.span.end > chunk.span.start);
}

function opening(line: string, at: number): Open | undefined {
  const fence = /^[ \t]*(?:[-*+]\s+|\d+[.)]\s+)?(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
  const marker = fence?.[1] ?? fence?.[2];
  if (marker) {
    const closing = new RegExp(`^[ \\t]*${marker[0] === "`" ? "`" : "~"}{${marker.length},}[ \\t]*$`);
    return { kind: "fence", at, closes: each => closing.test(each) };
  }
  if (/^ {0,3}<!--/.test(line) && !line.includes("-->"))
    return { kind: "comment", at, closes: each => each.includes("-->") };
  return undefined;
}

function lineAt(text: string, start: number): Span {
  const newline = text.indexOf("\n", start);
  return { start, end: newline === -1 ? text.length : newline };
}
