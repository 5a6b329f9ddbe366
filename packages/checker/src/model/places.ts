/** Places inside values, for rows of Changes: reading, and copies with another value there. */
import { equalValues } from "../interpreter/equal.js";

/** Keys of maps, names of fields, positions in lists. */
export type Place = readonly unknown[];

export function valueAt(whole: unknown, place: Place): unknown {
  return place.reduce<unknown>(child, whole);
}

function child(whole: unknown, key: unknown): unknown {
  if (whole instanceof Map) return whole.get(keyIn(whole, key));
  if (typeof whole !== "object" || whole === null) return undefined;
  return Object.hasOwn(whole, String(key)) ? (whole as Record<string, unknown>)[String(key)] : undefined;
}

/** The key of a map that equals this one by value. */
function keyIn(map: ReadonlyMap<unknown, unknown>, key: unknown): unknown {
  return map.has(key) ? key : ([...map.keys()].find(other => equalValues(other, key)) ?? key);
}

/** A copy with another value at a place; undefined where there is no such place. */
export function put(
  whole: unknown,
  [key, ...rest]: Place,
  becomes: { readonly value: unknown } | "removed",
): { readonly value: unknown } | undefined {
  if (key === undefined) return becomes === "removed" ? undefined : becomes;
  if (becomes === "removed" && rest.length === 0) return { value: without(whole, key) };
  const inner = put(child(whole, key), rest, becomes);
  return inner && withAt(whole, key, inner.value);
}

function withAt(whole: unknown, key: unknown, value: unknown): { readonly value: unknown } | undefined {
  if (whole instanceof Map) return { value: new Map(whole).set(keyIn(whole, key), value) };
  if (Array.isArray(whole)) return Number(key) in whole ? { value: whole.with(Number(key), value) } : undefined;
  if (typeof whole !== "object" || whole === null) return undefined;
  // Own fields even for `__proto__`.
  return { value: Object.fromEntries([...Object.entries(whole), [String(key), value]]) };
}

function without(whole: unknown, key: unknown): unknown {
  if (whole instanceof Map) return new Map([...whole].filter(([other]) => !equalValues(other, key)));
  if (Array.isArray(whole)) return whole.filter((_, index) => index !== Number(key));
  return Object.fromEntries(Object.entries(whole ?? {}).filter(([name]) => name !== String(key)));
}
