import type { Span } from "@tenet/diagnostics";

/** A stretch of the file as an expression reads it. Indexes count in `text`; `span` leads them back to the file. */
export interface View {
  readonly text: string;
  span(start: number, end: number): Span;
}

/** In a table cell `\|` is how Markdown writes `|`; a `\\` before it is a pair of its own. */
export function viewOf(source: string, range: Span, inTable: boolean): View {
  const written = source.slice(range.start, range.end);
  if (!inTable || !written.includes("\\|")) {
    return { text: written, span: (start, end) => ({ start: range.start + start, end: range.start + end }) };
  }
  let text = "";
  const offsets: number[] = [];
  for (let index = 0; index < written.length; ) {
    const pair = written.slice(index, index + 2);
    const read = pair === "\\|" ? "|" : pair === "\\\\" ? pair : pair.slice(0, 1);
    for (let part = 0; part < read.length; part++) offsets.push(range.start + index + part);
    text += read;
    index += read === "|" && pair === "\\|" ? 2 : read.length;
  }
  offsets.push(range.end);
  const at = (index: number) => offsets[Math.min(index, text.length)] ?? range.end;
  return { text, span: (start, end) => ({ start: at(start), end: at(end) }) };
}
