import type { KindName, Type } from "../ir.js";

const json: Type = { kind: "json" };

/** What a JSON value of a kind is; undefined where no JSON value is of it. */
export function jsonOfKind(kind: KindName): Type | undefined {
  switch (kind) {
    case "string":
    case "number":
    case "boolean":
    case "nothing":
      return { kind };
    case "list":
      return { kind: "list", element: { type: json, rules: [] } };
    case "record":
      return { kind: "dictionary", value: { type: json, rules: [] } };
    default:
      return undefined;
  }
}

const scalars: ReadonlySet<string> = new Set([
  "json",
  "string",
  "integer",
  "number",
  "boolean",
  "nothing",
  "enum",
  "date",
  "uuid",
  "email",
  "url",
  "duration",
]);

/** Whether every value of a structural type is a JSON value. `again` asks it of a type inside. */
export function isJson(type: Type, again: (from: Type, to: Type) => boolean): boolean {
  switch (type.kind) {
    case "list":
      return again(type.element.type, json);
    case "dictionary":
      return again(type.value.type, json);
    case "tuple":
      return type.items.every(item => again(item.type, json));
    case "record":
      return type.fields.every(field => again(field.type.type, json));
    default:
      return scalars.has(type.kind);
  }
}
