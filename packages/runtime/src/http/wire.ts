/**
 * Between a value as code holds it and the JSON that stands for it, by a JSON Schema as `spec compile` writes it. What does
 * not fit its schema stays as it is: to judge it is not this file's business.
 */
import { showDecimal } from "../values/exact.js";
import { type OpenApi, record, resolve, type Schema } from "./document.js";

/** The JSON of a value; undefined where there is nothing to write. */
export function toWire(document: OpenApi, schema: Schema, value: unknown): unknown {
  const known = flat(document, schema);
  const members = membersOf(known);
  if (members !== undefined) return byMember(document, members, value, toWire);
  if (typeof value === "bigint")
    return known["format"] === "decimal" ? showDecimal(value, placesOf(known)) : `${value}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [textOf(document, known, key), item]);
    return fields(document, known, Object.fromEntries(entries), toWire);
  }
  if (value instanceof Set || Array.isArray(value))
    return [...value].map((item, at) => toWire(document, itemOf(known, at), item) ?? null);
  return typeof value === "object" && value !== null ? fields(document, known, value, toWire) : value;
}

/** The value that the JSON stands for. */
export function fromWire(document: OpenApi, schema: Schema, json: unknown): unknown {
  const known = flat(document, schema);
  const members = membersOf(known);
  if (members !== undefined) return byMember(document, members, json, fromWire);
  if (typeof json === "string") return scalar(known, json);
  if (json === null) return mayBeNull(known) ? undefined : json;
  if (Array.isArray(json)) {
    const items = json.map((item, at) => fromWire(document, itemOf(known, at), item));
    return known[kindKey] === "set" ? new Set(items) : items;
  }
  if (typeof json !== "object") return json;
  const read = fields(document, known, json, fromWire);
  if (known[kindKey] !== "map") return read;
  const names = record(known["propertyNames"]);
  return new Map(Object.entries(read).map(([name, item]) => [keyOf(document, names, name), item]));
}

/** Says what a JSON array or object is in code where it is no list and no record: `set` or `map`; of a name, its key's kind. */
const kindKey = "x-tenet-kind";

type Convert = typeof toWire;

/** The schema with what it refers to and what `allOf` adds, one level deep. */
function flat(document: OpenApi, schema: Schema): Schema {
  const all = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  if (schema["$ref"] === undefined && all.length === 0) return schema;
  const { $ref: _, allOf: __, ...own } = schema;
  const target = schema["$ref"] === undefined ? [] : [record(resolve(document, schema))];
  const parts = [...target, ...all].map(part => (part === schema ? {} : flat(document, record(part))));
  const properties = Object.assign({}, ...[...parts, own].map(part => part["properties"]));
  const merged: Record<string, unknown> = Object.assign({}, ...parts, own);
  return Object.keys(properties).length === 0 ? merged : { ...merged, properties };
}

function membersOf(schema: Schema): readonly Schema[] | undefined {
  const members = schema["anyOf"] ?? schema["oneOf"];
  return Array.isArray(members) ? members.map(record) : undefined;
}

/** By the first member whose literals, kind and fields the JSON has. */
function byMember(document: OpenApi, members: readonly Schema[], value: unknown, convert: Convert): unknown {
  for (const member of members) {
    const found = convert(document, member, value);
    if (looksLike(document, member, convert === toWire ? found : value)) return found;
  }
  return value;
}

function looksLike(document: OpenApi, schema: Schema, json: unknown): boolean {
  const known = flat(document, schema);
  const members = membersOf(known);
  if (members !== undefined) return members.some(member => looksLike(document, member, json));
  if ("const" in known) return known["const"] === json;
  if (Array.isArray(known["enum"])) return known["enum"].includes(json);
  if (typeof json === "string" && typeof known["pattern"] === "string") return matches(known["pattern"], json);
  const type = known["type"];
  if (type !== undefined && !(Array.isArray(type) ? type : [type]).includes(typeOf(json, type))) return false;
  return type !== "object" || isRecordOf(document, known, json as object);
}

function isRecordOf(document: OpenApi, schema: Schema, json: object): boolean {
  const properties = record(schema["properties"]);
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  if (!required.every(name => Object.hasOwn(json, name))) return false;
  return Object.entries(json).every(([name, item]) =>
    Object.hasOwn(properties, name)
      ? looksLike(document, record(properties[name]), item)
      : schema["additionalProperties"] !== false,
  );
}

function typeOf(json: unknown, type: unknown): string {
  if (json === null) return "null";
  if (Array.isArray(json)) return "array";
  return typeof json === "number" && type === "integer" && Number.isInteger(json) ? "integer" : typeof json;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

function scalar({ format, contentEncoding }: Schema, text: string): unknown {
  if (format === "decimal") return /^-?\d+(\.\d+)?$/.test(text) ? BigInt(text.replace(".", "")) : text;
  if (format === "integer") return /^-?\d+$/.test(text) ? BigInt(text) : text;
  if (contentEncoding === "base64") return new Uint8Array(Buffer.from(text, "base64"));
  if (format !== "date-time") return text;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment;
}

/** A decimal is written with all its places; a document that somebody else wrote says how many in its pattern. */
function placesOf({ pattern, "x-tenet-places": places }: Schema): number {
  return typeof places === "number" ? places : Number(/\\\.\\d\{(\d+)\}\$$/.exec(String(pattern))?.[1] ?? 0);
}

function mayBeNull({ type }: Schema): boolean {
  return type === "null" || (Array.isArray(type) && type.includes("null"));
}

function itemOf(schema: Schema, at: number): Schema {
  const prefix = schema["prefixItems"];
  return record(Array.isArray(prefix) && at < prefix.length ? prefix[at] : schema["items"]);
}

function fields(document: OpenApi, schema: Schema, value: object, convert: Convert): Record<string, unknown> {
  const properties = record(schema["properties"]);
  const converted: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : schema["additionalProperties"];
    const made = convert(document, record(own), item);
    if (item !== undefined) converted.push([name, made]);
  }
  return Object.fromEntries(converted);
}

function textOf(document: OpenApi, schema: Schema, key: unknown): string {
  return String(toWire(document, record(schema["propertyNames"]), key));
}

/** Keys that are numbers or truth values are names on the wire. */
function keyOf(document: OpenApi, names: Schema, name: string): unknown {
  const known = flat(document, names);
  const kind = known[kindKey];
  if (kind === "integer" || kind === "number") return Number(name);
  return kind === "boolean" ? name === "true" : fromWire(document, known, name);
}
