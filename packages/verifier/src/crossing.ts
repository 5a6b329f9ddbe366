/** Functions leave for the child as what they are described by; what else there is crosses as it is. */
import { descriptionOf } from "@tenet/runtime";
import { record } from "./case.js";

/** Copies only what holds a function. */
export function described(value: unknown): unknown {
  if (typeof value === "function") return descriptionOf(value);
  if (typeof value !== "object" || value === null || !holdsFunction(value)) return value;
  if (Array.isArray(value)) return value.map(described);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [described(key), described(item)]));
  if (value instanceof Set) return new Set([...value].map(described));
  return record(Object.entries(value).map(([name, item]) => [name, described(item)] as const));
}

function holdsFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  if (value instanceof Map) return [...value].some(pair => pair.some(holdsFunction));
  return (Array.isArray(value) || value instanceof Set ? [...value] : Object.values(value)).some(holdsFunction);
}
