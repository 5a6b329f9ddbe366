/** Case files, read by the types of the contract: where a map is expected a plain object will do, a list for a set, a text for a timestamp. */
import type { Contract, Type } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { bytesOf, decodeValue, record } from "./case.js";
import { Digits, integerOf, scaledOf } from "./digits.js";
import { isRecord, looksLike } from "./executable/instances.js";

/** Values by name. */
export function decodeRow(contract: Contract, types: ReadonlyMap<string, Type>, json: unknown): Values {
  const row = decodeValue(json);
  if (!isRecord(row)) throw new Error("Inputs and states are objects: values by name.");
  return record(
    Object.entries(row).map(([name, value]) => {
      const type = types.get(name);
      return [name, type === undefined ? plain(value) : fit(contract, type, value)] as const;
    }),
  );
}

/** The types that look at numbers digit by digit, or ask one that does. */
const readsDigits: ReadonlySet<Type["kind"]> = new Set([
  "named",
  "optional",
  "union",
  "unbounded",
  "decimal",
  "number",
]);

/** A value as literals write it, in the kinds that the type asks for: `{ "a": 1 }` for a map, a list for a set. */
export function fit(contract: Contract, type: Type, value: unknown): unknown {
  const inner = (of: Type) => (item: unknown) => fit(contract, of, item);
  if (value === null) return undefined;
  if (value instanceof Digits && !readsDigits.has(type.kind)) return plain(value);
  switch (type.kind) {
    case "named": {
      const declared = contract.types.find(each => each.name === type.name);
      return declared === undefined ? value : fit(contract, declared.type.type, value);
    }
    case "optional":
      return value === undefined ? undefined : fit(contract, type.element.type, value);
    case "timestamp":
      return isTime(value) ? new Date(value) : plain(value);
    case "unbounded":
      return typeof value === "bigint" ? value : (integerOf(value) ?? plain(value));
    case "decimal":
      return typeof value === "bigint" ? value : (scaledOf(value, type.places) ?? plain(value));
    case "number":
    case "json":
      return plain(value, true);
    case "bytes":
      return bytesOf(value) ?? plain(value);
    case "list":
      return Array.isArray(value) ? value.map(inner(type.element.type)) : plain(value);
    case "set":
      return Array.isArray(value) || value instanceof Set
        ? new Set([...value].map(inner(type.element.type)))
        : plain(value);
    case "tuple":
      return Array.isArray(value)
        ? value.map((item, at) => fit(contract, type.items[at]?.type ?? { kind: "error" }, item))
        : plain(value);
    case "map":
      return fitMap(contract, type, value);
    case "dictionary":
      return isRecord(value)
        ? record(Object.entries(value).map(([name, item]) => [name, fit(contract, type.value.type, item)]))
        : plain(value);
    case "record":
      return isRecord(value)
        ? record(
            Object.entries(value).map(([name, item]) => {
              const field = type.fields.find(each => each.name === name);
              return [name, field === undefined ? plain(item) : fit(contract, field.type.type, item)];
            }),
          )
        : plain(value);
    case "union": {
      const member = type.members
        .map(each => ({ each, fitted: safely(() => fit(contract, each.type, value)) }))
        .find(({ each, fitted }) => looksLike(contract, fitted, each.type));
      return member === undefined ? plain(value) : member.fitted;
    }
    default:
      return plain(value);
  }
}

/** ISO 8601 with a zone, or a day: other texts would mean another time on another machine. */
function isTime(value: unknown): value is string {
  return (
    typeof value === "string" && /^[+-]?\d{4,6}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(value)
  );
}

/** What no type says more about: numbers with more digits than a double has are integers, or the nearest double. */
function plain(value: unknown, double = false): unknown {
  if (value instanceof Digits) return (double ? undefined : integerOf(value)) ?? Number(value.text);
  const inside = (item: unknown) => plain(item, double);
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [inside(key), inside(item)]));
  if (value instanceof Set) return new Set([...value].map(inside));
  return isRecord(value) ? record(Object.entries(value).map(([name, item]) => [name, inside(item)])) : value;
}

function fitMap(contract: Contract, type: Extract<Type, { kind: "map" }>, value: unknown): unknown {
  const pairs =
    value instanceof Map
      ? [...value]
      : isRecord(value)
        ? Object.entries(value).map(([key, item]) => [fromName(contract, type.key.type, key), item])
        : isPairs(value)
          ? value
          : undefined;
  return pairs === undefined
    ? plain(value)
    : new Map(pairs.map(([key, item]) => [fit(contract, type.key.type, key), fit(contract, type.value.type, item)]));
}

function isPairs(value: unknown): value is [unknown, unknown][] {
  return Array.isArray(value) && value.every(pair => Array.isArray(pair) && pair.length === 2);
}

/** A key that JSON could only write as text. */
function fromName(contract: Contract, type: Type, key: string): unknown {
  if (type.kind === "named") {
    const declared = contract.types.find(each => each.name === type.name);
    return declared === undefined ? key : fromName(contract, declared.type.type, key);
  }
  return ["integer", "number", "duration"].includes(type.kind)
    ? Number(key)
    : type.kind === "boolean"
      ? key === "true"
      : key;
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
