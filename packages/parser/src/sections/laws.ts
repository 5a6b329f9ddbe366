import type { RootContent } from "mdast";
import type { LawNode, OtherSection, StatementNode } from "../ast.js";
import type { Context } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";
import { readStatements } from "./lists.js";
import { readProse } from "./prose.js";
import { readStatementBlock } from "./statement-blocks.js";
import { readStatement } from "./statements.js";

/** `## Laws`. */
export function readLaws(context: Context, section: Section): LawNode[] {
  const laws: LawNode[] = [];
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    list: list => {
      laws.push(...readStatements(context, list, { guards: [], law: true }));
      return true;
    },
  });
  return laws;
}

/** `## Invariants`: statements, with or without `Always:`. */
export function readInvariants(context: Context, section: Section): StatementNode[] {
  const found: StatementNode[] = [];
  readBlocks(context, allBlocks(context, section), readStatementBlock(context, ["always"], found, true));
  return found;
}

/** A section that is read for its statements: every list item with text, however deep. */
export function readOther(context: Context, section: Section): OtherSection {
  const statements: StatementNode[] = [];
  const blocks = allBlocks(context, section);
  const walk = (block: RootContent): void => {
    if (block.type !== "list") return;
    for (const item of block.children) {
      const [first, ...rest] = item.children;
      if (first?.type === "paragraph") {
        statements.push(readStatement(context, spanOf(first), { guards: [], lenient: true }));
        context.lines.mark(spanOf(first), "compiled");
      }
      rest.forEach(walk);
    }
  };
  blocks.forEach(walk);
  readProse(
    context,
    blocks.filter(block => block.type !== "list"),
  );
  for (const block of blocks) context.lines.mark(spanOf(block), "prose");
  const heading = section.head.heading ?? { text: "", span: section.head.span };
  return { title: { text: heading.text, span: heading.span }, statements, span: section.head.span };
}
