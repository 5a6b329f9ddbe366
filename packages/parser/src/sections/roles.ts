import type { List, ListItem, Table } from "mdast";
import type { RoleNode, RolesNode, RuledTypeNode } from "../ast.js";
import { type Context, errorType, textOf } from "../context.js";
import { spanOf, spanOfHead } from "../document/markdown.js";
import { codeText } from "../inline/code-spans.js";
import { proseOf, skeleton } from "../inline/skeleton.js";
import { type Cell, readTable } from "../inline/table.js";
import { parseRuledType } from "../types/index.js";
import { readBlocks } from "./blocks.js";
import { cellExpression } from "./cells.js";
import { allBlocks, type Section } from "./document.js";
import { absent, headOf, nameIn } from "./names-in-cells.js";
import { readProse } from "./prose.js";

/** `## Roles`: what `actor` is, and who is what. */
export function readRoles(context: Context, section: Section): RolesNode {
  let actor: RuledTypeNode | undefined;
  const roles: RoleNode[] = [];
  readBlocks(context, allBlocks(context, section), {
    labels: [],
    list: list => {
      for (const type of readActor(context, list)) actor ??= type;
      return true;
    },
    table: table => {
      roles.push(...readRoleTable(context, table));
      return true;
    },
  });
  return { actor, roles, span: headOf(section) };
}

function readActor(context: Context, list: List): RuledTypeNode[] {
  return list.children.map(item => {
    context.lines.mark(spanOfHead(item), "compiled");
    readProse(context, item.children.slice(1));
    return actorType(context, item);
  });
}

/** `` `actor`: `{ id: UserId }` ``, or the type bare. */
function actorType({ report }: Context, item: ListItem): RuledTypeNode {
  const span = spanOf(item.children[0] ?? item);
  const sk = skeleton(report.source.text, span);
  const match = /^\s*(?:\uE000+|actor)\s*:\s*/u.exec(sk.text);
  const [name] = sk.codes;
  const written = match?.[0].includes("\uE000") && name ? codeText(report.source.text, name, false) : match && "actor";
  if (!match || written !== "actor") {
    report.add("actor-form", span);
    return errorType(span);
  }
  const rest = sk.text.slice(match[0].length).trimEnd().replace(/\.$/, "");
  const from = span.start + match[0].length;
  const code = sk.codes.find(one => one.span.start === from);
  return code && /^\uE000+$/u.test(rest)
    ? parseRuledType(report, code.inner, { inCode: true })
    : parseRuledType(report, { start: from, end: from + rest.length });
}

function readRoleTable(context: Context, table: Table): RoleNode[] {
  const columns = ["role", "who", "meaning"] as const;
  const rows = readTable(context, table, { columns, required: ["role", "who"] });
  if (rows.length === 0) context.report.add("table-empty", spanOf(table), { table: "Roles" });
  return rows
    .filter(row => !row.broken)
    .map(row => {
      const { role, who, meaning } = row.cells;
      const name = nameIn(context, role ?? absent(row));
      return {
        name,
        who: who && readWho(context, who, name.text),
        prose: meaning && !meaning.empty ? proseOf(context.report.source.text, meaning.span) : "",
        span: row.span,
      };
    });
}

function readWho(context: Context, cell: Cell, role: string): RoleNode["who"] {
  if (cell.empty) {
    context.report.add("role-without-who", cell.span, { role });
    return undefined;
  }
  return /^`?anyone`?$/i.test(textOf(context.report, cell.span)) ? "anyone" : cellExpression(context, cell);
}
