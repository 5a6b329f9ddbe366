/** Invariants that keep two rows from standing beside each other, in the ways that specs say it. */
import { type Expr, flattenRules } from "@tenet/checker";
import { inlined, sameExpr } from "../../../arbitraries/expressions.js";
import type { Schema } from "../schema.js";
import { type Column, columnOf, type Table } from "../tables.js";
import { type Chosen, elements, existenceOf, lambdaOf, moreThanOne, tableOf } from "./collections.js";
import { against, distinct, isInlinable, isPlain, type Order, ofRow, orderOf, variableOf, within } from "./plain.js";

/** No two rows of the table that keep all of `where` are the same in all of `same`, at stretches that overlap. */
export interface Rivals {
  readonly table: Table;
  /** Over the variable `row`. */
  readonly where: readonly Expr[];
  readonly same: readonly Column[];
  /** Over `row`, from and to; strict where one may begin where the other ends. Undefined: at all times. */
  readonly stretch: Order | undefined;
  /** Whether rows with nothing in a column never meet; else nothing equals nothing. */
  readonly apart: boolean;
}

export function rivalsOf(schema: Schema, condition: Expr): Rivals | undefined {
  if (!isInlinable(condition, schema.contract)) return undefined;
  const whole = inlined(condition, schema.contract);
  const [breach, ...others] = against(whole);
  if (breach === undefined || others.length > 0) return undefined;
  return pairwise(schema, breach) ?? atMostOne(schema, breach) ?? allDistinct(schema, whole);
}

/** `xs.every(a => xs.every(b => a.id === b.id || …))` */
function pairwise({ tables }: Schema, breach: Expr): Rivals | undefined {
  const outer = existenceOf(breach);
  const [inner, ...others] = outer?.all.flatMap(one => existenceOf(one) ?? []) ?? [];
  if (!outer || !inner || others.length > 0 || outer.variable === inner.variable) return undefined;
  const table = tableOf(tables, outer.list);
  if (!table || table !== tableOf(tables, inner.list)) return undefined;
  const atoms = [...outer.all.filter(one => existenceOf(one) === undefined), ...inner.all];
  if (!atoms.every(isPlain)) return undefined;
  const [where, rest] = [outer, inner].map(one => conditionsOn(one, atoms)) as [Conditions, Conditions];
  // What is asked of one of the two alone does not say the same the other way round.
  if (!within(where, rest) || !within(rest, where)) return undefined;
  const between = atoms.filter(one => variableOf(one) === undefined);
  const met = meetingOf(table, between);
  return met && { table, where, ...met, apart: false };
}

type Conditions = readonly Expr[];

const conditionsOn = ({ variable }: Chosen, atoms: readonly Expr[]): Conditions =>
  distinct(atoms.filter(one => variableOf(one) === variable).map(ofRow));

/** What is said of two rows: that they are two, what they share, and that they overlap. */
function meetingOf(table: Table, between: readonly Expr[]): Pick<Rivals, "same" | "stretch"> | undefined {
  const equalities = between.filter(one => one.kind === "equality");
  const columns = equalities.map(one => sharedColumn(table, one));
  if (columns.includes(undefined)) return undefined;
  const same = columns.filter((_, at) => !equalities[at]?.negated);
  const apart = columns.filter((_, at) => equalities[at]?.negated);
  if (apart.length !== 1 || !tellsApart(table, apart[0])) return undefined;
  const orders = between.filter(one => one.kind !== "equality").map(orderOf);
  const stretch = stretchOf(orders);
  if (orders.length > 0 && stretch === undefined) return undefined;
  return { same: [...new Set(same.flatMap(one => one ?? []))], stretch };
}

/** The field that is compared between the two rows. */
function sharedColumn(table: Table, { left, right }: Extract<Expr, { kind: "equality" }>): Column | undefined {
  if (left.kind !== "member" || right.kind !== "member" || left.name !== right.name) return undefined;
  if (left.object.kind !== "variable" || right.object.kind !== "variable") return undefined;
  return columnOf(table, left.name);
}

/** Whether every row has its own value there. */
function tellsApart(table: Table, column: Column | undefined): boolean {
  if (column === undefined || column.optional || column.only !== undefined) return false;
  return column === table.key || column.type.rules.some(({ kind }) => kind === "unique" || kind === "key");
}

/** `a.start < b.end` and `b.start < a.end`. */
function stretchOf([one, other, ...more]: readonly (Order | undefined)[]): Order | undefined {
  if (!one || !other || more.length > 0 || one.strict !== other.strict) return undefined;
  const [from, to] = [variableOf(one.from), variableOf(one.to)];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (variableOf(other.from) !== to || variableOf(other.to) !== from) return undefined;
  const [own, others] = [inRow(one), inRow(other)];
  return sameExpr(own.from, others.from) && sameExpr(own.to, others.to) ? own : undefined;
}

const inRow = ({ from, to, strict }: Order): Order => ({ from: ofRow(from), to: ofRow(to), strict });

/** `xs.count(x => …) <= 1`, of all or for each. */
function atMostOne(schema: Schema, breach: Expr): Rivals | undefined {
  const outer = existenceOf(breach);
  const [found, ...others] = outer?.all.filter(one => moreThanOne(one)) ?? [breach];
  const counted = found && moreThanOne(found);
  const table = counted && tableOf(schema.tables, counted.list);
  if (!counted || !table || others.length > 0 || !counted.all.every(isPlain)) return undefined;
  const where = conditionsOn(counted, counted.all);
  const between = counted.all.filter(one => variableOf(one) !== counted.variable);
  const rivals = { table, where, same: [], stretch: undefined, apart: false };
  if (outer === undefined) return between.length === 0 ? rivals : undefined;
  if (outer.variable === counted.variable) return undefined;
  const rest = outer.all.filter(one => one !== found);
  if (!rest.every(one => isPlain(one) && variableOf(one) === outer.variable)) return undefined;
  if (tableOf(schema.tables, outer.list) === table) {
    const same = between.map(one => (one.kind === "equality" && !one.negated ? sharedColumn(table, one) : undefined));
    // Each that is counted has to ask, too.
    if (same.includes(undefined) || !within(conditionsOn(outer, rest), where)) return undefined;
    return { ...rivals, same: same.flatMap(one => one ?? []) };
  }
  const column = between.length === 1 && rest.length === 0 ? owned(schema, table, outer, between[0]) : undefined;
  return column && { ...rivals, same: [column], apart: true };
}

/** `x.owner === k` for each key of what `owner` refers to: the column. */
function owned(
  { contract, tables }: Schema,
  table: Table,
  { list, variable }: Chosen,
  equality: Expr | undefined,
): Column | undefined {
  if (equality?.kind !== "equality" || equality.negated || list.kind !== "library") return undefined;
  const [state] = list.args;
  const target = state?.kind === "state" ? tables.find(one => one.variable === state.name) : undefined;
  if (!target?.key || target.kind !== "map") return undefined;
  const { left, right } = equality;
  const [field, key] = variableOf(left) === variable ? [right, left] : [left, right];
  if (field.kind !== "member" || field.object.kind !== "variable" || field.object.name === variable) return undefined;
  const byKey = list.name.endsWith(".keys") && key.kind === "variable" && key.name === variable;
  const byField =
    list.name.endsWith(".values") &&
    key.kind === "member" &&
    key.object.kind === "variable" &&
    key.object.name === variable &&
    columnOf(target, key.name) === target.key;
  const column = byKey || byField ? columnOf(table, field.name) : undefined;
  const refers =
    column &&
    flattenRules(column.type, contract).rules.some(one => one.kind === "refersTo" && one.state === target.variable);
  return refers ? column : undefined;
}

/** `xs.distinct(x => x.field)` */
function allDistinct({ tables }: Schema, whole: Expr): Rivals | undefined {
  if (whole.kind !== "library" || whole.name !== "list.distinct") return undefined;
  const [of, lambda] = [elements(whole.args[0]), lambdaOf(whole.args[1])];
  const table = of && tableOf(tables, of.list);
  if (!table || lambda?.body.kind !== "member" || lambda.body.object.kind !== "variable") return undefined;
  const column = lambda.body.object.name === lambda.variable ? columnOf(table, lambda.body.name) : undefined;
  if (!of.all.every(one => variableOf(one) === of.variable)) return undefined;
  const where = conditionsOn(of, of.all);
  return column && { table, where, same: [column], stretch: undefined, apart: false };
}
