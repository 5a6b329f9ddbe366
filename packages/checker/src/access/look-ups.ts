import type { OperationNode } from "@tenet/parser";
import { type Context, expand, lineOf } from "../context.js";
import type { Expr, Field, Refusal, Rule } from "../ir.js";
import { implies, isAlways } from "./conditions.js";
import { boolean, isHidden, ofEach, visible, whereGiven } from "./visible.js";

/**
 * For each input that refers to entities which not everyone sees: what is invisible does not exist, and so is refused
 * with the code of the reference.
 */
export function lookUpsOf(context: Context, node: OperationNode, inputs: readonly Field[]): Refusal[] {
  if (context.access.visibility.length === 0) return [];
  return inputs.flatMap(input => {
    const row = node.inputs.find(one => one.name.text === input.name);
    return row === undefined ? [] : lookUps(input).flatMap(one => refusalOf(context, node, input, row.span, one));
  });
}

/** A `refers to` rule, and whether it is about each element. */
interface LookUp {
  readonly rule: Extract<Rule, { kind: "refersTo" }>;
  readonly each: boolean;
}

function lookUps({ type }: Field): LookUp[] {
  const rules = [...type.rules, ...(type.type.kind === "optional" ? type.type.element.rules : [])];
  return rules.flatMap(rule => {
    const one = rule.kind === "each" ? rule.rule : rule;
    return one.kind === "refersTo" ? [{ rule: one, each: rule.kind === "each" }] : [];
  });
}

function refusalOf(
  context: Context,
  node: OperationNode,
  { name, type }: Field,
  span: Refusal["span"],
  { rule, each }: LookUp,
): Refusal[] {
  const kept = entitiesOf(context, rule.state);
  if (rule.otherwise === undefined || kept === undefined) return [];
  const input: Expr = { kind: "input", name, type: type.type, span: boolean.span };
  const condition = whereGiven(input, key => (each ? ofEach(context, key, kept.seen) : kept.seen(key)));
  if (isAlways(condition)) return [];
  return [
    {
      id: `${node.name.text}.${name}.visible`,
      kind: "refusal",
      from: "visibility",
      code: rule.otherwise,
      text: `${name} is visible to who calls`,
      expression: `${each ? `each of ${name}` : name} is a ${kept.entity} that who calls can see`,
      condition,
      line: lineOf(context, span),
      span,
    },
  ];
}

/** The map of entities behind a state variable, and that what it keeps under a key can be seen. */
function entitiesOf(context: Context, state: string) {
  const type = context.state.get(state);
  const whole = type && expand(context, type);
  const value = whole?.kind === "map" ? whole.value.type : undefined;
  if (type === undefined || value?.kind !== "named" || !isHidden(context, value.name)) return undefined;
  const map: Expr = { kind: "state", name: state, when: "before", type, span: boolean.span };
  const seen = (key: Expr): Expr => {
    const entity: Expr = { kind: "index", object: map, index: key, of: "map", type: value, span: boolean.span };
    const known: Expr = { kind: "membership", of: "map", element: key, container: map, ...boolean };
    return implies(known, visible(context, value.name, entity));
  };
  return { entity: value.name, seen };
}
