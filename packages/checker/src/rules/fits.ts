import type { RuleNode } from "@tenet/parser";
import type { Type } from "../ir.js";
import type { RulePlace } from "./resolve.js";

const ordered = new Set(["integer", "number", "decimal", "unbounded", "duration", "timestamp"]);
const numeric = new Set(["integer", "number", "decimal", "unbounded", "duration"]);
const text = new Set(["string", "email", "url", "uuid"]);
const collections = new Set(["list", "set", "map", "dictionary"]);
const sized = new Set([...text, ...collections, "bytes"]);

/** Whether the rule means something on a type, in a place. An unknown type fits every rule. */
export function fits(node: RuleNode, type: Type, place: Pick<RulePlace, "history" | "field">): boolean {
  if (type.kind === "error") return node.kind !== "each";
  switch (node.kind) {
    case "atLeast":
    case "atMost":
    case "moreThan":
    case "lessThan":
    case "between":
      return ordered.has(type.kind);
    case "multipleOf":
      return numeric.has(type.kind);
    case "length":
    case "notEmpty":
      return sized.has(type.kind);
    case "matching":
      return text.has(type.kind);
    case "distinct":
    case "sorted":
      return type.kind === "list";
    case "each":
      return collections.has(type.kind);
    case "key":
    case "unique":
      return place.field;
    case "immutable":
    case "setOnce":
      return place.history;
    case "neverDecreases":
      return place.history && ordered.has(type.kind);
    case "onlyGrows":
      return place.history && (collections.has(type.kind) || text.has(type.kind));
    case "onlyAppended":
      return place.history && type.kind === "list";
    case "neverDeleted":
      return place.history && (type.kind === "map" || type.kind === "set");
    case "refersTo":
      return !collections.has(type.kind) && type.kind !== "record";
    default:
      return true;
  }
}

const words: Readonly<Record<RuleNode["kind"], readonly [rule: string, fitting: string]>> = {
  atLeast: ["at least", "numbers, durations and timestamps"],
  atMost: ["at most", "numbers, durations and timestamps"],
  moreThan: ["more than", "numbers, durations and timestamps"],
  lessThan: ["less than", "numbers, durations and timestamps"],
  between: ["from … to", "numbers, durations and timestamps"],
  multipleOf: ["multiple of", "numbers and durations"],
  length: ["length", "text, bytes, lists, sets and maps"],
  notEmpty: ["not empty", "text, bytes, lists, sets and maps"],
  matching: ["matching", "text"],
  distinct: ["distinct", "lists"],
  sorted: ["sorted", "lists"],
  each: ["each", "lists, sets and maps"],
  key: ["key", "fields of a record"],
  unique: ["unique", "fields of a record"],
  immutable: ["immutable", "state and the fields of entities"],
  setOnce: ["set once", "state and the fields of entities"],
  neverDecreases: ["never decreases", "numbers in state and in the fields of entities"],
  onlyGrows: ["only grows", "collections in state and in the fields of entities"],
  onlyAppended: ["only appended", "lists in state and in the fields of entities"],
  neverDeleted: ["never deleted", "maps and sets in state"],
  refersTo: ["refers to", "single values"],
  default: ["default", "any type"],
  where: ["where", "any type"],
  generated: ["generated", "any type"],
  secret: ["secret", "any type"],
  personal: ["personal", "any type"],
};

/** The rule in the words of the language. */
export function phrase(node: RuleNode): string {
  return words[node.kind][0];
}

/** What the rule is for, and the rule that says the same of this type, where there is one. */
export function expected(
  node: RuleNode,
  type: Type,
): { readonly fitting: string; readonly instead: string | undefined } {
  return { fitting: words[node.kind][1], instead: instead(node, type) };
}

function instead(node: RuleNode, type: Type): string | undefined {
  const bounds: Partial<Record<RuleNode["kind"], string>> = {
    atLeast: "length at least",
    atMost: "length at most",
    moreThan: "length at least",
    lessThan: "length at most",
    between: "length from … to",
  };
  if (sized.has(type.kind) && node.kind in bounds) return bounds[node.kind];
  if (node.kind === "unique" && type.kind === "list") return "distinct";
  if (node.kind === "length" && numeric.has(type.kind)) return "from … to";
  if (node.kind === "notEmpty" && type.kind === "list") return "length at least 1";
  if (["matching", "sorted"].includes(node.kind) && type.kind === "list") return `each ${words[node.kind][0]}`;
  return undefined;
}
