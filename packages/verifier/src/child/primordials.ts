/**
 * What the child needs of the language, taken before the implementation is loaded: an implementation may replace
 * `Array.prototype.push` or `Object.keys`, and the child still answers. Code beside this file that runs later uses
 * these, index loops and plain syntax; no iterators, no methods.
 */

import { isDeepStrictEqual } from "node:util";
import { deserialize, serialize } from "node:v8";

const uncurry = <This, Args extends unknown[], Result>(method: (this: This, ...args: Args) => Result) =>
  Function.prototype.call.bind(method) as (self: This, ...args: Args) => Result;

export const keys = Object.keys;
export const defineProperty = Object.defineProperty;
export const getPrototypeOf = Object.getPrototypeOf;
export const hasOwn = Object.hasOwn;
export const isArray = Array.isArray;
export const apply = Reflect.apply;
export const construct = Reflect.construct;
export const ownKeys = Reflect.ownKeys;
export const toText = String;
export const SafeMap = Map;
export const SafeSet = Set;
export const mapForEach = uncurry(Map.prototype.forEach) as (
  map: Map<unknown, unknown>,
  each: (value: unknown, key: unknown) => void,
) => void;
export const mapSet = uncurry(Map.prototype.set) as (map: Map<unknown, unknown>, key: unknown, value: unknown) => void;
export const setForEach = uncurry(Set.prototype.forEach) as (set: Set<unknown>, each: (value: unknown) => void) => void;
export const setAdd = uncurry(Set.prototype.add) as (set: Set<unknown>, value: unknown) => void;
export const setHas = uncurry(Set.prototype.has) as (set: Set<unknown>, value: unknown) => boolean;
export const slice = uncurry(String.prototype.slice) as (text: string, start: number, end?: number) => string;
export const indexOf = uncurry(String.prototype.indexOf) as (text: string, part: string) => number;
export const padStart = uncurry(String.prototype.padStart) as (text: string, length: number, fill: string) => string;
export const bytes = serialize;
export const fromBytes = deserialize;
export const sameDeep = isDeepStrictEqual;
export const compareBytes = Buffer.compare;

/** Appends without looking up `push`, or a setter for the index, on a prototype. */
export function append(list: unknown[], value: unknown): void {
  define(list, toText(list.length), value);
}

/** Sets an own property; `__proto__` is a name like any other. */
export function define(object: object, name: string, value: unknown): void {
  defineProperty(object, name, {
    __proto__: null,
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  } as PropertyDescriptor);
}
