import type { Expr, RuledType, Type } from "../ir.js";
import { fieldOf, resolveType } from "../type/resolve.js";
import { numberOf, shiftOf } from "./facts.js";
import { keyOf } from "./key.js";
import type { Scope } from "./scope.js";

/** Whether `object[index]` is known to be there. */
export function isGuarded(object: Expr, index: Expr, type: Type, scope: Scope): boolean {
  const container = keyOf(object);
  const subject = keyOf(index);
  if (type.kind === "list") return isIndexOf(container, object, index, scope);
  if (scope.facts.some(fact => fact.kind === "member" && fact.subject === subject && fact.container === container)) return true;
  const state = object.kind === "state" ? object.name : undefined;
  return state !== undefined && rulesOf(index, scope).some(rule => rule.kind === "refersTo" && rule.state === state);
}

function isIndexOf(list: string, object: Expr, index: Expr, scope: Scope): boolean {
  const literal = numberOf(index);
  if (literal !== undefined) return literal >= 0 && lengthAtLeast(list, object, scope) > literal;
  const { base, by } = shiftOf(index) ?? { base: index, by: 0 };
  const length = lengthOffset(index, list);
  // xs[xs.length - 1] of a list that has an element.
  if (length !== undefined) return length < 0 && lengthAtLeast(list, object, scope) >= -length;
  const subject = keyOf(base);
  const low = Math.max(-Infinity, ...scope.facts.flatMap(fact => (fact.kind === "low" && fact.subject === subject ? [fact.low] : [])), lowOf(base, scope));
  const high = scope.facts.some(fact => fact.kind === "below" && fact.subject === subject && fact.list === list && fact.offset + by <= 0);
  return high && low + by >= 0;
}

function lengthAtLeast(list: string, object: Expr, scope: Scope): number {
  const known = scope.facts.flatMap(fact => (fact.kind === "length" && fact.list === list ? [fact.low] : []));
  const ruled = rulesOf(object, scope).flatMap(rule => (rule.kind === "length" && rule.low ? [numberOf(rule.low) ?? 0] : []));
  return Math.max(0, ...known, ...ruled);
}

function lengthOffset(index: Expr, list: string): number | undefined {
  const { base, by } = shiftOf(index) ?? { base: index, by: 0 };
  const isLength = base.kind === "library" && base.name === "list.length" && base.args[0] !== undefined && keyOf(base.args[0]) === list;
  return isLength ? by : undefined;
}

function lowOf(expr: Expr, scope: Scope): number {
  const lows = rulesOf(expr, scope).flatMap(rule => (rule.kind === "min" ? [numberOf(rule.bound) ?? -Infinity] : []));
  return Math.max(-Infinity, ...lows);
}

/** The rules that hold for what is read: of the input, the field, the type behind its name. */
export function rulesOf(expr: Expr, scope: Scope): RuledType["rules"] {
  return [...(ruledOf(expr, scope)?.rules ?? []), ...rulesOfNamed(expr.type, scope)];
}

function ruledOf(expr: Expr, scope: Scope): RuledType | undefined {
  switch (expr.kind) {
    case "input": case "variable": case "state": {
      const binding = scope.names.get(expr.name);
      return binding && "type" in binding ? binding.type : undefined;
    }
    case "result":
    case "it":
      return scope[expr.kind];
    case "member":
      return fieldOf(resolveType(expr.object.type, scope), expr.name)?.type;
    case "old":
      return ruledOf(expr.body, scope);
    default:
      return undefined;
  }
}

function rulesOfNamed(type: Type, scope: Scope): RuledType["rules"] {
  const rules: RuledType["rules"][number][] = [];
  let seen = type;
  for (let steps = 0; seen.kind === "named" && steps < 100; steps++) {
    const declared = scope.resolve(seen.name);
    if (declared === undefined) break;
    rules.push(...declared.rules);
    seen = declared.type;
  }
  return rules;
}
