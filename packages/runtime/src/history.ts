/** Rules of history: what a value may become, given what it was. */
import { equal, has, isRecord } from "./values/index.js";

export type HistoryRule = "immutable" | "setOnce" | "neverDecreases" | "onlyGrows" | "onlyAppended" | "neverDeleted";

/** A value before and after a call. */
export type Pair = readonly [was: unknown, is: unknown];

/**
 * The first pair that breaks the rule. `field`: of two records, in that field; where it exists only `sometimes`, records
 * without it are passed over.
 */
export function lapse(rule: HistoryRule, pairs: Iterable<Pair>, field?: string, sometimes = false): Pair | undefined {
  for (const [was, is] of pairs) {
    const pair = field === undefined ? ([was, is] as const) : inField(was, is, field, sometimes);
    if (pair && !keepsHistory(rule, ...pair)) return pair;
  }
  return undefined;
}

function inField(was: unknown, is: unknown, field: string, sometimes: boolean): Pair | undefined {
  if (!isRecord(was) || !isRecord(is)) return undefined;
  if (sometimes && !(Object.hasOwn(was, field) && Object.hasOwn(is, field))) return undefined;
  const read = (of: object): unknown => (Object.hasOwn(of, field) ? (of as Record<string, unknown>)[field] : undefined);
  return [read(was), read(is)];
}

/** What a map or a dictionary holds under the same key before and after. */
export function* survivors(before: unknown, after: unknown): Generator<Pair> {
  for (const [key, was] of entriesOf(before)) {
    const found = after instanceof Map && after.has(key) ? [after.get(key)] : matching(entriesOf(after), key);
    if (found.length > 0) yield [was, found[0]];
  }
}

function entriesOf(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map) return value;
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function matching(entries: Iterable<readonly [unknown, unknown]>, key: unknown): unknown[] {
  for (const [other, value] of entries) if (equal(key, other)) return [value];
  return [];
}

/** Whether a value may have become another. What was nothing has no history yet. */
export function keepsHistory(rule: HistoryRule, was: unknown, is: unknown): boolean {
  if (rule === "immutable") return equal(was, is);
  if (was === undefined) return true;
  if (is === undefined) return false;
  return rules[rule](was, is);
}

const rules: Record<Exclude<HistoryRule, "immutable">, (was: unknown, is: unknown) => boolean> = {
  setOnce: equal,
  neverDecreases: (was, is) => (was as number) <= (is as number),
  onlyGrows: contains,
  onlyAppended: (was, is) =>
    Array.isArray(was) && Array.isArray(is) && was.every((item, at) => at < is.length && equal(item, is[at])),
  neverDeleted: contains,
};

/** Every key of a map, element of a set or list (as often), name of a dictionary, or the text itself, is still there. */
function contains(was: unknown, is: unknown): boolean {
  if (was instanceof Map || was instanceof Set)
    return (is instanceof Map || is instanceof Set) && [...was.keys()].every(key => has(is, key));
  if (Array.isArray(was)) return Array.isArray(is) && allIn(was, is);
  if (typeof was === "string") return typeof is === "string" && is.includes(was);
  return isRecord(was) && isRecord(is) && Object.keys(was).every(name => Object.hasOwn(is, name));
}

function allIn(was: readonly unknown[], is: readonly unknown[]): boolean {
  const left = [...is];
  return was.every(item => {
    const at = left.findIndex(other => equal(item, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
