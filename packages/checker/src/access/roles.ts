import type { RoleNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import { distinctNames } from "../declarations/names.js";
import type { Expr, Role, Roles } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { muted, resolveType } from "../shapes/resolve.js";
import { written } from "../text.js";
import { operationScope, typed } from "../typing.js";
import { always } from "./conditions.js";

/** What `actor` is made of, so that definitions can read it; its rules are looked at later. */
export function registerActor(context: Context): void {
  const { roles } = context.spec;
  if (roles === undefined) return;
  context.access.actor =
    roles.actor === undefined
      ? { type: { kind: "error" }, rules: [] }
      : resolveType(muted(context), roles.actor, { ...plainPlace, rules: "skipped" });
}

/** The type of `actor` and who is what; undefined where the section is missing or does not say what `actor` is. */
export function declareRoles(context: Context): Roles | undefined {
  const { roles: node } = context.spec;
  if (node === undefined) return undefined;
  if (node.actor === undefined) {
    context.report.add("roles-without-actor", node.span);
    return undefined;
  }
  const actor = resolveType(context, node.actor, plainPlace);
  context.access.actor = actor;
  const roles = distinctNames(context, "role", node.roles, "loose").filter(role => isFree(context, role));
  return { actor, roles: roles.map(role => roleOf(context, role)) };
}

/** Words that stand for roles in the tables. */
const words = new Set(["everyone", "others", "anyone", "operation", "otherwise", "meaning"]);

function isFree(context: Context, { name }: RoleNode): boolean {
  if (!words.has(name.text.toLowerCase())) return true;
  context.report.add("role-word", name.span, { name: name.text });
  return false;
}

function roleOf(context: Context, node: RoleNode): Role {
  const { who } = node;
  const scope = operationScope(context, { inputs: [], locals: [], result: undefined, place: "precondition" });
  const condition: Expr =
    who === "anyone" || who === undefined ? always : typed(context, who, scope, { kind: "boolean" });
  return {
    name: node.name.text,
    who: condition,
    expression: who === "anyone" || who === undefined ? "anyone" : written(context.spec.source, who.span),
    prose: node.prose,
    line: lineOf(context, node.span),
  };
}
