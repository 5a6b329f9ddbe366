/** Values that are known already: what a case is about is mostly what its state and its input speak of. */
import type { Contract, Type } from "@tenet/checker";
import { isRecord, walkTyped } from "../executable/instances.js";

/** A value, or values by name, with the types that say what is what. */
export type Known = readonly (readonly [value: unknown, type: Type])[];

/** The value with parts of it taken from what is known, where the same named type stands there. `picks`: which. */
export function familiar(
  contract: Contract,
  [value, type]: readonly [unknown, Type],
  known: Known,
  picks: readonly number[],
): unknown {
  let at = 0;
  const go = (each: unknown, of: Type): unknown => {
    if (each === undefined) return each;
    const alike = of.kind === "named" ? valuesOf(contract, of.name, known) : [];
    if (alike.length > 0) return alike[picks[at++ % picks.length]! % alike.length];
    const inner = of.kind === "named" ? contract.types.find(({ name }) => name === of.name)?.type.type : of;
    if (inner?.kind === "optional") return go(each, inner.element.type);
    if (inner?.kind === "list" && Array.isArray(each)) return each.map(item => go(item, inner.element.type));
    if (inner?.kind !== "record" || !isRecord(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([name, item]) => {
        const field = inner.fields.find(one => one.name === name);
        return [name, field === undefined ? item : go(item, field.type.type)];
      }),
    );
  };
  return go(value, type);
}

function valuesOf(contract: Contract, name: string, known: Known): unknown[] {
  const found: unknown[] = [];
  for (const [value, type] of known)
    walkTyped(contract, type, value, (each, of) => {
      if (of.kind === "named" && of.name === name) found.push(each);
    });
  return found;
}
