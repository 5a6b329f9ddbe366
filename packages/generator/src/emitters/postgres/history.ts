/** Rules of history: triggers that compare a row with what it was. */
import { expandType, type HistoryRule, historyRules } from "@tenet/checker";
import { sqlComment, sqlName, sqlText } from "../../encode/sql.js";
import type { Exactness } from "../emitter.js";
import { reprOf } from "./column-types.js";
import { alone, raise, type Schema } from "./schema.js";
import { type Column, columnOf, type Table } from "./tables.js";

/** What a trigger asks of rows, and in whose name it refuses. */
interface Ask {
  readonly rule: HistoryRule;
  readonly constraint: string;
  /** When it refuses: on a change of a row, on the end of one, on new ones. */
  readonly update: string | undefined;
  readonly remove: boolean;
  readonly insert: string | undefined;
}

export function historyTriggers(schema: Schema): void {
  const rules = historyRules(schema.contract);
  for (const rule of rules) if (rule.places.length === 0) schema.hold(rule.id, nowhere);
  for (const table of schema.tables) {
    const own = rules.filter(rule => rule.places.some(place => isIn(table, place.variable)));
    const asks = own.flatMap(rule => askOf(schema, table, rule) ?? []);
    for (const rule of own) schema.hold(rule.id, levelOf(schema, table, rule, own, asks));
    if (asks.length > 0) schema.triggers.push(...triggers(schema, table, asks));
  }
}

const nowhere: Exactness = {
  level: "unsupported",
  reason: "No table holds such an entity under a key, so that nothing tells what it was before.",
};

const isIn = (table: Table, variable: string): boolean =>
  table.variable === variable ||
  table.columns.some(({ role }) => role.kind === "variable" && role.variable === variable);

function columnOfRule(table: Table, { field, places }: HistoryRule): Column | undefined {
  if (field !== undefined) return columnOf(table, field);
  const variable = places[0]?.variable;
  return table.columns.find(({ role }) => role.kind === "variable" && role.variable === variable);
}

function askOf(schema: Schema, table: Table, rule: HistoryRule): Ask | undefined {
  const column = columnOfRule(table, rule);
  if (column === undefined && rule.field !== undefined) return undefined;
  if (column === undefined && table.kind === "single") return undefined;
  const constraint = schema.guard(table, rule.id);
  // The only row of its table cannot go and come again.
  const remove = column === undefined || table.kind === "single" || table.kind === "scalars";
  if (column !== undefined)
    return { rule, constraint, update: broken(schema, table, column, rule), remove, insert: undefined };
  return { rule, constraint, ...ofWhole(table, rule), remove };
}

/** Of a map, list or set of the state. */
function ofWhole(table: Table, { what }: HistoryRule): Pick<Ask, "update" | "insert"> {
  const key = table.key && sqlName(table.key.name);
  const keyMoves = key === undefined ? "TRUE" : `NEW.${key} IS DISTINCT FROM OLD.${key}`;
  const anything = "NEW IS DISTINCT FROM OLD";
  if (what === "onlyAppended" && key !== undefined) {
    const own = `EXISTS (SELECT 1 FROM added AS b WHERE b.${key} = r.${key})`;
    const later = `r.${key} > (SELECT min(a.${key}) FROM added AS a) AND NOT ${own}`;
    return { update: anything, insert: `EXISTS (SELECT 1 FROM ${sqlName(table.name)} AS r WHERE ${later})` };
  }
  const isMap = table.kind === "map";
  return { update: isMap && what !== "immutable" ? keyMoves : anything, insert: undefined };
}

/** SQL that is true where a column may not have become what it is. */
function broken(schema: Schema, table: Table, column: Column, rule: HistoryRule): string | undefined {
  const [was, is] = [`OLD.${sqlName(column.name)}`, `NEW.${sqlName(column.name)}`];
  const differs = differing(schema, column, was, is);
  // In a state that has the field, before and after.
  const tag = table.tag && sqlName(table.tag.name);
  const states = column.only?.map(sqlText).join(", ");
  const both = tag && states ? `OLD.${tag} IN (${states}) AND NEW.${tag} IN (${states}) AND ` : "";
  const from = `${both}${was} IS NOT NULL AND `;
  switch (rule.what) {
    case "immutable":
      return `${both}${differs}`;
    case "setOnce":
      return `${from}${differs}`;
    case "neverDecreases":
      return `${from}(${is} >= ${was}) IS NOT TRUE`;
    case "onlyGrows":
    case "onlyAppended":
    case "neverDeleted":
      return `${from}(${grown(schema, column, rule, was, is)}) IS NOT TRUE`;
  }
}

function differing({ contract }: Schema, column: Column, was: string, is: string): string {
  // A set has no order; its JSON has.
  if (expandType(column.type.type, contract).kind !== "set") return `${is} IS DISTINCT FROM ${was}`;
  return `(${is} @> ${was} AND ${was} @> ${is}) IS NOT TRUE`;
}

function grown({ contract }: Schema, column: Column, { what }: HistoryRule, was: string, is: string): string {
  if (reprOf(contract, column.type.type) === "text") return `strpos(${is}, ${was}) > 0`;
  const { kind } = expandType(column.type.type, contract);
  if (kind === "map" || kind === "dictionary") return `${is} ?& ARRAY(SELECT jsonb_object_keys(${was}))`;
  const elements = (of: string) => `SELECT e.v FROM jsonb_array_elements(${of}) AS e(v)`;
  if (what !== "onlyAppended") return `NOT EXISTS (${elements(was)} EXCEPT ALL ${elements(is)})`;
  const before = `jsonb_array_elements(${was}) WITH ORDINALITY AS e(v, i)`;
  return `NOT EXISTS (SELECT 1 FROM ${before} WHERE ${is} -> (e.i - 1)::integer IS DISTINCT FROM e.v)`;
}

function levelOf(
  schema: Schema,
  table: Table,
  rule: HistoryRule,
  all: readonly HistoryRule[],
  asks: readonly Ask[],
): Exactness {
  if (!asks.some(ask => ask.rule === rule))
    return { level: "unsupported", reason: "The table of the entity has no column for it." };
  if (rule.what === "immutable" && rule.field === undefined && table.kind !== "scalars")
    return {
      level: "weaker",
      reason: "Rows can still be added: the database cannot tell that from the first filling.",
    };
  const { contract } = schema;
  const inParts =
    rule.type.kind !== "set" && hasSets(contract, rule)
      ? "A set inside it that is written in another order counts as changed."
      : undefined;
  if (inParts) return { level: "weaker", reason: inParts };
  const stays =
    all.some(other => other.field === undefined && other.what !== "setOnce") ||
    table.kind === "single" ||
    table.kind === "scalars";
  if (rule.field === undefined || stays || rule.field === keyField(table)) return { level: "exact" };
  return {
    level: "weaker",
    reason: "A row that is deleted and inserted again has no history. Where entries are never deleted, it is held.",
  };
}

const keyField = ({ key }: Table): string | undefined => (key?.role.kind === "field" ? key.role.field : undefined);

function hasSets(contract: Schema["contract"], { type }: HistoryRule): boolean {
  const whole = expandType(type, contract);
  return whole.kind === "list" && expandType(whole.element.type, contract).kind === "set";
}

/** A key that moves is another entity, unless its own history says otherwise. AFTER, so that no other trigger comes later. */
function triggers(schema: Schema, table: Table, asks: readonly Ask[]): readonly string[] {
  const routine = schema.routine(`${table.name}: history`);
  const on = sqlName(table.name);
  const body = [...removals(asks), ...updates(table, asks), "  RETURN NULL;"];
  const remove = asks.some(ask => ask.remove);
  const events = ["UPDATE", ...(remove ? ["DELETE"] : [])];
  const row = `CREATE TRIGGER ${sqlName(routine)} AFTER ${events.join(" OR ")} ON ${on}`;
  const truncate = `CREATE TRIGGER ${sqlName(schema.routine(`${table.name}: history of all`))} BEFORE TRUNCATE ON ${on}`;
  const call = (each: string) => `\n  FOR EACH ${each} EXECUTE FUNCTION ${sqlName(routine)}();`;
  return [
    [
      titleOf(asks),
      schema.triggerFunction(routine, body),
      row + call("ROW"),
      ...(remove ? [truncate + call("STATEMENT")] : []),
    ].join("\n"),
    ...appended(schema, table, asks),
  ];
}

const titleOf = (asks: readonly Ask[]): string =>
  sqlComment(asks.map(ask => `${ask.rule.id}: ${ask.rule.text}`).join("\n"));

/** What a statement adds, once it has: one after the other, so that what others append is seen. */
function appended(schema: Schema, table: Table, asks: readonly Ask[]): readonly string[] {
  const own = asks.filter(ask => ask.insert);
  if (own.length === 0) return [];
  const routine = schema.routine(`${table.name}: appended`);
  const asked = own.flatMap(ask => refusal(ask, ask.insert ?? "FALSE", "  "));
  const body = [...alone(schema.contract, "  "), ...asked, "  RETURN NULL;"];
  return [
    [
      titleOf(own),
      schema.triggerFunction(routine, body),
      `CREATE TRIGGER ${sqlName(routine)} AFTER INSERT ON ${sqlName(table.name)} REFERENCING NEW TABLE AS added`,
      `  FOR EACH STATEMENT EXECUTE FUNCTION ${sqlName(routine)}();`,
    ].join("\n"),
  ];
}

function removals(asks: readonly Ask[]): readonly string[] {
  const [first] = asks.filter(ask => ask.remove);
  if (first === undefined) return [];
  return [
    "  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN",
    raise(sqlText(first.constraint), first.rule.text, "    "),
    "  END IF;",
  ];
}

function updates(table: Table, asks: readonly Ask[]): readonly string[] {
  const key = table.key && sqlName(table.key.name);
  const ofWhole = asks.filter(ask => ask.rule.field === undefined || ask.rule.field === keyField(table));
  const ofFields = asks.filter(ask => !ofWhole.includes(ask));
  const whole = ofWhole.flatMap(ask => (ask.update ? refusal(ask, ask.update, "  ") : []));
  if (ofFields.length === 0) return whole;
  const fields = ofFields.flatMap(ask => (ask.update ? refusal(ask, ask.update, key ? "    " : "  ") : []));
  return key ? [...whole, `  IF NEW.${key} = OLD.${key} THEN`, ...fields, "  END IF;"] : [...whole, ...fields];
}

function refusal({ rule, constraint }: Ask, when: string, indent: string): readonly string[] {
  return [`${indent}IF ${when} THEN`, raise(sqlText(constraint), rule.text, `${indent}  `), `${indent}END IF;`];
}
