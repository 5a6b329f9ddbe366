/** What the literals of a spec come to: their type says whether `{ … }` is a map, `[…]` a set, a text a moment. */
import type { Contract, Type } from "../ir.js";
import { equalValues } from "./equal.js";
import { expand } from "./types.js";

type Types = Pick<Contract, "types">;

/** A text where a timestamp is meant is that moment; every other literal is what it says. */
export function scalarOf(value: unknown, type: Type, types: Types): unknown {
  return typeof value === "string" && expand(type, types).kind === "timestamp" ? new Date(value) : value;
}

/** The elements, those that equal an earlier one left out. */
export function setOf(elements: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(elements.filter((element, i) => elements.findIndex(other => equalValues(other, element)) === i));
}

/** Of entries with equal keys the last value counts, in the place of the first. */
export function mapOf(entries: readonly (readonly [key: unknown, value: unknown])[]): ReadonlyMap<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (const [key, value] of entries) {
    const known = map.has(key) ? key : [...map.keys()].find(other => equalValues(other, key));
    map.set(known ?? key, value);
  }
  return map;
}
