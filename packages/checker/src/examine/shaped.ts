import type { Contract, RuledType, Type } from "../ir.js";
import { expandType } from "../interpreter/index.js";

/** A value that was written as a record or a list, as the map or set that its type says it is. */
export function shaped(value: unknown, given: Type, contract: Contract): unknown {
  const type = expandType(given, contract);
  const part = (inner: unknown, { type }: RuledType) => shaped(inner, type, contract);
  switch (type.kind) {
    case "optional": return value === undefined ? value : part(value, type.element);
    case "list": return Array.isArray(value) ? value.map(item => part(item, type.element)) : value;
    case "set": return Array.isArray(value) ? new Set(value.map(item => part(item, type.element))) : value;
    case "tuple": return Array.isArray(value) ? value.map((item, at) => (type.items[at] ? part(item, type.items[at]) : item)) : value;
    case "map": return isPlain(value) ? new Map(Object.entries(value).map(([key, held]) => [key, part(held, type.value)])) : value;
    case "dictionary": return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, part(held, type.value)])) : value;
    case "record": {
      const fields = new Map(type.fields.map(field => [field.name, field.type]));
      if (!isPlain(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, fields.has(name) ? part(held, fields.get(name)!) : held]));
    }
    default: return value;
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set) && !(value instanceof Date);
