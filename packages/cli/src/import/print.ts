/** A shape in the words of the language. */
import { code, text } from "./encode.js";
import type { Rule, Shape, ShapeType } from "./shape.js";

/** Where a type stands: in a table cell, and in inline code already. */
interface Position {
  readonly inTable: boolean;
  readonly inCode: boolean;
}

/** The type alone, as it stands in a cell or behind `` `Name`: ``. */
export function printType(type: ShapeType, inTable: boolean): string {
  return needsCode(type)
    ? code(write(type, { inTable, inCode: true }), inTable)
    : write(type, { inTable, inCode: false });
}

/** `length at least 1, matching `/x/``: rules with a comma between them. */
export function printRules(rules: readonly Rule[], inTable: boolean): string {
  return rules.map(rule => writeRule(rule, { inTable, inCode: false })).join(", ");
}

/** Braces, brackets and quotation marks read better in inline code, and mean nothing to Markdown there. */
function needsCode(type: ShapeType): boolean {
  switch (type.kind) {
    case "words":
      return !type.values.every(isBare);
    case "dictionary":
    case "tuple":
      return true;
    case "list":
    case "set":
    case "optional":
      return needsCode(type.element.type);
    case "map":
      return needsCode(type.key.type) || needsCode(type.value.type);
    case "union":
      return type.members.some(member => needsCode(member.type));
    default:
      return false;
  }
}

/** The first words of rules, and those between types: bare, they would end a list of words. */
const reserved = new Set(
  "at more less multiple from length not matching unique distinct sorted key refers default generated secret personal where immutable set never only each or to otherwise".split(
    " ",
  ),
);

function isBare(word: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/.test(word) && !reserved.has(word.toLowerCase());
}

function write(type: ShapeType, position: Position): string {
  const inner = (each: Shape) => element(each, position);
  switch (type.kind) {
    case "scalar":
    case "named":
      return type.name;
    case "words":
      return `one of ${type.values.map(value => (isBare(value) ? value : text(value))).join(", ")}`;
    case "list":
      return `list of ${inner(type.element)}`;
    case "set":
      return `set of ${inner(type.element)}`;
    case "optional":
      return `optional ${inner(type.element)}`;
    case "map":
      return `map from ${inner(type.key)} to ${inner(type.value)}`;
    case "dictionary":
      return `{ string: ${inner(type.element)} }`;
    case "tuple":
      return `[${type.items.map(inner).join(", ")}]`;
    case "union":
      return type.members.map(inner).join(" or ");
    case "record":
      return "json";
  }
}

/** Inside another type, what has rules or several members stands in parentheses. */
function element({ type, rules }: Shape, position: Position): string {
  const written = write(type, position);
  const isOne = rules.length === 0 && !["union", "words"].includes(type.kind) && !written.includes(",");
  return isOne ? written : `(${[written, ...rules.map(rule => writeRule(rule, position))].join(", ")})`;
}

function writeRule({ phrase, code: inside }: Rule, { inTable, inCode }: Position): string {
  return inside === undefined ? phrase : `${phrase} ${inCode ? inside : code(inside, inTable)}`;
}
