import type { Span } from "@tenet/diagnostics";

/** Inline code. */
export interface CodeSpan {
  /** With the backticks. */
  readonly span: Span;
  /** Between them. */
  readonly inner: Span;
}

/** The code span that opens at a backtick, by the rule of CommonMark: it ends at the next run of as many backticks. */
export function codeSpanAt(text: string, at: number, end: number): CodeSpan | undefined {
  let size = 0;
  while (at + size < end && text[at + size] === "`") size += 1;
  for (let i = at + size; i < end; ) {
    const next = text.indexOf("`", i);
    if (next === -1 || next >= end) return undefined;
    let length = 0;
    while (next + length < end && text[next + length] === "`") length += 1;
    if (length === size) return { span: { start: at, end: next + length }, inner: { start: at + size, end: next } };
    i = next + length;
  }
  return undefined;
}

/** What a code span says: one space is taken off both ends where both have one, and in a table `\|` is a bar. */
export function codeText(text: string, { inner }: CodeSpan, inTable: boolean): string {
  const raw = text.slice(inner.start, inner.end).replaceAll("\n", " ");
  const said = inTable ? raw.replaceAll("\\|", "|") : raw;
  return /^ .*\S.* $|^ \S $/s.test(said) ? said.slice(1, -1) : said;
}
