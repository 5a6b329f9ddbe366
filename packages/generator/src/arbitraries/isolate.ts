/** A condition read as a bound, an equation, a length, … for one value in it. */
import type { Expr } from "@tenet/checker";
import { and, literal, negate, rewrite, some } from "./expressions.js";
import type { LimitPlan, Side } from "./plan.js";

export type Constraint =
  | { readonly kind: "limit"; readonly side: Side; readonly limit: LimitPlan }
  | { readonly kind: "length"; readonly side: "min" | "max"; readonly limit: LimitPlan }
  | { readonly kind: "matching"; readonly source: string; readonly flags: string }
  /** The value is one of the collection's keys or elements. */
  | { readonly kind: "member"; readonly collection: Expr }
  /** Of each element, or value of a map: the condition reads it as `it`. */
  | { readonly kind: "each"; readonly condition: Expr; readonly clause?: string }
  /** Every value of the map lies under its own field. */
  | { readonly kind: "keyedBy"; readonly field: string }
  /** Of the value, as `it`. */
  | { readonly kind: "inside"; readonly condition: Expr; readonly clause?: string };

type Is = (expr: Expr) => boolean;
type Op = "<" | "<=" | ">" | ">=" | "===" | "!==";

/** What the condition says of the subject, which the rest of it does not read; undefined where it is not of a known form. */
export function isolate(condition: Expr, subject: Is, when?: Expr): Constraint | undefined {
  const reads = (expr: Expr) => some(expr, subject);
  if (condition.kind === "logical" && condition.op !== "&&") return isolateImplication(condition, subject, when);
  if (condition.kind === "comparison")
    return isolateRelation(condition.left, condition.op, condition.right, subject, when);
  if (condition.kind === "equality")
    return isolateRelation(condition.left, condition.negated ? "!==" : "===", condition.right, subject, when);
  if (when) return undefined;
  if (condition.kind === "membership" && subject(condition.element) && !reads(condition.container))
    return { kind: "member", collection: condition.container };
  return condition.kind === "library" ? isolateCall(condition, subject) : undefined;
}

/** `a implies b` bounds the subject in b where a holds, or in a where b does not hold. */
function isolateImplication(
  condition: Expr & { readonly kind: "logical" },
  subject: Is,
  when: Expr | undefined,
): Constraint | undefined {
  const [premise, conclusion] =
    condition.op === "implies" ? [condition.left, condition.right] : [negate(condition.left), condition.right];
  const inPremise = some(premise, subject);
  if (inPremise && some(conclusion, subject)) return undefined;
  return inPremise
    ? isolate(negate(premise), subject, and(when, negate(conclusion)))
    : isolate(conclusion, subject, and(when, premise));
}

const flipped = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "===": "===", "!==": "!==" } as const satisfies Record<
  Op,
  Op
>;
const sides = {
  "<": "below",
  "<=": "atMost",
  ">": "above",
  ">=": "atLeast",
  "===": "equals",
  "!==": "not",
} as const satisfies Record<Op, Side>;

function isolateRelation(left: Expr, op: Op, right: Expr, subject: Is, when: Expr | undefined): Constraint | undefined {
  const [inLeft, inRight] = [some(left, subject), some(right, subject)];
  if (inLeft === inRight) return undefined;
  return inLeft ? solve(left, op, right, subject, when) : solve(right, flipped[op], left, subject, when);
}

/** Moves what stands around the subject to the other side. */
function solve(side: Expr, op: Op, other: Expr, subject: Is, when: Expr | undefined): Constraint | undefined {
  if (subject(side)) return { kind: "limit", side: sides[op], limit: { is: other, when } };
  if (side.kind === "negate") return solve(side.operand, flipped[op], { ...side, operand: other }, subject, when);
  if (side.kind === "library") return solveLength(side, op, other, subject, when);
  if (side.kind !== "arithmetic" || (side.op !== "+" && side.op !== "-") || side.mode === "concat") return undefined;
  const inLeft = some(side.left, subject);
  if (inLeft && some(side.right, subject)) return undefined;
  const [inner, rest] = inLeft ? [side.left, side.right] : [side.right, side.left];
  const moved = (op_: "+" | "-", a: Expr, b: Expr): Expr => ({ ...side, op: op_, left: a, right: b, type: inner.type });
  if (side.op === "+") return solve(inner, op, moved("-", other, rest), subject, when);
  return inLeft
    ? solve(inner, op, moved("+", other, rest), subject, when)
    : solve(inner, flipped[op], moved("-", rest, other), subject, when);
}

const lengths = new Set(["text.length", "list.length", "map.size", "set.size", "dictionary.size"]);

function solveLength(
  side: Expr & { readonly kind: "library" },
  op: Op,
  other: Expr,
  subject: Is,
  when: Expr | undefined,
): Constraint | undefined {
  if (!lengths.has(side.name) || !side.args[0] || !subject(side.args[0]) || op === "!==" || op === "===")
    return undefined;
  const by = op === "<" ? -1 : op === ">" ? 1 : 0;
  const type = { kind: "integer" } as const;
  const step: Expr = { kind: "literal", value: Math.abs(by), type, span: other.span };
  const is: Expr =
    by === 0
      ? other
      : other.kind === "literal" && typeof other.value === "number"
        ? { ...other, value: other.value + by }
        : {
            kind: "arithmetic",
            op: by < 0 ? "-" : "+",
            mode: "integer",
            left: other,
            right: step,
            type,
            span: other.span,
          };
  return { kind: "length", side: op === "<" || op === "<=" ? "max" : "min", limit: { is, when } };
}

function isolateCall(call: Expr & { readonly kind: "library" }, subject: Is): Constraint | undefined {
  const [first, second] = call.args;
  if (!first || !second) return undefined;
  if (call.name === "text.matches" && subject(first) && second.kind === "regex")
    return { kind: "matching", source: second.source, flags: second.flags };
  if (call.name !== "list.every" || second.kind !== "lambda" || second.parameters.length !== 1) return undefined;
  const [parameter] = second.parameters;
  if (parameter?.kind !== "name") return undefined;
  const isParameter: Is = expr => expr.kind === "variable" && expr.name === parameter.name;
  if (
    first.kind === "library" &&
    (first.name === "map.keys" || first.name === "dictionary.keys") &&
    first.args[0] &&
    subject(first.args[0])
  ) {
    return isolateKeys(second.body, subject, isParameter);
  }
  const elements =
    subject(first) ||
    (first.kind === "library" && /^(map|set|dictionary)\.values$/.test(first.name) && subject(first.args[0]!));
  return elements ? each(second.body, subject, isParameter) : undefined;
}

/** `keys.every(k => body)`: about the values alone where the key stands in `m[k]` only. */
function isolateKeys(body: Expr, subject: Is, isKey: Is): Constraint | undefined {
  const isValue: Is = expr => expr.kind === "index" && subject(expr.object) && isKey(expr.index);
  if (body.kind === "equality" && !body.negated) {
    const [member, key] = isKey(body.right) ? [body.left, body.right] : [body.right, body.left];
    if (isKey(key) && member.kind === "member" && isValue(member.object))
      return { kind: "keyedBy", field: member.name };
  }
  return each(body, subject, isValue, isKey);
}

function each(body: Expr, subject: Is, isElement: Is, isForeign: Is = () => false): Constraint | undefined {
  const condition = about(body, isElement);
  return condition && !some(condition, expr => subject(expr) || isForeign(expr))
    ? { kind: "each", condition }
    : undefined;
}

/** The condition with the value in question as `it`; undefined where it speaks of another `it` already. */
export function about(condition: Expr, isValue: Is): Expr | undefined {
  const valueless = rewrite(condition, expr => (isValue(expr) ? literal(undefined) : undefined));
  if (some(valueless, expr => expr.kind === "it")) return undefined;
  return rewrite(condition, expr => (isValue(expr) ? { kind: "it", type: expr.type, span: expr.span } : undefined));
}
