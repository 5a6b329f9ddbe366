import type { RootContent } from "mdast";
import type { Context } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import { sayHeading } from "./prose.js";

/** What stands under the first paragraph of a list item: further paragraphs explain it, nothing else may hide there. */
export function readNotes(context: Context, blocks: readonly RootContent[]): string[] {
  return blocks.flatMap(block => {
    if (block.type === "paragraph" || block.type === "html") context.lines.mark(spanOf(block), "prose");
    else sayNested(context, block);
    return block.type === "paragraph" ? [plainText(block)] : [];
  });
}

const KINDS: Readonly<Partial<Record<RootContent["type"], string>>> = {
  table: "table",
  code: "block of code",
  blockquote: "quotation",
};

/** Something inside a list item that nothing reads there. */
export function sayNested({ report, lines }: Context, block: RootContent): void {
  const what = KINDS[block.type];
  if (block.type === "heading") sayHeading({ report }, block);
  else if (what) report.add("block-in-item", spanOf(block), { what });
  else report.add("nested-in-statement", spanOf(block));
  lines.mark(spanOf(block), "diagnosed");
}
