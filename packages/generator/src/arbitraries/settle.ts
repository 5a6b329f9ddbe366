/** Fields that follow from collections drawn later: `products.values.every(p => p.aside === held(p.sku))`. */
import type { Expr, Field, Type } from "@tenet/checker";
import { structureOf } from "@tenet/checker";
import { condition as ruleCondition } from "../rules.js";
import { type Context, flatten } from "./context.js";
import { boolean, nowhere, rewrite, some } from "./expressions.js";
import { type Member, reads } from "./order.js";
import type { CheckPlan, Layer, PartPlan, SettlePlan } from "./plan.js";
import { elementOf } from "./together.js";

/** What a part settles in earlier ones, and what must then be looked at again. */
export interface Settling {
  readonly settles: readonly SettlePlan[];
  readonly checks: readonly CheckPlan[];
}

export function settling(
  member: Member,
  checks: readonly CheckPlan[],
  all: readonly CheckPlan[],
  earlier: readonly Member[],
  layer: Layer,
  context: Context,
): Settling {
  const found = checks.flatMap(({ condition }) => {
    const equation = equationIn(condition, earlier, layer, context);
    return equation && some(equation.is, reads(layer, member.name)) ? [equation] : [];
  });
  const again = found.flatMap(({ of, field }) => {
    const owner = earlier.find(one => one.name === of)!;
    const stated = all.filter(
      ({ condition }) => !checks.some(one => one.condition === condition) && readsField(condition, field),
    );
    return [...stated, ...inside(owner, new Set([field]), layer, context)];
  });
  return { settles: found, checks: again };
}

const readsField = (expr: Expr, field: string) => some(expr, inner => inner.kind === "member" && inner.name === field);

/** `xs.every(x => guard implies x.f === e)`, of one of the earlier collections. */
function equationIn(
  condition: Expr,
  earlier: readonly Member[],
  layer: Layer,
  context: Context,
): SettlePlan | undefined {
  if (condition.kind !== "library" || condition.name !== "list.every") return undefined;
  const [list, lambda] = condition.args;
  const [parameter] = lambda?.kind === "lambda" ? lambda.parameters : [];
  if (!list || lambda?.kind !== "lambda" || lambda.parameters.length !== 1 || parameter?.kind !== "name")
    return undefined;
  const collection = list.kind === "library" && list.name === "map.values" ? list.args[0]! : list;
  const owner = earlier.find(one => reads(layer, one.name)(collection));
  if (!owner) return undefined;
  const { body } = lambda;
  const [when, equation] =
    body.kind === "logical" && body.op === "implies" ? [body.left, body.right] : [undefined, body];
  if (equation.kind !== "equality" || equation.negated) return undefined;
  const isOwn = (expr: Expr) => expr.kind === "variable" && expr.name === parameter.name;
  const sides = [
    [equation.left, equation.right],
    [equation.right, equation.left],
  ] as const;
  for (const [place, is] of sides) {
    if (place.kind !== "member" || !isOwn(place.object)) continue;
    if (readsField(is, place.name) || (when && readsField(when, place.name))) continue;
    const asIt = (expr: Expr) =>
      rewrite(expr, inner => (isOwn(inner) ? { kind: "it", type: inner.type, span: nowhere } : undefined));
    if (some(is, inner => inner.kind === "it") || fieldsOf(owner, place.name, context).length === 0) continue;
    const element = elementOf(flatten(context, owner.type).type)!.type;
    return { of: owner.name, field: place.name, is: asIt(is), when: when && asIt(when), element };
  }
  return undefined;
}

/** The fields of the name in the elements of a collection. */
function fieldsOf(owner: Member, name: string, context: Context): Field[] {
  const { type } = flatten(context, owner.type);
  const element = type.kind === "map" || type.kind === "list" ? elementOf(type) : undefined;
  const records = element ? recordsOf(element.type, context) : [];
  return records.flatMap(record => record.fields.filter(field => field.name === name));
}

/** What makes an element plainer: fields that have defaults, and which of these are of one type. */
export function plainFields(owner: Member, context: Context): Pick<PartPlan, "fresh" | "alike"> {
  const { type } = flatten(context, owner.type);
  const element = type.kind === "map" || type.kind === "list" ? elementOf(type) : undefined;
  const fields = (element ? recordsOf(element.type, context) : []).flatMap(record => record.fields);
  const found = new Map<string, { readonly is: Expr; readonly said: string }>();
  for (const { name, type: field } of fields) {
    const fallback = field.rules.find(rule => rule.kind === "default");
    const said = structureOf([
      field.type,
      field.rules.filter(rule => rule.kind !== "default" && rule.kind !== "history"),
    ]);
    if (fallback?.value.kind === "literal") found.set(name, { is: fallback.value, said });
  }
  const all = [...found];
  const alike = all.flatMap(([one, { said }], at) =>
    all.slice(at + 1).flatMap(([other, { said: also }]) => (said === also ? [[one, other] as const] : [])),
  );
  return { fresh: all.map(([field, { is }]) => ({ field, is })), alike };
}

function recordsOf(type: Type, context: Context): (Type & { kind: "record" })[] {
  const whole = flatten(context, { type, rules: [] }).type;
  if (whole.kind === "union") return whole.members.flatMap(member => recordsOf(member.type, context));
  return whole.kind === "record" ? [whole] : [];
}

/** What the elements' own type says of the fields. */
export function inside(owner: Member, fields: ReadonlySet<string>, layer: Layer, context: Context): CheckPlan[] {
  if (fields.size === 0) return [];
  const whole = flatten(context, owner.type).type;
  const element = elementOf(whole)!;
  const one: Expr = { kind: "variable", name: "settled", type: element.type, span: nowhere };
  const { invariants } = flatten(context, element);
  const names = new Set(recordsOf(element.type, context).flatMap(record => record.fields.map(each => each.name)));
  const ofElement = (expr: Expr) =>
    rewrite(expr, inner => {
      if (inner.kind === "it") return { ...one, type: inner.type };
      return inner.kind === "variable" && names.has(inner.name)
        ? { kind: "member", object: one, name: inner.name, type: inner.type, span: nowhere }
        : undefined;
    });
  const stated = invariants.filter(({ condition }) =>
    some(condition, inner => (inner.kind === "variable" || inner.kind === "member") && fields.has(inner.name)),
  );
  const ruled = [...fields]
    .flatMap(field => fieldsOf(owner, field, context))
    .flatMap(({ name, type }) => {
      const { rules, type: own } = flatten(context, type);
      const place: Expr = { kind: "member", object: one, name, type: type.type, span: nowhere };
      return rules.flatMap(rule => {
        const condition = ruleCondition(rule, place, () => own);
        return condition ? [{ clause: context.place, condition: whereThere(place, condition) }] : [];
      });
    });
  const conditions = [
    ...stated.map(({ clause, condition }) => ({ clause, condition: ofElement(condition) })),
    ...ruled,
  ];
  return conditions.map(({ clause, condition }) => ({
    clause,
    condition: ofEach(owner, whole, one, condition, layer),
  }));
}

/** Not every member of a union has the field. */
function whereThere(place: Expr, condition: Expr): Expr {
  const nothing: Expr = { kind: "literal", value: undefined, type: { kind: "nothing" }, span: nowhere };
  const there: Expr = { kind: "equality", negated: true, left: place, right: nothing, type: boolean, span: nowhere };
  return { kind: "logical", op: "implies", left: there, right: condition, type: boolean, span: nowhere };
}

function ofEach(owner: Member, whole: Type, one: Expr & { kind: "variable" }, body: Expr, layer: Layer): Expr {
  const type: Type = { kind: "list", element: { type: one.type, rules: [] } };
  const own: Expr =
    layer === "state"
      ? { kind: "state", name: owner.name, when: "before", type: owner.type.type, span: nowhere }
      : { kind: "variable", name: owner.name, type: owner.type.type, span: nowhere };
  const list: Expr =
    whole.kind === "map" ? { kind: "library", name: "map.values", args: [own], type, span: nowhere } : own;
  const lambda: Expr = {
    kind: "lambda",
    parameters: [{ kind: "name", name: one.name }],
    body,
    type: boolean,
    span: nowhere,
  };
  return { kind: "library", name: "list.every", args: [list, lambda], type: boolean, span: nowhere };
}
