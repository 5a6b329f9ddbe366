// Every text that reaches a terminal or a log passes through here: a spec may hold escape sequences that move the
// cursor, and controls that make text read in another order than it is.
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** The text with control characters, bidirectional controls, invisible characters and lone surrogates written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, hidden => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);
}

const NO_WIDTH = /^[\p{M}\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** One line, ready to print, with the column of cells at which each of its UTF-16 offsets begins. */
export interface PrintedLine {
  readonly cells: readonly {
    readonly text: string;
    readonly column: number;
    readonly width: number;
    readonly offset: number;
  }[];
  readonly width: number;
}

/** Tabs become spaces, hidden characters become visible, wide characters take two cells, combining marks none. */
export function printLine(line: string, tabSize = 4): PrintedLine {
  const cells = [];
  let column = 0;
  let offset = 0;
  let joined = false;
  for (const char of line) {
    const text = char === "\t" ? " ".repeat(tabSize - (column % tabSize)) : visible(char);
    const width = text !== char ? text.length : joined || NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
    cells.push({ text, column, width, offset });
    joined = char === "\u200d";
    column += width;
    offset += char.length;
  }
  return { cells, width: column };
}

/** The column at which a UTF-16 offset of the line stands. */
export function columnAt(line: PrintedLine, offset: number): number {
  return line.cells.find(cell => cell.offset >= offset)?.column ?? line.width;
}
