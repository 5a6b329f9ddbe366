import type { Span } from "@tenet/diagnostics";
import { type Line, readableLines } from "./lines.js";

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
/** `2.1 WHEN …` at the start of a paragraph; right below another one only before a word in capitals. */
const DOTTED = /^([ \t]*)(\d{1,4}(?:\.\d{1,4})+)[.)]?[ \t]+(\S.*)$/;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** `**FR-001**` and `**Given**` begin a paragraph of their own wherever a line begins with them. */
const OWN = /^(?:\*\*|__)\[?[A-Z]{1,6}(?:-[A-Z][A-Z0-9]*)*-?\d/;

/** Cuts a text into blocks, line by line: linear in its length, whatever it holds. */
export function readBlocks(text: string): Block[] {
  const reader = new BlockReader();
  for (const line of readableLines(text)) reader.read(line);
  return reader.blocks;
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
    } else if (BREAK.test(text)) this.open = undefined;
    else if (/^[ \t]*\|/.test(text)) this.readRow(line);
    else if (!this.readItem(line)) this.readProse(line);
  }

  private readRow(line: Line): void {
    this.open = undefined;
    if (RULE.test(line.text)) {
      // The row above was the header: it says nothing itself.
      if (this.header === undefined) this.header = this.blocks.pop()?.cells ?? [];
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
    this.add("item", line, (item[3] ?? "").replace(/^\[[ xX]\][ \t]+/, ""), { depth, number: item[2] });
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
    if (this.open === undefined || OWN.test(text.trimStart())) this.add("paragraph", line, text.trim(), {});
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
