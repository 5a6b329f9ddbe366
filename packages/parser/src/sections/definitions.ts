import type { Span } from "@tenet/diagnostics";
import type { List, ListItem } from "mdast";
import type { DefinitionNode, Name } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { proseOf, skeleton } from "../inline/skeleton.js";
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

/** A few words of explanation may follow a comma. */
const NOTE = String.raw`(?:,\s*(?<note>[^\uE000]*?))?\s*\.?\s*$`;
const VALUE = new RegExp(String.raw`^\s*\uE000+\s*:\s*\uE000+\s*${NOTE}`, "dsu");
const FROM_MODULE = new RegExp(
  String.raw`^\s*\uE000+\s*,\s*from\s+\[[^\]]*\]\(\s*(?<target>[^\s)]*)\s*\)\s*${NOTE}`,
  "dsu",
);

function readDefinition({ report }: Context, item: ListItem): DefinitionNode | undefined {
  const [first] = item.children;
  const span = spanOf(first ?? item);
  const sk = skeleton(report.source.text, span);
  const [head, body] = sk.codes;
  const value = VALUE.exec(sk.text);
  const hasBody = value !== null;
  const reference = FROM_MODULE.exec(sk.text);
  const module = reference?.indices?.groups?.["target"];
  if (first?.type !== "paragraph" || !head || !(hasBody || module)) {
    report.add("definition-form", span);
    return undefined;
  }
  const signature = parseSignature(report, head.inner);
  if (!signature) return undefined;
  const note = (value ?? reference)?.indices?.groups?.["note"];
  const behind = note ? proseOf(report.source.text, { start: sk.start + note[0], end: sk.start + note[1] }) : "";
  const below = item.children.slice(1).filter(child => child.type === "paragraph");
  const prose = [behind, ...below.map(plainText)].filter(text => text !== "").join("\n\n");
  return {
    ...signature,
    body: hasBody && body ? parseExpression(report, body.inner, { inTable: false }) : undefined,
    ...(module ? { from: readModule(report, { start: sk.start + module[0], end: sk.start + module[1] }) } : {}),
    prose,
    span,
  };
}

/** A file of the project: what a reference function does must not change unseen. */
function readModule(report: Context["report"], span: Span): Name {
  const text = textOf(report, span);
  if (!/\.[mc]?[jt]s$/.test(text) || /^[a-z][a-z+.-]*:|^\/\//i.test(text))
    report.add("reference-link", span, { target: text });
  return { text, span };
}
