import type { List, ListItem } from "mdast";
import type { DefinitionNode } from "../ast.js";
import type { Context } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { skeleton } from "../inline/skeleton.js";
import { parseSignature } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";

/** `## Definitions`. */
export function readDefinitions(context: Context, section: Section): DefinitionNode[] {
  const found: DefinitionNode[] = [];
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    list: list => {
      found.push(...readDefinitionList(context, list));
      return true;
    },
  });
  return found;
}

/** Items such as `` `total`: `expression` `` and `` `next(v: integer)`: `expression` ``. */
export function readDefinitionList(context: Context, list: List): DefinitionNode[] {
  return list.children.flatMap(item => {
    context.lines.mark(spanOf(item.children[0] ?? item), "compiled");
    for (const child of item.children.slice(1)) {
      const isNote = child.type === "paragraph" || child.type === "html";
      if (!isNote) context.report.add("nested-in-statement", spanOf(child));
      context.lines.mark(spanOf(child), isNote ? "prose" : "diagnosed");
    }
    return readDefinition(context, item) ?? [];
  });
}

const VALUE = /^\s*\uE000+\s*:\s*(\uE000+)\s*\.?\s*$/u;
const FROM_MODULE = /^\s*\uE000+\s*,\s*from\s+\[[^\]]*\]\([^)]*\)\s*\.?\s*$/u;

function readDefinition({ report }: Context, item: ListItem): DefinitionNode | undefined {
  const [first] = item.children;
  const span = spanOf(first ?? item);
  const sk = skeleton(report.source.text, span);
  const [head, body] = sk.codes;
  const hasBody = VALUE.test(sk.text);
  if (first?.type !== "paragraph" || !head || !(hasBody || FROM_MODULE.test(sk.text))) {
    report.add("definition-form", span);
    return undefined;
  }
  const signature = parseSignature(report, head.inner);
  if (!signature) return undefined;
  const prose = item.children
    .slice(1)
    .filter(child => child.type === "paragraph")
    .map(plainText)
    .join("\n\n");
  return {
    ...signature,
    body: hasBody && body ? parseExpression(report, body.inner, { inTable: false }) : undefined,
    prose,
    span,
  };
}
