/** Random values of types, and their canonical text. */
import type { Type } from "@tenet/checker";
import fc from "fast-check";
import { bigint, contract, double, inputs, nastyText, safeInteger } from "./expressions.js";

const moment = fc.constantFrom(0, 1, -1, 1_700_000_000_000, 8.64e15).map(time => new Date(time));

function few(type: Type): fc.Arbitrary<unknown> {
  if (type.kind === "optional") return fc.constantFrom(undefined, null, 0);
  if (type.kind === "enum") return fc.constant("red");
  return type.kind === "integer" ? fc.constantFrom(0, -0, 1) : fc.constantFrom("", "a");
}

/** Any value of the type; nothing is absent, undefined or null. */
export function valueOf(type: Type): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "integer":
    case "duration":
      return safeInteger;
    case "number":
      return double;
    case "decimal":
    case "unbounded":
      return bigint;
    case "string":
      return nastyText;
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.constantFrom("2024-02-29", "1999-12-31");
    case "timestamp":
      return moment;
    case "enum":
      return fc.constantFrom(...type.values);
    case "optional":
      return fc.oneof(fc.constantFrom(undefined, null), valueOf(type.element.type));
    case "list":
      return fc.array(valueOf(type.element.type), { maxLength: 4 });
    case "set":
      return fc.array(valueOf(type.element.type), { maxLength: 3 }).map(items => new Set(items));
    case "map":
      return fc
        .array(fc.tuple(valueOf(type.key.type), valueOf(type.value.type)), { maxLength: 3 })
        .map(entries => new Map(entries));
    case "dictionary":
      return fc
        .array(fc.tuple(nastyText, valueOf(type.value.type)), { maxLength: 3 })
        .map(entries => Object.fromEntries(entries));
    case "tuple":
      return fc.tuple(...type.items.map(item => valueOf(item.type)));
    case "union":
      return fc.oneof(...type.members.map(member => valueOf(member.type)));
    // Few values, so that two are often equal but for what equality must overlook.
    case "record":
      return fc.record(Object.fromEntries(type.fields.map(field => [field.name, few(field.type.type)])), {
        requiredKeys: type.fields.filter(field => field.type.type.kind !== "optional").map(field => field.name),
      });
    case "named":
      return type.name === "Small"
        ? fc.integer({ min: -50, max: 1000 })
        : valueOf(contract.types.find(one => one.name === type.name)?.type.type as Type);
    default:
      throw new Error(type.kind);
  }
}

const scene = fc.record(Object.fromEntries(Object.entries(inputs).map(([name, type]) => [name, valueOf(type)])));

export const environments = fc.record({
  input: scene,
  before: scene,
  after: scene,
  result: valueOf({ kind: "named", name: "Rec" }),
  it: safeInteger,
}) as fc.Arbitrary<{
  input: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  result: unknown;
  it: unknown;
}>;

/** The same text for equal values, and for those alone. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "bigint") return `number ${value}`;
  if (typeof value === "number") return `number ${Number.isInteger(value) ? BigInt(value) : value}`;
  if (value instanceof Date) return `time ${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value instanceof Set) return `set {${[...value].map(canonical).sort().join()}}`;
  if (value instanceof Map) return `map {${[...value].map(canonical).sort().join()}}`;
  if (typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, held]) => held !== undefined && held !== null);
  return `{${fields
    .map(([name, held]) => `${JSON.stringify(name)}: ${canonical(held)}`)
    .sort()
    .join()}}`;
}
