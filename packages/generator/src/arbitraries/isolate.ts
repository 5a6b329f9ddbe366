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
  /** Of each key of a map. */
  | { readonly kind: "eachKey"; readonly condition: Expr; readonly clause?: string }
  /** In order, or without two that are equal: by the elements, or by what the function makes of them. */
  | { readonly kind: "sorted"; readonly by: true | Expr }
  | { readonly kind: "distinct"; readonly by: true | Expr }
  /** What the elements, or numbers in them, come to together. */
  | { readonly kind: "sum"; readonly by: Expr | undefined; readonly side: Side; readonly limit: LimitPlan }
  /** A number is a multiple of another. */
  | { readonly kind: "multiple"; readonly of: Expr }
  /** An optional value is there, or is not, where the condition holds. */
  | { readonly kind: "presence"; readonly present: boolean; readonly when: Expr | undefined }
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
  if (inLeft && inRight && op === "===" && !when) return isolateSorted(left, right, subject);
  if (inLeft === inRight) return undefined;
  if ((op === "===" || op === "!==") && subject(inLeft ? left : right) && isNothing(inLeft ? right : left))
    return { kind: "presence", present: op === "!==", when };
  const [side, other] = inLeft ? [left, right] : [right, left];
  if (op === "===" && !when && isZero(other) && side.kind === "arithmetic" && side.op === "%" && subject(side.left))
    return { kind: "multiple", of: side.right };
  return solve(side, inLeft ? op : flipped[op], other, subject, when);
}

const isZero = (expr: Expr) => expr.kind === "literal" && (expr.value === 0 || expr.value === 0n);

/** Of these, values are built to keep one only. */
export const single: ReadonlySet<Constraint["kind"]> = new Set(["sum", "multiple", "sorted", "distinct", "keyedBy"]);

/** Moves what stands around the subject to the other side. */
function solve(side: Expr, op: Op, other: Expr, subject: Is, when: Expr | undefined): Constraint | undefined {
  if (subject(side)) return { kind: "limit", side: sides[op], limit: { is: other, when } };
  if (side.kind === "negate") return solve(side.operand, flipped[op], { ...side, operand: other }, subject, when);
  if (side.kind === "library")
    return solveSum(side, op, other, subject, when) ?? solveLength(side, op, other, subject, when);
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

const isNothing = (expr: Expr) => expr.kind === "literal" && expr.value === undefined;

/** `xs === xs.sorted(f)` */
function isolateSorted(left: Expr, right: Expr, subject: Is): Constraint | undefined {
  const [list, sorted] = subject(left) ? [left, right] : [right, left];
  if (!subject(list) || sorted.kind !== "library" || sorted.name !== "list.sorted" || !subject(sorted.args[0]!))
    return undefined;
  return ordered("sorted", sorted.args[1], subject);
}

function ordered(kind: "sorted" | "distinct", by: Expr | undefined, subject: Is): Constraint | undefined {
  return by && some(by, subject) ? undefined : { kind, by: by ?? true };
}

function solveSum(
  side: Expr & { readonly kind: "library" },
  op: Op,
  other: Expr,
  subject: Is,
  when: Expr | undefined,
): Constraint | undefined {
  const [list, by] = side.args;
  if (side.name !== "list.sum" || op === "!==" || !list || !(subject(list) || isValuesOf(list, subject)))
    return undefined;
  return by && some(by, subject) ? undefined : { kind: "sum", by, side: sides[op], limit: { is: other, when } };
}

const isValuesOf = (expr: Expr, subject: Is) =>
  expr.kind === "library" && /^(map|set|dictionary)\.values$/.test(expr.name) && subject(expr.args[0]!);

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
  if (first && call.name === "list.distinct" && (subject(first) || isValuesOf(first, subject)))
    return ordered("distinct", second, subject);
  if (!first || !second) return undefined;
  if (call.name === "text.matches" && subject(first) && second.kind === "regex")
    return { kind: "matching", source: second.source, flags: second.flags };
  if ((call.name === "text.startsWith" || call.name === "text.endsWith") && subject(first))
    return isolateAffix(call.name === "text.startsWith", second);
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
  return subject(first) || isValuesOf(first, subject) ? each(second.body, subject, isParameter) : undefined;
}

/** Text that begins or ends with another is text of a pattern. */
function isolateAffix(isStart: boolean, affix: Expr): Constraint | undefined {
  if (affix.kind !== "literal" || typeof affix.value !== "string") return undefined;
  const escaped = affix.value.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&");
  return { kind: "matching", source: isStart ? `^${escaped}` : `${escaped}$`, flags: "u" };
}

/** `keys.every(k => body)`: about the values alone where the key stands in `m[k]` only. */
function isolateKeys(body: Expr, subject: Is, isKey: Is): Constraint | undefined {
  const isValue: Is = expr => expr.kind === "index" && subject(expr.object) && isKey(expr.index);
  if (body.kind === "equality" && !body.negated) {
    const [member, key] = isKey(body.right) ? [body.left, body.right] : [body.right, body.left];
    if (isKey(key) && member.kind === "member" && isValue(member.object))
      return { kind: "keyedBy", field: member.name };
  }
  if (!some(body, isValue)) {
    const condition = reads(body, subject, isKey) ? undefined : about(body, isKey);
    return condition && { kind: "eachKey", condition };
  }
  return each(body, subject, isValue, isKey);
}

function each(body: Expr, subject: Is, isElement: Is, isForeign: Is = () => false): Constraint | undefined {
  if (reads(body, expr => subject(expr) || isForeign(expr), isElement)) return undefined;
  const condition = about(body, isElement);
  return condition && { kind: "each", condition };
}

/** Whether the expression reads one of those, but for what stands inside an element. */
function reads(expr: Expr, is: Is, isElement: Is): boolean {
  return some(
    rewrite(expr, inner => (isElement(inner) ? literal(undefined) : undefined)),
    is,
  );
}

/** The condition with the value in question as `it`; undefined where it speaks of another `it` already. */
export function about(condition: Expr, isValue: Is): Expr | undefined {
  const valueless = rewrite(condition, expr => (isValue(expr) ? literal(undefined) : undefined));
  if (some(valueless, expr => expr.kind === "it")) return undefined;
  return rewrite(condition, expr => (isValue(expr) ? { kind: "it", type: expr.type, span: expr.span } : undefined));
}
