import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isExact, isNumeric, isText } from "../type/kinds.js";
import { resolveType, withoutNothing } from "../type/resolve.js";
import {
  boolean,
  isNumberNode,
  isWrong,
  presentType,
  refuse,
  structure,
  takesContext,
  textOf,
  wrong,
} from "./basics.js";
import { infer } from "./check.js";
import { exactLiteral, isMixed, isQuantity, toCommonScale } from "./exact.js";
import { refuseMixed } from "./exact-misfits.js";
import { readExactOperation } from "./exact-operators.js";
import { rulesOf } from "./guards.js";
import { sayForegone } from "./lint.js";
import { numberOf } from "./order.js";
import type { Scope } from "./scope.js";

type BinaryNode = Extract<ExprNode, { kind: "binary" }>;
type ArithmeticOp = Extract<Expr, { kind: "arithmetic" }>["op"];
type Mode = Extract<Expr, { kind: "arithmetic" }>["mode"];

/** `-x`. */
export function readNegation(
  node: Extract<ExprNode, { kind: "unary" }>,
  scope: Scope,
  expected: Type | undefined,
): Expr {
  const operand = infer(node.operand, scope, isNumberNode(node) ? expected : undefined);
  if (isWrong(operand)) return wrong(node.span);
  const type = presentType(operand, scope);
  if (isExact(type)) {
    const { span } = node;
    return operand.kind === "literal"
      ? { ...operand, value: -(operand.value as bigint), span }
      : { kind: "negate", operand, type, span };
  }
  if (isNumeric(type) || type.kind === "duration")
    return { kind: "negate", operand, type: { kind: type.kind } as Type, span: node.span };
  return refuse(scope, "arithmetic-kinds", node.span, { operator: "-", found: display(operand.type) });
}

/** `+ - * / % **`: numbers, text with `+`, times. */
export function readArithmetic(node: BinaryNode, op: ArithmeticOp, scope: Scope): Expr {
  const [left, right] = inferSides(node, scope);
  return readOperation(node, op, left, right, scope);
}

/** Both sides; a number as it is written beside an exact one is exact too. */
export function inferSides(node: BinaryNode, scope: Scope): readonly [Expr, Expr] {
  const beside = (literal: ExprNode, other: Expr) =>
    (isNumberNode(literal) && isExact(structure(other, scope)) ? exactLiteral(literal) : undefined) ??
    infer(literal, scope);
  if (isNumberNode(node.left) && !isNumberNode(node.right)) {
    const right = infer(node.right, scope);
    return [beside(node.left, right), right];
  }
  const left = infer(node.left, scope);
  return [left, beside(node.right, left)];
}

/** The operation on two sides that are read already. */
export function readOperation(node: BinaryNode, op: ArithmeticOp, left: Expr, right: Expr, scope: Scope): Expr {
  if (isWrong(left) || isWrong(right)) return wrong(node.span);
  const [a, b] = [presentType(left, scope), presentType(right, scope)];
  if (a.kind === "error" || b.kind === "error") return wrong(node.span);
  if (isQuantity(a) && isQuantity(b) && (isExact(a) || isExact(b)))
    return readExactOperation(node, op, left, right, scope);
  const outcome = outcomeOf(op, a, b, right, scope);
  if (outcome === undefined) return refuseArithmetic(node, op, left, right, scope);
  return { kind: "arithmetic", op, mode: outcome.mode, left, right, type: outcome.type, span: node.span };
}

interface Outcome {
  readonly mode: Mode;
  readonly type: Type;
}

const integers: Outcome = { mode: "integer", type: { kind: "integer" } };
const numbers: Outcome = { mode: "number", type: { kind: "number" } };

function outcomeOf(op: ArithmeticOp, a: Type, b: Type, right: Expr, scope: Scope): Outcome | undefined {
  if (isNumeric(a) && isNumeric(b)) {
    const whole =
      a.kind === "integer" && b.kind === "integer" && op !== "/" && (op !== "**" || isNotNegative(right, scope));
    return whole ? integers : numbers;
  }
  if (op === "+" && isText(a) && isText(b)) return { mode: "concat", type: { kind: "string" } };
  return timeOutcome(op, a.kind, b.kind);
}

/** 2 ** -1 is no whole number. */
export function isNotNegative(expr: Expr, scope: Scope): boolean {
  if (expr.kind === "rescale") return isNotNegative(expr.value, scope);
  if (expr.kind === "literal" && typeof expr.value === "bigint") return expr.value >= 0n;
  const written = numberOf(expr);
  if (written !== undefined) return written >= 0;
  return rulesOf(expr, scope).some(
    rule => rule.kind === "min" && (numberOf(rule.bound) ?? (isNotNegative(rule.bound, scope) ? 0 : -1)) >= 0,
  );
}

function timeOutcome(op: ArithmeticOp, a: Type["kind"], b: Type["kind"]): Outcome | undefined {
  const additive = op === "+" || op === "-";
  if (a === "timestamp" && b === "duration" && additive) return { mode: "time", type: { kind: "timestamp" } };
  if (a === "duration" && b === "timestamp" && op === "+") return { mode: "time", type: { kind: "timestamp" } };
  if (a === "timestamp" && b === "timestamp" && op === "-") return { mode: "time", type: { kind: "duration" } };
  if (a === "duration" && b === "duration") {
    if (additive || op === "%") return { mode: "integer", type: { kind: "duration" } };
    return op === "/" ? numbers : undefined;
  }
  const scaled = (a === "duration" && b === "integer") || (a === "integer" && b === "duration");
  return scaled && op === "*" ? { mode: "integer", type: { kind: "duration" } } : undefined;
}

function refuseArithmetic(node: BinaryNode, op: ArithmeticOp, left: Expr, right: Expr, scope: Scope): Expr {
  const text = [left, right].find(side => isText(presentTypeQuietly(side, scope)));
  const other = text === left ? right : left;
  if (op === "+" && text !== undefined && isNumeric(presentTypeQuietly(other, scope))) {
    const suggestion = `text(${textOf(other, scope)})`;
    return refuse(scope, "text-plus-number", node.span, { suggestion }, { span: other.span, text: suggestion });
  }
  const lists = [left, right].every(side => presentTypeQuietly(side, scope).kind === "list");
  if (op === "+" && lists)
    return refuse(scope, "list-plus-list", node.span, {
      suggestion: `${textOf(left, scope)}.concat(${textOf(right, scope)})`,
    });
  const culprit = isNumeric(presentTypeQuietly(left, scope)) ? right : left;
  const suggestion = countOf(culprit, scope);
  return refuse(scope, "arithmetic-kinds", culprit.span, { operator: op, found: display(culprit.type), suggestion });
}

/** How many there are, where something that holds many is calculated with. */
function countOf(expr: Expr, scope: Scope): string | undefined {
  const { kind } = presentTypeQuietly(expr, scope);
  if (kind === "list") return `${textOf(expr, scope)}.length`;
  return kind === "set" || kind === "map" || kind === "dictionary" ? `${textOf(expr, scope)}.size` : undefined;
}

function presentTypeQuietly(expr: Expr, scope: Scope): Type {
  return resolveType(withoutNothing(expr.type, scope), scope);
}

/** `< <= > >=`: numbers, text, moments, days, durations. */
export function readComparison(node: BinaryNode, op: "<" | "<=" | ">" | ">=", scope: Scope): Expr {
  const both = inferBoth(node, scope);
  if (both.some(isWrong)) return { ...wrong(node.span), type: boolean };
  const [left, right] = toCommonScale(...both, scope);
  const [a, b] = [presentType(left, scope), presentType(right, scope)];
  if (a.kind === "error" || b.kind === "error") return { ...wrong(node.span), type: boolean };
  if (isMixed(a, b)) return { ...refuseMixed(node, left, right, scope), type: boolean };
  const mode = comparisonMode(a, b);
  if (mode === undefined) return refuseComparison(node, left, a, right, b, scope);
  const expr: Expr = { kind: "comparison", op, mode, left, right, type: boolean, span: node.span };
  sayForegone(expr, scope);
  return expr;
}

/** Both sides, the one that takes its type from the other last. */
export function inferBoth(node: BinaryNode, scope: Scope): readonly [Expr, Expr] {
  if (takesContext(node.left) && !(takesContext(node.right) && node.right.kind !== "string")) {
    const right = infer(node.right, scope);
    return [infer(node.left, scope, contextOf(right)), right];
  }
  const left = infer(node.left, scope);
  return [left, infer(node.right, scope, contextOf(left))];
}

const contextOf = (expr: Expr) => (isWrong(expr) ? undefined : expr.type);

function comparisonMode(a: Type, b: Type): "number" | "text" | "timestamp" | undefined {
  if ((isNumeric(a) && isNumeric(b)) || (isExact(a) && isExact(b))) return "number";
  if (a.kind === "duration" && b.kind === "duration") return "number";
  if (a.kind === "timestamp" && b.kind === "timestamp") return "timestamp";
  if (a.kind === "date" && b.kind === "date") return "text";
  return isText(a) && isText(b) && a.kind !== "enum" && b.kind !== "enum" ? "text" : undefined;
}

function refuseComparison(node: BinaryNode, left: Expr, a: Type, right: Expr, b: Type, scope: Scope): Expr {
  const quoted = quotedNumber(left, a, right, b);
  if (quoted !== undefined)
    return refuse(scope, "quoted-number", quoted.span, { number: String((quoted as { value?: unknown }).value) });
  if (a.kind === b.kind) return refuse(scope, "no-order", node.span, { found: display(left.type), operator: node.op });
  return refuse(scope, "comparison-kinds", node.span, { left: display(left.type), right: display(right.type) });
}

/** The text beside a number that was probably meant to be a number. */
export function quotedNumber(left: Expr, a: Type, right: Expr, b: Type): Expr | undefined {
  const is = (text: Expr, other: Type) =>
    isQuantity(other) &&
    text.kind === "literal" &&
    typeof text.value === "string" &&
    /^-?\d+(\.\d+)?$/.test(text.value);
  return is(right, a) ? right : is(left, b) ? left : undefined;
}
