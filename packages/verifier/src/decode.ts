/** Case files, read by the types of the contract: where a map is expected a plain object will do, a list for a set, a text for a timestamp. */
import type { Contract, Type } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { decodeValue, record } from "./case.js";
import { isRecord, looksLike } from "./executable/instances.js";

/** Values by name. */
export function decodeRow(contract: Contract, types: ReadonlyMap<string, Type>, json: unknown): Values {
  const row = decodeValue(json);
  if (!isRecord(row)) throw new Error("Inputs and states are objects: values by name.");
  return record(
    Object.entries(row).map(([name, value]) => {
      const type = types.get(name);
      return [name, type === undefined ? value : fit(contract, type, value)] as const;
    }),
  );
}

/** A value as literals write it, in the kinds that the type asks for: `{ "a": 1 }` for a map, a list for a set. */
export function fit(contract: Contract, type: Type, value: unknown): unknown {
  const inner = (of: Type) => (item: unknown) => fit(contract, of, item);
  if (value === null) return undefined;
  switch (type.kind) {
    case "named": {
      const declared = contract.types.find(each => each.name === type.name);
      return declared === undefined ? value : fit(contract, declared.type.type, value);
    }
    case "optional":
      return value === undefined ? undefined : fit(contract, type.element.type, value);
    case "timestamp":
      return typeof value === "string" ? new Date(value) : value;
    case "list":
      return Array.isArray(value) ? value.map(inner(type.element.type)) : value;
    case "set":
      return Array.isArray(value) || value instanceof Set ? new Set([...value].map(inner(type.element.type))) : value;
    case "tuple":
      return Array.isArray(value)
        ? value.map((item, at) => fit(contract, type.items[at]?.type ?? { kind: "error" }, item))
        : value;
    case "map":
      return fitMap(contract, type, value);
    case "dictionary":
      return isRecord(value)
        ? record(Object.entries(value).map(([name, item]) => [name, fit(contract, type.value.type, item)]))
        : value;
    case "record":
      return isRecord(value)
        ? record(
            Object.entries(value).map(([name, item]) => {
              const field = type.fields.find(each => each.name === name);
              return [name, field === undefined ? item : fit(contract, field.type.type, item)];
            }),
          )
        : value;
    case "union": {
      const member = type.members
        .map(each => ({ each, fitted: safely(() => fit(contract, each.type, value)) }))
        .find(({ each, fitted }) => looksLike(contract, fitted, each.type));
      return member === undefined ? value : member.fitted;
    }
    default:
      return value;
  }
}

function fitMap(contract: Contract, type: Extract<Type, { kind: "map" }>, value: unknown): unknown {
  const pairs =
    value instanceof Map
      ? [...value]
      : isRecord(value)
        ? Object.entries(value).map(([key, item]) => [fromName(contract, type.key.type, key), item])
        : undefined;
  return pairs === undefined
    ? value
    : new Map(pairs.map(([key, item]) => [fit(contract, type.key.type, key), fit(contract, type.value.type, item)]));
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
