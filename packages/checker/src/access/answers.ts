import type { OperationNode } from "@tenet/parser";
import { type Context, expand, lineOf } from "../context.js";
import type { Clause, Expr, RuledType } from "../ir.js";
import { always, both, isAlways } from "./conditions.js";
import { boolean, isHidden, ofEach, visible, whereGiven } from "./visible.js";

/** That whoever calls can see what is returned, where it holds entities which not everyone sees. */
export function answersOf(context: Context, node: OperationNode, returns: RuledType | undefined): Clause[] {
  if (returns === undefined || context.access.visibility.length === 0) return [];
  const condition = seenIn(context, { kind: "result", type: returns.type, span: boolean.span }, []);
  if (isAlways(condition)) return [];
  const span = node.returns?.span ?? node.name.span;
  return [
    {
      id: `${node.name.text}.result.visible`,
      kind: "postcondition",
      text: "What it returns is visible to who calls",
      expression: "who calls can see all that is in the result",
      condition,
      line: lineOf(context, span),
      span,
    },
  ];
}

/** Every entity inside a value can be seen. `outer` ends the walk where a type is met inside itself. */
function seenIn(context: Context, value: Expr, outer: readonly string[]): Expr {
  const { type } = value;
  if (type.kind === "named") {
    if (outer.includes(type.name)) return always;
    const own = isHidden(context, type.name) ? visible(context, type.name, value) : always;
    return both(own, seenInside(context, value, [...outer, type.name]));
  }
  return seenInside(context, value, outer);
}

function seenInside(context: Context, value: Expr, outer: readonly string[]): Expr {
  const type = expand(context, value.type);
  switch (type.kind) {
    case "optional":
      return whereGiven({ ...value, type }, present => seenIn(context, present, outer));
    case "list":
    case "set":
    case "map":
    case "dictionary":
      return ofEach(context, value, element => seenIn(context, element, outer));
    case "record":
      return type.fields
        .map(({ name, type: of }) =>
          seenIn(context, { kind: "member", object: value, name, type: of.type, span: boolean.span }, outer),
        )
        .reduce(both, always);
    default:
      return always;
  }
}
