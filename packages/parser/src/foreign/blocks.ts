import type { Span } from "@tenet/diagnostics";
import { type Line, readableLines } from "./lines.js";
import { ownId } from "./own-id.js";
import { obliges } from "./text.js";
import { beginsValidates } from "./validates.js";

/** A piece of Markdown that can hold a statement. Code, comments and quotes are none. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "row";
  /** Of a heading 1 to 6; of an item the column of its marker. */
  readonly depth: number;
  /** Without the markers of headings and items; lines are joined by `\n`. */
  text: string;
  /** `3` of `3. …`, `2.1` of `2.1 …`. */
  readonly number: string | undefined;
  /** Of a row: its cells, and those of the row above the rule. */
  readonly cells: readonly string[];
  readonly header: readonly string[];
  /** One-based. */
  readonly line: number;
  span: Span;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(\S.*)$/;
/** The number of a bullet or of bold print: `- 2.1 WHEN …`, `**2.1** …`; a mere number may be an amount. */
const INNER =
  /^(?:(\*\*|__)(\d{1,4}(?:\.\d{1,4})+)[.):]?\1[.):]?|(\d{1,4}(?:\.\d{1,4})+)(?:[.):]|(?=[ \t]+(?:[A-Z]{2,}\b|\p{Lo}))))[ \t]+(\S[\s\S]*)$/u;
/** `2.1 WHEN …` at the start of a paragraph; right below another one only before a word in capitals. */
const DOTTED = /^([ \t]*)(?:\*\*|__)?(\d{1,4}(?:\.\d{1,4})+)[.):]?(?:\*\*|__)?[.):]?[ \t]+(\S.*)$/;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;
/** `**FR-001**` begins a paragraph of its own wherever a line begins with it. */
const OWN = /^(?:\*\*|__)\[?[A-Z]{1,6}(?:-[A-Z][A-Z0-9]*)*-?\d/;

/** Cuts a text into blocks, line by line: linear in its length, whatever it holds. */
export function readBlocks(text: string): { readonly blocks: readonly Block[]; readonly openFence: Span | undefined } {
  const reader = new BlockReader();
  const { lines, openFence } = readableLines(text);
  for (const line of lines) reader.read(line);
  return { blocks: reader.blocks, openFence: openFence && { start: openFence.start, end: openFence.end } };
}

class BlockReader {
  readonly blocks: Block[] = [];
  /** What a line without a marker continues. */
  private open: Block | undefined;
  private afterBlank = true;
  private header: readonly string[] | undefined;

  read(line: Line): void {
    const { text } = line;
    if (text.trim() === "") this.readBlank(line);
    else {
      this.readFull(line);
      this.afterBlank = false;
    }
  }

  private readBlank(line: Line): void {
    this.afterBlank = true;
    this.header = undefined;
    // A fence or a comment between two paragraphs parts them; a blank line inside an item may not.
    if (line.hidden || this.open?.kind !== "item") this.open = undefined;
  }

  private readFull(line: Line): void {
    const { text } = line;
    const heading = HEADING.exec(text);
    if (heading) {
      this.add(
        "heading",
        line,
        (heading[2] ?? "")
          .trim()
          .replace(/(?<= |^)#+$/, "")
          .trim(),
        { depth: heading[1]?.length ?? 1 },
      );
      this.open = undefined;
    } else if (this.underlines(text)) this.turnIntoHeading(text);
    else if (BREAK.test(text)) this.open = undefined;
    else if (this.isRow(text)) this.readRow(line);
    else if (!this.readItem(line)) this.readProse(line);
  }

  /** A title is one line that demands nothing; `---` below a statement is a break. */
  private underlines(text: string): boolean {
    const { open } = this;
    if (!UNDERLINE.test(text) || open?.kind !== "paragraph" || open.text.includes("\n")) return false;
    return open.text.length <= 120 && !/^\*\*|[.:|]$/.test(open.text) && !obliges(open.text) && !ownId(open.text);
  }

  private turnIntoHeading(text: string): void {
    const title = this.blocks.pop();
    if (title) this.blocks.push({ ...title, kind: "heading", depth: text.includes("=") ? 1 : 2 });
    this.open = undefined;
  }

  /** The bars at the ends may be missing in a table, once a rule below the header has said that it is one. */
  private isRow(text: string): boolean {
    if (/^[ \t]*\|/.test(text)) return true;
    const isHeader =
      this.open?.kind === "paragraph" && /(?<!\\)\|/.test(this.open.text) && !this.open.text.includes("\n");
    return text.includes("|") && (this.header !== undefined || (isHeader && RULE.test(text)));
  }

  private readRow(line: Line): void {
    this.open = undefined;
    if (RULE.test(line.text)) {
      // The row above was the header: it says nothing itself.
      if (this.header === undefined) this.header = headerOf(this.blocks.pop());
      return;
    }
    this.add("row", line, line.text, { cells: cellsOf(line.text), header: this.header ?? [] });
    this.open = undefined;
  }

  private readItem(line: Line): boolean {
    const item = ITEM.exec(line.text) ?? this.dotted(line.text);
    if (!item) return false;
    const depth = widthOf(item[1] ?? "");
    // A box that is ticked changes no statement.
    const text = (item[3] ?? "").replace(/^\[[ xX]\][ \t]+/, "");
    const inner = INNER.exec(text);
    if (inner) this.add("item", line, inner[4] ?? "", { depth, number: inner[2] ?? inner[3] });
    else this.add("item", line, text, { depth, number: item[2] });
    return true;
  }

  private dotted(text: string): RegExpExecArray | null {
    const match = DOTTED.exec(text);
    const free = this.afterBlank || this.open === undefined;
    return free || /^[A-Z]{2,}\b/.test(match?.[3] ?? "") ? match : null;
  }

  private readProse(line: Line): void {
    const { text } = line;
    const indent = widthOf(/^[ \t]*/.exec(text)?.[0] ?? "");
    if (this.afterBlank && this.open?.kind === "item" && indent < 2) this.open = undefined;
    if (this.open === undefined && indent >= 4 && this.afterBlank) return;
    if (this.open === undefined || OWN.test(text.trimStart()) || beginsValidates(text.trimStart()))
      this.add("paragraph", line, text.trim(), {});
    else {
      this.open.text += `\n${text.trim()}`;
      this.open.span = { start: this.open.span.start, end: line.end };
    }
  }

  private add(kind: Block["kind"], line: Line, text: string, more: Partial<Block>): void {
    const base = { depth: 0, number: undefined, cells: [], header: [] };
    this.open = { ...base, kind, text, line: line.number, span: { start: line.start, end: line.end }, ...more };
    this.blocks.push(this.open);
  }
}

function headerOf(row: Block | undefined): readonly string[] {
  return row?.kind === "paragraph" ? cellsOf(row.text) : (row?.cells ?? []);
}

function widthOf(indent: string): number {
  return indent.replaceAll("\t", "    ").length;
}

/** `\|` is a bar of the text. */
function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inside.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll("\\|", "|"));
}
