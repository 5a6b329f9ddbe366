/** Decimals as people read them: a bigint alone does not say where its point is. */
import { isRecord, showDecimal } from "./values/index.js";

/** Where in a value something stands: a leaf of the tree says what. */
export type Places<Leaf> =
  | Leaf
  /** Of a union: what one member says does not touch values of another. */
  | { readonly either: readonly Places<Leaf>[] }
  /** Of a list or set. */
  | { readonly items: Places<Leaf> }
  | { readonly tuple: readonly (Places<Leaf> | undefined)[] }
  /** Of a map or dictionary. */
  | { readonly keys?: Places<Leaf>; readonly values?: Places<Leaf> }
  | { readonly fields: readonly (readonly [name: string, places: Places<Leaf>])[] };

/** Where decimals stand in a value, each with how many places it has. */
export type Decimals = Places<number>;

const brand: unique symbol = Symbol.for("tenet.shown-decimal") as never;

/** A decimal with its point, for messages and for JSON. */
export class ShownDecimal {
  /** Generated code and its caller may hold two copies of this module. */
  readonly [brand] = true;

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  constructor(
    readonly value: bigint,
    readonly places: number,
  ) {}

  toString(): string {
    return showDecimal(this.value, this.places);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A copy of the value, to be shown, in which decimals have their points. What does not fit stays as it is. */
export function withPoints(value: unknown, decimals: Decimals | undefined): unknown {
  if (decimals === undefined) return value;
  if (typeof decimals === "number") return typeof value === "bigint" ? new ShownDecimal(value, decimals) : value;
  if ("either" in decimals) return decimals.either.reduce<unknown>(withPoints, value);
  if ("items" in decimals) {
    const inside = (item: unknown) => withPoints(item, decimals.items);
    return value instanceof Set ? new Set([...value].map(inside)) : Array.isArray(value) ? value.map(inside) : value;
  }
  if ("tuple" in decimals)
    return Array.isArray(value) ? value.map((item, at) => withPoints(item, decimals.tuple[at])) : value;
  if ("fields" in decimals) return isRecord(value) ? fieldsWithPoints(value, new Map(decimals.fields)) : value;
  if (value instanceof Map)
    return new Map(
      [...value].map(([key, item]) => [withPoints(key, decimals.keys), withPoints(item, decimals.values)]),
    );
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPoints(item, decimals.values)]))
    : value;
}

function fieldsWithPoints(value: Readonly<Record<string, unknown>>, fields: ReadonlyMap<string, Decimals>): unknown {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPoints(item, fields.get(name))]));
}
