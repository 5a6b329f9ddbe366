/** What is said of all elements together: that they differ in something, and what they come to. */
import type { Expr, RuledType, Type } from "@tenet/checker";
import { type Context, flatten } from "./context.js";
import { some } from "./expressions.js";
import type { Constraint } from "./isolate.js";
import { rangePlan } from "./limits.js";
import type { RangePlan, SumPlan } from "./plan.js";
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

export function sumOf(type: Type, constraints: readonly Constraint[], context: Context): SumPlan | undefined {
  const sum = constraints.find(one => one.kind === "sum");
  return sum && sumPlan(sum, type, context);
}

const summed: ReadonlySet<Type["kind"]> = new Set(["integer", "duration", "decimal", "unbounded"]);

/** Undefined where one of the numbers cannot be changed without regard to anything else. */
export function sumPlan(
  { by, side, limit }: Constraint & { kind: "sum" },
  type: Type,
  context: Context,
): SumPlan | undefined {
  const element = type.kind === "list" ? type.element : type.kind === "map" ? type.value : undefined;
  const path = pathOf(by ?? true);
  const number = element && path && along(element, path, context);
  if (!number) return undefined;
  const flat = flatten(context, number);
  const each: RangePlan = rangePlan(flat.rules.flatMap(constraintsOf));
  const isKnown = Object.values(each).flat().every(({ is, when }) => is.kind === "literal" && !when);
  const isFree = flat.rules.every(rule => rule.kind !== "where" && rule.kind !== "multipleOf") && !flat.invariants.length;
  if (!summed.has(flat.type.kind) || !isKnown || !isFree) return undefined;
  return { path, total: { [side]: [limit] }, each };
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
