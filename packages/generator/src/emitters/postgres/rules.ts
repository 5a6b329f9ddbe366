/** The rules on a value, as SQL that is true where the value keeps them. */
import { expandType, type Rule, type Type, uniqueFields } from "@tenet/checker";
import { sqlName } from "../../encode/sql.js";
import { exists, queryOf, scalarOf, select } from "./print/collections.js";
import { matches } from "./print/library.js";
import { compare, equal, exact } from "./print/operators.js";
import type { Names, Printer } from "./print/printer.js";
import { Cannot, type Collection, cannot, type Query, type Scalar, type Value } from "./print/value.js";

/** What cannot be said in SQL, and why: the values of the type are then held less well than the spec says. */
export class Notes {
  readonly reasons: string[];
  /** Of the Always clauses of entities inside a column: why one is not said; undefined where it is. */
  readonly clauses = new Map<string, string | undefined>();

  constructor(reasons: readonly string[] = []) {
    this.reasons = [...reasons];
  }

  /** What `say` gives; where it cannot be said, a note instead. */
  try<T>(what: string, say: () => T): T | undefined {
    try {
      return say();
    } catch (error) {
      if (!(error instanceof Cannot)) throw error;
      this.add(`${what}: ${error.reason}`);
      return undefined;
    }
  }

  /** An Always clause of an entity inside a column. */
  clause(id: string, say: () => string): string | undefined {
    const before = this.reasons.length;
    const said = this.try(id, say);
    if (!this.clauses.get(id)) this.clauses.set(id, said === undefined ? this.reasons.slice(before)[0] : undefined);
    return said;
  }

  add(reason: string): void {
    if (!this.reasons.includes(reason)) this.reasons.push(reason);
  }
}

/** SQL for each rule that is about one value; `refers to` is a foreign key, others are about more than one moment. */
export function ruleTruths(
  printer: Printer,
  value: Value,
  type: Type,
  rules: readonly Rule[],
  names: Names,
  notes: Notes,
): readonly string[] {
  const inner: Names = { ...names, it: () => value };
  return rules.flatMap(rule => notes.try(nameOf(rule), () => ruleTruth(printer, value, type, rule, inner)) ?? []);
}

const words: { readonly [K in Rule["kind"]]?: string } = {
  min: "a least value",
  max: "a greatest value",
  multipleOf: "the rule `multiple of`",
  length: "a length",
  matching: "the rule `matching`",
  where: "the rule `where`",
};

export const nameOf = (rule: Rule): string =>
  rule.kind === "each" ? `\`each\` with ${nameOf(rule.rule)}` : (words[rule.kind] ?? `the rule \`${rule.kind}\``);

/** SQL for one rule, `it` of which is the value; undefined where it asks nothing of a value alone. */
export function ruleTruth(printer: Printer, value: Value, type: Type, rule: Rule, names: Names): string | undefined {
  switch (rule.kind) {
    case "min":
    case "max": {
      const limit = printer.scalar(rule.bound, names);
      const op = rule.kind === "min" ? ">" : "<";
      const { text } = compare(rule.exclusive ? op : `${op}=`, scalarOf(value, "a number"), limit);
      return limit.nullable ? `(${limit.text} IS NULL OR ${text})` : text;
    }
    case "multipleOf":
      return multiple(printer, scalarOf(value, "a number"), printer.scalar(rule.of, names));
    case "length":
      return lengthOf(printer, value, type, rule, names);
    case "matching":
      return matches(scalarOf(value, "a text").text, rule.source, rule.flags);
    case "distinct":
      return noTwo(printer, value, one => one);
    case "sorted":
      return sorted(printer, value, rule.by, names);
    case "where":
      return printer.truth(rule.condition, names);
    case "each":
      return each(printer, value, rule.rule, names);
    case "refersTo":
      return undefined;
    default:
      return undefined;
  }
}

/** By the digits of a number as it is written. */
function multiple(printer: Printer, value: Scalar, of: Scalar): string {
  const digits = (one: Scalar) => (one.repr === "double" ? printer.digits(one) : exact(one));
  return `(CASE WHEN ${digits(of)} = 0 THEN ${digits(value)} = 0 ELSE mod(${digits(value)}, ${digits(of)}) = 0 END)`;
}

function lengthOf(
  printer: Printer,
  value: Value,
  type: Type,
  { low, high }: Extract<Rule, { kind: "length" }>,
  names: Names,
): string {
  const size = sizeOf(printer, value, type);
  const [least, most] = [low, high].map(bound => bound && exactOrSame(printer.scalar(bound, names)));
  const parts = [least && `${size} >= ${least}`, most && `${size} <= ${most}`].flatMap(part => part ?? []);
  return `(${parts.join(" AND ")})`;
}

const exactOrSame = (bound: Scalar): string =>
  bound.repr === "double" ? cannot("its bound is not exact") : bound.text;

function sizeOf(printer: Printer, value: Value, type: Type): string {
  if (value.kind === "collection") return select(queryOf(printer, value), "count(*)");
  const whole = expandType(type, printer.contract);
  if (value.kind !== "scalar") return cannot("it is the length of what is no column");
  if (whole.kind === "bytes") return `octet_length(${value.text})`;
  if (value.repr === "text") return `char_length(${value.text})`;
  if (whole.kind === "list" || whole.kind === "set" || whole.kind === "tuple")
    return `jsonb_array_length(${value.text})`;
  if (whole.kind === "map" || whole.kind === "dictionary")
    return `(SELECT count(*) FROM jsonb_object_keys(${value.text}))`;
  return cannot("it is the length of what has none in SQL");
}

/** Two goes through the same list at once; each printed anew, so that their aliases differ. */
function pairs(printer: Printer, value: Value): readonly [Query, Query, string] {
  const [one, other] = [queryOf(printer, value), queryOf(printer, value)];
  return [one, other, `${one.from} CROSS JOIN ${other.from}`];
}

/** Of a JSON list or object, where an element stands. */
const spot = ({ from }: Query): string => {
  const [, alias, columns] = / AS (\w+)\((\w, \w)\)$/.exec(from) ?? cannot("its elements have no order in SQL");
  return `${alias}.${columns === "k, v" ? "k" : "i"}`;
};

/** No two elements are equal in what `read` gives; nothing equals no other nothing there. */
function noTwo(printer: Printer, value: Value, read: (element: Value) => Value, sparing = false): string {
  const [one, other, from] = pairs(printer, value);
  const [a, b] = [scalarOf(read(one.element), "an element"), scalarOf(read(other.element), "an element")];
  const there = sparing ? ` AND ${a.text} IS NOT NULL` : "";
  const { text } = equal(printer.contract, a, b, false);
  return `(NOT EXISTS (SELECT 1 FROM ${from} WHERE ${spot(one)} < ${spot(other)} AND ${text}${there}))`;
}

/** The elements of a set, and fields that are a key or unique: each once. */
export function distinctTruths(printer: Printer, value: Value, type: Type, notes: Notes): readonly string[] {
  const whole = expandType(type, printer.contract);
  const element =
    whole.kind === "list" || whole.kind === "set"
      ? whole.element
      : whole.kind === "map" || whole.kind === "dictionary"
        ? whole.value
        : undefined;
  if (element === undefined) return [];
  const set = whole.kind === "set" ? [notes.try("a set", () => noTwo(printer, value, one => one))] : [];
  const unique = uniqueFields(element.type, printer.contract).map(name =>
    notes.try(`the rule \`unique\` of ${name}`, () => noTwo(printer, value, one => printer.part(one, name), true)),
  );
  return [...set, ...unique].flatMap(one => one ?? []);
}

type By = Extract<Rule, { kind: "sorted" }>["by"];

/** What an element is sorted by. */
function rankOf(printer: Printer, query: Query, by: By, names: Names): Scalar {
  if (by === undefined) return scalarOf(query.element, "an element");
  const inner = printer.applied(by, names, query.element, query.position);
  return printer.scalar(inner.body, inner);
}

function sorted(printer: Printer, value: Value, by: By, names: Names): string {
  if (value.kind === "collection") return sortedRows(printer, value, by, names);
  const [one, other, from] = pairs(printer, value);
  const { text } = compare("<=", rankOf(printer, one, by, names), rankOf(printer, other, by, names));
  return `(NOT EXISTS (SELECT 1 FROM ${from} WHERE ${spot(other)} = ${spot(one)} + 1 AND ${text} IS NOT TRUE))`;
}

/** The rows of a list in the order of their places, each beside the one before. */
function sortedRows(printer: Printer, value: Collection, by: By, names: Names): string {
  const query = queryOf(printer, value);
  const rank = rankOf(printer, query, by, names);
  if (rank.nullable || rank.partial) return cannot("what it is sorted by may be nothing or have no value");
  const place = value.table.key ?? cannot("its rows have no order");
  const order = `OVER (ORDER BY ${sqlName(place.name)})`;
  const alias = printer.alias("s");
  const beside = `${rank.text} AS v, lag(${rank.text}) ${order} AS w, row_number() ${order} AS n`;
  const { text } = compare("<=", { ...rank, text: `${alias}.w` }, { ...rank, text: `${alias}.v` });
  return `(NOT EXISTS (SELECT 1 FROM ${select(query, beside)} AS ${alias} WHERE ${alias}.n > 1 AND ${text} IS NOT TRUE))`;
}

function each(printer: Printer, value: Value, rule: Rule, names: Names): string | undefined {
  const list = queryOf(printer, value);
  const element = scalarOf(list.element, "an element");
  const kept = ruleTruth(printer, element, element.type, rule, { ...names, it: () => element });
  if (kept === undefined)
    return rule.kind === "refersTo" ? cannot("a foreign key reaches no part of a column") : undefined;
  return `(NOT ${exists(list, [`(${kept}) IS NOT TRUE`])})`;
}
