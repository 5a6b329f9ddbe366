import type { Span } from "@tenet/diagnostics";
import type { List, RootContent, Table } from "mdast";
import { type Context, textOf } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { type Label, type Labelled, labelsOf } from "./labels.js";
import { readProse } from "./prose.js";
import { looksFormal, sayStruckOut } from "./statements.js";

/** What the parts of an entity, an operation or a section do with their blocks. */
export interface BlockReader {
  /** Labels that may stand here. */
  readonly labels: readonly Label[];
  /** A label; `rest` is what follows on its lines and may be blank. */
  label?(label: Label, rest: Span, span: Span): void;
  /** A list; `under` is the last label. False: it has no place here. */
  list?(list: List, under: Label | undefined): boolean;
  table?(table: Table, under: Label | undefined): boolean;
  prose?(block: RootContent): void;
}

/** Labels that announce a list or a table, and so must be followed by one. */
const ANNOUNCING: readonly Label[] = [
  "where",
  "requires",
  "ensures",
  "changes",
  "examples",
  "always",
  "when",
  "otherwise",
  "input",
  "inputs",
  "emits",
  "calls",
];

/** Labels that a list follows, and those that a table follows. */
const WITH_LIST: readonly Label[] = ["where", "requires", "ensures", "always", "when", "otherwise"];
const WITH_TABLE: readonly Label[] = ["changes", "examples", "input", "inputs"];

/** Walks over blocks: labels, the lists and tables under them, and prose, each to its reader; what has no place is reported. */
export function readBlocks(context: Context, blocks: readonly RootContent[], reader: BlockReader): void {
  let under: Label | undefined;
  let waiting: ReadLabel | undefined;
  const settle = () => {
    if (waiting) context.report.add("label-empty", waiting.span, { label: shown(waiting.label) });
    waiting = undefined;
  };
  let skip = false;
  for (const block of blocks) {
    const labels = block.type === "paragraph" ? labelsIn(context, block) : undefined;
    if (labels) {
      for (const piece of labels) {
        const label = readLabel(context, piece, reader);
        if (label === undefined) continue;
        skip = label === "skip";
        if (skip || !(isGroup(label) && announcesStatements(waiting?.label))) settle();
        under = label === "skip" ? undefined : label.label;
        waiting =
          label !== "skip" && ANNOUNCING.includes(label.label) && isBlank(textOf(context.report, label.rest))
            ? label
            : undefined;
      }
    } else if (block.type === "list" || block.type === "table") {
      waiting = undefined;
      if (skip) context.lines.mark(spanOf(block), "diagnosed");
      else readListOrTable(context, block, reader, under);
    } else if (other(context, block, reader)) waiting = undefined;
  }
  settle();
}

interface ReadLabel {
  readonly label: Label;
  readonly rest: Span;
  readonly span: Span;
}

const isGroup = (label: ReadLabel | "skip"): boolean =>
  label !== "skip" && (label.label === "when" || label.label === "otherwise");

const announcesStatements = (label: Label | undefined): boolean =>
  label === "ensures" || label === "requires" || label === "always";

const isBlank = (text: string): boolean => text.replace(/[*_\s]|<!--[\s\S]*?-->/g, "") === "";

/** The labels of a paragraph, if it has any. */
function labelsIn({ report }: Context, block: RootContent): Labelled[] | undefined {
  const labels = labelsOf(report.source.text, spanOf(block));
  return labels.some(each => each.kind !== "prose") ? labels : undefined;
}

/** Hands a label to the reader. A slip of the pen is reported and read as what was probably meant. */
function readLabel(context: Context, piece: Labelled, reader: BlockReader): ReadLabel | "skip" | undefined {
  const { report, lines } = context;
  if (piece.kind === "prose") {
    lines.mark(piece.span, "prose");
    return undefined;
  }
  let label = piece.kind === "label" ? piece.label : undefined;
  const rest = piece.kind === "label" ? piece.rest : { start: piece.labelSpan.end, end: piece.span.end };
  if (piece.kind === "near") {
    const text = textOf(report, piece.labelSpan).replace(/[*_:]/g, "").trim();
    const written = textOf(report, piece.labelSpan);
    const fix = { span: piece.labelSpan, text: `${shown(piece.suggestion)}:`, guess: true };
    const params = { label: text, suggestion: shown(piece.suggestion) };
    report.add("unknown-label", piece.labelSpan, params, /^[\w ]+:$/.test(written) ? { fix } : {});
    label = reader.labels.find(each => each === piece.suggestion);
  } else if (!reader.labels.includes(piece.label)) {
    report.add(
      "label-not-here",
      { start: piece.span.start, end: rest.start },
      { label: shown(piece.label), labels: reader.labels.map(shown).join(", ") || "none" },
    );
    label = undefined;
  }
  lines.mark(piece.span, label === undefined ? "diagnosed" : "compiled");
  if (label === undefined) return "skip";
  const span = { start: piece.span.start, end: Math.max(rest.start, piece.span.start + 1) };
  reader.label?.(label, rest, span);
  return { label, rest, span };
}

function readListOrTable(context: Context, block: List | Table, reader: BlockReader, under: Label | undefined): void {
  const read = block.type === "list" ? reader.list?.(block, under) : reader.table?.(block, under);
  if (read) return;
  const formal =
    block.type === "table" || block.children.some(item => looksFormal(context, spanOf(item.children[0] ?? item)));
  if (!formal && under === undefined) {
    if (block.type === "list")
      for (const item of block.children) sayStruckOut(context, spanOf(item.children[0] ?? item));
    return readProse(context, [block]);
  }
  const code = block.type === "table" ? "unexpected-table" : "unexpected-list";
  const first = block.children[0] ?? block;
  const fits = under !== undefined && (block.type === "table" ? WITH_LIST : WITH_TABLE).includes(under);
  context.report.add(code, spanOf(first), { under: fits ? shown(under) : undefined });
  context.lines.mark(spanOf(block), "diagnosed");
}

/** Whether the block was a statement that should have stood in a list, which is said. */
function other(context: Context, block: RootContent, reader: BlockReader): boolean {
  if (block.type === "paragraph" && looksFormal(context, spanOf(block))) {
    const { start } = spanOf(block);
    context.report.add("statement-not-listed", spanOf(block), {}, { fix: { span: { start, end: start }, text: "- " } });
    context.lines.mark(spanOf(block), "diagnosed");
    return true;
  }
  if (block.type === "paragraph" && sayStruckOut(context, spanOf(block))) return true;
  reader.prose?.(block);
  readProse(context, [block]);
  return false;
}

/** `Returns exactly:` as people write it. */
export function shown(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}
