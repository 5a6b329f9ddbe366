import type { RuledType, Type } from "../ir.js";

/** A type in the spec's own words, such as `list of Cents`. For messages and documentation. */
export function display(type: Type): string {
  switch (type.kind) {
    case "named":
      return type.name;
    case "enum":
      return `one of ${type.values.join(", ")}`;
    case "list":
    case "set":
      return `${type.kind} of ${part(type.element)}`;
    case "optional":
      return `optional ${part(type.element)}`;
    case "map":
      return `map from ${part(type.key)} to ${part(type.value)}`;
    case "dictionary":
      return `{ string: ${display(type.value.type)} }`;
    case "record":
      return type.fields.length === 0
        ? "{}"
        : `{ ${type.fields.map(field => `${field.name}: ${display(field.type.type)}`).join(", ")} }`;
    case "tuple":
      return `[${type.items.map((item, at) => (type.names?.[at] === undefined ? "" : `${type.names[at]}: `) + display(item.type)).join(", ")}]`;
    case "union":
      return type.members.map(member => part(member)).join(" or ");
    case "any":
      return "any value";
    case "callable":
      return `function (${type.parameters.map(part).join(", ")}): ${part(type.returns)}`;
    case "order":
      return `order of ${part(type.element)}`;
    case "decimal":
      return `decimal(${type.places})`;
    case "unbounded":
      return "integer, unbounded";
    case "regex":
      return "regular expression";
    case "error":
      return "unknown";
    default:
      return type.kind;
  }
}

/** Within another type, what reads as several words with an `or` or a list of values stands in parentheses. */
function part({ type }: RuledType): string {
  return type.kind === "union" || type.kind === "enum" ? `(${display(type)})` : display(type);
}
