import type { FieldNode, TransitionsNode, TypeExpr, TypeNode } from "@tenet/parser";
import { type Context, expand } from "../context.js";
import { wordsOf } from "../declarations/names.js";

/** The values of an enumeration, directly or behind names; undefined where the type is none. */
export function valuesOf(context: Context, type: TypeExpr): readonly string[] | undefined {
  const seen = new Set<string>();
  for (let current = type; ; ) {
    if (current.kind === "enum") return wordsOf(current.values);
    if (current.kind !== "name" || seen.has(current.name)) return undefined;
    const { name } = current;
    seen.add(name);
    const declared = context.spec.types.find(one => one.name.text === name);
    if (declared === undefined) return importedValues(context, name);
    current = declared.type.type;
  }
}

/** Of a type that another spec declares. */
function importedValues(context: Context, name: string): readonly string[] | undefined {
  const type = context.types.has(name) ? expand(context, { kind: "named", name }) : undefined;
  return type?.kind === "enum" ? type.values : undefined;
}

export function fieldsOf(node: TypeNode): readonly FieldNode[] {
  return node.type.type.kind === "record" ? node.type.type.fields : [];
}

/** The first section Transitions about an entity, with the states that its field can have. */
export function machineOf(
  context: Context,
  node: TypeNode,
): { readonly node: TransitionsNode; readonly states: readonly string[] } | undefined {
  for (const machine of context.spec.transitions) {
    if (machine.entity.text !== node.name.text) continue;
    const field = fieldsOf(node).find(one => one.name.text === machine.field.text);
    const states = field && valuesOf(context, field.type.type);
    if (states) return { node: machine, states };
  }
  return undefined;
}
