import type { Diagnostic, Severity, Source, Span } from "./diagnostic.js";
import { position } from "./source.js";
import { columnAt, type PrintedLine, printLine, visible } from "./visible.js";

export interface RenderOptions {
  /** ANSI colours; off unless asked for. */
  readonly color?: boolean;
}

type Paint = (text: string) => string;
type Style = "error" | "warning" | "note" | "gutter" | "bold" | "help";

const CODES: Record<Style, string> = {
  error: "1;31",
  warning: "1;33",
  note: "1;36",
  gutter: "34",
  bold: "1",
  help: "1;32",
};

/** More cells than this are cut to a window around the underline. */
const WIDTH = 110;

/**
 * A diagnostic for a person: headline, place, the lines it is about with an underline, and the remedy.
 * `source` is the text that its spans count in. Ends without a line break.
 */
export function render(diagnostic: Diagnostic, source: Source, options: RenderOptions = {}): string {
  const paint =
    (style: Style): Paint =>
    text =>
      options.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  const { line, column } = position(source, diagnostic.span.start);
  const rows = frame(diagnostic, source);
  const gutter = Math.max(2, ...rows.map(row => String(row.line).length));
  const bar = `${" ".repeat(gutter)} ${paint("gutter")("|")}`;
  const head = `${paint(diagnostic.severity)(`${diagnostic.severity}[${visible(diagnostic.code)}]`)}${paint("bold")(`: ${visible(diagnostic.message)}`)}`;
  const place = `${" ".repeat(gutter)}${paint("gutter")("-->")} ${visible(diagnostic.path)}:${line}:${column}`;
  const out = [head, place, bar];
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before && row.line > before.line + 1) out.push(paint("gutter")("..."));
    out.push(...printRow(row, gutter, bar, paint, diagnostic.severity));
  });
  if (diagnostic.help !== undefined) out.push(bar, `${paint("help")("help")}: ${visible(diagnostic.help)}`);
  return out.join("\n");
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly primary: boolean;
}

interface Row {
  readonly line: number;
  readonly printed: PrintedLine;
  readonly marks: Mark[];
}

/** The lines to show, each with what is underlined in it. A span over several lines is underlined to the end of its first. */
function frame(diagnostic: Diagnostic, source: Source): Row[] {
  const rows = new Map<number, Row>();
  const add = (span: Span, text: string, primary: boolean) => {
    const start = Math.min(Math.max(span.start, 0), source.text.length);
    const { line } = position(source, start);
    const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
    const newline = source.text.indexOf("\n", start);
    const lineEnd = newline === -1 ? source.text.length : newline;
    const row = rows.get(line) ?? { line, printed: printLine(source.text.slice(lineStart, lineEnd)), marks: [] };
    const from = columnAt(row.printed, start - lineStart);
    const to = columnAt(row.printed, Math.min(span.end, lineEnd) - lineStart);
    row.marks.push({ from, to: Math.max(to, from + 1), text, primary });
    rows.set(line, row);
  };
  add(diagnostic.span, "", true);
  for (const label of diagnostic.labels ?? []) add(label.span, label.text, false);
  return [...rows.values()].sort((a, b) => a.line - b.line);
}

function printRow(row: Row, gutter: number, bar: string, paint: (style: Style) => Paint, severity: Severity): string[] {
  const shown = cut(row);
  const number = paint("gutter")(`${String(row.line).padStart(gutter)} |`);
  const out = [`${number} ${shown.text}`.trimEnd()];
  for (const mark of row.marks) {
    const from = Math.max(mark.from, shown.from);
    const width = Math.max(1, Math.min(mark.to, shown.to) - from);
    const line = (mark.primary ? "^" : "-").repeat(width) + (mark.text ? ` ${visible(mark.text)}` : "");
    const style = paint(mark.primary ? severity : "gutter");
    out.push(`${bar} ${" ".repeat(from - shown.from + (shown.from > 0 ? 1 : 0))}${style(line)}`);
  }
  return out;
}

/** Of a long line, the part around its first mark. */
function cut({ printed, marks }: Row): { text: string; from: number; to: number } {
  const first = marks[0]?.from ?? 0;
  const start = printed.width <= WIDTH || first < WIDTH - 30 ? 0 : first - 30;
  const cells = printed.cells.filter(cell => cell.column >= start && cell.column + cell.width <= start + WIDTH);
  const from = cells[0]?.column ?? 0;
  const last = cells.at(-1);
  const to = last ? last.column + last.width : 0;
  const text = cells.map(cell => cell.text).join("");
  return { text: `${from > 0 ? "…" : ""}${text}${to < printed.width ? "…" : ""}`, from, to: Math.max(to, from + 1) };
}
