/** Spec value ⇄ JavaScript value, by declared type, as a binding's `values` say. */
import { type Binding, copy } from "@tenet/runtime";
import { dataObject } from "../draws/containers.js";

/** The structure of a type. A scalar is "plain", an opaque value a "handle"; a declared type stands under its name. */
export type Shape =
  | "plain"
  | "handle"
  | { readonly named: string }
  | { readonly items: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly key: Shape; readonly value: Shape }
  | { readonly values: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly anyOf: readonly Shape[] };

/** Where declared types stand in a spec. */
export interface Shapes {
  readonly types: Readonly<Record<string, Shape>>;
  readonly state: Readonly<Record<string, Shape>>;
  readonly operations: Readonly<
    Record<string, { readonly input: Readonly<Record<string, Shape>>; readonly result: Shape }>
  >;
}

type Converters = NonNullable<Binding["values"]>;

export function convert(
  direction: "to" | "from",
  converters: Converters,
  types: Shapes["types"],
  value: unknown,
  shape: Shape,
): unknown {
  const inner = (one: unknown, of: Shape | undefined): unknown =>
    of === undefined ? one : convert(direction, converters, types, one, of);
  if (shape === "plain" || shape === "handle" || value === undefined || value === null) return value;
  if ("named" in shape) {
    const own = Object.hasOwn(converters, shape.named) ? converters[shape.named]?.[direction] : undefined;
    return own ? own(value as never) : inner(value, types[shape.named]);
  }
  if ("anyOf" in shape)
    return inner(
      value,
      shape.anyOf.find(member => fits(value, member, converters)),
    );
  if (typeof value !== "object") return value;
  if ("items" in shape) {
    if (value instanceof Set) return new Set([...value].map(item => inner(item, shape.items)));
    return Array.isArray(value) ? value.map(item => inner(item, shape.items)) : value;
  }
  if ("tuple" in shape) return Array.isArray(value) ? value.map((item, at) => inner(item, shape.tuple[at])) : value;
  if ("key" in shape)
    return value instanceof Map
      ? new Map([...value].map(([key, item]) => [inner(key, shape.key), inner(item, shape.value)]))
      : value;
  const of = (name: string) =>
    "values" in shape ? shape.values : Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
  return dataObject(Object.entries(value).map(([name, item]) => [name, inner(item, of(name))] as const));
}

/** Members of a union are told apart by kind. */
function fits(value: unknown, shape: Shape, converters: Converters): boolean {
  if (shape === "plain") return typeof value !== "object";
  if (shape === "handle") return true;
  if ("named" in shape) return Object.hasOwn(converters, shape.named) ? typeof value === "object" : true;
  if ("items" in shape || "tuple" in shape) return Array.isArray(value) || value instanceof Set;
  if ("key" in shape) return value instanceof Map;
  return typeof value === "object" && !Array.isArray(value);
}

/** A copy of the value; one that holds a handle is handed on as it is: what a handle is made of is not known. */
export function copyOf<T>(value: T, shape: Shape | undefined, shapes: Shapes | undefined): T {
  return shape !== undefined && holdsHandle(shape, shapes?.types ?? {}) ? value : copy(value);
}

function holdsHandle(shape: Shape, types: Shapes["types"], seen: readonly string[] = []): boolean {
  const inside = (one: Shape) => holdsHandle(one, types, seen);
  if (shape === "plain" || shape === "handle") return shape === "handle";
  if ("named" in shape) {
    const found = seen.includes(shape.named) ? undefined : types[shape.named];
    return found !== undefined && holdsHandle(found, types, [...seen, shape.named]);
  }
  if ("items" in shape) return inside(shape.items);
  if ("tuple" in shape) return shape.tuple.some(inside);
  if ("key" in shape) return inside(shape.key) || inside(shape.value);
  if ("values" in shape) return inside(shape.values);
  return "anyOf" in shape ? shape.anyOf.some(inside) : Object.values(shape.fields).some(inside);
}
