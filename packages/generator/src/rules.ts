/** Rules of types as conditions of the IR, so that one printer writes them all. */
import { type Expr, notation, type Rule, type RuledType, type Type } from "@tenet/checker";

type LibraryName = Extract<Expr, { kind: "library" }>["name"];

const nowhere = { start: 0, end: 0 };
const boolean: Type = { kind: "boolean" };
const integer: Type = { kind: "integer" };

/** The condition on `it` that a rule states; undefined where the rule says nothing about a single value. */
export function condition(rule: Rule, it: Expr, expand: (type: Type) => Type): Expr | undefined {
  const type = expand(it.type);
  switch (rule.kind) {
    case "min":
      return compare(it, rule.exclusive ? ">" : ">=", rule.bound, type);
    case "max":
      return compare(it, rule.exclusive ? "<" : "<=", rule.bound, type);
    case "multipleOf":
      return equal(rest(it, rule.of, type), isExact(type) ? { ...literal(0), value: 0n, type } : literal(0));
    case "matching":
      return library("text.matches", boolean, it, {
        kind: "regex",
        source: rule.source,
        flags: rule.flags,
        type: { kind: "regex" },
        span: nowhere,
      });
    case "length":
      return lengthBetween(size(it, type), rule.low, rule.high);
    case "distinct":
      return library("list.distinct", boolean, it);
    case "sorted":
      return equal(it, library("list.sorted", it.type, it, ...(rule.by ? [rule.by] : [])));
    case "where":
      return rule.condition;
    default:
      return undefined;
  }
}

function compare(left: Expr, op: "<" | "<=" | ">" | ">=", right: Expr, type: Type): Expr {
  return {
    kind: "comparison",
    op,
    mode: type.kind === "timestamp" ? "timestamp" : "number",
    left,
    right,
    type: boolean,
    span: nowhere,
  };
}

function equal(left: Expr, right: Expr): Expr {
  return { kind: "equality", negated: false, left, right, type: boolean, span: nowhere };
}

function rest(left: Expr, right: Expr, type: Type): Expr {
  return {
    kind: "arithmetic",
    op: "%",
    mode: isExact(type) ? "exact" : type.kind === "number" ? "number" : "integer",
    left,
    right,
    type,
    span: nowhere,
  };
}

const isExact = (type: Type): boolean => type.kind === "decimal" || type.kind === "unbounded";

function literal(value: number): Expr & { kind: "literal" } {
  return { kind: "literal", value, type: integer, span: nowhere };
}

function library(name: LibraryName, type: Type, ...args: readonly Expr[]): Expr {
  return { kind: "library", name, args, type, span: nowhere };
}

function size(it: Expr, type: Type): Expr {
  if (type.kind === "list" || type.kind === "bytes") return library("list.length", integer, it);
  if (type.kind === "map" || type.kind === "set" || type.kind === "dictionary")
    return library(`${type.kind}.size`, integer, it);
  return library("text.length", integer, it);
}

function lengthBetween(length: Expr, low: Expr | undefined, high: Expr | undefined): Expr | undefined {
  const atLeast = low && compare(length, ">=", low, integer);
  const atMost = high && compare(length, "<=", high, integer);
  if (!atLeast || !atMost) return atLeast ?? atMost;
  return { kind: "logical", op: "&&", left: atLeast, right: atMost, type: boolean, span: nowhere };
}

/** The rule in the spec's words. */
export function words(rule: Rule): string {
  switch (rule.kind) {
    case "min":
      return `${rule.exclusive ? "more than" : "at least"} ${notation(rule.bound)}`;
    case "max":
      return `${rule.exclusive ? "less than" : "at most"} ${notation(rule.bound)}`;
    case "multipleOf":
      return `a multiple of ${notation(rule.of)}`;
    case "matching":
      return `matching /${rule.source}/${rule.flags}`;
    case "length":
      return lengthWords(rule.low, rule.high);
    case "sorted":
      return rule.by ? `sorted by ${notation(rule.by)}` : "sorted";
    case "refersTo":
      return `a key of ${rule.state}`;
    case "where":
      return rule.text;
    case "each":
      return `each ${words(rule.rule)}`;
    default:
      return rule.kind;
  }
}

function lengthWords(low: Expr | undefined, high: Expr | undefined): string {
  if (low && high && notation(low) === notation(high)) return `of the length ${notation(low)}`;
  if (low && high) return `of a length from ${notation(low)} to ${notation(high)}`;
  return low
    ? `of a length of at least ${notation(low)}`
    : high
      ? `of a length of at most ${notation(high)}`
      : "of any length";
}

/** The type in the spec's words, without its rules. */
export function typeWords(type: Type): string {
  const inner = (ruled: RuledType) => typeWords(ruled.type);
  switch (type.kind) {
    case "enum":
      return `one of ${type.values.join(", ")}`;
    case "list":
    case "set":
      return `a ${type.kind} of ${inner(type.element)}`;
    case "map":
      return `a map from ${inner(type.key)} to ${inner(type.value)}`;
    case "dictionary":
      return `a record of ${inner(type.value)}`;
    case "record":
      return "a record";
    case "tuple":
      return `a list of ${type.items.length}`;
    case "optional":
      return `${inner(type.element)} or nothing`;
    case "union":
      return type.members.map(inner).join(" or ");
    case "named":
      return type.name;
    case "decimal":
      return `a decimal of ${type.places} places, as a bigint`;
    case "unbounded":
      return "an integer, as a bigint";
    case "callable":
    case "order":
      return "a function";
    case "json":
      return "a JSON value";
    default:
      return type.kind;
  }
}
