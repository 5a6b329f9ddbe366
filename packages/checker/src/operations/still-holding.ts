import type { ExprNode, OperationNode } from "@tenet/parser";
import { withoutLocals } from "../expression/locals.js";
import type { Expr } from "../ir.js";
import type { Scope } from "../typing.js";

/** What held before the call of state variables that it does not change, and so holds afterwards. */
export function stillHolding(node: OperationNode, facts: readonly Expr[], scope: Scope): Expr[] {
  if (node.sameAs !== undefined) return [];
  const changed = new Set(node.changes?.map(row => rootOf(row.what)));
  return facts.map(fact => afterwards(withoutLocals(fact, scope), changed) as Expr);
}

function rootOf(node: ExprNode): string | undefined {
  if (node.kind === "member" || node.kind === "index") return rootOf(node.object);
  return node.kind === "name" ? node.name : undefined;
}

function afterwards(value: unknown, changed: ReadonlySet<string | undefined>): unknown {
  if (Array.isArray(value)) return value.map(one => afterwards(one, changed));
  if (typeof value !== "object" || value === null) return value;
  const expr = value as Expr;
  if (expr.kind === "state") return changed.has(expr.name) ? expr : { ...expr, when: "after" };
  const entries = Object.entries(value);
  const isSaid = (name: string) => name === "type" || name === "span";
  return Object.fromEntries(entries.map(([name, part]) => [name, isSaid(name) ? part : afterwards(part, changed)]));
}
