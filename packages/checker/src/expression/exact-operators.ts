/** Arithmetic of exact numbers: no digit is lost, and what would lose one is refused. */
import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isExact } from "../type/kinds.js";
import { refuse, structure, textOf } from "./basics.js";
import { commonScale, isMixed, placesOf, rescaled, toCommonScale } from "./exact.js";
import { refuseMixed } from "./exact-misfits.js";
import { isNotNegative } from "./operators.js";
import type { Scope } from "./scope.js";

type BinaryNode = Extract<ExprNode, { kind: "binary" }>;
type Op = Extract<Expr, { kind: "arithmetic" }>["op"];

/** More multiplications than any formula in a spec has. */
const MOST_POWER = 100n;

/** Of two numbers of which at least one is exact. */
export function readExactOperation(node: BinaryNode, op: Op, left: Expr, right: Expr, scope: Scope): Expr {
  const [a, b] = [structure(left, scope), structure(right, scope)];
  if (isMixed(a, b)) return refuseMixed(node, left, right, scope);
  if (op === "/") return refuseQuotient(node, left, right, scope);
  if (op === "**") return readPower(node, left, right, scope);
  if (op !== "*") {
    const [x, y] = toCommonScale(left, right, scope);
    return {
      kind: "arithmetic",
      op,
      mode: "exact",
      left: x,
      right: y,
      type: commonScale([a, b], scope)!,
      span: node.span,
    };
  }
  const places = placesOf(a) + placesOf(b);
  const type: Type = a.kind === "decimal" || b.kind === "decimal" ? { kind: "decimal", places } : { kind: "unbounded" };
  const factor = (side: Expr, own: Type) => (isExact(own) ? side : rescaled(side, { kind: "unbounded" }, scope));
  return {
    kind: "arithmetic",
    op,
    mode: "exact",
    left: factor(left, a),
    right: factor(right, b),
    type,
    span: node.span,
  };
}

/** A quotient has digits without end: how many are kept must be said. */
function refuseQuotient(node: BinaryNode, left: Expr, right: Expr, scope: Scope): Expr {
  const [x, y] = [textOf(node.left, scope), textOf(node.right, scope)];
  const places = Math.max(placesOf(structure(left, scope)), placesOf(structure(right, scope)));
  const isWhole = commonScale([left.type, right.type], scope)?.kind === "unbounded";
  const suggestion = isWhole ? `div(${x}, ${y})` : `round(${textOf(node, scope)}, ${places}, half-up)`;
  return refuse(scope, "exact-quotient", node.span, { what: textOf(node, scope), suggestion });
}

function readPower(node: BinaryNode, left: Expr, right: Expr, scope: Scope): Expr {
  const [base, exponent] = [structure(left, scope), structure(right, scope)];
  const span = node.span;
  const power = rescaledExponent(right, exponent, scope);
  const code = base.kind === "decimal" || power === undefined ? "decimal-power" : "unbounded-power";
  const refused = () => refuse(scope, code, right.span, { base: display(left.type), what: textOf(right, scope) });
  if (power === undefined || !isNotNegative(right, scope)) return refused();
  const number = base.kind === "integer" ? rescaled(left, { kind: "unbounded" }, scope) : left;
  if (base.kind !== "decimal")
    return {
      kind: "arithmetic",
      op: "**",
      mode: "exact",
      left: number,
      right: power,
      type: { kind: "unbounded" },
      span,
    };
  const times = power.kind === "literal" ? (power.value as bigint) : MOST_POWER + 1n;
  if (times > MOST_POWER) return refused();
  const type: Type = { kind: "decimal", places: base.places * Number(times) };
  return { kind: "arithmetic", op: "**", mode: "exact", left, right: power, type, span };
}

/** A whole number as a bigint. */
function rescaledExponent(right: Expr, exponent: Type, scope: Scope): Expr | undefined {
  if (exponent.kind === "decimal") return undefined;
  return exponent.kind === "unbounded" ? right : rescaled(right, { kind: "unbounded" }, scope);
}
