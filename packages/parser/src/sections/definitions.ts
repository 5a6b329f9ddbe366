import type { Span } from "@tenet/diagnostics";
import type { List, ListItem } from "mdast";
import type { DefinitionNode, Name } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf, spanOfHead } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import type { CodeSpan } from "../inline/code-spans.js";
import { proseOf, skeleton } from "../inline/skeleton.js";
import { parseSignature } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";
import { readNotes } from "./notes.js";

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
    context.lines.mark(spanOfHead(item), "compiled");
    readNotes(context, item.children.slice(1));
    return readDefinition(context, item) ?? [];
  });
}

/** A few words of explanation may follow a comma, code among them. */
const NOTE = String.raw`(?:,(?!\s*\uE000)\s*(?<note>.*?))?\s*\.?\s*$`;
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
    sayForm(report, span, sk.text.trim() === "" || sk.codes.length !== 1 ? undefined : head);
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

/** `` `name = value` `` in one piece is a definition with the wrong signs. */
function sayForm(report: Context["report"], span: Span, code: CodeSpan | undefined): void {
  const [, head, body] =
    /^\s*([\p{L}_][\p{L}\p{N}_]*(?:\([^()]*\))?)\s*:?=\s*([^=>\s].*?)\s*$/su.exec(
      code ? textOf(report, code.inner) : "",
    ) ?? [];
  if (!code || !head || !body) return report.add("definition-form", span);
  const text = `\`${head}\`: \`${body}\``;
  report.add("definition-form", span, { suggestion: text }, { fix: { span: code.span, text } });
}

/** A file of the project: what a reference function does must not change unseen. */
function readModule(report: Context["report"], span: Span): Name {
  const text = textOf(report, span);
  if (!/\.[mc]?[jt]s$/.test(text) || /^[a-z][a-z+.-]*:|^\/\//i.test(text))
    report.add("reference-link", span, { target: text });
  return { text, span };
}
