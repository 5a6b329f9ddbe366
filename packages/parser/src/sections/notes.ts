import type { RootContent } from "mdast";
import type { Context } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";

/** What stands under the first paragraph of a list item: further paragraphs explain it, nothing else may hide there. */
export function readNotes({ report, lines }: Context, blocks: readonly RootContent[]): string[] {
  return blocks.flatMap(block => {
    const isNote = block.type === "paragraph" || block.type === "html";
    if (!isNote) report.add("nested-in-statement", spanOf(block));
    lines.mark(spanOf(block), isNote ? "prose" : "diagnosed");
    return block.type === "paragraph" ? [plainText(block)] : [];
  });
}
