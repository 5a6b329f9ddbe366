/** Types of the spec as TypeScript types. */
import { decimalText, type Field, type RuledType, type Type, type TypeDeclaration } from "@tenet/checker";
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
    case "decimal":
    case "unbounded":
      return "bigint";
    case "bytes":
      return "Uint8Array";
    case "callable":
      return `(${parametersText(type.parameters.map(inner))}) => ${inner(type.returns)}`;
    case "order":
      return `(${parametersText([inner(type.element), inner(type.element)])}) => number`;
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
  return (except === undefined && text.includes("|")) || /^readonly |=>/.test(text) ? `(${text})` : text;
}

/** Parameters have no names of their own: `a`, `b`, … */
function parametersText(types: readonly string[]): string {
  return types.map((type, at) => `${at < 26 ? String.fromCharCode(97 + at) : `p${at}`}: ${type}`).join(", ");
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
  const doc = docComment([prose, scaleOf(type.type)].filter(text => text !== "").join("\n\n"));
  const head = doc === "" ? "" : `${doc}\n`;
  if (kind === "entity" && type.type.kind === "record")
    return `${head}export interface ${names.type(name)} {\n${fieldLines(type.type.fields, names)}\n}`;
  if (kind === "entity" && type.type.kind === "union")
    return `${head}${stateTypes(names.type(name), type.type, names)}`;
  return `${head}export type ${names.type(name)} = ${typeText(type.type, names)};`;
}

/** What a bigint says by itself of a decimal: nothing. */
function scaleOf(type: Type): string {
  if (type.kind !== "decimal") return "";
  return `A decimal with ${type.places} places, as a whole number of its smallest unit: ${decimalText(1234n, type.places)} is 1234n.`;
}

/** An entity whose fields depend on its state: a member for each kind of states, with what the Meaning column says. */
function stateTypes(name: string, { members }: Type & { kind: "union" }, names: Pick<Names, "type">): string {
  const texts = members.map(({ type }) =>
    type.kind === "record"
      ? `{\n${fieldLines(type.fields, names)}\n}`.replace(/\n/g, "\n    ").replace(/ {2}\}$/, "  }")
      : typeText(type, names),
  );
  return `export type ${name} =${texts.map(text => `\n  | ${text}`).join("")};`;
}
