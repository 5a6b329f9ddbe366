/**
 * Between a value as code holds it and the JSON that stands for it, by a JSON Schema as `spec compile` writes it. What does
 * not fit its schema stays as it is: to judge it is not this file's business.
 */
import { distinct } from "../values/index.js";
import { type OpenApi, record, resolve, type Schema } from "./document.js";
import { decimalOf, matches, readText } from "./texts.js";

/** The JSON of a value; undefined where there is nothing to write. */
export function toWire(document: OpenApi, schema: Schema, value: unknown): unknown {
  const known = flat(document, schema);
  const members = membersOf(known);
  if (members !== undefined) return byMember(document, members, value, toWire);
  if (typeof value === "bigint") return known["format"] === "decimal" ? decimalOf(known, value) : `${value}`;
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
  if (typeof json === "string") return readText(known, json);
  if (json === null) return mayBeNull(known) ? undefined : json;
  if (Array.isArray(json)) {
    const items = json.map((item, at) => fromWire(document, itemOf(known, at), item));
    // A set would swallow what stands twice.
    return known[kindKey] === "set" && distinct(items) ? new Set(items) : items;
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
  const added = all.map(part => (part === schema ? {} : flat(document, record(part))));
  const bases = target.map(part => (part === schema ? {} : flat(document, part)));
  // Where it is said already what the value is, alternatives that are added are conditions on it.
  const isKnown = [own, ...bases].some(one => one["type"] !== undefined || one["anyOf"] !== undefined);
  const parts = [...(isKnown ? added.map(({ anyOf: _, oneOf: __, ...rest }) => rest) : added), ...bases];
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

function mayBeNull({ type }: Schema): boolean {
  return type === "null" || (Array.isArray(type) && type.includes("null"));
}

/** Whether null is something to write there; elsewhere what holds nothing is left out. */
function takesNull(document: OpenApi, schema: Schema): boolean {
  // A default does not stand for null.
  if ("default" in schema) return true;
  const known = flat(document, schema);
  const members = membersOf(known);
  if (members !== undefined) return members.some(member => takesNull(document, member));
  return mayBeNull(known) || (known["type"] === undefined && !Array.isArray(known["enum"]) && !("const" in known));
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
    const isField = own === properties[name] || own === false;
    const isLeftOut =
      item === null && convert === toWire && isField && (own === false || !takesNull(document, record(own)));
    if (item !== undefined && !isLeftOut) converted.push([name, convert(document, record(own), item)]);
  }
  return Object.fromEntries(converted);
}

function textOf(document: OpenApi, schema: Schema, key: unknown): string {
  return String(toWire(document, record(schema["propertyNames"]), key));
}

/** Keys that are numbers or truth values are names on the wire; a name that is not how one is written stays a name. */
function keyOf(document: OpenApi, names: Schema, name: string): unknown {
  const known = flat(document, names);
  const kind = known[kindKey];
  if (kind === "integer" || kind === "number") return String(Number(name)) === name ? Number(name) : name;
  if (kind === "boolean") return name === "true" || (name === "false" ? false : name);
  return fromWire(document, known, name);
}
