/** Tables: columns, keys, and the checks of types and rules. */
import { type Contract, decimalPlaces, type Expr, expandType, flattenRules, patterns, type Rule } from "@tenet/checker";
import { sqlName, sqlText } from "../../encode/sql.js";
import { collectionRules, oddColumn } from "./collections.js";
import { reprOf } from "./column-types.js";
import { fitsJson } from "./json.js";
import { matches } from "./print/library.js";
import type { Names, Printer } from "./print/printer.js";
import { type Row, readColumn } from "./print/value.js";
import { Notes, ruleTruths } from "./rules.js";
import type { Schema } from "./schema.js";
import type { Column, Table } from "./tables.js";

/** Checks of every column of the table, and of its rows as wholes; what they do not hold is a reason of the table's types. */
export function typeChecks(schema: Schema, table: Table): void {
  const notes = new Notes();
  for (const column of table.columns) {
    // The variables of a one-row table are types of their own.
    const own = column.role.kind === "variable" ? new Notes() : notes;
    columnChecks(schema, table, column, own);
    if (own === notes) continue;
    holdClauses(schema, own);
    holdShape(schema, shapeOf(table, column), own);
  }
  elementChecks(schema, table, notes);
  holdClauses(schema, notes);
  if (table.variable === undefined) return;
  const whole = new Notes(notes.reasons);
  collectionRules(schema, table, shapeOf(table, undefined), whole);
  holdShape(schema, `${table.variable}.type`, whole);
  if (table.entity !== undefined) holdShape(schema, `${table.entity}.type`, notes);
}

function holdClauses(schema: Schema, { clauses }: Notes): void {
  for (const [id, reason] of clauses)
    schema.hold(id, reason === undefined ? { level: "exact" } : { level: "unsupported", reason: sentence([reason]) });
}

function holdShape(schema: Schema, id: string, { reasons }: Notes): void {
  schema.hold(id, reasons.length === 0 ? { level: "exact" } : { level: "weaker", reason: sentence(reasons) });
}

const sentence = (reasons: readonly string[]): string => `Not held by the database: ${reasons.join("; ")}.`;

export function shapeOf(table: Table, column: Column | undefined): string {
  if (column?.role.kind === "variable") return `${column.role.variable}.type`;
  return `${table.variable ?? table.name}.type`;
}

/** What a column is called in constraints: by the names of the spec. */
export function columnPath(table: Table, { role, name }: Column): string {
  if (role.kind === "variable") return role.variable;
  return `${table.variable ?? table.name}.${role.kind === "field" ? role.field : name}`;
}

function columnChecks(schema: Schema, table: Table, column: Column, notes: Notes): void {
  const { contract } = schema;
  if (column.role.kind === "position") return;
  const path = columnPath(table, column);
  const shape = shapeOf(table, column);
  for (const rule of flattenRules(column.type, contract).rules)
    if (rule.kind === "refersTo" && !targetOf(schema, rule.state))
      notes.add(`${path} refers to ${rule.state}: that is no table with a key`);
  schema.check(table, path, shape, "", (row, printer) => {
    const conditions = valueTruths(printer, row, column, notes);
    const whole = conditions.length === 0 ? "TRUE" : conditions.join(" AND ");
    const nullable = column.optional || column.only !== undefined;
    return whole === "TRUE" || !nullable ? whole : `${row.read(column)} IS NULL OR (${whole})`;
  });
  const tag = table.tag;
  if (column.only === undefined || tag === undefined) return;
  const states = column.only.map(sqlText).join(", ");
  schema.check(table, `${path}.only`, shape, "", row => {
    const there = `(${row.read(column)} IS NOT NULL)`;
    const among = `(${row.read(tag)} IN (${states}))`;
    return column.optional ? `NOT ${there} OR ${among}` : `${among} = ${there}`;
  });
}

/** SQL for the type of a column and all rules on its value. */
function valueTruths(printer: Printer, row: Row, column: Column, notes: Notes): readonly string[] {
  const { contract } = printer;
  const value = readColumn(contract, row, column, false);
  const names: Names = { variables: siblings(contract, row) };
  if (value.repr === "json") return [fitsJson({ printer, notes, names, inside: [] }, value.text, column.type)];
  const { type, rules } = flattenRules(column.type, contract);
  const own = ruleTruths(printer, value, type, rules, names, notes);
  return [...scalarTruths(contract, value.text, column, rules, notes), ...own];
}

/** The fields around a value, which bounds and conditions may read. */
function siblings(contract: Contract, row: Row): Names["variables"] {
  const fields = row.table.columns.flatMap(column =>
    column.role.kind === "field"
      ? [[column.role.field, () => readColumn(contract, row, column, column.optional)] as const]
      : [],
  );
  return new Map(fields);
}

function scalarTruths(
  contract: Contract,
  text: string,
  { type }: Column,
  rules: readonly Rule[],
  notes: Notes,
): readonly string[] {
  const whole = expandType(type.type, contract);
  switch (whole.kind) {
    case "integer":
    case "duration": {
      const { MIN_SAFE_INTEGER: low, MAX_SAFE_INTEGER: high } = Number;
      const bounds = [
        bounded(rules, "min") ? [] : [`${text} >= ${low}`],
        bounded(rules, "max") ? [] : [`${text} <= ${high}`],
      ];
      return bounds.flat();
    }
    case "unbounded":
    case "decimal":
      return [`scale(trim_scale(${text})) <= ${decimalPlaces(whole, contract) ?? 0}`];
    case "number":
      return [`${text} > '-Infinity' AND ${text} < 'Infinity'`];
    case "timestamp":
      return [`${text} BETWEEN '0001-01-01T00:00:00Z' AND '9999-12-31T23:59:59.999Z'`];
    case "date":
      return [`${text} BETWEEN '0001-01-01' AND '9999-12-31'`];
    case "enum":
      return [`${text} IN (${whole.values.map(sqlText).join(", ")})`];
    case "email":
      return [matches(text, patterns.email, "")];
    case "uuid":
      return [matches(text, patterns.uuid, "")];
    case "url":
      notes.add("a url: the database does not know what one is");
      return [];
    default:
      return [];
  }
}

/** Whether a rule bounds the value by a number, which says more than that it is a safe one. */
function bounded(rules: readonly Rule[], kind: "min" | "max"): boolean {
  return rules.some(rule => rule.kind === kind && isNumber(rule.bound));
}

const isNumber = (expr: Expr): boolean =>
  (expr.kind === "literal" && typeof expr.value === "number") || expr.kind === "rescale" || expr.kind === "negate"
    ? expr.kind === "literal" || isNumber(expr.kind === "rescale" ? expr.value : expr.operand)
    : false;

/** Rules on an entity as a whole. */
function elementChecks(schema: Schema, table: Table, notes: Notes): void {
  const { contract } = schema;
  const { element } = table;
  if (element === undefined || table.columns.some(({ role }) => role.kind === "value")) return;
  const { type, rules } = flattenRules(element, contract);
  for (const rule of rules)
    if (rule.kind === "refersTo") notes.add(`refers to ${rule.state}: a foreign key reaches no whole entity`);
  schema.check(table, table.variable ?? table.name, shapeOf(table, undefined), "", (row, printer) => {
    const kept = ruleTruths(printer, row, type, rules, { variables: siblings(contract, row) }, notes);
    return kept.length === 0 ? "TRUE" : kept.join(" AND ");
  });
}

/** The keys of a table, the columns that are unique, and what refers to others. */
export function keyConstraints(schema: Schema, table: Table): void {
  const { key } = table;
  for (const column of table.columns) {
    if (column === key) {
      const stated = schema.contract.promises.find(({ id }) => id === `${table.variable}.keys`)?.id;
      const name = schema.constraint(table, `${table.variable}.keys`, stated ?? shapeOf(table, column));
      addCheck(schema, table, `CONSTRAINT ${sqlName(name)} PRIMARY KEY (${sqlName(column.name)})`);
      weakerIfOdd(schema, table, column);
    } else if (table.kind !== "scalars" && table.kind !== "single" && isUnique(column)) {
      const name = schema.constraint(table, `${columnPath(table, column)}.unique`, shapeOf(table, column));
      addCheck(schema, table, `CONSTRAINT ${sqlName(name)} UNIQUE (${sqlName(column.name)})`);
      weakerIfOdd(schema, table, column);
    }
  }
  if (table.kind === "set" && key === undefined) {
    const name = schema.constraint(table, `${table.variable}.distinct`, shapeOf(table, undefined));
    const columns = table.columns.map(column => sqlName(column.name)).join(", ");
    addCheck(schema, table, `CONSTRAINT ${sqlName(name)} UNIQUE NULLS NOT DISTINCT (${columns})`);
    for (const column of table.columns) weakerIfOdd(schema, table, column);
  }
}

/** Where values of the column are equal whose JSON is not. */
function weakerIfOdd(schema: Schema, table: Table, column: Column): void {
  const odd = oddColumn(schema, column);
  if (odd === undefined) return;
  const reason = sentence([`that no two are equal in ${columnPath(table, column)}: ${odd}`]);
  schema.hold(shapeOf(table, column), { level: "weaker", reason });
}

const isUnique = ({ type }: Column): boolean => type.rules.some(({ kind }) => kind === "unique" || kind === "key");

function addCheck(schema: Schema, table: Table, text: string): void {
  schema.checks.set(table, [...(schema.checks.get(table) ?? []), text]);
}

/** Foreign keys of `refers to`, but for those that a promise states. */
export function references(schema: Schema, table: Table): void {
  for (const column of table.columns) {
    const { rules } = flattenRules(column.type, schema.contract);
    for (const rule of rules)
      if (rule.kind === "refersTo")
        reference(schema, table, column, rule.state, `${columnPath(table, column)}.refers`, shapeOf(table, column));
  }
}

/** A foreign key, unless there is one already; false where the two columns cannot be compared by one. */
export function reference(
  schema: Schema,
  table: Table,
  column: Column,
  state: string,
  name: string,
  promise: string,
): boolean {
  const target = targetOf(schema, state);
  const { contract } = schema;
  if (!target || reprOf(contract, target.column.type.type) !== reprOf(contract, column.type.type)) return false;
  const about = `${table.name}/${column.name}/${target.table.name}`;
  if (schema.references.has(about)) return true;
  schema.references.add(about);
  const constraint = sqlName(schema.constraint(table, name, promise));
  schema.keys.push(
    `ALTER TABLE ${sqlName(table.name)} ADD CONSTRAINT ${constraint}\n  FOREIGN KEY (${sqlName(column.name)}) ` +
      `REFERENCES ${sqlName(target.table.name)} (${sqlName(target.column.name)}) DEFERRABLE INITIALLY DEFERRED;`,
  );
  // For the question whether anything still refers to a row, and for conditions that ask what does.
  if (column !== table.key && !isUnique(column))
    schema.keys.push(`CREATE INDEX ON ${sqlName(table.name)} (${sqlName(column.name)});`);
  return true;
}

function targetOf({ tables }: Schema, state: string): { readonly table: Table; readonly column: Column } | undefined {
  const table = tables.find(one => one.variable === state);
  return table?.key && table.kind !== "list" ? { table, column: table.key } : undefined;
}
