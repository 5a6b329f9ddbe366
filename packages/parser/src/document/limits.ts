import type { Report, Span } from "@tenet/diagnostics";
import type { Code } from "../messages.embedded.js";

/** What a spec may not exceed. Each is far above what people write and far below what makes Markdown parsing slow. */
export const LIMITS = {
  /** UTF-16 units of a file. */
  file: 1 << 20,
  /** UTF-16 units between two headings. */
  chunk: 100_000,
  line: 20_000,
  /** Lines in a row without a blank one, outside tables. */
  paragraphLines: 1000,
  /** Containers (quotes, list items) opened on one line, and columns of indentation. */
  depth: 12,
  indentation: 48,
  columns: 64,
  rows: 2000,
  /** Characters of each kind that may mark something, outside code, in one paragraph, list item or table row. */
  marks: 300,
  /** Opening brackets outside code, and blank lines in a row, between two headings. */
  brackets: 4000,
  blankLines: 1000,
  /** Link and footnote definitions between two headings. */
  definitions: 200,
  headings: 5000,
} as const;

/** Whether a chunk may be given to the Markdown parser; if not, says why at the first place that is too much. */
export function withinLimits(report: Report<Code>, span: Span): boolean {
  const text = report.source.text.slice(span.start, span.end);
  if (text.length > LIMITS.chunk) {
    report.add("section-too-long", firstLine(report.source.text, span), { most: LIMITS.chunk });
    return false;
  }
  const found = excess(text);
  if (!found) return true;
  const start = span.start + found.at;
  report.add(
    "too-much-markup",
    { start, end: Math.min(start + Math.max(found.length, 1), span.end) },
    { what: found.what },
  );
  return false;
}

interface Excess {
  readonly what: string;
  readonly at: number;
  readonly length: number;
}

function excess(text: string): Excess | undefined {
  let at = 0;
  let paragraphLines = 0;
  let rows = 0;
  let definitions = 0;
  let blankLines = 0;
  let brackets = 0;
  let marks = new Map<string, number>();
  let isNumbered = false;
  for (const line of text.split("\n")) {
    const here = (what: string): Excess => ({ what, at, length: Math.min(line.length, 60) });
    const isRow = /^\s*\|/.test(line);
    paragraphLines = line.trim() === "" || isRow ? 0 : paragraphLines + 1;
    rows = isRow || (rows > 0 && line.trim() !== "") ? rows + 1 : 0;
    blankLines = line.trim() === "" ? blankLines + 1 : 0;
    if (/^\s*\[[^\]]*\]:/.test(line)) definitions += 1;
    isNumbered = startsNumbered(line, isNumbered);
    if (line.trim() === "" || isRow || isNumbered || startsItem.test(line)) marks = new Map();
    if (line.length > LIMITS.line) return here("a line this long");
    if (paragraphLines > LIMITS.paragraphLines) return here("so many lines without a blank one");
    if (rows > LIMITS.rows) return here("so many table rows");
    if (definitions > LIMITS.definitions) return here("so many link definitions");
    const deep = depthOf(line);
    if (deep) return here(deep);
    if (isRow && line.split("|").length > LIMITS.columns + 2) return here("so many table columns");
    if (blankLines > LIMITS.blankLines) return here("so many blank lines");
    const before = marks.get("[") ?? 0;
    const mark = countMarks(line, marks);
    if (mark) return here(mark);
    brackets += (marks.get("[") ?? 0) - before;
    if (brackets > LIMITS.brackets) return here(KINDS["["] ?? "");
    at += line.length + 1;
  }
  return undefined;
}

/** What begins an item, and so ends every paragraph, wherever it stands. */
const startsItem = /^ {0,3}[-*+] +\S/;

/** So does a number, where it goes on with a list: any other than 1 does not end a paragraph. */
function startsNumbered(line: string, goesOn: boolean): boolean {
  return (goesOn ? /^\d{1,9}[.)] +\S/ : /^1[.)] +\S/).test(line);
}

function depthOf(line: string): string | undefined {
  const [leading = ""] = /^(?:[ \t]|>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/.exec(line) ?? [];
  const containers = leading.replace(/[ \t]|\d/g, "").length;
  const isRule = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
  if (containers > LIMITS.depth && !(isRule && line.length < 200)) return "so many lists or quotes inside each other";
  const indentation = leading.replace(/\t/g, "    ").length;
  return containers <= LIMITS.depth && indentation > LIMITS.indentation && leading.length < line.length
    ? "text indented this far"
    : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  "*": "so many asterisks",
  _: "so many underscores",
  "[": "so many brackets",
  "]": "so many brackets",
  "<": "so many angle brackets",
  "&": "so many ampersands",
  "`": "so many backticks that do not pair up",
  "~": "so many tildes",
  "!": "so many exclamation marks",
};

/** Counts what may mark something, code spans left out: those are read once, whatever they hold. */
function countMarks(line: string, counts: Map<string, number>): string | undefined {
  const runs = (line.match(/`+/g) ?? []).length;
  if (runs > 4 * LIMITS.marks) return KINDS["`"];
  const outside = line.replace(/(?<!`)(`{1,3})(?!`)[^`]*(?<!`)\1(?!`)/g, "");
  for (const mark of outside) {
    const what = KINDS[mark];
    if (what === undefined) continue;
    const count = (counts.get(mark) ?? 0) + 1;
    counts.set(mark, count);
    if (count > LIMITS.marks) return what;
  }
  return undefined;
}

function firstLine(text: string, span: Span): Span {
  const newline = text.indexOf("\n", span.start);
  return { start: span.start, end: newline === -1 ? span.end : Math.min(newline, span.end) };
}
