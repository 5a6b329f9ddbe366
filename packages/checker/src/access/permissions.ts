import { suggest } from "@tenet/diagnostics";
import type { Name, OperationNode, PermissionNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Expr, Permission, Refusal, Role } from "../ir.js";
import { written } from "../text.js";
import { type Scope, typed } from "../typing.js";
import { both, bracketed, either, isAlways, never } from "./conditions.js";
import { roleNamed } from "./known.js";

/** What is wrong with the rows as such: names that nothing has, rows that meet, operations that no row is about. */
export function checkPermissions(context: Context): void {
  const { permissions, operations } = context.spec;
  const taken = new Map<string, Name>();
  for (const row of permissions) {
    for (const { role } of row.cells) roleNamed(context, role);
    if (row.every) claim(context, { text: "every operation", span: row.span }, taken);
    for (const name of row.operations) if (isKnown(context, name)) claim(context, name, taken);
  }
  if (permissions.length === 0 || permissions.some(row => row.every)) return;
  for (const { name } of operations)
    if (!taken.has(name.text)) context.report.add("nobody-may-call", name.span, { operation: name.text });
}

function isKnown({ spec, report }: Context, { text, span }: Name): boolean {
  const names = spec.operations.map(operation => operation.name.text);
  if (text === "" || names.includes(text)) return text !== "";
  report.add("permission-of-unknown", span, { name: text, suggestion: suggest(text, names) });
  return false;
}

function claim({ report }: Context, name: Name, taken: Map<string, Name>): void {
  const first = taken.get(name.text);
  const labels = first && [{ span: first.span, text: "its other row" }];
  if (labels) report.add("permission-twice", name.span, { operation: name.text }, { labels });
  else taken.set(name.text, name);
}

/**
 * The refusal of whoever no row allows to call; none where anyone may, or where the spec has no Permissions.
 * What the operation's own row leaves empty is as the row of `every operation` says.
 */
export function permissionOf(context: Context, node: OperationNode, scope: Scope): Refusal[] {
  const { access, spec } = context;
  if (access.roles === undefined || spec.permissions.length === 0) return [];
  const name = node.name.text;
  const own = spec.permissions.find(row => row.operations.some(operation => operation.text === name));
  const every = spec.permissions.find(row => row.every);
  const rows = [own, every].filter(row => row !== undefined);
  const grants = access.roles.roles.map(role => grantOf(context, role, rows, scope));
  const permission: Permission = {
    id: `${name}.permission`,
    operation: name,
    cells: grants.map(({ role, allowed, expression }) => ({ role: role.name, allowed, expression })),
    otherwise: rows.find(row => row.otherwise)?.otherwise?.text ?? "FORBIDDEN",
    line: lineOf(context, rows[0]?.span ?? node.span),
  };
  access.permissions.push(permission);
  return refusalsOf(permission, grants, rows[0]?.span ?? node.name.span);
}

interface Grant {
  readonly role: Role;
  readonly allowed: boolean | Expr;
  /** What the cells say. */
  readonly expression: string;
}

/** What the first row that says something of the role says; where none does, no. */
function grantOf(context: Context, role: Role, rows: readonly PermissionNode[], scope: Scope): Grant {
  const cells = rows.flatMap(
    row => row.cells.find(cell => cell.role.text.toLowerCase() === role.name.toLowerCase()) ?? [],
  );
  const { allowed = false } = cells.find(cell => cell.allowed !== undefined) ?? {};
  if (typeof allowed === "boolean") return { role, allowed, expression: allowed ? "yes" : "no" };
  const expression = bracketed(allowed, written(context.spec.source, allowed.span));
  return { role, allowed: typed(context, allowed, scope, { kind: "boolean" }), expression };
}

function refusalsOf(
  { id, operation, otherwise, line }: Permission,
  grants: readonly Grant[],
  span: Refusal["span"],
): Refusal[] {
  const open = grants.filter(grant => grant.allowed !== false);
  const condition = open.map(grantedTo).reduce(either, never);
  if (isAlways(condition)) return [];
  const expression = open.map(({ role, expression: cell }) => textOfGrant(role, cell)).join(" || ") || "nobody";
  const text = `Only who Permissions allows may call ${operation}`;
  return [{ id, kind: "refusal", from: "permission", code: otherwise, text, expression, condition, line, span }];
}

const grantedTo = ({ role, allowed }: Grant): Expr => (allowed === true ? role.who : both(role.who, allowed || never));

function textOfGrant({ expression: who, name }: Role, cell: string): string {
  if (cell === "yes") return who === "anyone" ? name : who;
  return who === "anyone" ? cell : `${/\|\||\?|\bimplies\b/.test(who) ? `(${who})` : who} && ${cell}`;
}
