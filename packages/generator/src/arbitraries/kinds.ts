/** The plan of each kind of type, once what is said of its values is sorted. */
import type { Expr, Field, Rule, RuledType, Type } from "@tenet/checker";
import { structureOf, uniqueFields } from "@tenet/checker";
import { type Context, flatten, inline, inside, isDeep } from "./context.js";
import { conjuncts } from "./expressions.js";
import { type Constraint, isolate } from "./isolate.js";
import { constant, lengthPlan, rangePlan } from "./limits.js";
import type { CheckPlan, LengthPlan, Node } from "./plan.js";
import { apartBy, fieldsApart, sumOf } from "./together.js";
import { accepts, checked, isIt, planType, ruleChecks, type Said } from "./types.js";

export function planKind(
  type: Type,
  whole: readonly Rule[],
  rules: readonly Rule[],
  constraints: readonly Constraint[],
  context: Context,
): Node {
  const length = lengthPlan(constraints);
  switch (type.kind) {
    case "integer":
    case "number":
    case "duration":
    case "date":
    case "timestamp":
    case "decimal":
    case "unbounded": {
      const unit =
        whole.find(rule => rule.kind === "multipleOf")?.of ?? constraints.find(one => one.kind === "multiple")?.of;
      const multipleOf = unit && constant(unit, context);
      const places = type.kind === "decimal" ? { places: type.places } : {};
      const node: Node = { kind: "range", draw: type.kind, range: rangePlan(constraints), multipleOf, ...places };
      return unit && multipleOf === undefined
        ? checked(
            node,
            ruleChecks(
              whole.filter(rule => rule.kind === "multipleOf"),
              type,
              context,
            ),
            type,
          )
        : node;
    }
    case "string":
      return planText(constraints, length, context);
    case "enum":
      return { kind: "enum", values: type.values };
    case "list":
      return {
        kind: "list",
        element: planElement(type.element, rules, constraints, context),
        of: type.element.type,
        length,
        distinct: whole.some(rule => rule.kind === "distinct") || apartBy(constraints),
        sorted: sortedBy(whole) || (constraints.find(one => one.kind === "sorted")?.by ?? false),
        unique: uniqueIn(type.element, context),
        sum: sumOf(type, constraints, rules, context),
      };
    case "set":
      return { kind: "set", element: planElement(type.element, rules, constraints, context), length };
    case "map": {
      const key = keyedBy(type, constraints, context);
      return {
        kind: "map",
        key: planKey(type.key, constraints, context),
        value: planElement(type.value, rules, constraints, context),
        keyedBy: key,
        length,
        unique: [...uniqueIn(type.value, context, key), ...fieldsApart(constraints)],
        sum: sumOf(type, constraints, rules, context),
      };
    }
    case "dictionary":
      return { kind: "dictionary", value: planElement(type.value, rules, constraints, context), length };
    case "tuple":
      return {
        kind: "tuple",
        items: type.items.map((item, index) => planType(item, inside(context, String(index)))),
        of: type,
      };
    case "optional":
      return {
        kind: "optional",
        value: planType(type.element, context),
        deep: isDeep(context, type.element),
        present: [],
        absent: [],
      };
    case "named":
      return { kind: "named", name: type.name, recursive: context.recursive.has(type.name) };
    case "bytes":
      return { kind: "bytes", length };
    case "order":
      return { kind: "order", by: orderedBy(type.element, context), of: type };
    case "callable":
      return {
        kind: "func",
        takes: type.parameters.length,
        answer: planType(type.returns, inside(context, "answer")),
        of: type,
      };
    case "any":
      return { kind: "plain", draw: "anyValue" };
    case "opaque":
      return { kind: "plain", draw: "handle" };
    case "json":
    case "boolean":
    case "uuid":
    case "email":
    case "url":
      return { kind: "plain", draw: type.kind };
    default:
      return { kind: "plain", draw: "nothing" };
  }
}

/** The rules behind `each`, and what is said of every element. */
function planElement(
  element: RuledType,
  rules: readonly Rule[],
  constraints: readonly Constraint[],
  context: Context,
): Node {
  const each = rules.flatMap(rule => (rule.kind === "each" ? [rule.rule] : []));
  const checks = constraints.flatMap(one =>
    one.kind === "each" && !isReferred(one.condition, element, context)
      ? [{ clause: one.clause ?? context.place, condition: one.condition }]
      : [],
  );
  const ruled = { type: element.type, rules: [...element.rules, ...each] };
  return planType(ruled, inside(context, "each"), chosen(checks, ruled, context));
}

function planKey(key: RuledType, constraints: readonly Constraint[], context: Context): Node {
  const checks = constraints.flatMap(one =>
    one.kind === "eachKey" ? [{ clause: one.clause ?? context.place, condition: one.condition }] : [],
  );
  return planType(key, inside(context, "key"), chosen(checks, key, context));
}

/** Of what is said of an element, that it is one of a collection. */
function chosen(checks: readonly CheckPlan[], element: RuledType, context: Context): Said {
  const parts = checks.flatMap(({ clause, condition }) =>
    conjuncts(inline(context, condition)).map(part => ({ clause, condition: part })),
  );
  const member = parts.find(({ condition }) => {
    const found = isolate(condition, isIt);
    return found?.kind === "member" && accepts(found, flatten(context, element).type, context);
  });
  if (!member) return { constraints: [], checks };
  return { constraints: [isolate(member.condition, isIt)!], checks: parts.filter(one => one !== member) };
}

/** `it.owner in users`, where the field itself refers to users. */
function isReferred(condition: Expr, element: RuledType, context: Context): boolean {
  if (
    condition.kind !== "membership" ||
    condition.element.kind !== "member" ||
    condition.element.object.kind !== "it" ||
    condition.container.kind !== "state"
  )
    return false;
  const [{ name: field }, { name: state }] = [condition.element, condition.container];
  const rules = fieldsOf(element, context).find(one => one.name === field)?.type.rules ?? [];
  return rules.some(rule => rule.kind === "refersTo" && rule.state === state);
}

function planText(constraints: readonly Constraint[], length: LengthPlan, context: Context): Node {
  const matching = constraints.flatMap(one =>
    one.kind === "matching" ? [{ source: one.source, flags: one.flags }] : [],
  );
  return { kind: "text", length, matching, clause: context.place, also: [] };
}

function sortedBy(rules: readonly Rule[]): boolean | Expr {
  const sorted = rules.find(rule => rule.kind === "sorted");
  return sorted?.by ?? sorted !== undefined;
}

function fieldsOf(ruled: RuledType, context: Context): readonly Field[] {
  const { type } = flatten(context, ruled);
  if (type.kind === "record") return type.fields;
  if (type.kind !== "union") return [];
  // Of a union, the fields that every member has.
  const [first = [], ...others] = type.members.map(member => fieldsOf(member, context));
  return first.filter(field => others.every(fields => fields.some(other => other.name === field.name)));
}

/** Of a map that is kept by a field, that one needs no look. */
const uniqueIn = ({ type }: RuledType, { contract }: Context, key?: string): string[] =>
  uniqueFields(type, contract).filter(name => name !== key);

/** What values of a type can be put in order by, besides themselves; most of it makes different values equal. */
function orderedBy(element: RuledType, context: Context): readonly string[] {
  const { type } = flatten(context, element);
  if (type.kind === "any") return ["length", ".key"];
  if (type.kind === "record") return type.fields.map(field => `.${field.name}`);
  if (type.kind === "string" || type.kind === "list") return ["length"];
  return type.kind === "integer" || type.kind === "number" ? ["size"] : [];
}

/** A field with the rule `key`, or one that the spec says to be the key, where it has the key's own type. */
function keyedBy(
  type: Type & { kind: "map" },
  constraints: readonly Constraint[],
  context: Context,
): string | undefined {
  const said = constraints.find(one => one.kind === "keyedBy")?.field;
  const fields = fieldsOf(type.value, context);
  const field =
    fields.find(one => one.name === said) ?? fields.find(one => one.type.rules.some(rule => rule.kind === "key"));
  return field && structureOf(field.type.type) === structureOf(type.key.type) ? field.name : undefined;
}
