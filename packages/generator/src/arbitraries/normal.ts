/** Conditions in the forms that values can be built from: one way to say each thing. */
import type { Contract, Expr, Type } from "@tenet/checker";
import { boolean, nowhere, rewrite, some } from "./expressions.js";

/** The same condition: what another form says better is said in that one. */
export function normal(condition: Expr): Expr {
  return rewrite(condition, expr => {
    const other = membershipIn(expr) ?? ordering(expr) ?? presence(expr);
    return other && normal(other);
  });
}

/** `xs.some(x => x.id === k)` is `k in xs.map(x => x.id)`. */
function membershipIn(expr: Expr): Expr | undefined {
  if (expr.kind !== "library" || expr.name !== "list.some") return undefined;
  const [list, lambda] = expr.args;
  const [parameter] = lambda?.kind === "lambda" ? lambda.parameters : [];
  if (!list || lambda?.kind !== "lambda" || lambda.parameters.length !== 1 || parameter?.kind !== "name")
    return undefined;
  const { body } = lambda;
  if (body.kind !== "equality" || body.negated) return undefined;
  const isOwn = (one: Expr) => some(one, inner => inner.kind === "variable" && inner.name === parameter.name);
  if (isOwn(body.left) === isOwn(body.right)) return undefined;
  const [own, element] = isOwn(body.left) ? [body.left, body.right] : [body.right, body.left];
  const container: Expr = own.kind === "variable" ? list : mapped(list, lambda, own);
  return { kind: "membership", of: "list", element, container, type: boolean, span: nowhere };
}

function mapped(list: Expr, lambda: Expr & { kind: "lambda" }, body: Expr): Expr {
  const type: Type = { kind: "list", element: { type: body.type, rules: [] } };
  const by: Expr = { ...lambda, body };
  return { kind: "library", name: "list.map", args: [list, by], type, span: nowhere };
}

/** `a === (x !== nothing)` is `a implies x !== nothing`, and the other way. */
function presence(expr: Expr): Expr | undefined {
  if (expr.kind !== "equality" || expr.negated) return undefined;
  const { left, right } = expr;
  const test = [left, right].find(isPresence);
  if (!test) return undefined;
  const other = test === left ? right : left;
  const implies = (one: Expr, two: Expr): Expr => ({
    kind: "logical",
    op: "implies",
    left: one,
    right: two,
    type: boolean,
    span: nowhere,
  });
  return {
    kind: "logical",
    op: "&&",
    left: implies(other, test),
    right: implies(test, other),
    type: boolean,
    span: nowhere,
  };
}

const isPresence = (expr: Expr) =>
  expr.kind === "equality" && [expr.left, expr.right].some(one => one.kind === "literal" && one.value === undefined);

/** `xs.adjacent.every(([a, b]) => a <= b)` is `xs === xs.sorted`; with `<`, no two are equal as well. */
function ordering(expr: Expr): Expr | undefined {
  if (expr.kind !== "library" || expr.name !== "list.every") return undefined;
  const [pairs, lambda] = expr.args;
  if (pairs?.kind !== "library" || pairs.name !== "list.adjacent" || lambda?.kind !== "lambda") return undefined;
  const [list] = pairs.args;
  const [pattern] = lambda.parameters;
  const { body } = lambda;
  if (!list || pattern?.kind !== "pair" || body.kind !== "comparison") return undefined;
  const [first, second] = body.op === "<" || body.op === "<=" ? [body.left, body.right] : [body.right, body.left];
  const by = keyOf(first, pattern.names[0]);
  if (!by || !sameKey(by, keyOf(second, pattern.names[1]))) return undefined;
  const args = by.path.length === 0 ? [list] : [list, by.lambda];
  const sorted: Expr = { kind: "library", name: "list.sorted", args, type: list.type, span: nowhere };
  const ascending: Expr = { kind: "equality", negated: false, left: list, right: sorted, type: boolean, span: nowhere };
  if (body.op === "<=" || body.op === ">=") return ascending;
  const distinct: Expr = { kind: "library", name: "list.distinct", args, type: boolean, span: nowhere };
  return { kind: "logical", op: "&&", left: ascending, right: distinct, type: boolean, span: nowhere };
}

interface Key {
  readonly path: readonly string[];
  readonly lambda: Expr;
}

/** `a`, or fields behind it, as a function of the element. */
function keyOf(expr: Expr, name: string | undefined): Key | undefined {
  const path: string[] = [];
  let at = expr;
  for (; at.kind === "member"; at = at.object) path.unshift(at.name);
  if (at.kind !== "variable" || at.name !== name) return undefined;
  const lambda: Expr = {
    kind: "lambda",
    parameters: [{ kind: "name", name }],
    body: expr,
    type: expr.type,
    span: nowhere,
  };
  return { path, lambda };
}

const sameKey = (a: Key, b: Key | undefined) => a.path.join("\0") === b?.path.join("\0");

/** The condition where the value is the member of a union: what its literal fields decide is decided. Undefined where it always holds. */
export function forMember(
  condition: Expr,
  member: Type,
  fields: ReadonlyMap<string, readonly string[]>,
): Expr | undefined {
  const known = rewrite(condition, expr => (expr.kind === "it" ? { ...expr, type: member } : undefined));
  const decided = decide(known, fields);
  return decided.kind === "literal" && decided.value === true ? undefined : decided;
}

function decide(expr: Expr, fields: ReadonlyMap<string, readonly string[]>): Expr {
  const go = (one: Expr) => decide(one, fields);
  const is = (one: Expr, value: boolean) => one.kind === "literal" && one.value === value;
  const truth = (value: boolean): Expr => ({ kind: "literal", value, type: boolean, span: nowhere });
  if (expr.kind === "not") {
    const operand = go(expr.operand);
    return operand.kind === "literal" ? truth(operand.value !== true) : { ...expr, operand };
  }
  if (expr.kind === "logical") {
    const left = go(expr.left);
    if (expr.op === "&&" && is(left, false)) return left;
    if (expr.op === "||" && is(left, true)) return left;
    if (expr.op === "implies" && is(left, false)) return truth(true);
    const right = go(expr.right);
    if (left.kind === "literal") return right;
    if (is(right, true)) return expr.op === "&&" ? left : right;
    if (is(right, false) && expr.op === "||") return left;
    return { ...expr, left, right };
  }
  if (expr.kind !== "equality") return expr;
  const known = knownWords(expr.left, fields) ?? knownWords(expr.right, fields);
  const other = [expr.left, expr.right].find(one => one.kind === "literal");
  if (!known || other?.kind !== "literal" || typeof other.value !== "string") return expr;
  if (!known.includes(other.value)) return truth(expr.negated);
  return known.length === 1 ? truth(!expr.negated) : expr;
}

/** The words that a field of the value may be. */
function knownWords(expr: Expr, fields: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  if (expr.kind === "member" && expr.object.kind === "it") return fields.get(expr.name);
  return expr.kind === "variable" ? fields.get(expr.name) : undefined;
}

/** Fields of a record that are one of a few words. */
export function wordsOf(type: Type & { kind: "record" }, contract: Contract): ReadonlyMap<string, readonly string[]> {
  return new Map(
    type.fields.flatMap(({ name, type: field }) => {
      let own = field.type;
      for (let steps = 0; own.kind === "named" && steps < 100; steps++) {
        const named = own.name;
        const found = contract.types.find(one => one.name === named);
        if (!found) break;
        own = found.type.type;
      }
      return own.kind === "enum" ? [[name, own.values] as const] : [];
    }),
  );
}
