import type { Span } from "@tenet/diagnostics";
import type { ListItem, Nodes, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** The blocks of a piece of Markdown, their positions counted in the whole text. */
export function parseMarkdown(text: string, span: Span): RootContent[] {
  const root = processor.parse(text.slice(span.start, span.end)) as Root;
  let line = 0;
  for (let i = text.indexOf("\n"); i !== -1 && i < span.start; i = text.indexOf("\n", i + 1)) line += 1;
  visit(root, node => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point) continue;
      point.line += line;
      point.offset = (point.offset ?? 0) + span.start;
    }
  });
  return root.children;
}

/** Where a Markdown node stands; every node of ours comes from a parser and has a position. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Where a list item begins with its mark and its first block ends: the lines that whoever reads that block claims. */
export function spanOfHead(item: ListItem): Span {
  return { start: spanOf(item).start, end: spanOf(item.children[0] ?? item).end };
}

/** From the first of some nodes to the last; `otherwise` if there is none. */
export function spanOfAll(nodes: readonly Nodes[], otherwise: Span): Span {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first && last ? { start: spanOf(first).start, end: spanOf(last).end } : otherwise;
}

/** What a reader sees, without markup and comments; line breaks become spaces. */
export function plainText(node: Nodes): string {
  return raw(node).replace(/\s+/g, " ").trim();
}

function raw(node: Nodes): string {
  if (node.type === "html") return "";
  if (node.type === "break") return " ";
  if (node.type === "image") return node.alt ?? "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(raw).join("") : "";
}
