import type { Expr, KindName } from "../ir.js";
import { keyOf } from "./key.js";
import {
  comparisonFacts,
  type DifferFact,
  equationFacts,
  lengthKey,
  type OrderFact,
  orderFact,
  type Term,
  termOf,
} from "./order.js";

/**
 * Something known to hold where an expression is read. `subject` and `container` are keys (`keyOf`): the
 * structure of an expression as text, so that two ways to the same value are one.
 */
export type Fact =
  /** `x !== nothing` (`holds`), `x === nothing` (not). */
  | { readonly kind: "present"; readonly subject: string; readonly holds: boolean }
  /** `x is list`. */
  | { readonly kind: "is"; readonly subject: string; readonly test: KindName; readonly holds: boolean }
  /** `x === "open"`, for literals only. */
  | {
      readonly kind: "equals";
      readonly subject: string;
      readonly value: string | number | bigint | boolean;
      readonly holds: boolean;
    }
  /** `k in m`: m[k] is there. */
  | { readonly kind: "member"; readonly subject: string; readonly container: string }
  /** `xs.every(x => …)`: what is known of each element of the list, which is `mark` there. */
  | { readonly kind: "each"; readonly container: string; readonly mark: string; readonly facts: readonly Fact[] }
  | OrderFact
  | DifferFact;

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
      return [{ kind: "equals", subject: keyOf(condition), value: true, holds }, ...factsOfEach(condition, holds)];
  }
}

/** `xs.every(x => …)` holds, or `xs.some(x => …)` does not. */
function factsOfEach(condition: Expr, holds: boolean): Fact[] {
  if (condition.kind !== "library" || condition.name !== (holds ? "list.every" : "list.some")) return [];
  const [list, predicate] = condition.args;
  const parameter = predicate?.kind === "lambda" ? predicate.parameters[0] : undefined;
  if (list === undefined || predicate?.kind !== "lambda" || parameter?.kind !== "name") return [];
  const facts = factsOf(predicate.body, holds);
  if (facts.length === 0) return [];
  // Each of each has marks of its own.
  const mark = `&${Math.max(0, ...facts.map(depthOf)) + 1};`;
  const marked = facts.map(fact => renamed(fact, `$${parameter.name};`, mark));
  return [{ kind: "each", container: keyOf(list), mark, facts: marked }];
}

const depthOf = (fact: Fact): number => (fact.kind === "each" ? 1 + Math.max(0, ...fact.facts.map(depthOf)) : 0);

/** What follows, once more is known, of elements from what is known of each. */
export function instances(known: readonly Fact[], more: readonly Fact[]): Fact[] {
  const all = [...known, ...more];
  if (!all.some(fact => fact.kind === "each")) return [];
  const found = [...instancesOf(all, more), ...instancesOf(more, known)];
  return found.length === 0 ? [] : [...found, ...instances(all, found)];
}

function instancesOf(every: readonly Fact[], elements: readonly Fact[]): Fact[] {
  return elements.flatMap(element => {
    if (element.kind !== "member") return [];
    return every.flatMap(fact =>
      fact.kind === "each" && fact.container === element.container
        ? fact.facts.map(one => renamed(one, fact.mark, element.subject))
        : [],
    );
  });
}

/** Whether a fact is about what the key stands for. */
export function mentions(fact: Fact, key: string): boolean {
  return Object.values(fact).some(value =>
    Array.isArray(value)
      ? (value as readonly Fact[]).some(inner => mentions(inner, key))
      : typeof value === "string" && value.includes(key),
  );
}

function factsOfLogical({ op, left, right }: Extract<Expr, { kind: "logical" }>, holds: boolean): Fact[] {
  if (op === "&&") return holds ? [...factsOf(left), ...factsOf(right)] : [];
  if (holds) return [];
  // Not (a or b): neither. Not (a implies b): a, and not b.
  return [...factsOf(left, op === "implies"), ...factsOf(right, false)];
}

function factsOfEquality({ left, right }: Extract<Expr, { kind: "equality" }>, equal: boolean): Fact[] {
  return [...equalTo(left, right, equal), ...equalTo(right, left, equal), ...equationFacts(left, right, equal)];
}

function equalTo(subject: Expr, other: Expr, equal: boolean): Fact[] {
  if (other.kind !== "literal" || other.type.kind === "error") return [];
  const key = keyOf(subject);
  if (other.value === undefined) return [{ kind: "present", subject: key, holds: !equal }];
  const facts: Fact[] = [{ kind: "equals", subject: key, value: other.value, holds: equal }];
  if (equal) facts.push({ kind: "present", subject: key, holds: true });
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
    case "list.sorted":
    case "list.reversed":
    case "list.slice":
      return [own, ...(first ? elementFacts(subject, first) : [])];
    case "map.keys":
    case "dictionary.keys":
    case "set.values":
      return [own, ...(first ? [{ kind: "member", subject, container: keyOf(first) } as const] : [])];
    case "list.indices":
      return [own, ...(first ? indexFacts(subject, first) : [])];
    case "range":
      return [own, ...(first && second ? between(subject, termOf(first), termOf(second)) : [])];
    default:
      return [own];
  }
}

/** What a filter lets through satisfies it. */
function predicateFacts(subject: string, predicate: Expr | undefined): Fact[] {
  const parameter = predicate?.kind === "lambda" ? predicate.parameters[0] : undefined;
  if (predicate?.kind !== "lambda" || parameter?.kind !== "name") return [];
  return factsOf(predicate.body).map(fact => renamed(fact, `$${parameter.name};`, subject));
}

const PLACES = ["subject", "container", "low", "high", "left", "right"];

/** The fact about another value. */
function renamed(fact: Fact, from: string, to: string): Fact {
  const rename = ([name, value]: [string, unknown]): [string, unknown] => {
    if (name === "facts") return [name, (value as readonly Fact[]).map(inner => renamed(inner, from, to))];
    return [name, PLACES.includes(name) && typeof value === "string" ? value.replaceAll(from, () => to) : value];
  };
  return Object.fromEntries(Object.entries(fact).map(rename)) as Fact;
}

/** What an index of a list is. */
export const indexFacts = (subject: string, list: Expr): Fact[] =>
  between(subject, { base: "", by: 0 }, { base: lengthKey(list), by: 0 });

/** At least the one, less than the other. */
function between(subject: string, low: Term, high: Term): Fact[] {
  const own = { base: subject, by: 0 };
  return [orderFact(low, own), orderFact(own, high, 1)];
}

function factsOfComparison({ op, left, right }: Extract<Expr, { kind: "comparison" }>, holds: boolean): Fact[] {
  const effective = holds ? op : ({ "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const)[op];
  const [small, large] = effective === "<" || effective === "<=" ? [left, right] : [right, left];
  return comparisonFacts(small, large, effective === "<" || effective === ">");
}
