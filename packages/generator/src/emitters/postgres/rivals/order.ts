/** Whether what is stored has its end after its beginning, so that there is a range from one to the other. */
import { type Contract, type Expr, flattenRules } from "@tenet/checker";
import { conjuncts, inlined, sameExpr } from "../../../arbitraries/expressions.js";
import { Cannot } from "../print/value.js";
import { rowAt, type Schema } from "../schema.js";
import { columnOf, type Table } from "../tables.js";
import { lambdaOf, tableOf } from "./collections.js";
import { isDuration, isPlain, type Order, ofRow, orderOf, row } from "./plain.js";
import type { Rivals } from "./recognize.js";

/** By a CHECK, which PostgreSQL looks at before it asks for the range, or by the condition on the rows themselves. */
export function isOrdered(schema: Schema, { table, where }: Rivals, stretch: Order): boolean {
  const { from, to, strict } = stretch;
  if (to.kind === "arithmetic" && to.op === "+") {
    const added = sameExpr(to.left, from) ? to.right : sameExpr(to.right, from) ? to.left : undefined;
    if (added !== undefined && isMore(schema.contract, table, added, strict)) return true;
  }
  const says = (known: Order) => sameExpr(known.from, from) && sameExpr(known.to, to) && (known.strict || !strict);
  const facts = [...where, ...checked(schema, table)].flatMap(one => orderOf(one) ?? []);
  return [...facts, ...bounds(schema.contract, table)].some(says);
}

/** Whether what is added is at least nothing; strictly, more. */
function isMore(contract: Contract, table: Table, added: Expr, strict: boolean): boolean {
  const enough = (bound: Expr, exclusive = false) => {
    const least = amountOf(bound);
    return least !== undefined && (least > 0 || (least === 0 && (exclusive || !strict)));
  };
  if (added.kind !== "member") return enough(added);
  const column = columnOf(table, added.name);
  if (column === undefined) return false;
  return flattenRules(column.type, contract).rules.some(
    rule => rule.kind === "min" && enough(rule.bound, rule.exclusive),
  );
}

function amountOf(expr: Expr): number | undefined {
  const of = isDuration(expr) && expr.kind === "library" ? expr.args[0] : expr.kind === "rescale" ? expr.value : expr;
  return of?.kind === "literal" && ["number", "bigint"].includes(typeof of.value) ? Number(of.value) : undefined;
}

/** What the entity's Always clauses and those of the state say of every row by itself. */
function checked(schema: Schema, table: Table): readonly Expr[] {
  const { contract, tables } = schema;
  const own = contract.types.find(({ name }) => name === table.entity)?.invariants ?? [];
  const each = contract.invariants.flatMap(({ condition }) => {
    const [list, lambda] = condition.kind === "library" && condition.name === "list.every" ? condition.args : [];
    const found = lambdaOf(lambda);
    return list && found && tableOf(tables, list) === table ? [found.body] : [];
  });
  return [...own.map(({ condition }) => condition), ...each]
    .map(one => inlined(one, contract))
    .filter(one => isPlain(one) && isSaid(schema, table, one))
    .flatMap(one => conjuncts(ofRow(one)));
}

/** Whether there is a CHECK for it. */
function isSaid(schema: Schema, table: Table, condition: Expr): boolean {
  try {
    const at = rowAt(table, "", new Set());
    schema.printer().truth(ofRow(condition), { variables: new Map([[row, () => at]]) });
    return true;
  } catch (error) {
    if (!(error instanceof Cannot)) throw error;
    return false;
  }
}

/** Rules of fields that name another: `end: timestamp, more than start`. */
function bounds(contract: Contract, table: Table): readonly Order[] {
  return table.columns.flatMap(({ role, type }) => {
    if (role.kind !== "field") return [];
    return flattenRules(type, contract).rules.flatMap((rule): Order[] => {
      if ((rule.kind !== "min" && rule.kind !== "max") || rule.bound.kind !== "variable") return [];
      const [own, other] = [role.field, rule.bound.name].map(name => fieldOf(rule.bound, name)) as [Expr, Expr];
      const [from, to] = rule.kind === "min" ? [other, own] : [own, other];
      return [{ from, to, strict: rule.exclusive }];
    });
  });
}

/** As the checker writes it; types do not count where expressions are compared. */
const fieldOf = ({ type, span }: Expr, name: string): Expr => ({
  kind: "member",
  object: { kind: "variable", name: row, type, span },
  name,
  type,
  span,
});
