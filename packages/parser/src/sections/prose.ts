import type { Heading, RootContent, Table } from "mdast";
import type { Context } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import { headingsOf } from "../inline/table.js";
import { labelsOf } from "./labels.js";
import { looksFormal } from "./statements.js";

/** Paragraphs as plain text, a blank line between them. */
export function proseText(blocks: readonly RootContent[]): string {
  return blocks
    .filter(block => block.type === "paragraph")
    .map(plainText)
    .filter(text => text !== "")
    .join("\n\n");
}

/** Claims blocks that nothing is compiled from. What looks like a promise is warned of: it would be believed and not checked. */
export function readProse(context: Context, blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    readBlock(context, block);
    context.lines.mark(spanOf(block), "prose");
  }
}

function readBlock(context: Context, block: RootContent): void {
  const { report } = context;
  const span = spanOf(block);
  if (block.type === "heading" && block.depth <= 3) sayHeading(context, block);
  else if (block.type === "html") sayHidden(context, block.value, span);
  else if (block.type === "definition" && !/[/.#:@]/.test(block.url)) report.add("hidden-definition", span);
  else if (block.type === "table" && isFormalTable(block))
    report.add("formal-in-prose", spanOf(block.children[0] ?? block));
  else if (block.type === "paragraph") readParagraph(context, block);
  else if (block.type === "list")
    for (const item of block.children) for (const child of item.children) readBlock(context, child);
  else if (block.type === "blockquote") for (const child of block.children) readBlock(context, child);
}

function readParagraph({ report }: Context, block: Extract<RootContent, { type: "paragraph" }>): void {
  const span = spanOf(block);
  const text = report.source.text.slice(span.start, span.end);
  const comment = block.children.find(child => child.type === "text" && child.value.includes("<!--"));
  if (comment) report.add("unclosed-comment", spanOf(comment));
  const glued = /\n[ \t]*((?!1[.)])\d{1,9}[.)]\s+\S[^\n]*)/.exec(text);
  if (/^#{1,7}[^\s#]|^#{7,}\s/.test(text)) sayNoHeading(report, span.start, text.split("\n")[0] ?? "");
  else if (looksFormal({ report }, span)) report.add("formal-in-prose", span);
  else if (/^[-*+]\u3000/.test(text)) sayWideSpace(report, span.start + 1);
  else if (glued) sayGlued(report, span.start + glued.index, glued[0]);
  else {
    const label = labelsOf(report.source.text, span).find(
      each => each.kind === "label" && ["requires", "ensures"].includes(each.label),
    );
    if (label) report.add("formal-in-prose", span);
  }
}

function sayNoHeading(report: Context["report"], start: number, line: string): void {
  const [, signs = "", title = ""] = /^(#+)\s*(.*)$/.exec(line) ?? [];
  const place = { start: start + signs.length, end: start + signs.length };
  // One sign may be the beginning of a word such as #summer.
  const fix = { span: place, text: " ", ...(signs.length === 1 ? { guess: true } : {}) };
  const isLevel = signs.length <= 6;
  const heading = isLevel ? `${signs} ${title}` : `### ${title}`;
  report.add("no-heading", { start, end: start + line.length }, { heading }, isLevel ? { fix } : {});
}

function sayWideSpace(report: Context["report"], start: number): void {
  const span = { start, end: start + 1 };
  report.add("no-list", { start: start - 1, end: span.end }, { space: "U+3000" }, { fix: { span, text: " " } });
}

/** A numbered item right under a line of text; `line` begins with the line break. */
function sayGlued(report: Context["report"], at: number, line: string): void {
  const fix = { span: { start: at, end: at + 1 }, text: "\n\n", guess: true };
  report.add("no-list", { start: at + line.length - line.trimStart().length, end: at + line.length }, {}, { fix });
}

/** A heading that the cut did not see: underlined, or indented. */
export function sayHeading({ report }: Pick<Context, "report">, block: Heading): void {
  const span = spanOf(block);
  const { text } = report.source;
  const title = plainText(block);
  if (!text.startsWith("#", span.start)) {
    const underline = text.lastIndexOf("\n", span.end - 1) + 1;
    const fix = { span: { start: underline, end: underline }, text: "\n", guess: true };
    return report.add("underlined-heading", span, { title }, { fix });
  }
  const line = text.lastIndexOf("\n", span.start) + 1;
  const isIndented = /^[ \t]+$/.test(text.slice(line, span.start));
  const fix = { span: { start: line, end: span.start }, text: "" };
  report.add("indented-heading", span, { title }, isIndented ? { fix } : {});
}

/** HTML shows what the compiler does not read. A comment shows nothing, so that a note about it is enough. */
function sayHidden({ report }: Context, html: string, span: { start: number; end: number }): void {
  const inner = html.replace(/^<!--|-->$/g, "");
  const isComment = html.startsWith("<!--");
  if (isComment && !html.includes("-->")) return;
  const holds = /^\s*(?:[-*+]|\d+[.)]|\|)\s+\S/m.test(inner);
  if (holds) report.add(isComment ? "commented-out" : "hidden-in-html", span);
}

const FORMAL_COLUMNS = [
  ["field", "type"],
  ["input", "type"],
  ["name", "type"],
  ["what", "becomes"],
];

function isFormalTable(table: Table): boolean {
  const headings = headingsOf(table);
  return FORMAL_COLUMNS.some(columns => columns.every(column => headings.includes(column)));
}
