/** The places of a case and their types: what simplification may change. */
import { type Contract, flattenRules, type Rule, type RuledType, type Type } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { record } from "../../case.js";
import { isRecord, looksLike } from "../../executable/instances.js";
import type { Trail } from "../../session.js";

/** One step into a value: a field or an index; an element of a set; the key or the value of a map's or dictionary's entry. */
export type Step =
  | { readonly at: string | number }
  | { readonly element: number }
  | { readonly entry: number; readonly side: "key" | "value" };

export interface Site {
  readonly path: readonly Step[];
  /** Never a name: what it stands for. */
  readonly type: Type;
  /** All rules on the value, those of the names it goes by included. */
  readonly rules: readonly Rule[];
  readonly value: unknown;
  /** Whether the field may be left out. */
  readonly optional: boolean;
}

/** The sites of what is chosen in a case: of a law its given values; else the inputs of the calls, the last first, then the state. */
export function sitesOf(contract: Contract, trail: Trail, law: string | undefined, settable: boolean): Site[] {
  const sites: Site[] = [];
  const row = (
    fields: readonly { readonly name: string; readonly type: RuledType }[],
    values: Values | undefined,
    path: readonly Step[],
  ) => {
    for (const { name, type } of fields) {
      if (values !== undefined && Object.hasOwn(values, name))
        visit(contract, type, values[name], [...path, { at: name }], false, sites);
    }
  };
  if (trail.given !== undefined) {
    row(contract.laws.find(({ id }) => id === law)?.given ?? [], trail.given, [{ at: "given" }]);
    return sites;
  }
  for (const [at, { operation, input }] of [...trail.calls.entries()].reverse()) {
    row(contract.operations.find(({ name }) => name === operation)?.inputs ?? [], input, [
      { at: "calls" },
      { at },
      { at: "input" },
    ]);
  }
  if (settable) row(contract.state, trail.state, [{ at: "state" }]);
  return sites;
}

function visit(
  contract: Contract,
  ruled: RuledType,
  value: unknown,
  path: readonly Step[],
  optional: boolean,
  sites: Site[],
): void {
  if (value === undefined || value === null) return;
  const { type, rules } = flattenRules(ruled, contract);
  if (type.kind === "optional") return visit(contract, type.element, value, path, true, sites);
  if (type.kind === "union") {
    const member = type.members.find(each => looksLike(contract, value, each.type));
    if (member !== undefined) visit(contract, member, value, path, optional, sites);
    return;
  }
  sites.push({ path, type, rules, value, optional });
  const inside = (of: RuledType, item: unknown, step: Step) => visit(contract, of, item, [...path, step], false, sites);
  const each = rules.flatMap(rule => (rule.kind === "each" ? [rule.rule] : []));
  const withEach = (of: RuledType): RuledType => ({ type: of.type, rules: [...of.rules, ...each] });
  switch (type.kind) {
    case "list":
    case "set": {
      const items = Array.isArray(value) ? value : value instanceof Set ? [...value] : [];
      items.forEach((item, at) => inside(withEach(type.element), item, type.kind === "set" ? { element: at } : { at }));
      return;
    }
    case "tuple":
      return type.items.forEach((item, at) => inside(item, (value as unknown[])[at], { at }));
    case "map":
      if (value instanceof Map)
        [...value].forEach(([key, item], entry) => {
          inside(type.key, key, { entry, side: "key" });
          inside(withEach(type.value), item, { entry, side: "value" });
        });
      return;
    case "dictionary":
      if (isRecord(value))
        Object.entries(value).forEach(([name, item], entry) => {
          inside({ type: { kind: "string" }, rules: [] }, name, { entry, side: "key" });
          inside(withEach(type.value), item, { entry, side: "value" });
        });
      return;
    case "record":
      if (isRecord(value))
        for (const field of type.fields)
          if (Object.hasOwn(value, field.name)) inside(field.type, value[field.name], { at: field.name });
  }
}

/** The value with what is at the path replaced; `undefined` leaves a field out. */
export function put(value: unknown, path: readonly Step[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if ("element" in step)
    return new Set([...(value as Set<unknown>)].map((item, at) => (at === step.element ? put(item, rest, by) : item)));
  if ("entry" in step) return putEntry(value, step, rest, by);
  if (Array.isArray(value)) return value.with(step.at as number, put(value[step.at as number], rest, by));
  return record(
    Object.entries(value as object).flatMap(([name, item]) => {
      const changed: unknown = name === step.at ? put(item, rest, by) : item;
      return changed === undefined && name === step.at ? [] : [[name, changed] as const];
    }),
  );
}

function putEntry(
  value: unknown,
  { entry, side }: Extract<Step, { entry: number }>,
  rest: readonly Step[],
  by: unknown,
): unknown {
  const entries: [unknown, unknown][] = value instanceof Map ? [...value] : Object.entries(value as object);
  const changed = entries.map(([key, item], at) =>
    at !== entry
      ? ([key, item] as const)
      : side === "key"
        ? ([put(key, rest, by), item] as const)
        : ([key, put(item, rest, by)] as const),
  );
  return value instanceof Map ? new Map(changed) : record(changed as [string, unknown][]);
}

/** The case with several sites replaced at once. */
export function putAll(trail: Trail, changes: Iterable<readonly [Site, unknown]>): Trail {
  let changed: unknown = trail;
  for (const [{ path }, value] of changes) changed = put(changed, path, value);
  return changed as Trail;
}
