/** Spec value ⇄ JavaScript value, by declared type. A type that has a converter takes charge of the whole value. */

import { functionIn, type Handles } from "./crossing.js";
import {
  append,
  define,
  hasOwn,
  isArray,
  keys,
  mapForEach,
  mapSet,
  SafeMap,
  SafeSet,
  setAdd,
  setForEach,
} from "./primordials.js";
import type { Shape } from "./protocol.js";

export type Converters = Readonly<
  Record<
    string,
    {
      readonly to?: (value: never) => unknown;
      readonly from?: (native: never) => unknown;
    }
  >
>;

export type Convert = (value: unknown, shape: Shape) => unknown;

/** `undefined` where there is nothing to convert: most bindings have no converters, and values then cross untouched. */
export function converter(
  direction: "to" | "from",
  converters: Converters | undefined,
  types: Readonly<Record<string, Shape>>,
  handles?: Handles,
): Convert {
  if (handles === undefined && (converters === undefined || keys(converters).length === 0)) return value => value;
  converters ??= {};
  const convert: Convert = (value, shape) => {
    switch (shape.kind) {
      case "named": {
        const own = hasOwn(converters, shape.name) ? converters[shape.name]?.[direction] : undefined;
        if (own !== undefined) return own(value as never);
        const declared = types[shape.name];
        return declared === undefined ? value : convert(value, declared);
      }
      case "optional":
        return value === undefined || value === null ? value : convert(value, shape.element);
      case "union":
        return convert(value, memberOf(value, shape.members, converters, direction));
      case "function":
        return direction === "to" ? functionIn(value) : value;
      case "handle":
        return direction === "to" ? handles?.in(value) : handles?.out(value);
      case "plain":
        return value;
      default:
        return convertInside(value, shape, convert);
    }
  };
  return convert;
}

function convertInside(
  value: unknown,
  shape: Exclude<Shape, { kind: "plain" | "named" | "optional" | "union" | "function" | "handle" }>,
  convert: Convert,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  switch (shape.kind) {
    case "items":
      return value instanceof SafeSet
        ? convertSet(value, shape.element, convert)
        : convertList(value, () => shape.element, convert);
    case "tuple":
      return convertList(value, at => shape.items[at], convert);
    case "map":
      return value instanceof SafeMap ? convertMap(value, shape.key, shape.value, convert) : value;
    case "dictionary":
      return convertRecord(value, () => shape.value, convert);
    case "record":
      return convertRecord(value, name => fieldOf(shape.fields, name), convert);
  }
}

function convertList(value: object, shapeAt: (at: number) => Shape | undefined, convert: Convert): unknown {
  if (!isArray(value)) return value;
  const list: unknown[] = [];
  for (let at = 0; at < value.length; at++) {
    const shape = shapeAt(at);
    append(list, shape === undefined ? value[at] : convert(value[at], shape));
  }
  return list;
}

function convertSet(value: Set<unknown>, element: Shape, convert: Convert): unknown {
  const set = new SafeSet<unknown>();
  setForEach(value, item => setAdd(set, convert(item, element)));
  return set;
}

function convertMap(value: Map<unknown, unknown>, key: Shape, item: Shape, convert: Convert): unknown {
  const map = new SafeMap<unknown, unknown>();
  mapForEach(value, (each, of) => mapSet(map, convert(of, key), convert(each, item)));
  return map;
}

function convertRecord(value: object, shapeOf: (name: string) => Shape | undefined, convert: Convert): unknown {
  if (isArray(value)) return value;
  const record = {};
  const names = keys(value);
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const item = (value as Record<string, unknown>)[name];
    const shape = shapeOf(name);
    define(record, name, shape === undefined ? item : convert(item, shape));
  }
  return record;
}

function fieldOf(fields: readonly (readonly [string, Shape])[], name: string): Shape | undefined {
  for (let at = 0; at < fields.length; at++) if (fields[at]![0] === name) return fields[at]![1];
  return undefined;
}

/** The member that a converter of the binding stands for is told by kind only; a binding may convert the union itself. */
function memberOf(value: unknown, members: readonly Shape[], converters: Converters, direction: "to" | "from"): Shape {
  for (let at = 0; at < members.length; at++) {
    const member = members[at]!;
    if (
      member.kind === "named" &&
      hasOwn(converters, member.name) &&
      converters[member.name]?.[direction] !== undefined
    ) {
      if (typeof value === "object" && value !== null) return member;
    } else if (looksLike(value, member)) return member;
  }
  return { kind: "plain" };
}

function looksLike(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case "items":
      return isArray(value) || value instanceof SafeSet;
    case "tuple":
      return isArray(value);
    case "map":
      return value instanceof SafeMap;
    case "record":
    case "dictionary":
      return typeof value === "object" && value !== null && !isArray(value);
    case "plain":
      return typeof value !== "object";
    default:
      return true;
  }
}
