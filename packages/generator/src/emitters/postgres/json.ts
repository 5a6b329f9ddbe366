/** Whether the JSON in a column is that of a value of the type. */
import { type Contract, expandType, type Field, patterns, type RuledType, type Type } from "@tenet/checker";
import { sqlText } from "../../encode/sql.js";
import { matches } from "./print/library.js";
import type { Names, Printer } from "./print/printer.js";
import { mayBeNothing, readJson, type Scalar } from "./print/value.js";
import { distinctTruths, type Notes, ruleTruths } from "./rules.js";

export interface Fit {
  readonly printer: Printer;
  readonly notes: Notes;
  readonly names: Names;
  /** The declared types that the value is inside of. */
  readonly inside: readonly string[];
}

/** SQL that is true where `text`, of type jsonb, fits the type and its rules. NULL fits nothing. */
export function fitsJson(fit: Fit, text: string, ruled: RuledType): string {
  const { printer, notes, names } = fit;
  const { contract } = printer;
  const { type, rules } = ruled;
  const declared = type.kind === "named" ? contract.types.find(one => one.name === type.name) : undefined;
  const value = readJson(contract, { object: text }, type, false);
  const own = ruleTruths(printer, value, type, rules, names, notes);
  for (const rule of rules)
    if (rule.kind === "refersTo") notes.add(`refers to ${rule.state}: a foreign key reaches no part of a column`);
  if (declared === undefined) return type.kind === "named" ? "TRUE" : ofKind(fit, text, type, value, own);
  if (fit.inside.includes(declared.name)) {
    notes.add("values that contain themselves are checked to their first level only");
    return "TRUE";
  }
  const inner: Fit = { ...fit, inside: [...fit.inside, declared.name] };
  const always = declared.invariants.flatMap(
    clause =>
      notes.clause(clause.id, () => printer.truth(clause.condition, { variables: new Map(), it: () => value })) ?? [],
  );
  const whole = fitsJson(inner, text, declared.type);
  const more = [...own, ...always];
  return more.length === 0 ? whole : when(whole, mayBeNothing(contract, type) ? [orNothing(text, more)] : more);
}

const isNull = (text: string): string => `coalesce(jsonb_typeof(${text}), 'null') = 'null'`;
const orNothing = (text: string, conditions: readonly string[]): string =>
  `(${isNull(text)} OR (${conditions.join(" AND ")}))`;

/** The conditions may read the value only where the first says that it is of the kind. */
function when(first: string, conditions: readonly string[]): string {
  const rest = conditions.filter(one => one !== "TRUE");
  return rest.length === 0 ? first : `(CASE WHEN ${first} THEN ${rest.join("\n  AND ")} ELSE FALSE END)`;
}

function ofKind(fit: Fit, text: string, type: Type, value: Scalar, own: readonly string[]): string {
  const { contract } = fit.printer;
  const is = (kind: string) => `jsonb_typeof(${text}) = '${kind}'`;
  const letters = `(${text} #>> '{}')`;
  const string = (...conditions: readonly string[]) => when(is("string"), [...conditions, ...own]);
  switch (type.kind) {
    case "string":
      return string();
    case "url":
      fit.notes.add("a url: the database does not know what one is");
      return string();
    case "email":
      return string(matches(letters, patterns.email, ""));
    case "uuid":
      return string(matches(letters, patterns.uuid, ""));
    case "enum":
      return string(`${letters} IN (${type.values.map(sqlText).join(", ")})`);
    case "date":
      return string(when(matches(letters, patterns.date, ""), [isDay(letters)]));
    case "timestamp":
      return string(when(`${letters} ~ '${moment}'`, [isDay(letters)]));
    case "bytes":
      return string(`${letters} ~ '${base64}'`);
    case "unbounded":
      return string(`${letters} ~ '^(?:0|-?[1-9][0-9]*)$'`);
    case "decimal":
      return string(`${letters} ~ '${decimalPattern(type.places)}'`);
    case "integer":
    case "duration": {
      const whole = `trunc(${value.text}) = ${value.text} AND abs(${value.text}) <= ${Number.MAX_SAFE_INTEGER}`;
      return when(is("number"), [when(whole, own)]);
    }
    case "number":
      return when(is("number"), [when(`abs((${text} #>> '{}')::numeric) <= 1.7976931348623157e308`, own)]);
    case "boolean":
      return when(is("boolean"), own);
    case "nothing":
      return isNull(text);
    case "optional": {
      const inner = fitsJson(fit, text, { type: type.element.type, rules: type.element.rules });
      return `(${isNull(text)} OR ${when(inner, own)})`;
    }
    case "union":
      return when(`(${type.members.map(member => fitsJson(fit, text, member)).join(" OR ")})`, own);
    case "record":
      return when(record(fit, contract, text, type.fields), own);
    case "list":
    case "set":
      return when(is("array"), [
        when(all(fit, `jsonb_array_elements(${text})`, "v", type.element), [...distinct(fit, value, type), ...own]),
      ]);
    case "tuple":
      return when(is("array"), [
        `jsonb_array_length(${text}) = ${type.items.length}`,
        ...type.items.map((item, at) => fitsJson(fit, `(${text} -> ${at})`, item)),
        ...own,
      ]);
    case "map":
    case "dictionary":
      return when(is("object"), [
        when(all(fit, `jsonb_each(${text})`, "k, v", type.value), [
          ...(type.kind === "map" ? keys(fit, text, type.key) : []),
          ...distinct(fit, value, type),
          ...own,
        ]),
      ]);
    default:
      fit.notes.add(`a value of the kind ${type.kind}: any JSON is taken for one`);
      return "TRUE";
  }
}

const moment =
  "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$";

/** The month has such a day; PostgreSQL has no year 0. */
function isDay(text: string): string {
  const first = `(substr(${text}, 1, 8) || '01')::date`;
  const last = `extract(day FROM ${first} + interval '1 month' - interval '1 day')`;
  return `(CASE WHEN substr(${text}, 1, 4) = '0000' THEN FALSE ELSE substr(${text}, 9, 2)::integer <= ${last} END)`;
}

const base64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

const decimalPattern = (places: number): string => `^-?(?:0|[1-9][0-9]*)${places === 0 ? "" : `\\.[0-9]{${places}}`}$`;

const distinct = ({ printer, notes }: Fit, value: Scalar, type: Type) => distinctTruths(printer, value, type, notes);

/** Every element fits; inside a list, rules cannot read the fields around it. */
function all(fit: Fit, source: string, columns: string, element: RuledType): string {
  const alias = fit.printer.alias("e");
  const kept = fitsJson({ ...fit, names: { variables: new Map() } }, `${alias}.v`, element);
  if (kept === "TRUE") return "TRUE";
  return `(NOT EXISTS (SELECT 1 FROM ${source} AS ${alias}(${columns}) WHERE (${kept}) IS NOT TRUE))`;
}

function keys(fit: Fit, text: string, key: RuledType): readonly string[] {
  const kind = expandType(key.type, fit.printer.contract).kind;
  if (!["string", "enum", "uuid", "date", "email", "url", "unbounded", "decimal"].includes(kind)) {
    fit.notes.add(`keys of the kind ${kind}: JSON writes them as text`);
    return [];
  }
  const alias = fit.printer.alias("e");
  const kept = fitsJson(fit, `to_jsonb(${alias}.k)`, key);
  return [`(NOT EXISTS (SELECT 1 FROM jsonb_object_keys(${text}) AS ${alias}(k) WHERE (${kept}) IS NOT TRUE))`];
}

/** Exactly these fields. What is nothing is absent, never null: two records that are equal are the same JSON. */
function record(fit: Fit, contract: Contract, text: string, fields: readonly Field[]): string {
  const siblings = fields.map(
    ({ name, type }) => [name, () => readJson(contract, { object: text, name }, type.type, false)] as const,
  );
  const among: Fit = { ...fit, names: { variables: new Map(siblings) } };
  const each = fields.map(({ name, type }) => fitsJson(among, `(${text} -> ${sqlText(name)})`, type));
  const never = fields.filter(({ type }) => isLeftOut(contract, type.type));
  const nulls = never.map(({ name }) => `(${text} -> ${sqlText(name)}) IS DISTINCT FROM 'null'::jsonb`);
  const known = `ARRAY[${fields.map(({ name }) => sqlText(name)).join(", ")}]::text[]`;
  return when(`jsonb_typeof(${text}) = 'object'`, [`${text} - ${known} = '{}'::jsonb`, ...nulls, ...each]);
}

/** Whether nothing is written by leaving the field out; any JSON may be null, too. */
function isLeftOut(contract: Contract, type: Type): boolean {
  const whole = expandType(type, contract);
  if (whole.kind === "optional") return expandType(whole.element.type, contract).kind !== "json";
  return whole.kind === "nothing";
}
