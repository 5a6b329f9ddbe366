/** Values that are known already: what a case is about is mostly what its state and its input speak of. */
import type { Contract, Type } from "@tenet/checker";
import { isRecord, walkTyped } from "../executable/instances.js";

/** A value, or values by name, with the types that say what is what. */
export type Known = readonly (readonly [value: unknown, type: Type])[];

/** The value with parts of it taken from what is known, where the same type stands there. `picks`: which. */
export function familiar(
  contract: Contract,
  [value, type]: readonly [unknown, Type],
  known: Known,
  picks: readonly number[],
): unknown {
  let at = 0;
  const go = (each: unknown, of: Type, name?: string): unknown => {
    if (each === undefined) return each;
    const alike = valuesOf(contract, of, known);
    if (alike.length > 0) {
      const pick = picks[at++ % picks.length]!;
      // Most of the time an organisation is one that stands somewhere as an organisation.
      const namesakes = name === undefined || pick % 4 === 0 ? [] : fieldsNamed(contract, name, of, known);
      const among = namesakes.length > 0 ? namesakes : alike;
      return among[Math.floor(pick / 4) % among.length];
    }
    const inner = of.kind === "named" ? contract.types.find(({ name }) => name === of.name)?.type.type : of;
    if (inner?.kind === "optional") return go(each, inner.element.type);
    if (inner?.kind === "list" && Array.isArray(each)) return each.map(item => go(item, inner.element.type));
    if (inner?.kind !== "record" || !isRecord(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([name, item]) => {
        const field = inner.fields.find(one => one.name === name);
        return [name, field === undefined ? item : go(item, field.type.type, name)];
      }),
    );
  };
  return go(value, type);
}

/** Types by their name; moments are alike wherever they stand. */
function isSame(a: Type, b: Type): boolean {
  return a.kind === "named" ? b.kind === "named" && a.name === b.name : a.kind === "timestamp" && b.kind === a.kind;
}

/** The values of each type among what is known: the same list is asked again and again. */
const valuesIn = new WeakMap<Known, Map<string, readonly unknown[]>>();

function valuesOf(contract: Contract, type: Type, known: Known): readonly unknown[] {
  if (type.kind !== "named" && type.kind !== "timestamp") return [];
  const byType = valuesIn.get(known) ?? new Map<string, readonly unknown[]>();
  valuesIn.set(known, byType);
  const key = type.kind === "named" ? ` ${type.name}` : type.kind;
  const values = byType.get(key) ?? collected(contract, type, known);
  byType.set(key, values);
  return values;
}

function collected(contract: Contract, type: Type, known: Known): unknown[] {
  const found: unknown[] = [];
  for (const [value, whole] of known)
    walkTyped(contract, whole, value, (each, of) => {
      if (isSame(type, of)) found.push(each);
    });
  return found;
}

/** Values of the named type that stand in fields of that name. */
function fieldsNamed(contract: Contract, field: string, type: Type, known: Known): unknown[] {
  const found: unknown[] = [];
  for (const [value, whole] of known)
    walkTyped(contract, whole, value, (each, of) => {
      const own = of.kind === "record" && isRecord(each) ? of.fields.find(one => one.name === field) : undefined;
      if (own !== undefined && isSame(type, own.type.type) && isRecord(each)) found.push(each[field]);
    });
  return found;
}
