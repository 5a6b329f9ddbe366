import { findKey, hasElement, missing, own } from "./equal.js";
import { isRecord } from "./kind.js";
import { none } from "./undefined.js";

type Dictionary<V> = Readonly<Record<string, V>>;

/** The element at a position of a list or tuple; throws `Undefined` where there is none. */
export function item<T>(list: readonly T[], index: number): T {
  if (!Array.isArray(list)) none("this is not a list");
  if (!Number.isInteger(index) || index < 0 || index >= list.length) none(`the list has no element ${String(index)}`);
  return list[index] as T;
}

/** The value of a key of a map or dictionary; throws `Undefined` where there is none. */
export function get<V>(container: ReadonlyMap<unknown, V>, key: unknown): V;
export function get<V>(container: Dictionary<V>, key: unknown): V;
export function get(container: ReadonlyMap<unknown, unknown> | Dictionary<unknown>, key: unknown): unknown {
  if (container instanceof Map) {
    const value = container.get(key);
    if (value !== undefined) return value;
    const found = findKey(container, key);
    return found === missing ? noKey(key) : container.get(found);
  }
  if (!isRecord(container)) none("this has no keys");
  return typeof key === "string" && Object.hasOwn(container, key) ? container[key] : noKey(key);
}

/** Whether a set has the element, a map or dictionary the key. */
export function has(
  container: ReadonlySet<unknown> | ReadonlyMap<unknown, unknown> | Dictionary<unknown>,
  key: unknown,
): boolean {
  if (container instanceof Map) return findKey(container, key) !== missing;
  if (container instanceof Set) return hasElement(container, key);
  if (!isRecord(container)) none("this has no keys");
  return typeof key === "string" && Object.hasOwn(container, key);
}

/** The own field of a record, nothing where it is absent; throws `Undefined` on anything but a record. */
export function field<T extends object, K extends keyof T & string>(record: T, name: K): T[K];
export function field(record: unknown, name: string): unknown;
export function field(record: unknown, name: string): unknown {
  return isRecord(record) ? own(record, name) : none(`this has no field ${name}`);
}

/** The keys of a map or dictionary, in insertion order. */
export function keys<K>(container: ReadonlyMap<K, unknown>): K[];
export function keys(container: Dictionary<unknown>): string[];
export function keys(container: ReadonlyMap<unknown, unknown> | Dictionary<unknown>): unknown[] {
  return container instanceof Map ? [...container.keys()] : Object.keys(container);
}

/** The values of a map or dictionary, the elements of a set, in insertion order. */
export function values<V>(container: ReadonlyMap<unknown, V> | ReadonlySet<V>): V[];
export function values<V>(container: Dictionary<V>): V[];
export function values(
  container: ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | Dictionary<unknown>,
): unknown[] {
  return container instanceof Map || container instanceof Set ? [...container.values()] : Object.values(container);
}

/** How many entries a map or dictionary, how many elements a set has. */
export function size(container: ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | Dictionary<unknown>): number {
  return container instanceof Map || container instanceof Set ? container.size : Object.keys(container).length;
}

function noKey(key: unknown): never {
  none(`there is no key ${typeof key === "string" ? JSON.stringify(key) : String(key)}`);
}
