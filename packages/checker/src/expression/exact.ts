/** Exact numbers: their literals, and how two of different places come to one scale. */
import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { type Exact, isExact, isNumeric } from "../type/kinds.js";
import { alternatives, resolveType, type TypeWorld } from "../type/resolve.js";
import { refuse, structure } from "./basics.js";
import type { Scope } from "./scope.js";

type NumberNode = Extract<ExprNode, { kind: "number" }>;

export const placesOf = (type: Type): number => (type.kind === "decimal" ? type.places : 0);

/** A number as it is written: an exact one where that is expected, and then it must be one. */
export function readNumber(node: NumberNode, scope: Scope, expected: Type | undefined): Expr {
  const { value, integer, raw, span } = node;
  const exact = expected && exactOf(expected, scope);
  if (exact?.kind === "decimal" || (exact && integer)) return readExact(node, exact, scope);
  if (integer && !Number.isSafeInteger(value)) return refuse(scope, "unsafe-integer", span, { raw });
  return { kind: "literal", value, type: { kind: integer ? "integer" : "number" }, span };
}

function readExact(node: NumberNode, type: Exact, scope: Scope): Expr {
  const { digits, places } = writtenIn(node);
  if (places <= placesOf(type))
    return { kind: "literal", value: digits * 10n ** BigInt(placesOf(type) - places), type, span: node.span };
  const suggestion = node.raw.slice(0, node.raw.indexOf(".") + 1 + placesOf(type)).replace(/\.$/, "");
  return refuse(scope, "decimal-literal-places", node.span, { raw: node.raw, type: display(type), places, suggestion });
}

/** The digits of 12.50 are 125, of one place: zeros at the end say nothing. */
function writtenIn({ raw }: NumberNode): { readonly digits: bigint; readonly places: number } {
  const [whole = "", fraction = ""] = raw.replaceAll("_", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  return { digits: BigInt(whole + kept), places: kept.length };
}

/** A number beside an exact one: as many places as it is written with. */
export function exactLiteral(node: ExprNode): Expr | undefined {
  if (node.kind === "number") {
    const places = node.raw.replaceAll("_", "").split(".")[1]?.length ?? 0;
    const { digits, places: kept } = writtenIn(node);
    const value = digits * 10n ** BigInt(places - kept);
    return {
      kind: "literal",
      value,
      type: node.integer ? { kind: "unbounded" } : { kind: "decimal", places },
      span: node.span,
    };
  }
  const operand = node.kind === "unary" && node.op === "-" ? exactLiteral(node.operand) : undefined;
  return operand?.kind === "literal" ? { ...operand, value: -(operand.value as bigint), span: node.span } : undefined;
}

/** The exact type among the alternatives of a type. */
function exactOf(type: Type, world: TypeWorld): Exact | undefined {
  return alternatives(type, world)
    .map(one => resolveType(one, world))
    .find(isExact);
}

/** An exact number or an integer where an exact number of more places is expected, written as that. */
export function widened(expr: Expr, expected: Type, scope: Scope): Expr {
  const from = structure(expr, scope);
  if (from.kind !== "integer" && !isExact(from)) return expr;
  const to = exactOf(expected, scope);
  return to && reaches(from, to) ? rescaled(expr, to, scope) : expr;
}

function reaches(from: Type, to: Exact): boolean {
  if (to.kind === "unbounded") return from.kind === "integer" || from.kind === "unbounded";
  return placesOf(from) <= to.places;
}

/** The same number in the other type, which has as many places or more. */
export function rescaled(expr: Expr, to: Exact, scope: Scope): Expr {
  const from = structure(expr, scope);
  if (from.kind === to.kind && placesOf(from) === placesOf(to)) return expr;
  if (expr.kind === "literal" && (typeof expr.value === "number" || typeof expr.value === "bigint")) {
    const value = BigInt(expr.value) * 10n ** BigInt(placesOf(to) - placesOf(from));
    return { kind: "literal", value, type: to, span: expr.span };
  }
  return { kind: "rescale", value: expr, type: to, span: expr.span };
}

/** The type that holds them all, where one of them is exact and none a number; undefined elsewhere. */
export function commonScale(types: readonly Type[], world: TypeWorld): Exact | undefined {
  const seen = types.map(type => resolveType(type, world));
  if (!seen.some(isExact) || !seen.every(type => type.kind === "integer" || isExact(type))) return undefined;
  if (!seen.some(type => type.kind === "decimal")) return { kind: "unbounded" };
  return { kind: "decimal", places: Math.max(...seen.map(placesOf)) };
}

/** Two exact numbers, or one beside an integer, in the type that holds both; anything else as it is. */
export function toCommonScale(left: Expr, right: Expr, scope: Scope): readonly [Expr, Expr] {
  const scale = commonScale([left.type, right.type], scope);
  return scale ? [rescaled(left, scale, scope), rescaled(right, scale, scope)] : [left, right];
}

/** An exact number beside one that is not: the types of `number`s and of exact numbers do not meet. */
export function isMixed(a: Type, b: Type): boolean {
  return (isExact(a) && b.kind === "number") || (a.kind === "number" && isExact(b));
}

export const isQuantity = (type: Type): boolean => isNumeric(type) || isExact(type);
