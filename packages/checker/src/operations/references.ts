import type { ExprNode, InputNode, OperationNode, RuleNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Expr, Field, Refusal } from "../ir.js";
import { type Scope, typed } from "../typing.js";

type Reference = RuleNode & { readonly kind: "refersTo" };

/** What the `refers to` rules of the inputs say: facts for what follows, and refusals where a code is given. */
export interface References {
  readonly facts: readonly Expr[];
  readonly refusals: readonly Refusal[];
}

export function references(context: Context, node: OperationNode, inputs: readonly Field[], scope: Scope): References {
  const found = node.inputs.flatMap(row => {
    const field = inputs.find(input => input.name === row.name.text);
    return field === undefined ? [] : reference(context, node, row, field, scope);
  });
  return {
    facts: found.map(one => one.condition),
    refusals: found.flatMap(one => ("code" in one && one.code !== undefined ? [one as Refusal] : [])),
  };
}

function reference(context: Context, operation: OperationNode, row: InputNode, field: Field, scope: Scope) {
  const rules = [...row.type.rules, ...(row.type.type.kind === "optional" ? row.type.type.element.rules : [])];
  return rules.flatMap(rule => {
    const one = rule.kind === "each" ? rule.rule : rule;
    if (one.kind !== "refersTo" || !isKept(field, one)) return [];
    const source = conditionNode(row, one, rule.kind === "each", field.type.type.kind === "optional");
    const name = row.name.text;
    return [
      {
        id: `${operation.name.text}.${name}.refers`,
        kind: "refusal" as const,
        from: "refersTo" as const,
        code: one.otherwise?.text,
        text: `${name} refers to ${one.target.text}`,
        expression: source.text,
        condition: typed(context, source.node, scope, { kind: "boolean" }),
        line: lineOf(context, row.span),
        span: one.span,
      },
    ];
  });
}

/** Whether the rule made sense, so that it is among those of the input. */
function isKept({ type: { type, rules } }: Field, { target }: Reference): boolean {
  const all = type.kind === "optional" ? [...rules, ...type.element.rules] : rules;
  return all
    .map(rule => (rule.kind === "each" ? rule.rule : rule))
    .some(rule => rule.kind === "refersTo" && rule.state === target.text);
}

/** `from in accounts`, with `every` for the elements of a list, and only where an optional input is given. */
function conditionNode(
  row: InputNode,
  { target, span }: Reference,
  each: boolean,
  optional: boolean,
): { node: ExprNode; text: string } {
  const name = (text: string): ExprNode => ({ kind: "name", name: text, span });
  const element = each ? "x" : row.name.text;
  let node: ExprNode = { kind: "binary", op: "in", left: name(element), right: name(target.text), span };
  let text = `${element} in ${target.text}`;
  if (each) {
    const callee: ExprNode = {
      kind: "member",
      object: name(row.name.text),
      property: { text: "every", span },
      optional: false,
      span,
    };
    node = {
      kind: "call",
      callee,
      args: [{ kind: "arrow", parameters: [{ text: "x", span }], body: node, span }],
      span,
    };
    text = `${row.name.text}.every(x => ${text})`;
  }
  if (!optional) return { node, text };
  const given: ExprNode = { kind: "binary", op: "!==", left: name(row.name.text), right: name("nothing"), span };
  return {
    node: { kind: "binary", op: "implies", left: given, right: node, span },
    text: `${row.name.text} !== nothing implies ${text}`,
  };
}
