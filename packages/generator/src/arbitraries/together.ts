/** What is said of all elements together: that they differ in something, and what they come to. */
import type { Contract, Expr, Rule, RuledType, Type } from "@tenet/checker";
import { type Context, flatten } from "./context.js";
import { some } from "./expressions.js";
import { type Constraint, isolate } from "./isolate.js";
import { type Limit, rangePlan } from "./limits.js";
import type { CheckPlan, SumPlan } from "./plan.js";
import { constraintsOf } from "./types.js";

/** By what a list's elements differ, if by anything. */
export const apartBy = (constraints: readonly Constraint[]): boolean | Expr =>
  constraints.find(one => one.kind === "distinct")?.by ?? false;

/** The fields by which a map's values differ. */
export const fieldsApart = (constraints: readonly Constraint[]): string[] =>
  constraints.flatMap(one => (one.kind === "distinct" ? (pathOf(one.by) ?? []) : []));

/** The fields that a function goes through: `x => x.a.b`. */
export function pathOf(by: true | Expr): readonly string[] | undefined {
  if (by === true) return [];
  const [parameter] = by.kind === "lambda" ? by.parameters : [];
  if (by.kind !== "lambda" || by.parameters.length !== 1 || parameter?.kind !== "name") return undefined;
  const path: string[] = [];
  let at = by.body;
  for (; at.kind === "member"; at = at.object) path.unshift(at.name);
  return at.kind === "variable" && at.name === parameter.name ? path : undefined;
}

export function sumOf(
  type: Type,
  constraints: readonly Constraint[],
  rules: readonly Rule[],
  context: Context,
): SumPlan | undefined {
  const sum = constraints.find(one => one.kind === "sum");
  const plan = sum && sumPlan(sum, type, rules, context);
  if (!sum || !plan) return undefined;
  const stated = constraints.flatMap(one => boundOf(one, sum) ?? []);
  const { path, total, bounds } = plan;
  return { path, total, each: rangePlan([...bounds, ...stated]) };
}

/** What a condition on every element says of the numbers that are summed, where it is known beforehand. */
function boundOf(constraint: Constraint, sum: Constraint & { kind: "sum" }): Limit | undefined {
  const path = pathOf(sum.by ?? true);
  if (constraint.kind !== "each" || !path) return undefined;
  const isNumber = (expr: Expr): boolean => {
    let at = expr;
    for (const name of path.toReversed()) {
      if (at.kind !== "member" || at.name !== name) return false;
      at = at.object;
    }
    return at.kind === "it";
  };
  const found = isolate(constraint.condition, isNumber);
  return found?.kind === "limit" && found.limit.is.kind === "literal" && !found.limit.when ? found : undefined;
}

export function elementOf(type: Type): RuledType | undefined {
  if (type.kind === "list" || type.kind === "set") return type.element;
  return type.kind === "map" || type.kind === "dictionary" ? type.value : undefined;
}

/** Whether a name that the condition reads is also one of a field inside, which would be taken for it. */
export function isHidden(condition: Expr, element: Type, contract: Contract): boolean {
  const bound = new Set<string>();
  const read = new Set<string>();
  some(condition, expr => {
    if (expr.kind === "variable") read.add(expr.name);
    if (expr.kind === "lambda")
      for (const one of expr.parameters)
        for (const name of one.kind === "name" ? [one.name] : one.names) bound.add(name);
    return false;
  });
  const free = [...read].filter(name => !bound.has(name));
  return free.length > 0 && free.some(name => hasField(element, name, contract));
}

function hasField(type: Type, name: string, contract: Contract, seen = new Set<string>()): boolean {
  const inside = (one: RuledType) => hasField(one.type, name, contract, seen);
  switch (type.kind) {
    case "named": {
      if (seen.has(type.name)) return false;
      seen.add(type.name);
      const found = contract.types.find(one => one.name === type.name);
      return found !== undefined && inside(found.type);
    }
    case "record":
      return type.fields.some(field => field.name === name || inside(field.type));
    case "union":
      return type.members.some(inside);
    case "tuple":
      return type.items.some(inside);
    case "optional":
      return inside(type.element);
    default: {
      const element = elementOf(type);
      return element !== undefined && inside(element);
    }
  }
}

const summed: ReadonlySet<Type["kind"]> = new Set(["integer", "duration", "decimal", "unbounded"]);

/** Undefined where one of the numbers cannot be changed without regard to anything else. */
export function sumPlan(
  { by, side, limit }: Constraint & { kind: "sum" },
  type: Type,
  rules: readonly Rule[],
  context: Context,
): (Omit<SumPlan, "each"> & { readonly bounds: readonly Limit[] }) | undefined {
  const element = type.kind === "list" || type.kind === "map" ? elementOf(type) : undefined;
  const each = rules.flatMap(rule => (rule.kind === "each" ? [rule.rule] : []));
  const path = pathOf(by ?? true);
  const number = element && path && along({ type: element.type, rules: [...element.rules, ...each] }, path, context);
  if (!number) return undefined;
  const flat = flatten(context, number);
  const bounds = flat.rules.flatMap(constraintsOf).filter(one => one.kind === "limit");
  const isKnown = bounds.every(({ limit: { is, when } }) => is.kind === "literal" && !when);
  const isFree =
    flat.rules.every(rule => rule.kind !== "where" && rule.kind !== "multipleOf") && !flat.invariants.length;
  if (!summed.has(flat.type.kind) || !isKnown || !isFree) return undefined;
  return { path, total: { [side]: [limit] }, bounds };
}

/** The type at the end of the path; undefined where others depend on what stands there. */
function along(element: RuledType, path: readonly string[], context: Context): RuledType | undefined {
  let at = element;
  for (const name of path) {
    const { type, invariants } = flatten(context, at);
    const field = type.kind === "record" ? type.fields.find(one => one.name === name) : undefined;
    if (type.kind !== "record" || !field) return undefined;
    const isRead = (expr: Expr) =>
      some(expr, inner => (inner.kind === "variable" || inner.kind === "member") && inner.name === name);
    const others = type.fields.filter(one => one !== field).map(one => one.type.rules);
    if (invariants.some(({ condition }) => isRead(condition)) || others.some(rules => isRead(rules as unknown as Expr)))
      return undefined;
    at = field.type;
  }
  return at;
}

/** Conditions on single elements that a sum may break, since it changes numbers in them. */
export function disturbed(
  kept: readonly { readonly constraint: Constraint; readonly statement: CheckPlan }[],
): readonly CheckPlan[] {
  const sum = kept.map(one => one.constraint).find(one => one.kind === "sum");
  const path = sum && pathOf(sum.by ?? true);
  if (!path) return [];
  const name = path.at(-1);
  return kept.flatMap(({ constraint, statement }) =>
    constraint.kind === "each" &&
    !boundOf(constraint, sum!) &&
    some(constraint.condition, expr =>
      name === undefined ? expr.kind === "it" : expr.kind === "member" && expr.name === name,
    )
      ? [statement]
      : [],
  );
}
