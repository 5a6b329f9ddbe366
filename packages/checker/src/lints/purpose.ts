import type { Source, Span } from "@tenet/diagnostics";

const ON_PURPOSE = /\(\s*on purpose\b/i;

/** The text of a line, one-based, without the space around it. */
export function lineSpan({ text }: Source, line: number): Span {
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf("\n", start) + 1;
  const newline = text.indexOf("\n", start);
  const end = newline === -1 ? text.length : newline;
  const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end: start + text.slice(start, end).trimEnd().length };
}

/** Whether the line says `(on purpose: …)`. */
export function saysOnPurpose(source: Source, line: number): boolean {
  const { start, end } = lineSpan(source, line);
  return ON_PURPOSE.test(source.text.slice(start, end));
}

/** Whether the prose under a heading says it. */
export function isOnPurpose(prose: string): boolean {
  return ON_PURPOSE.test(prose);
}
