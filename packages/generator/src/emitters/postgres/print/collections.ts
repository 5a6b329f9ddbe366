/** Lists, sets and maps: of the state as tables, in columns as JSON. */
import { type Expr, expandType, type Type } from "@tenet/checker";
import { sqlName } from "../../../encode/sql.js";
import { columnOf, valueColumn } from "../tables.js";
import { alike, definedOf, equal, guarded, pull, truthOf } from "./operators.js";
import type { Printer } from "./printer.js";
import {
  type Collection,
  cannot,
  type Items,
  type Lookup,
  mayBeNothing,
  type Query,
  type Row,
  readColumn,
  readJson,
  rowOf,
  type Scalar,
  type Value,
} from "./value.js";

/** The elements of anything that has some; of a map its values. */
export function queryOf(printer: Printer, value: Value): Query {
  switch (value.kind) {
    case "query":
      return value;
    case "collection":
      return rowsOf(printer, value);
    case "items":
      return itemsOf(printer, value);
    case "scalar":
      return value.repr === "json" ? jsonOf(printer, value) : cannot("it goes through what is no list in SQL");
    default:
      return cannot("it goes through what is no list in SQL");
  }
}

function rowsOf(printer: Printer, { table }: Collection): Query {
  printer.reads(table);
  const alias = printer.alias(table.name);
  return {
    ...{ kind: "query", from: `${sqlName(table.name)} AS ${alias}`, where: [], position: undefined, guards: [] },
    element: elementOf(printer, rowOf(table, alias)),
  };
}

/** What the spec means by a row: an entity, or the value that it holds. */
function elementOf({ contract }: Printer, row: Row): Value {
  const column = valueColumn(row.table);
  return column ? readColumn(contract, row, column, column.optional) : row;
}

export function keysOf(printer: Printer, { table }: Collection): Query {
  const rows = rowsOf(printer, { kind: "collection", table });
  const alias = rows.from.slice(rows.from.lastIndexOf(" ") + 1);
  const key = table.key ?? cannot("it reads keys that the database does not hold");
  return { ...rows, element: readColumn(printer.contract, rowOf(table, alias), key, false) };
}

function itemsOf(printer: Printer, { items, set }: Items): Query {
  if (set && items.length > 1) return cannot("it goes through a set that is written out");
  const alias = printer.alias("e");
  const scalars = items.map(item => scalarOf(item, "lists of what has parts"));
  const [first, ...rest] = scalars;
  if (first === undefined) return cannot("it goes through a list that is always empty");
  if (scalars.some(one => one.partial)) return cannot("a list holds what may have no value");
  for (const one of rest) alike(one, first);
  const rows = scalars.map((one, at) => `(${one.text}, ${at})`).join(", ");
  return {
    ...{ kind: "query", from: `(VALUES ${rows}) AS ${alias}(v, i)`, where: [], position: `${alias}.i`, guards: [] },
    element: {
      ...first,
      text: `${alias}.v`,
      nullable: scalars.some(one => one.nullable),
      keyOf: undefined,
      rules: undefined,
    },
  };
}

function jsonOf(printer: Printer, value: Scalar): Query {
  const { contract } = printer;
  const type = expandType(value.type, contract);
  const alias = printer.alias("e");
  const guards = value.partial ? [`(${value.text} IS NOT NULL)`] : [];
  const base = { kind: "query", where: [], guards } as const;
  if (type.kind === "list" || type.kind === "set")
    return {
      ...base,
      from: `jsonb_array_elements(${value.text}) WITH ORDINALITY AS ${alias}(v, i)`,
      position: type.kind === "list" ? `(${alias}.i - 1)` : undefined,
      element: readJson(contract, { object: `${alias}.v` }, type.element.type, false),
    };
  if (type.kind === "map" || type.kind === "dictionary")
    return {
      ...base,
      from: `jsonb_each(${value.text}) AS ${alias}(k, v)`,
      position: undefined,
      element: readJson(contract, { object: `${alias}.v` }, type.value.type, false),
    };
  return cannot("it goes through a value that is not a list in every case");
}

/** The keys of a map or dictionary that stands in a column. */
export function jsonKeysOf(printer: Printer, value: Scalar): Query {
  const values = jsonOf(printer, value);
  const type = expandType(value.type, printer.contract);
  if (type.kind !== "map" && type.kind !== "dictionary") return cannot("it reads the keys of what is no map");
  const key: Type = type.kind === "map" ? type.key.type : { kind: "string" };
  const alias = / AS (\w+)\(k, v\)$/.exec(values.from)?.[1] ?? cannot("it reads the keys of what is no map");
  return { ...values, element: readJson(printer.contract, { object: `to_jsonb(${alias}.k)` }, key, false) };
}

export function scalarOf(value: Value, what: string): Scalar {
  return value.kind === "scalar" ? value : cannot(`it needs ${what} as one value`);
}

/** `SELECT what FROM … WHERE …`, in parentheses. */
export function select({ from, where }: Query, what: string, more: readonly string[] = []): string {
  const all = [...where, ...more];
  return `(SELECT ${what} FROM ${from}${all.length > 0 ? ` WHERE ${all.join(" AND ")}` : ""})`;
}

export function exists(query: Query, more: readonly string[] = []): string {
  return `EXISTS ${select(query, "1", more)}`;
}

/** The same list with a condition on its elements. */
export function filtered(query: Query, condition: Scalar): Query {
  if (condition.partial) return cannot("a condition on the elements of a list may have no value for some of them");
  return condition.text === "TRUE" ? query : { ...query, where: [...query.where, condition.text], position: undefined };
}

export function contains(printer: Printer, container: Value, element: Value): Scalar {
  if (container.kind === "items") return amongItems(printer, container, scalarOf(element, "an element"));
  const query =
    container.kind === "collection" && container.table.kind === "map"
      ? keysOf(printer, container)
      : isMap(printer, container)
        ? jsonKeysOf(printer, container as Scalar)
        : queryOf(printer, container);
  const sought = scalarOf(element, "an element");
  const found = equal(printer.contract, scalarOf(query.element, "the elements of a list"), sought, false);
  const defined = definedOf(sought);
  const guards = [...query.guards, ...(defined ? [defined] : [])];
  return truthOf(guarded(guards, exists(query, [found.text])), guards.length > 0);
}

const isMap = ({ contract }: Printer, value: Value): boolean =>
  value.kind === "scalar" && ["map", "dictionary"].includes(expandType(value.type, contract).kind);

function amongItems(printer: Printer, { items }: Items, element: Scalar): Scalar {
  const scalars = items.map(item => scalarOf(item, "the elements of a list"));
  const there = definedOf(element);
  if (scalars.length === 0) return truthOf(guarded(there ? [there] : [], "FALSE"), element.partial);
  if (scalars.some(one => one.partial)) return cannot("a list holds what may have no value");
  const each = scalars.map(one => equal(printer.contract, element, one, false));
  const simple =
    !element.nullable && scalars.every(one => !one.nullable && one.repr === element.repr && one.repr !== "json");
  if (simple) return truthOf(`(${element.text} IN (${scalars.map(one => one.text).join(", ")}))`, element.partial);
  return truthOf(`(${each.map(one => one.text).join(" OR ")})`, element.partial);
}

/** `m[k]`: the row itself, where the key is that row's own. */
export function entry(
  printer: Printer,
  expr: Extract<Expr, { kind: "index" }>,
  object: Value,
  key: Scalar,
  known: boolean,
): Value {
  if (object.kind === "collection" && object.table.kind === "map") {
    const { table } = object;
    if (key.keyOf?.table === table) return elementOf(printer, key.keyOf);
    const column = table.key ?? cannot("it reads keys that the database does not hold");
    const sought = pull(key, readColumn(printer.contract, rowOf(table, ""), column, false).repr);
    if (sought === undefined) return cannot("a key is of another kind in SQL");
    const lookup: Lookup = { kind: "lookup", table, key: sought.text, sure: known };
    const value = valueColumn(table);
    return value ? field(printer, lookup, value.name, expr.type) : lookup;
  }
  if (object.kind !== "scalar" || object.repr !== "json") return cannot("it reads an element by its place");
  if (object.nullable) return cannot("it reads an element of what may be nothing");
  const isList = expr.of === "list" || expr.of === "tuple";
  const place = isList ? `(${object.text} -> ${listPlace(key)})` : `(${object.text} -> ${keyText(key)})`;
  const read = readJson(printer.contract, { object: place }, expr.type, true);
  return { ...read, defined: `(${place} IS NOT NULL)` };
}

/** A place from the end is none in the spec; one too far is none in both. */
function listPlace(key: Scalar): string {
  if (/^\d{1,9}$/.test(key.text)) return key.text;
  if (key.repr !== "integer") return cannot("it reads an element at a place that is computed");
  return `(CASE WHEN ${key.text} BETWEEN 0 AND 2147483647 THEN ${key.text} END)::integer`;
}

function keyText(key: Scalar): string {
  return key.repr === "text" ? key.text : (pull(key, "text")?.text ?? cannot("it reads under a key that is no text"));
}

/** A column of the row that a key leads to. */
export function field(printer: Printer, { table, key, sure }: Lookup, name: string, type: Type): Scalar {
  printer.reads(table);
  const alias = printer.alias(table.name);
  const row = rowOf(table, alias);
  const column = columnOf(table, name) ?? table.columns.find(one => one.name === name);
  if (column === undefined) return cannot(`it reads ${name}, which is no column`);
  const own = table.key && key !== undefined ? ` WHERE ${row.read(table.key)} = ${key}` : "";
  const from = `FROM ${sqlName(table.name)} AS ${alias}${own}`;
  const nullable = mayBeNothing(printer.contract, type);
  const read = readColumn(printer.contract, row, column, nullable);
  return {
    ...{ ...read, text: `(SELECT ${read.text} ${from})`, partial: sure !== true, keyOf: undefined },
    defined: nullable && !sure ? `EXISTS (SELECT 1 ${from})` : undefined,
  };
}

/** The value where `present` was asked before. */
export function sure(value: Value): Value {
  if (value.kind === "scalar") return { ...value, partial: false };
  if (value.kind === "query") return { ...value, guards: [] };
  return value.kind === "lookup" ? { ...value, sure: true } : value;
}

/** SQL that says whether the value is there; undefined where it always is. */
export function present(printer: Printer, value: Value): string | undefined {
  if (value.kind === "scalar") return definedOf(value);
  if (value.kind === "query") return value.guards.length > 0 ? `(${value.guards.join(" AND ")})` : undefined;
  if (value.kind !== "lookup" || value.sure) return undefined;
  const { table, key } = value;
  printer.reads(table);
  const alias = printer.alias(table.name);
  const own = table.key && key !== undefined ? ` WHERE ${rowOf(table, alias).read(table.key)} = ${key}` : "";
  return `EXISTS (SELECT 1 FROM ${sqlName(table.name)} AS ${alias}${own})`;
}
