/** What holds of each entity, and of the state as a whole. */
import { type Clause, type Expr, environment, evaluate, Undefined } from "@tenet/checker";
import { sqlComment, sqlName } from "../../encode/sql.js";
import type { Exactness } from "../emitter.js";
import { reference } from "./checks.js";
import { emptyOf } from "./collections.js";
import type { Names, Printer } from "./print/printer.js";
import { type Row, readColumn, type Value } from "./print/value.js";
import { exclusion } from "./rivals/index.js";
import type { Schema } from "./schema.js";
import { columnOf, type Table, valueColumn } from "./tables.js";
import { type Watched, wholeState } from "./whole-state.js";

const none: Names = { variables: new Map() };

/** The Always clauses of the entities that stand in tables. */
export function entityClauses(schema: Schema): void {
  for (const { name, invariants } of schema.contract.types)
    for (const clause of invariants)
      for (const table of schema.tables.filter(one => one.entity === name))
        schema.orUnsupported(clause.id, () => {
          const held = rowCheck(schema, table, clause, (row, printer) =>
            printer.truth(clause.condition, { ...none, it: () => row }),
          );
          if (!held) wholeState(schema, ofClause(clause), everyRow(table, clause.condition));
          schema.hold(clause.id, { level: "exact" });
        });
}

/** The invariants of the state: as a key, an exclusion, a CHECK, or a trigger that looks at the whole when a transaction ends. */
export function stateClauses(schema: Schema): void {
  for (const clause of schema.contract.invariants)
    schema.orUnsupported(clause.id, () => {
      const each = eachOf(schema, clause.condition);
      const held =
        (each !== undefined && foreignKey(schema, clause, each)) ||
        excluded(schema, clause) ||
        (each !== undefined &&
          rowCheck(schema, each.table, clause, (row, printer) => printer.truth(each.body, each.names(row, printer))));
      if (!held) wholeState(schema, ofClause(clause), printer => printer.truth(clause.condition, none));
      schema.hold(clause.id, !held && emptyBreaks(schema, clause) ? unasked : { level: "exact" });
    });
}

const unasked: Exactness = {
  level: "weaker",
  reason: "That it is broken while all tables are empty is noticed with the first row.",
};

/** Whether a state breaks it in which nothing is stored yet: no trigger asks then. */
function emptyBreaks({ contract, tables }: Schema, { condition }: Clause): boolean {
  const empty = Object.fromEntries(tables.map(({ variable }) => [variable, emptyOf(contract, variable)]));
  try {
    return evaluate(condition, environment(contract, { before: empty, after: empty })) !== true;
  } catch (error) {
    // It reads a row that is not there: with that row, it is asked.
    if (!(error instanceof Undefined)) throw error;
    return false;
  }
}

interface Each {
  readonly table: Table;
  readonly body: Expr;
  readonly variable: string;
  readonly names: (row: Row, printer: Printer) => Names;
}

/** `accounts.values.every(a => …)`, `accounts.keys.every(k => …)`: a condition on one row at a time. */
function eachOf(schema: Schema, expr: Expr): Each | undefined {
  if (expr.kind !== "library" || expr.name !== "list.every") return undefined;
  const [list, lambda] = expr.args;
  const [pattern, ...others] = lambda?.kind === "lambda" ? lambda.parameters : [];
  if (lambda?.kind !== "lambda" || pattern?.kind !== "name" || others.length > 0) return undefined;
  const named = list?.kind === "library" && /^(?:map|dictionary|set)\./.test(list.name) ? list.args[0] : list;
  if (named?.kind !== "state") return undefined;
  const table = schema.tables.find(one => one.variable === named.name && one.kind !== "single");
  if (table === undefined) return undefined;
  const keys = list?.kind === "library" && list.name.endsWith(".keys");
  const element = (row: Row): Value => {
    const column = keys ? table.key : valueColumn(table);
    return column ? readColumn(schema.contract, row, column, column.optional) : row;
  };
  return {
    ...{ table, body: lambda.body, variable: pattern.name },
    names: row => ({ variables: new Map([[pattern.name, () => element(row)]]) }),
  };
}

/** `a.owner in users` of every row. */
function foreignKey(schema: Schema, { id }: Clause, { table, body, variable }: Each): boolean {
  if (body.kind !== "membership" || (body.of !== "map" && body.of !== "set")) return false;
  const { element, container } = body;
  if (container.kind !== "state" || element.kind !== "member") return false;
  if (element.object.kind !== "variable" || element.object.name !== variable) return false;
  const column = columnOf(table, element.name);
  // A foreign key passes over what is nothing; the condition does not.
  if (column === undefined || column.optional || column.only !== undefined) return false;
  return reference(schema, table, column, container.name, id, id);
}

/** No two rows beside each other: a constraint that is looked at when the trigger in its place would be. */
function excluded(schema: Schema, clause: Clause): boolean {
  const found = exclusion(schema, clause.condition);
  if (found === undefined) return false;
  const { table, text, extension } = found;
  if (extension !== undefined) schema.extensions.add(extension);
  const name = sqlName(schema.constraint(table, clause.id, clause.id));
  schema.checks.set(table, [...(schema.checks.get(table) ?? []), `${titleOf(clause)}\nCONSTRAINT ${name} ${text}`]);
  return true;
}

/** A CHECK over one row. What it reads inside JSON it may read only where the type of that is kept. */
function rowCheck(
  schema: Schema,
  table: Table,
  clause: Clause,
  truth: (row: Row, printer: Printer) => string,
): boolean {
  const title = `${titleOf(clause)}\n`;
  return schema.check(table, clause.id, clause.id, title, (row, printer) => {
    const read: string[] = [];
    const seen: Row = {
      ...row,
      read: column => {
        const text = row.read(column);
        const value = readColumn(schema.contract, row, column, false);
        if (value.repr !== "json") return text;
        const fits = schema.fits.get(column);
        if (fits !== undefined && !read.includes(`${fits}(${text})`)) read.push(`${fits}(${text})`);
        return text;
      },
    };
    const whole = truth(seen, printer);
    return read.length === 0 ? whole : `CASE WHEN ${read.join(" AND ")} THEN ${whole} ELSE TRUE END`;
  });
}

const titleOf = ({ id, text, expression }: Clause): string =>
  sqlComment(`${id}${text === "" ? "" : ` ${text}`}: ${expression}`);

const ofClause = (clause: Clause): Watched => ({
  ...{ promise: clause.id, name: clause.id, title: titleOf(clause), message: clause.text || clause.expression },
});

/** An Always clause that reads other rows, as one of every row of a table. */
function everyRow(table: Table, condition: Expr): (printer: Printer) => string {
  return printer => printer.everyRow(table, condition);
}
