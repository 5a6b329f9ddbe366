/** `xs.every(a => xs.every(b => a.f === b.f && … implies a.id === b.id))`: what a unique constraint says, without a search. */
import type { Expr } from "@tenet/checker";
import { reprOf } from "./column-types.js";
import type { Schema } from "./schema.js";
import { type Column, columnOf, type Table } from "./tables.js";

/** The columns that together tell rows apart, where the body, over `first` of the table, says so. */
export function uniqueColumns(schema: Schema, table: Table, first: string, body: Expr): readonly Column[] | undefined {
  if (body.kind !== "library" || body.name !== "list.every") return undefined;
  const [list, lambda] = body.args;
  const [pattern, ...others] = lambda?.kind === "lambda" ? lambda.parameters : [];
  if (lambda?.kind !== "lambda" || pattern?.kind !== "name" || others.length > 0) return undefined;
  if (pattern.name === first || !isValuesOf(list, table)) return undefined;
  const { body: pair } = lambda;
  if (pair.kind !== "logical" || pair.op !== "implies") return undefined;
  const both = [first, pattern.name] as const;
  if (table.key === undefined || sameField(table, pair.right, both) !== table.key) return undefined;
  const columns = conjuncts(pair.left).map(one => sameField(table, one, both));
  const known = columns.flatMap(column => column ?? []);
  const plain = known.every(column => reprOf(schema.contract, column.type.type) !== "json");
  return known.length === columns.length && plain ? known : undefined;
}

function isValuesOf(list: Expr | undefined, table: Table): boolean {
  if (list?.kind !== "library" || list.name !== "map.values") return false;
  const [of] = list.args;
  return of?.kind === "state" && of.name === table.variable;
}

const conjuncts = (expr: Expr): readonly Expr[] =>
  expr.kind === "logical" && expr.op === "&&" ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr];

/** The field that is compared between the two. */
function sameField(table: Table, expr: Expr, both: readonly [string, string]): Column | undefined {
  if (expr.kind !== "equality" || expr.negated) return undefined;
  const { left, right } = expr;
  if (left.kind !== "member" || right.kind !== "member" || left.name !== right.name) return undefined;
  const owners = [left.object, right.object].map(one => (one.kind === "variable" ? one.name : ""));
  const isPair = both.every(name => owners.includes(name));
  return isPair ? columnOf(table, left.name) : undefined;
}
