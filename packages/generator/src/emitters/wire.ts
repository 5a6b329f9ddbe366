/**
 * How values are written as JSON between programs. One mapping for every file that speaks of it; docs/emitters.md has it as
 * a table. It writes what case files and `spec replay` read.
 */
import { type Contract, decimalText, expandType, type Type } from "@tenet/checker";

/** The JSON that stands for a value of the type. What does not fit its type is written as near as JSON comes to it. */
export function toWire(contract: Contract, type: Type, value: unknown): unknown {
  const inner = (of: Type) => (item: unknown) => toWire(contract, of, item) ?? null;
  const known = expandType(type, contract);
  if (known.kind === "optional") return value === undefined ? undefined : toWire(contract, known.element.type, value);
  if (known.kind === "union") return toWire(contract, memberOf(contract, known, value), value);
  if (typeof value === "bigint") return known.kind === "decimal" ? decimalText(value, known.places) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return base64(value);
  if (value instanceof Map) {
    const [key, item] = known.kind === "map" ? [known.key.type, known.value.type] : [any, any];
    return Object.fromEntries([...value].map(([k, v]) => [String(inner(key)(k)), inner(item)(v)]));
  }
  if (known.kind === "tuple" && Array.isArray(value))
    return value.map((item, at) => inner(known.items[at]?.type ?? any)(item));
  if (value instanceof Set || Array.isArray(value))
    return [...value].map(inner(known.kind === "list" || known.kind === "set" ? known.element.type : any));
  return typeof value === "object" && value !== null ? record(contract, known, value) : value;
}

const any: Type = { kind: "any" };

function isAny(named: Type, contract: Contract): boolean {
  const type = expandType(named, contract);
  return type.kind === "optional" ? isAny(type.element.type, contract) : type.kind === "any" || type.kind === "json";
}

/** Fields that hold nothing are left out. */
function record(contract: Contract, type: Type, value: object): unknown {
  const typeOf = (name: string): Type => {
    if (type.kind === "record") return type.fields.find(field => field.name === name)?.type.type ?? any;
    return type.kind === "dictionary" ? type.value.type : any;
  };
  const isList = type.kind === "dictionary";
  const field = (name: string) => (type.kind === "record" ? type.fields.find(one => one.name === name) : undefined);
  const hasDefault = (name: string) => field(name)?.type.rules.some(rule => rule.kind === "default") === true;
  const takesNull = (name: string) => field(name) !== undefined && isAny(typeOf(name), contract);
  // In JSON of any form null is itself, and a default does not stand for it.
  const isHeld = (name: string, item: unknown) =>
    item !== undefined && (item !== null || type.kind !== "record" || takesNull(name) || hasDefault(name));
  const entries = Object.entries(value).filter(([name, item]) => isList || isHeld(name, item));
  return Object.fromEntries(entries.map(([name, item]) => [name, toWire(contract, typeOf(name), item) ?? null]));
}

/** The member that the value is of, as far as its kind and its literal fields say. */
function memberOf(contract: Contract, { members }: Type & { kind: "union" }, value: unknown): Type {
  return members.find(({ type }) => looksLike(contract, type, value))?.type ?? any;
}

function looksLike(contract: Contract, named: Type, value: unknown): boolean {
  const type = expandType(named, contract);
  switch (type.kind) {
    case "optional":
      return value === undefined || looksLike(contract, type.element.type, value);
    case "union":
      return type.members.some(member => looksLike(contract, member.type, value));
    case "enum":
      return type.values.includes(value as string);
    case "record":
      return isPlain(value) && type.fields.every(field => tells(contract, field.type.type, value[field.name]));
    case "dictionary":
      return isPlain(value);
    case "list":
    case "tuple":
      return Array.isArray(value);
    case "set":
      return value instanceof Set;
    case "map":
      return value instanceof Map;
    case "timestamp":
      return value instanceof Date;
    case "bytes":
      return value instanceof Uint8Array;
    case "nothing":
      return value === undefined;
    case "boolean":
      return typeof value === "boolean";
    case "decimal":
    case "unbounded":
      return typeof value === "bigint";
    case "integer":
    case "number":
    case "duration":
      return typeof value === "number";
    default:
      return ["any", "json", "opaque", "error"].includes(type.kind) || typeof value === "string";
  }
}

/** Whether a field may hold the value, where literals tell members apart. */
function tells(contract: Contract, named: Type, value: unknown): boolean {
  const type = expandType(named, contract);
  return type.kind !== "enum" || type.values.includes(value as string);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}
