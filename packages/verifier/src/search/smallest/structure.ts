/** Fewer calls, elements and entries; optional fields left out; false, and the first of an enumeration. */
import { record } from "../../case.js";
import type { Trail } from "../../session.js";
import { put, putAll, type Site } from "./sites.js";

export function fewerCalls(trail: Trail): Trail[] {
  if (trail.given !== undefined) return [];
  return trail.calls
    .map((_, at) => ({ ...trail, calls: trail.calls.toSpliced(at, 1) }))
    .slice(0, -1)
    .reverse();
}

export function fewerParts(trail: Trail, sites: readonly Site[]): Trail[] {
  return sites.flatMap(site => {
    const { value, path, optional } = site;
    const without = optional ? [putAll(trail, [[site, undefined]])] : [];
    const shorter = site.type.kind === "tuple" ? [] : fewer(value);
    return [...without, ...shorter.map(each => put(trail, path, each) as Trail)];
  });
}

function fewer(value: unknown): unknown[] {
  if (Array.isArray(value)) return subsets(value);
  if (value instanceof Set) return subsets([...value]).map(items => new Set(items));
  return value instanceof Map ? subsets([...value]).map(items => new Map(items)) : [];
}

/** Dictionaries are told from records by their type. */
export function fewerEntries(trail: Trail, sites: readonly Site[]): Trail[] {
  return sites
    .filter(({ type }) => type.kind === "dictionary")
    .flatMap(({ value, path }) =>
      subsets(Object.entries(value as object)).map(entries => put(trail, path, record(entries)) as Trail),
    );
}

/** Without all, without a half, without one. */
function subsets<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [];
  const half = items.length >> 1;
  const halves = items.length > 2 ? [items.slice(0, half), items.slice(half)] : [];
  const ones = items.length <= 60 && items.length > 1 ? items.map((_, at) => items.toSpliced(at, 1)) : [];
  return [[], ...halves, ...ones];
}

export function plainer(trail: Trail, sites: readonly Site[]): Trail[] {
  return sites.flatMap(site => {
    const { type, value } = site;
    if (type.kind === "boolean" && value === true) return [putAll(trail, [[site, false]])];
    if (type.kind !== "enum") return [];
    return type.values.slice(0, type.values.indexOf(value as string)).map(each => putAll(trail, [[site, each]]));
  });
}
