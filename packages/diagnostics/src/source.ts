import type { Position, Source } from "./diagnostic.js";

/** A source as every stage reads it: without a byte order mark, with LF line ends. `path` is shown as given. */
export function createSource(path: string, text: string): Source {
  return { path, text: text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") };
}

/** Where an offset stands: one-based, the column in code points. An offset outside the text counts as its nearest end. */
export function position(source: Pick<Source, "text">, offset: number): Position {
  const at = Math.min(Math.max(offset, 0), source.text.length);
  const lineStart = source.text.lastIndexOf("\n", at - 1) + 1;
  let line = 1;
  for (let i = source.text.indexOf("\n"); i !== -1 && i < at; i = source.text.indexOf("\n", i + 1)) line += 1;
  let column = 1;
  for (const _ of source.text.slice(lineStart, at)) column += 1;
  return { line, column };
}
