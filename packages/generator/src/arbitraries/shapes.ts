/** Where declared types stand, for bindings that convert values; as `Shapes` of `@tenet/testing`. */
import type { Contract, Field, Type } from "@tenet/checker";

export type Shape =
  | "plain"
  /** Opaque: it stays with the implementation, and is handed on as it is. */
  | "handle"
  | { readonly named: string }
  | { readonly items: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly key: Shape; readonly value: Shape }
  | { readonly values: Shape }
  | { readonly fields: readonly (readonly [string, Shape])[] }
  | { readonly anyOf: readonly Shape[] };

export type Fields = readonly (readonly [string, Shape])[];

export const fieldShapes = (fields: readonly Pick<Field, "name" | "type">[]): Fields =>
  fields.map(({ name, type }) => [name, shapeOf(type.type)] as const);

export function shapeOf(type: Type | undefined): Shape {
  switch (type?.kind) {
    case "named":
      return { named: type.name };
    case "list":
    case "set":
      return { items: shapeOf(type.element.type) };
    case "map":
      return { key: shapeOf(type.key.type), value: shapeOf(type.value.type) };
    case "dictionary":
      return { values: shapeOf(type.value.type) };
    case "record":
      return { fields: fieldShapes(type.fields) };
    case "tuple":
      return { tuple: type.items.map(item => shapeOf(item.type)) };
    case "optional":
      return shapeOf(type.element.type);
    case "union":
      return { anyOf: type.members.map(member => shapeOf(member.type)) };
    case "opaque":
      return "handle";
    default:
      return "plain";
  }
}

/** `[section, entries]`: types, state, and operations with input and result. */
export function shapesOf(contract: Contract) {
  return {
    types: contract.types.map(({ name, type }) => [name, shapeOf(type.type)] as const),
    state: fieldShapes(contract.state),
    operations: contract.operations.map(({ name, inputs, returns }) => ({
      name,
      input: fieldShapes(inputs),
      result: shapeOf(returns?.type),
    })),
  };
}
