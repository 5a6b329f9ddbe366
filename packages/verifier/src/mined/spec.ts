import type { Contract } from "@tenet/checker";
import { Collector, type Literals } from "./literals.js";
import { literalParts } from "./pattern.js";

/** The literals of a spec's rules, conditions, definitions and examples. */
export function literalsOfSpec(contract: Contract): Literals {
  const all = new Collector();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value) || value instanceof Map || value instanceof Set) {
      for (const each of value) visit(each);
      return;
    }
    const { kind, value: literal, source } = value as { kind?: unknown; value?: unknown; source?: unknown };
    if (kind === "literal") all.add(literal);
    else if ((kind === "regex" || kind === "matching") && typeof source === "string")
      for (const part of literalParts(source)) all.add(part);
    for (const each of Object.values(value)) visit(each);
  };
  const { types, definitions, state, invariants, operations, laws } = contract;
  visit([types, definitions, state, invariants, operations, laws]);
  return all;
}
