import type { Fix, Span } from "@tenet/diagnostics";
import type { RootContent } from "mdast";
import type { Context } from "../context.js";
import { type Chunk, cut } from "../document/cut.js";
import { LIMITS, withinLimits } from "../document/limits.js";
import { parseMarkdown, plainText, spanOf, spanOfAll } from "../document/markdown.js";
import { knownTitle, nearTitle, type Title } from "./titles.js";

/** A heading of level 1 to 3 with the blocks under it. */
export interface Part {
  readonly level: Chunk["level"];
  /** What a reader sees, and where the heading's content stands. */
  readonly heading: { readonly text: string; readonly span: Span } | undefined;
  readonly blocks: readonly RootContent[];
  readonly span: Span;
}

/** A heading of level 2 with its subsections; or what stands before the first one. */
export interface Section {
  readonly title: Title | undefined;
  readonly head: Part;
  readonly subsections: readonly Part[];
}

export interface Outline {
  readonly title: Part | undefined;
  readonly sections: readonly Section[];
}

/** Parses the Markdown behind the front matter, piece by piece, and sorts the pieces into sections. */
export function outline(context: Context, start: number): Outline {
  const chunks = cut(context.report, start);
  const last = chunks[LIMITS.headings];
  if (last) {
    context.report.add(
      "too-many-headings",
      { start: last.span.start, end: last.span.start + 1 },
      { most: LIMITS.headings },
    );
    return { title: undefined, sections: [] };
  }
  let title: Part | undefined;
  const sections: { title: Title | undefined; head: Part; subsections: Part[] }[] = [];
  for (const chunk of chunks) {
    const part = readPart(context, chunk);
    const section = sections.at(-1);
    if (part.level === 3 && section) section.subsections.push(part);
    else sections.push({ title: titleOf(context, part, title === undefined), head: part, subsections: [] });
    if (part.level === 1) title ??= part;
  }
  return { title, sections };
}

function readPart(context: Context, { level, span }: Chunk): Part {
  const newline = context.report.source.text.indexOf("\n", span.start);
  const line = { start: span.start, end: newline === -1 ? span.end : Math.min(newline, span.end) };
  if (!withinLimits(context.report, span)) {
    context.lines.mark(span, "diagnosed");
    const text =
      level === 0
        ? ""
        : context.report.source.text
            .slice(line.start, Math.min(line.end, line.start + 200))
            .replace(/^#+\s*|\s*#*\s*$/g, "");
    return { level, heading: level === 0 ? undefined : { text, span: line }, blocks: [], span };
  }
  const blocks = parseMarkdown(context.report.source.text, span);
  const [first, ...rest] = blocks;
  if (level === 0 || first?.type !== "heading") return { level, heading: undefined, blocks, span };
  const heading = { text: plainText(first), span: spanOfAll(first.children, spanOf(first)) };
  return { level, heading, blocks: rest, span };
}

function titleOf({ report }: Context, part: Part, isFirst: boolean): Title | undefined {
  if (!part.heading) return undefined;
  const { text, span } = part.heading;
  const known = knownTitle(text);
  if (part.level === 2) {
    const near = known === undefined ? nearTitle(text) : undefined;
    if (near !== undefined)
      report.add("section-near-miss", span, { title: text, suggestion: near }, nearFix(report, span, near));
    return known;
  }
  if (known === undefined || known === "purpose") return undefined;
  const sign = { start: part.span.start, end: part.span.start + part.level };
  // The first of level 1 may be meant as the title of the spec.
  const fix = { span: sign, text: "##", ...(isFirst ? { guess: true } : {}) };
  report.add("section-level", span, { title: text }, { fix });
  return undefined;
}

/** What follows a colon in the heading stays as it is. */
function nearFix(report: Context["report"], span: Span, near: string): { fix?: Fix } {
  const [word = ""] = /^[A-Za-z][A-Za-z ]*(?=\s*(?::|$))/.exec(report.source.text.slice(span.start, span.end)) ?? [];
  return word === ""
    ? {}
    : { fix: { span: { start: span.start, end: span.start + word.length }, text: near, guess: true } };
}

/** The blocks of a section in which subheadings only group. Claims the lines of those subheadings. */
export function allBlocks(context: Context, section: Section): RootContent[] {
  for (const part of section.subsections) {
    if (part.heading) context.lines.mark({ start: part.span.start, end: part.heading.span.end }, "prose");
  }
  return [...section.head.blocks, ...section.subsections.flatMap(part => part.blocks)];
}
