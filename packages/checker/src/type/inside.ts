/** Data types inside a type. */
import type { RuledType, Type } from "../ir.js";

/** The types that a value of the type holds values of, with their rules. Of functions and comparators: none. */
export function typesIn(type: Type): readonly RuledType[] {
  switch (type.kind) {
    case "list":
    case "set":
    case "optional":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "dictionary":
      return [type.value];
    case "record":
      return type.fields.map(field => field.type);
    case "tuple":
      return type.items;
    case "union":
      return type.members;
    default:
      return [];
  }
}
