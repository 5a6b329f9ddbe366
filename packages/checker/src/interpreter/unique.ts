import type { Contract, Field, RuledType, Type } from "../ir.js";
import { expand } from "./types.js";

/** The fields of an entity that are `unique` or its `key`: no two in one collection have the same. Other types have none. */
export function uniqueFields(element: Type, contract: Pick<Contract, "types">): string[] {
  const marked = fieldsOf(element, contract).filter(({ type }) => isMarked(type));
  return [...new Set(marked.map(field => field.name))];
}

/** The rules of an optional field are those of what it may hold. */
function isMarked({ type, rules }: RuledType): boolean {
  if (rules.some(({ kind }) => kind === "unique" || kind === "key")) return true;
  return type.kind === "optional" && isMarked(type.element);
}

/** Of an entity with states, the fields of each state. */
function fieldsOf(type: Type, contract: Pick<Contract, "types">): readonly Field[] {
  const whole = expand(type, contract);
  if (whole.kind === "record") return whole.fields;
  return whole.kind === "union" ? whole.members.flatMap(member => fieldsOf(member.type, contract)) : [];
}
