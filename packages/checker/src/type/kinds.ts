import type { KindName, Type } from "../ir.js";
import { jsonOfKind } from "./json.js";
import { alternatives, plain, resolveType, type TypeWorld, unionOf } from "./resolve.js";

/** The words that may stand after `is`. */
export const kindNames: readonly KindName[] = [
  "string",
  "number",
  "boolean",
  "nothing",
  "list",
  "set",
  "map",
  "record",
  "timestamp",
];

/** The kind of value that a type's values are; of a structural type that is no union. Undefined for an unknown one. */
export function kindOf(type: Type): KindName | undefined {
  switch (type.kind) {
    case "string":
    case "enum":
    case "date":
    case "uuid":
    case "email":
    case "url":
      return "string";
    case "integer":
    case "number":
    case "duration":
    case "decimal":
    case "unbounded":
      return "number";
    case "list":
    case "tuple":
      return "list";
    case "record":
    case "dictionary":
      return "record";
    case "boolean":
    case "nothing":
    case "set":
    case "map":
    case "timestamp":
      return type.kind;
    default:
      return undefined;
  }
}

/** The part of a type whose values are of a kind (`holds`), or are not. Undefined: no value is. */
export function narrowToKind(type: Type, kind: KindName, holds: boolean, world: TypeWorld): Type | undefined {
  const all = alternatives(type, world);
  if (holds && all.some(member => resolveType(member, world).kind === "json")) return jsonOfKind(kind);
  const kept = all.filter(member => {
    const own = kindOf(resolveType(member, world));
    return own === undefined || (own === kind) === holds;
  });
  if (kept.length === all.length) return type;
  return kept.length === 0 ? undefined : withOptional(kept);
}

/** Alternatives as one type: `T or nothing` is `optional T`. */
export function withOptional(members: readonly Type[]): Type {
  const present = members.filter(member => member.kind !== "nothing");
  if (present.length === 0) return { kind: "nothing" };
  const whole = unionOf(present.map(plain));
  return present.length === members.length ? whole : { kind: "optional", element: plain(whole) };
}

/** Text as far as the library goes: what text functions can be asked of. */
export const isText = (type: Type) => ["string", "enum", "uuid", "email", "url"].includes(type.kind);

export const isNumeric = (type: Type) => type.kind === "integer" || type.kind === "number";

/** A number that is a bigint in code: a decimal, scaled by its places, or an unbounded integer. */
export type Exact = Extract<Type, { kind: "decimal" }> | { readonly kind: "unbounded" };

export const isExact = (type: Type): type is Exact => type.kind === "decimal" || type.kind === "unbounded";
