/** Types of the spec as TypeScript types. */
import type { Field, RuledType, Type, TypeDeclaration } from "@tenet/checker";
import { docComment, propertyName, stringLiteral } from "./encode/index.js";
import type { Names } from "./names.js";

/** One TypeScript type, complete by itself: unions stand in parentheses where something follows. */
export function typeText(type: Type, names: Pick<Names, "type">): string {
  const inner = (ruled: RuledType) => typeText(ruled.type, names);
  switch (type.kind) {
    case "string":
    case "date":
    case "uuid":
    case "email":
    case "url":
      return "string";
    case "integer":
    case "number":
    case "duration":
      return "number";
    case "boolean":
      return "boolean";
    case "nothing":
      return "undefined";
    case "timestamp":
      return "Date";
    case "enum":
      return type.values.map(stringLiteral).join(" | ");
    case "list":
      return `readonly ${atomic(inner(type.element))}[]`;
    case "set":
      return `ReadonlySet<${inner(type.element)}>`;
    case "map":
      return `ReadonlyMap<${inner(type.key)}, ${inner(type.value)}>`;
    // Not Record: a recursive alias may stand in an index signature, not in a type argument that is resolved at once.
    case "dictionary":
      return `{ readonly [key: string]: ${inner(type.value)} }`;
    case "record":
      return `{ ${type.fields.map(field => fieldText(field, names)).join("; ")} }`;
    case "tuple":
      return `readonly [${type.items.map(inner).join(", ")}]`;
    case "optional":
      return `${atomic(inner(type.element), "|")} | undefined`;
    case "union":
      return type.members.map(member => atomic(inner(member), "|")).join(" | ");
    case "named":
      return names.type(type.name);
    default:
      return "unknown";
  }
}

function atomic(text: string, except?: "|"): string {
  return (except === undefined && text.includes("|")) || text.startsWith("readonly ") ? `(${text})` : text;
}

/** `readonly name?: string | undefined`; `optional` for an input that has a default. */
export function fieldText(
  field: Field,
  names: Pick<Names, "type">,
  optional = field.type.type.kind === "optional",
): string {
  const text = typeText(field.type.type, names);
  const orNothing = optional && field.type.type.kind !== "optional" ? `${atomic(text, "|")} | undefined` : text;
  return `readonly ${propertyName(field.name)}${optional ? "?" : ""}: ${orNothing}`;
}

/** The lines between the braces of a record type, with what the Meaning column says. */
export function fieldLines(
  fields: readonly Field[],
  names: Pick<Names, "type">,
  isOptional?: (field: Field) => boolean | undefined,
): string {
  return fields
    .flatMap(field => [docComment(field.prose, "  "), `  ${fieldText(field, names, isOptional?.(field))};`])
    .filter(line => line !== "")
    .join("\n");
}

/** `export interface` of an entity, `export type` of an alias. */
export function declaration({ name, kind, type, prose }: TypeDeclaration, names: Pick<Names, "type">): string {
  const doc = docComment(prose);
  const head = doc === "" ? "" : `${doc}\n`;
  if (kind === "entity" && type.type.kind === "record")
    return `${head}export interface ${names.type(name)} {\n${fieldLines(type.type.fields, names)}\n}`;
  return `${head}export type ${names.type(name)} = ${typeText(type.type, names)};`;
}
