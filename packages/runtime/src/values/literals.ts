import { findKey, hasElement, missing } from "./equal.js";

/** A set of the elements; those that equal an earlier one are left out. */
export function setOf<T>(elements: readonly T[]): Set<T> {
  const set = new Set<T>();
  for (const element of elements) if (!hasElement(set, element)) set.add(element);
  return set;
}

/** A map of the entries; of those with equal keys the last value counts. */
export function mapOf<K, V>(entries: readonly (readonly [key: K, value: V])[]): Map<K, V> {
  const map = new Map<K, V>();
  for (const [key, value] of entries) {
    const known = findKey(map, key);
    map.set(known === missing ? key : (known as K), value);
  }
  return map;
}
