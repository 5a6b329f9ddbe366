/** Places inside values: reading, and writing copies that share what did not change. Only own properties count. */
import { equal, isRecord } from "../values/index.js";

/** The first step is the name of a state variable, then keys of maps, names of fields, indices. */
export type Place = readonly unknown[];

const nowhere = Symbol("nowhere");

/** Whether there is a value at the place, and which. */
export function at(root: unknown, place: Place): { readonly found: boolean; readonly value: unknown } {
  let value = root;
  for (const step of place) {
    value = child(value, step);
    if (value === nowhere) return { found: false, value: undefined };
  }
  return { found: value !== undefined, value };
}

function child(container: unknown, step: unknown): unknown {
  if (container instanceof Map) {
    const key = keyOf(container, step);
    return container.has(key) ? container.get(key) : nowhere;
  }
  if (typeof container !== "object" || container === null) return nowhere;
  return Object.hasOwn(container, String(step)) ? (container as Record<string, unknown>)[String(step)] : nowhere;
}

/** The map's own key that equals `key`: keys are compared by value, and a Date is not identical to its equal. */
function keyOf(map: ReadonlyMap<unknown, unknown>, key: unknown): unknown {
  if (map.has(key) || typeof key !== "object") return key;
  for (const own of map.keys()) if (equal(own, key)) return own;
  return key;
}

/** A copy with `value` at the place; `undefined` where the place has no parent. */
export function put<T>(root: T, place: Place, value: unknown): T | undefined {
  return replace(root, place, container => set(container, place.at(-1), value)) as T | undefined;
}

/** A copy without the entry at the place; `undefined` where the place has no parent. */
export function remove<T>(root: T, place: Place): T | undefined {
  return replace(root, place, container => without(container, place.at(-1))) as T | undefined;
}

function replace(value: unknown, place: Place, change: (container: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const [step, ...rest] = place;
  if (rest.length === 0) return change(value);
  const inner = child(value, step);
  const replaced = replace(inner, rest, change);
  return replaced === undefined ? undefined : set(value, step, replaced);
}

function set(container: unknown, step: unknown, value: unknown): unknown {
  if (container instanceof Map) return new Map(container).set(keyOf(container, step), value);
  if (Array.isArray(container)) return Object.assign([...container], { [String(step)]: value });
  // Not assignment: an own `__proto__` in data stays data.
  return Object.defineProperty({ ...(container as object) }, String(step), {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function without(container: unknown, step: unknown): unknown {
  if (container instanceof Map) {
    const copy = new Map(container);
    copy.delete(keyOf(container, step));
    return copy;
  }
  if (Array.isArray(container)) return container.filter((_, index) => index !== Number(step));
  return Object.fromEntries(Object.entries(container as object).filter(([name]) => name !== String(step)));
}

export function samePlace(a: Place, b: Place): boolean {
  return a.length === b.length && a.every((step, index) => equal(step, b[index]));
}

/** The first place where two values differ, depth first; undefined where they are equal. */
export function difference(a: unknown, b: unknown, place: Place = []): Place | undefined {
  if (equal(a, b)) return undefined;
  for (const step of commonSteps(a, b)) {
    const found = difference(at(a, [step]).value, at(b, [step]).value, [...place, step]);
    if (found) return found;
  }
  return place;
}

/** The steps into two values of one kind; none where only the whole can be told apart. */
function commonSteps(a: unknown, b: unknown): readonly unknown[] {
  if (a instanceof Map && b instanceof Map) return [...a.keys(), ...[...b.keys()].filter(key => !at(a, [key]).found)];
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length ? a.map((_, index) => index) : [];
  return isRecord(a) && isRecord(b) ? [...new Set([...Object.keys(a), ...Object.keys(b)])] : [];
}

/** `accounts["acc_aaaaaaaa"].balance`: a place as the spec would write it. */
export function showPlace(place: Place): string {
  const step = (key: unknown) =>
    typeof key === "string" && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return place.map((key, index) => (index === 0 ? String(key) : step(key))).join("");
}
