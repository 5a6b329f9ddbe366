import { children } from "../interpreter/children.js";
import type { Expr, RuledType, Type } from "../ir.js";
import { fieldOf, resolveType } from "../type/resolve.js";
import { elementFacts, type Fact } from "./facts.js";
import { keyOf } from "./key.js";
import { withoutLocals } from "./locals.js";
import { follows, lengthKey, type OrderFact, orderFact, termOf } from "./order.js";
import { type Scope, withFacts } from "./scope.js";

/** Whether `object[index]` is known to be there. */
export function isGuarded(map: Expr, key: Expr, type: Type, scope: Scope): boolean {
  if (type.kind === "list") {
    const { low, high } = boundsOf(map, key, scope);
    return low && high;
  }
  const [object, index] = [withoutLocals(map, scope), withoutLocals(key, scope)];
  const container = keyOf(object);
  const subject = keyOf(index);
  const { facts } = withFacts(scope, elementsIn(index));
  if (facts.some(fact => fact.kind === "member" && fact.subject === subject && fact.container === container))
    return true;
  const state = object.kind === "state" ? object.name : undefined;
  return state !== undefined && rulesOf(index, scope).some(rule => rule.kind === "refersTo" && rule.state === state);
}

/** `cart[0]` of `cart[0].sku` is an element of `cart`. */
function elementsIn(expr: Expr): Fact[] {
  const own = expr.kind === "index" && expr.of === "list" ? elementFacts(keyOf(expr), expr.object) : [];
  return [...own, ...children(expr).flatMap(elementsIn)];
}

/** What is known of an index: that it is not negative, and that it is less than the length. */
export function boundsOf(list: Expr, position: Expr, scope: Scope): { readonly low: boolean; readonly high: boolean } {
  const [object, index] = [withoutLocals(list, scope), withoutLocals(position, scope)];
  const facts = [
    ...scope.facts.filter(fact => fact.kind === "order" || fact.kind === "differ"),
    ...rulesAround([object, index], scope),
  ];
  const at = termOf(index);
  const last = { base: lengthKey(object), by: -1 };
  return { low: follows({ base: "", by: 0 }, at, facts), high: follows(at, last, facts) };
}

/** What the rules say of everything that has a name here, and of the expressions. */
function rulesAround(exprs: readonly Expr[], scope: Scope): OrderFact[] {
  const named = [...scope.names].flatMap(([name, binding]) => {
    const key = keyOfName[binding.kind]?.(name, scope);
    return key === undefined || !("type" in binding)
      ? []
      : ruleFacts(key, [...binding.type.rules, ...rulesOfNamed(binding.type.type, scope)]);
  });
  const words = (["result", "it"] as const).flatMap(word =>
    scope[word] ? ruleFacts(word, [...scope[word].rules, ...rulesOfNamed(scope[word].type, scope)]) : [],
  );
  const own = exprs.flatMap(partsThatCount).flatMap(expr => ruleFacts(keyOf(expr), rulesOf(expr, scope)));
  return [...named, ...words, ...own];
}

/** `i` of `i + 1`, `xs` of `xs.length`. */
function partsThatCount(expr: Expr): Expr[] {
  if (expr.kind === "arithmetic") return [...partsThatCount(expr.left), ...partsThatCount(expr.right)];
  return expr.kind === "library" ? [expr, ...expr.args.slice(0, 1)] : [expr];
}

const keyOfName: Partial<Record<string, (name: string, scope: Scope) => string>> = {
  input: name => `input ${name};`,
  variable: name => `$${name};`,
  state: (name, { when }) => `state ${name} ${when};`,
  field: name => `it.${name}`,
};

function ruleFacts(key: string, rules: RuledType["rules"]): OrderFact[] {
  const [value, length] = [
    { base: key, by: 0 },
    { base: `#${key}`, by: 0 },
  ];
  return rules.flatMap(rule => {
    switch (rule.kind) {
      case "min":
        return whole(rule.bound) ? [orderFact(termOf(rule.bound), value, rule.exclusive ? 1 : 0)] : [];
      case "max":
        return whole(rule.bound) ? [orderFact(value, termOf(rule.bound), rule.exclusive ? 1 : 0)] : [];
      case "length":
        return [
          ...(rule.low ? [orderFact(termOf(rule.low), length)] : []),
          ...(rule.high ? [orderFact(length, termOf(rule.high))] : []),
        ];
      default:
        return [];
    }
  });
}

const whole = ({ type }: Expr) => type.kind === "integer";

/** The rules that hold for what is read: of the input, the field, the type behind its name. */
export function rulesOf(expr: Expr, scope: Scope): RuledType["rules"] {
  return [...(ruledOf(expr, scope)?.rules ?? []), ...rulesOfNamed(expr.type, scope)];
}

function ruledOf(expr: Expr, scope: Scope): RuledType | undefined {
  switch (expr.kind) {
    case "input":
    case "variable":
    case "state": {
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
