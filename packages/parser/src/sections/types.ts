import type { Fix } from "@tenet/diagnostics";
import type { List, ListItem, Table } from "mdast";
import type { FieldNode, Name, StatementNode, TypeNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf, spanOfHead } from "../document/markdown.js";
import { type CodeSpan, codeText } from "../inline/code-spans.js";
import { type Skeleton, skeleton } from "../inline/skeleton.js";
import type { Cell } from "../inline/table.js";
import { checkDistinct, fieldName, identifier } from "../names.js";
import { parseRuledType } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import type { Part, Section } from "./document.js";
import { readDeclarations, type Written } from "./field-tables.js";
import { readNotes } from "./notes.js";
import { readStatementBlock } from "./statement-blocks.js";
import { wordsIn } from "./words.js";

/** `## Types`: aliases as list items, entities as subsections. */
export function readTypes(context: Context, section: Section): TypeNode[] {
  const found: TypeNode[] = [];
  readBlocks(context, section.head.blocks, {
    labels: [],
    list: list => {
      found.push(...readAliases(context, list));
      return true;
    },
  });
  return [...found, ...section.subsections.map(part => readEntity(context, part))];
}

function readAliases(context: Context, list: List): TypeNode[] {
  return list.children.flatMap(item => {
    context.lines.mark(spanOfHead(item), "compiled");
    const alias = readAlias(context, item);
    readNotes(context, item.children.slice(1));
    return alias ?? [];
  });
}

/** `` `Name`: type, rules ``. */
function readAlias({ report }: Context, item: ListItem): TypeNode | undefined {
  const [first] = item.children;
  const span = spanOf(first ?? item);
  const sk = skeleton(report.source.text, span);
  const [code] = sk.codes;
  const match = /^\s*\uE000+\s*:/u.exec(sk.text);
  if (first?.type !== "paragraph" || !code || !match) {
    report.add("alias-form", span, {}, aliasFix(sk, code));
    return undefined;
  }
  const name = identifier(report, code.inner, codeText(report.source.text, code, false));
  const type = parseRuledType(report, { start: span.start + match[0].length, end: span.end });
  const prose = item.children
    .slice(1)
    .filter(child => child.type === "paragraph")
    .map(plainText)
    .join("\n\n");
  return { kind: "alias", name, type, prose, always: [], span };
}

/** `` `Name` = type `` and `Name: type` lack nothing but the right signs. */
function aliasFix(sk: Skeleton, code: CodeSpan | undefined): { fix?: Fix } {
  const equals = /^\s*\uE000+(?<sign>\s*:?=)\s*\S/u.exec(sk.text)?.groups?.["sign"];
  if (code && equals) {
    const { end } = code.span;
    return { fix: { span: { start: end, end: end + equals.length }, text: ":" } };
  }
  const bare = /^\p{L}[\p{L}\p{N}_]*(?=\s*:\s*\S)/u.exec(sk.text)?.[0];
  if (bare === undefined) return {};
  return { fix: { span: { start: sk.start, end: sk.start + bare.length }, text: `\`${bare}\`` } };
}

/** `### Account` with a table of fields and, under `Always:`, what holds of every one. */
function readEntity(context: Context, part: Part): TypeNode {
  const { report, lines } = context;
  const headingSpan = part.heading?.span ?? part.span;
  lines.mark({ start: part.span.start, end: headingSpan.end }, "compiled");
  const trimmed = textOf(report, headingSpan).startsWith("`")
    ? { start: headingSpan.start + 1, end: headingSpan.end - 1 }
    : headingSpan;
  const name = identifier(report, trimmed, textOf(report, trimmed));
  let fields: FieldNode[] | undefined;
  let tableSpan = headingSpan;
  const always: StatementNode[] = [];
  const prose: string[] = [];
  readBlocks(context, part.blocks, {
    ...readStatementBlock(context, ["always"], always),
    table: (table: Table) => {
      if (fields) return false;
      fields = readFields(context, table);
      tableSpan = spanOf(table);
      return true;
    },
    prose: block => {
      if (block.type === "paragraph") prose.push(plainText(block));
    },
  });
  if (!fields) report.add("entity-without-table", headingSpan, { name: name.text });
  const type = { type: { kind: "record" as const, fields: fields ?? [], span: tableSpan }, rules: [], span: tableSpan };
  return {
    kind: "entity",
    name,
    prose: prose.join("\n\n"),
    type,
    always,
    span: { start: part.span.start, end: headingSpan.end },
  };
}

function readFields(context: Context, table: Table): FieldNode[] {
  const fields = readDeclarations(context, table, "field", ["only in"]).rows.map(({ row, written, type, prose }) => ({
    name: nameOfField(context, written),
    type,
    prose,
    ...onlyIn(context, row.cells["only in"]),
    span: row.span,
  }));
  checkDistinct(
    context.report,
    fields.map(field => field.name),
    "field-twice",
  );
  return fields;
}

/** The states in which a field exists; without them it always does. */
function onlyIn(context: Context, cell: Cell | undefined): Pick<FieldNode, "onlyIn" | "onlyInOthers"> {
  if (!cell || cell.empty) return {};
  const text = textOf(context.report, cell.span);
  if (/^any$/i.test(text)) return {};
  const [except] = /^any\s+except\s+(?=\S)/i.exec(text) ?? [""];
  const names = wordsIn(context, { start: cell.span.start + except.length, end: cell.span.end });
  return { onlyIn: names, ...(except === "" ? {} : { onlyInOthers: true }) };
}

/** In a table any bare text may be a name: its cell says where it ends. */
function nameOfField({ report }: Context, { text, span, quoted, bare }: Written): Name {
  if (quoted || bare === undefined) return fieldName(report, span, text, quoted);
  return fieldName(report, span, bare.normalize("NFC"), true);
}
