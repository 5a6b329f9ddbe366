import type { Span } from "@tenet/diagnostics";
import type { ListItem } from "mdast";
import type { Name, PortFunctionNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { spanOf, spanOfHead } from "../document/markdown.js";
import { type CodeSpan, codeText } from "../inline/code-spans.js";
import { proseOf, type Skeleton, skeleton } from "../inline/skeleton.js";
import { identifier, refusalCode } from "../names.js";
import { parseSignature } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import { allBlocks, type Section } from "./document.js";
import { readNotes } from "./notes.js";

/** `## Dependencies`: an item for each function of a port, or an item for each port with a list of its functions. */
export function readDependencies(context: Context, section: Section): PortFunctionNode[] {
  const found: PortFunctionNode[] = [];
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    list: list => {
      found.push(...list.children.flatMap(item => readItem(context, item)));
      return true;
    },
  });
  return found;
}

interface Line {
  readonly span: Span;
  readonly sk: Skeleton;
  readonly port: CodeSpan;
}

function readItem(context: Context, item: ListItem): PortFunctionNode[] {
  const line = readLine(context, item);
  if (line === undefined) {
    context.lines.mark(spanOf(item), "diagnosed");
    return [];
  }
  const { span, sk, port } = line;
  const name = identifier(context.report, port.inner, codeText(context.report.source.text, port, false));
  const nested = item.children.find(child => child.type === "list");
  if (nested?.type === "list" && sk.codes.length === 1) {
    const others = item.children.slice(1).filter(child => child !== nested);
    readNotes(context, others);
    return nested.children.flatMap(inner => readNested(context, inner, name));
  }
  const match = /^\s*\uE000+\s*:\s*(?=\uE000)/u.exec(sk.text);
  if (!match) {
    context.lines.mark(spanOf(item), "diagnosed");
    return refused(context, span);
  }
  const notes = readNotes(context, item.children.slice(1));
  return readFunction(context, name, { start: span.start + match[0].length, end: span.end }, notes);
}

function readNested(context: Context, item: ListItem, port: Name): PortFunctionNode[] {
  const line = readLine(context, item);
  return line ? readFunction(context, port, line.span, readNotes(context, item.children.slice(1))) : [];
}

function readLine(context: Context, item: ListItem): Line | undefined {
  const [first] = item.children;
  const span = spanOf(first ?? item);
  context.lines.mark(spanOfHead(item), "compiled");
  const sk = skeleton(context.report.source.text, span);
  const [port] = sk.codes;
  if (first?.type === "paragraph" && port && /^\s*\uE000/u.test(sk.text)) return { span, sk, port };
  refused(context, span);
  return undefined;
}

function refused(context: Context, span: Span): [] {
  context.report.add("port-form", span);
  return [];
}

const FAILS = /^\s*,?\s*(?:and\s+)?fails with\s+(?<codes>\uE000+(?:\s*(?:,\s*(?:and|or)?|and|or)\s*\uE000+)*)/iu;

/** `` `rate(from: Currency): decimal(6)`, fails with `A`, `B`, prose `` */
function readFunction(context: Context, port: Name, span: Span, notes: readonly string[]): PortFunctionNode[] {
  const { report } = context;
  const sk = skeleton(report.source.text, span);
  const [head, ...rest] = sk.codes;
  if (!head || !/^\s*[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*\(/u.test(textOf(report, head.inner)))
    return refused(context, head?.inner ?? span);
  const signature = parseSignature(report, head.inner);
  if (!signature) return [];
  const from = head.span.end - span.start;
  const fails = FAILS.exec(sk.text.slice(from));
  const behind = head.span.end + (fails?.[0].length ?? 0);
  const codes = fails ? rest.filter(code => code.span.end <= behind) : [];
  const prose = proseOf(report.source.text, { start: behind, end: span.end }).replace(/^[,;:.–—\s-]+/, "");
  return [
    {
      port,
      name: signature.name,
      parameters: signature.parameters ?? [],
      returns: signature.returns,
      fails: codes.map(code => refusalCode(report, code.inner, codeText(report.source.text, code, false))),
      prose: [prose, ...notes].filter(text => text !== "").join("\n\n"),
      span,
    },
  ];
}
