import type { Expr, KindName } from "../ir.js";
import { keyOf } from "./key.js";

/**
 * Something known to hold where an expression is read. `subject`, `container` and `list` are keys (`keyOf`): the
 * structure of an expression as text, so that two ways to the same value are one.
 */
export type Fact =
  /** `x !== nothing` (`holds`), `x === nothing` (not). */
  | { readonly kind: "present"; readonly subject: string; readonly holds: boolean }
  /** `x is list`. */
  | { readonly kind: "is"; readonly subject: string; readonly test: KindName; readonly holds: boolean }
  /** `x === "open"`, for literals only. */
  | { readonly kind: "equals"; readonly subject: string; readonly value: string | number | boolean; readonly holds: boolean }
  /** `k in m`: m[k] is there. */
  | { readonly kind: "member"; readonly subject: string; readonly container: string }
  /** The whole number `subject` is at least `low`. */
  | { readonly kind: "low"; readonly subject: string; readonly low: number }
  /** `subject` is less than the length of `list` plus `offset`. */
  | { readonly kind: "below"; readonly subject: string; readonly list: string; readonly offset: number }
  /** `list` has at least `low` elements. */
  | { readonly kind: "length"; readonly list: string; readonly low: number };

/** That `container[element]` is there: what a `refers to` rule promises. */
export function memberFact(element: Expr, container: Expr): Fact {
  return { kind: "member", subject: keyOf(element), container: keyOf(container) };
}

/** What follows from a condition that holds (or, with `false`, does not hold). Nothing false, but not everything. */
export function factsOf(condition: Expr, holds = true): Fact[] {
  switch (condition.kind) {
    case "not":
      return factsOf(condition.operand, !holds);
    case "old":
      return factsOf(condition.body, holds);
    case "logical":
      return factsOfLogical(condition, holds);
    case "equality":
      return factsOfEquality(condition, holds !== condition.negated);
    case "is":
      return [{ kind: "is", subject: keyOf(condition.value), test: condition.test, holds }];
    case "membership":
      return holds ? [...memberOf(condition.element, condition.container)] : [];
    case "comparison":
      return factsOfComparison(condition, holds);
    default:
      return [{ kind: "equals", subject: keyOf(condition), value: true, holds }];
  }
}

function factsOfLogical({ op, left, right }: Extract<Expr, { kind: "logical" }>, holds: boolean): Fact[] {
  if (op === "&&") return holds ? [...factsOf(left), ...factsOf(right)] : [];
  if (holds) return [];
  // Not (a or b): neither. Not (a implies b): a, and not b.
  return [...factsOf(left, op === "implies"), ...factsOf(right, false)];
}

function factsOfEquality({ left, right }: Extract<Expr, { kind: "equality" }>, equal: boolean): Fact[] {
  return [...equalTo(left, right, equal), ...equalTo(right, left, equal)];
}

function equalTo(subject: Expr, other: Expr, equal: boolean): Fact[] {
  if (other.kind !== "literal" || other.type.kind === "error") return [];
  const key = keyOf(subject);
  if (other.value === undefined) return [{ kind: "present", subject: key, holds: !equal }];
  const facts: Fact[] = [{ kind: "equals", subject: key, value: other.value, holds: equal }];
  if (equal) facts.push({ kind: "present", subject: key, holds: true });
  if (typeof other.value === "number") {
    if (equal) facts.push(...atLeast(subject, other.value));
    else if (other.value === 0) facts.push(...atLeast(subject, 1, true));
  }
  return facts;
}

/** What is in `m.keys` is in m; what is in `xs.indices` is an index. */
function* memberOf(element: Expr, container: Expr): Generator<Fact> {
  yield* elementFacts(keyOf(element), container);
  const { type } = element;
  if (type.kind === "optional") yield { kind: "present", subject: keyOf(element), holds: true };
}

/** What is known of an element of a list because of how the list was made. `subject` is the element's key. */
export function elementFacts(subject: string, list: Expr): Fact[] {
  const own: Fact = { kind: "member", subject, container: keyOf(list) };
  if (list.kind === "old") return [own, ...elementFacts(subject, list.body)];
  if (list.kind !== "library") return [own];
  const [first, second] = list.args;
  switch (list.name) {
    case "list.filter":
      return [own, ...(first ? elementFacts(subject, first) : []), ...predicateFacts(subject, second)];
    case "list.sorted": case "list.reversed": case "list.slice":
      return [own, ...(first ? elementFacts(subject, first) : [])];
    case "map.keys": case "dictionary.keys": case "set.values":
      return [own, ...(first ? [{ kind: "member", subject, container: keyOf(first) } as const] : [])];
    case "list.indices":
      return [own, ...(first ? indexFacts(subject, 0, { list: keyOf(first), offset: 0 }) : [])];
    case "range":
      return [own, ...indexFacts(subject, first && numberOf(first), second && lengthOf(second))];
    default:
      return [own];
  }
}

/** What a filter lets through satisfies it. */
function predicateFacts(subject: string, predicate: Expr | undefined): Fact[] {
  const parameter = predicate?.kind === "lambda" ? predicate.parameters[0] : undefined;
  if (predicate?.kind !== "lambda" || parameter?.kind !== "name") return [];
  const own = `$${parameter.name};`;
  const renamed = (text: string) => text.replaceAll(own, subject);
  return factsOf(predicate.body).map(fact => ({
    ...fact,
    ...("subject" in fact ? { subject: renamed(fact.subject) } : {}),
    ...("container" in fact ? { container: renamed(fact.container) } : {}),
    ...("list" in fact ? { list: renamed(fact.list) } : {}),
  }));
}

function indexFacts(subject: string, low: number | undefined, high: Length | undefined): Fact[] {
  const facts: Fact[] = [];
  if (low !== undefined) facts.push({ kind: "low", subject, low });
  if (high !== undefined) facts.push({ kind: "below", subject, ...high });
  return facts;
}

function factsOfComparison({ op, left, right }: Extract<Expr, { kind: "comparison" }>, holds: boolean): Fact[] {
  const effective = holds ? op : ({ "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const)[op];
  const [small, large] = effective === "<" || effective === "<=" ? [left, right] : [right, left];
  const strict = effective === "<" || effective === ">";
  const low = numberOf(small);
  const high = lengthOf(large);
  return [
    ...(low === undefined ? [] : atLeast(large, strict ? Math.floor(low) + 1 : Math.ceil(low))),
    ...(high === undefined ? [] : [{ kind: "below", subject: keyOf(small), list: high.list, offset: high.offset + (strict ? 0 : 1) } as const]),
  ];
}

function atLeast(subject: Expr, low: number, onlyLength = false): Fact[] {
  const length = lengthOf(subject);
  const facts: Fact[] = onlyLength ? [] : [{ kind: "low", subject: keyOf(subject), low }];
  return length === undefined ? facts : [...facts, { kind: "length", list: length.list, low: low - length.offset }];
}

/** The number that an expression is written as. */
export function numberOf(expr: Expr): number | undefined {
  if (expr.kind === "literal" && typeof expr.value === "number") return expr.value;
  return expr.kind === "negate" ? negative(numberOf(expr.operand)) : undefined;
}

const negative = (value: number | undefined) => (value === undefined ? undefined : -value);

interface Length {
  readonly list: string;
  readonly offset: number;
}

/** `xs.length`, `xs.length - 1`: which list's length, and how much beside it. */
function lengthOf(expr: Expr): Length | undefined {
  if (expr.kind === "library" && expr.name === "list.length" && expr.args[0]) return { list: keyOf(expr.args[0]), offset: 0 };
  const shifted = shiftOf(expr);
  const inner = shifted && lengthOf(shifted.base);
  return inner && shifted && { list: inner.list, offset: inner.offset + shifted.by };
}

/** `i + 1`, `i - 1`: the base, and by how much it is moved. */
export function shiftOf(expr: Expr): { readonly base: Expr; readonly by: number } | undefined {
  if (expr.kind !== "arithmetic" || expr.mode !== "integer" || (expr.op !== "+" && expr.op !== "-")) return undefined;
  const by = numberOf(expr.right);
  return by === undefined ? undefined : { base: expr.left, by: expr.op === "+" ? by : -by };
}
