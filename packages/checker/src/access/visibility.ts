import { suggest } from "@tenet/diagnostics";
import type { VisibilityNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Expr, Role } from "../ir.js";
import { written } from "../text.js";
import { entityScope, operationScope, typed } from "../typing.js";
import { always, never } from "./conditions.js";
import { roleNamed } from "./known.js";

/** The rows of Visibility that make sense. */
export function declareVisibility(context: Context): void {
  const taken = new Map<string, VisibilityNode>();
  for (const row of context.spec.visibility) {
    if (!isEntity(context, row) || isTaken(context, row, taken)) continue;
    const roles = rolesOf(context, row);
    if (roles === undefined) continue;
    context.access.visibility.push({
      id: `${row.entity.text}.visibility-${row.role.text.toLowerCase()}`,
      entity: row.entity.text,
      roles: roles.map(role => role.name),
      sees: seesOf(context, row),
      expression:
        typeof row.sees === "boolean" ? (row.sees ? "yes" : "no") : written(context.spec.source, row.sees.span),
      line: lineOf(context, row.span),
    });
  }
}

function isEntity({ spec, report }: Context, { entity: { text, span } }: VisibilityNode): boolean {
  const names = spec.types.filter(type => type.kind === "entity").map(type => type.name.text);
  if (text === "" || names.includes(text)) return text !== "";
  report.add("visibility-of-unknown", span, { name: text, suggestion: suggest(text, names) });
  return false;
}

function isTaken({ report }: Context, row: VisibilityNode, taken: Map<string, VisibilityNode>): boolean {
  const key = `${row.entity.text} ${row.role.text.toLowerCase()}`;
  const first = taken.get(key);
  if (first === undefined) {
    taken.set(key, row);
    return false;
  }
  const labels = [{ span: first.role.span, text: "its other row" }];
  report.add("visibility-twice", row.role.span, { entity: row.entity.text, role: row.role.text }, { labels });
  return true;
}

/** `everyone` is every role; `others` those that no other row of the entity names. */
function rolesOf(context: Context, { entity, role }: VisibilityNode): readonly Role[] | undefined {
  const all = context.access.roles?.roles ?? [];
  const word = role.text.toLowerCase();
  if (word === "everyone") return all;
  if (word !== "others") {
    const found = roleNamed(context, role);
    return found && [found];
  }
  const named = context.spec.visibility
    .filter(row => row.entity.text === entity.text)
    .map(row => row.role.text.toLowerCase());
  return all.filter(one => !named.includes(one.name.toLowerCase()));
}

/** Over the entity and its fields by name, `actor`, the state and definitions. */
function seesOf(context: Context, { entity, sees }: VisibilityNode): Expr {
  if (typeof sees === "boolean") return sees ? always : never;
  const outer = operationScope(context, { inputs: [], locals: [], result: undefined, place: "precondition" });
  const { names, it } = entityScope(context, entity.text, context.types.get(entity.text)?.type ?? { kind: "error" });
  return typed(context, sees, { ...outer, names: new Map([...outer.names, ...names]), it }, { kind: "boolean" });
}
