import type { Expr, Type } from "../ir.js";
import { narrowToKind, withOptional } from "../type/kinds.js";
import { alternatives, fieldOf, resolveType, withoutNothing } from "../type/resolve.js";
import type { Fact } from "./facts.js";
import { keyOf } from "./key.js";
import { withoutLocals } from "./locals.js";
import type { Scope } from "./scope.js";

/** The expression with what the scope's facts leave of its type. */
export function narrow(expr: Expr, scope: Scope): Expr {
  const seen = resolveType(expr.type, scope);
  if (seen.kind !== "optional" && seen.kind !== "union" && seen.kind !== "json") return expr;
  const key = keyOf(withoutLocals(expr, scope));
  const type = scope.facts.reduce<Type>((type, fact) => {
    if (!("subject" in fact)) return type;
    if (fact.subject === key) {
      if (fact.kind === "present") return fact.holds ? withoutNothing(type, scope) : { kind: "nothing" };
      if (fact.kind === "is") return narrowToKind(type, fact.test, fact.holds, scope) ?? type;
    }
    const field =
      fact.kind === "equals" && fact.subject.startsWith(`${key}.`) ? fact.subject.slice(key.length + 1) : undefined;
    return fact.kind === "equals" && field !== undefined ? narrowToLiteral(type, field, fact, scope) : type;
  }, expr.type);
  return type === expr.type ? expr : { ...expr, type };
}

/** `shape.kind === "circle"`: the members of a union whose field can be that; of several values ruled out, all count. */
function narrowToLiteral(type: Type, field: string, fact: Extract<Fact, { kind: "equals" }>, scope: Scope): Type {
  const excluded = scope.facts.flatMap(other =>
    other.kind === "equals" && !other.holds && other.subject === fact.subject ? [other.value] : [],
  );
  const all = alternatives(type, scope);
  const kept = all.filter(member => {
    const found = fieldOf(resolveType(member, scope), field);
    const own = found && resolveType(found.type.type, scope);
    if (own?.kind !== "enum" || typeof fact.value !== "string") return true;
    return fact.holds ? own.values.includes(fact.value) : own.values.some(value => !excluded.includes(value));
  });
  return kept.length === all.length || kept.length === 0 ? type : withOptional(kept);
}
