import type { ListItem } from "mdast";
import type { EventNode, FieldNode, RuledTypeNode } from "../ast.js";
import { type Context, errorType, textOf } from "../context.js";
import { plainText, spanOf, spanOfHead } from "../document/markdown.js";
import { codeText } from "../inline/code-spans.js";
import { proseOf, skeleton } from "../inline/skeleton.js";
import { checkDistinct, fieldName, identifier } from "../names.js";
import { parseRuledType } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import type { Part, Section } from "./document.js";
import { readDeclarations } from "./field-tables.js";
import { readNotes } from "./notes.js";

/** `## Events`: list items, or subsections with a table of fields. */
export function readEvents(context: Context, section: Section): EventNode[] {
  const found: EventNode[] = [];
  readBlocks(context, section.head.blocks, {
    labels: [],
    list: list => {
      found.push(...list.children.flatMap(item => readItem(context, item) ?? []));
      return true;
    },
  });
  return [...found, ...section.subsections.map(part => readSubsection(context, part))];
}

const ITEM = /^\s*\uE000+\s*(?<colon>:\s*)?/u;

/** `` `OrderPaid`: `{ id: OrderId }`, prose `` */
function readItem(context: Context, item: ListItem): EventNode | undefined {
  const { report, lines } = context;
  const [first] = item.children;
  const span = spanOf(first ?? item);
  lines.mark(spanOfHead(item), "compiled");
  const notes = readNotes(context, item.children.slice(1));
  const sk = skeleton(report.source.text, span);
  const [name] = sk.codes;
  const match = ITEM.exec(sk.text);
  if (first?.type !== "paragraph" || !name || !match) {
    return withoutCode(context, span, sk.text);
  }
  const behind = span.start + match[0].length;
  const hasData = match.groups?.["colon"] !== undefined;
  const data = hasData ? dataEnd(sk.text, match[0].length) : match[0].length;
  const type = hasData ? parseRuledType(report, { start: behind, end: span.start + data }) : noData(span);
  const prose = proseOf(report.source.text, { start: span.start + data, end: span.end }).replace(/^[,;:.–—\s-]+/, "");
  return {
    name: identifier(report, name.inner, codeText(report.source.text, name, false)),
    data: type,
    prose: [prose, ...notes].filter(text => text !== "").join("\n\n"),
    span,
  };
}

/** `OrderPaid: …` without backticks is said, and the event is known all the same. */
function withoutCode({ report }: Context, span: EventNode["span"], text: string): EventNode | undefined {
  const bare = /^\p{L}[\p{L}\p{N}_]*(?=\s*(?::|$))/u.exec(text)?.[0];
  const name = { start: span.start, end: span.start + (bare?.length ?? 0) };
  report.add("event-form", span, {}, bare === undefined ? {} : { fix: { span: name, text: `\`${bare}\`` } });
  return bare === undefined ? undefined : { name: { text: bare, span: name }, data: errorType(span), prose: "", span };
}

/** Where the type ends: behind its inline code, unless a rule follows; without inline code, at the end of the line. */
function dataEnd(text: string, from: number): number {
  const code = /^\uE000+(?!\uE000|\s*,\s*where\s+\uE000)/u.exec(text.slice(from));
  return code ? from + code[0].length : text.length;
}

const noData = (span: EventNode["span"]): RuledTypeNode => ({
  type: { kind: "record", fields: [], span },
  rules: [],
  span,
});

/** `### OrderPaid` with a table of fields. */
function readSubsection(context: Context, part: Part): EventNode {
  const { report, lines } = context;
  const heading = part.heading?.span ?? part.span;
  lines.mark({ start: part.span.start, end: heading.end }, "compiled");
  const quoted = textOf(report, heading).startsWith("`");
  const span = quoted ? { start: heading.start + 1, end: heading.end - 1 } : heading;
  const fields: FieldNode[] = [];
  const prose: string[] = [];
  readBlocks(context, part.blocks, {
    labels: [],
    table: table => {
      for (const { row, written, type, prose } of readDeclarations(context, table, "field").rows)
        fields.push({
          name: fieldName(report, written.span, written.text, written.quoted),
          type,
          prose,
          span: row.span,
        });
      return true;
    },
    prose: block => {
      if (block.type === "paragraph") prose.push(plainText(block));
    },
  });
  checkDistinct(
    report,
    fields.map(field => field.name),
    "field-twice",
  );
  return {
    name: identifier(report, span, textOf(report, span)),
    data: { type: { kind: "record", fields, span: heading }, rules: [], span: heading },
    prose: prose.join("\n\n"),
    span: { start: part.span.start, end: heading.end },
  };
}
