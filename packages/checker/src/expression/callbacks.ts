import type { ExprNode, PatternNode } from "@tenet/parser";
import type { Expr, Pattern, RuledType, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isExact } from "../type/kinds.js";
import { plain, resolveType } from "../type/resolve.js";
import { demand, isWrong, refuse, structure, textOf, wrong } from "./basics.js";
import { infer } from "./check.js";
import { elementFacts, type Fact, indexFacts } from "./facts.js";
import { rulesOf } from "./guards.js";
import type { Gives } from "./library.js";
import { withoutLocals } from "./locals.js";
import { elementsFit } from "./receiver.js";
import { type Scope, withVariables } from "./scope.js";

/** What an arrow function is called with, in order. */
export interface Given {
  readonly type: Type;
  readonly rules?: RuledType["rules"];
  /** What is known of it under the name that the function gives it. */
  readonly facts?: (subject: string) => readonly Fact[];
}

/** What a callback of a list is called with: an element and its index. */
export function elementAndIndex(of: Expr, element: Type, scope: Scope): readonly Given[] {
  const list = withoutLocals(of, scope);
  return [
    { type: element, rules: referencesOfEach(list, scope), facts: subject => elementFacts(subject, list) },
    { type: { kind: "integer" }, facts: subject => indexFacts(subject, list) },
  ];
}

/** `each refers to accounts`, of the list or of the one that it was made of. */
function referencesOfEach(list: Expr, scope: Scope): RuledType["rules"] {
  if (list.kind === "library" && FROM_ANOTHER.has(list.name) && list.args[0])
    return referencesOfEach(list.args[0], scope);
  const type = resolveType(list.type, scope);
  const own = type.kind === "list" || type.kind === "set" ? type.element.rules : [];
  const each = rulesOf(list, scope).flatMap(rule => (rule.kind === "each" ? [rule.rule] : []));
  return [...own, ...each].filter(rule => rule.kind === "refersTo");
}

/** Functions whose elements are those of their first argument. */
const FROM_ANOTHER: ReadonlySet<string> = new Set([
  "list.filter",
  "list.sorted",
  "list.reversed",
  "list.slice",
  "set.values",
]);

/** An arrow function as an argument; `gives` is what its body must be. The lambda's type is `function`, its body's its own. */
export function readCallback(
  node: ExprNode,
  given: readonly Given[],
  gives: Gives,
  scope: Scope,
  expected?: Type,
): Expr {
  if (node.kind === "error") return wrong(node.span);
  if (node.kind !== "arrow") return refuseCallback(node, scope);
  if (node.parameters.length > given.length) {
    return refuse(scope, "too-many-parameters", node.parameters[given.length]!.span, {
      count: given.length,
      name: textOf(node.parameters[given.length]!, scope),
    });
  }
  const bound = node.parameters.map((pattern, i) => bind(pattern, given[i]!, scope));
  const inner = withVariables(
    scope,
    bound.flatMap(({ variables }) => variables),
    bound.flatMap(({ facts }) => facts),
  );
  const read = infer(node.body, inner, gives === "boolean" ? { kind: "boolean" } : expected);
  const body = held(read, gives, inner);
  return {
    kind: "lambda",
    parameters: bound.map(({ pattern }) => pattern),
    body,
    type: isWrong(body) ? { kind: "error" } : { kind: "function" },
    span: node.span,
  };
}

function held(body: Expr, gives: Gives, scope: Scope): Expr {
  if (isWrong(body) || gives === "any") return body;
  if (gives === "boolean") return demand(body, { kind: "boolean" }, scope);
  if (gives === "number" && isExact(structure(body, scope))) return body;
  if (gives === "number") return demand(body, { kind: "number" }, scope);
  const fits = gives === "list" ? structure(body, scope).kind === "list" : elementsFit("ordered", body.type, scope);
  if (fits) return body;
  return refuse(scope, "callback-gives", body.span, {
    found: display(body.type),
    wanted: gives === "list" ? "a list" : "a value with an order",
  });
}

function refuseCallback(node: ExprNode, scope: Scope): Expr {
  const what = textOf(node, scope);
  const named = node.kind === "name" && scope.names.has(node.name);
  return refuse(scope, "arrow-expected", node.span, {
    suggestion: named ? `x => ${what}(x)` : node.kind === "binary" ? ofElement(node, scope) : undefined,
  });
}

/** `prices.every(prices >= 0)`: what is compared is each element. */
function ofElement(node: Extract<ExprNode, { kind: "binary" }>, scope: Scope): string {
  const rest = { span: { start: node.left.span.end, end: node.span.end } };
  return node.left.kind === "name" ? `x => x ${textOf(rest, scope).trim()}` : "x => …";
}

interface Bound {
  readonly pattern: Pattern;
  readonly variables: readonly (readonly [string, RuledType])[];
  readonly facts: readonly Fact[];
}

function bind(pattern: PatternNode, { type, rules = [], facts }: Given, scope: Scope): Bound {
  if (!("items" in pattern)) {
    const name = pattern.text;
    return { pattern: { kind: "name", name }, variables: [[name, { type, rules }]], facts: facts?.(`$${name};`) ?? [] };
  }
  const names = pattern.items.map(item => item.text);
  const seen = resolveType(type, scope);
  const isTuple = seen.kind === "tuple" && names.length <= seen.items.length;
  if (!isTuple && seen.kind !== "error") scope.report.add("no-pair", pattern.span, { found: display(type) });
  const typeAt = (i: number): RuledType => (isTuple ? seen.items[i]! : plain({ kind: "error" }));
  return { pattern: { kind: "pair", names }, variables: names.map((name, i) => [name, typeAt(i)] as const), facts: [] };
}
