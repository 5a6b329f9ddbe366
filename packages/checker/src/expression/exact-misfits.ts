/** What is said where exact numbers meet what they do not fit. */
import type { Expr, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isExact } from "../type/kinds.js";
import { resolveType, withoutNothing } from "../type/resolve.js";
import { refuse, structure, textOf } from "./basics.js";
import type { Scope } from "./scope.js";

/** Says why an exact number does not fit, or a number an exact place. Answers whether it did. */
export function blameExact(expr: Expr, expected: Type, scope: Scope): boolean {
  const from = structure(expr, scope);
  const to = resolveType(withoutNothing(expected, scope), scope);
  const what = textOf(expr, scope);
  const params = { what, found: display(expr.type), expected: display(expected) };
  if (from.kind === "decimal" && to.kind === "decimal")
    refuse(scope, "decimal-narrowed", expr.span, { ...params, suggestion: `round(${what}, ${to.places}, half-up)` });
  else if (from.kind === "decimal" && (to.kind === "integer" || to.kind === "unbounded"))
    refuse(scope, "decimal-as-integer", expr.span, { ...params, suggestion: `round(${what})` });
  else if (from.kind === "number" && isExact(to)) refuse(scope, "number-as-exact", expr.span, params);
  else if (isExact(from) && to.kind === "number") refuse(scope, "exact-as-number", expr.span, params);
  else if (from.kind === "unbounded" && to.kind === "integer") refuse(scope, "unbounded-as-integer", expr.span, params);
  else return false;
  return true;
}

/** An exact number beside a `number`. */
export function refuseMixed(node: { readonly span: Expr["span"] }, left: Expr, right: Expr, scope: Scope): Expr {
  const [exact, other] = isExact(structure(left, scope)) ? [left, right] : [right, left];
  return refuse(scope, "exact-and-number", node.span, {
    what: textOf(exact, scope),
    found: display(exact.type),
    other: textOf(other, scope),
    wanted: display(structure(exact, scope)),
  });
}
