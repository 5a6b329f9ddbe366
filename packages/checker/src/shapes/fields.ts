import { type Context, expand } from "../context.js";
import type { Field, Type } from "../ir.js";

/** The fields of a record, or of all records of a union, each name once; one that tells them apart has all their values. */
export function fieldsIn(context: Pick<Context, "types">, type: Type): readonly Field[] {
  const whole = expand(context, type);
  if (whole.kind === "record") return whole.fields;
  if (whole.kind !== "union") return [];
  const found = new Map<string, Field>();
  for (const field of whole.members.flatMap(member => fieldsIn(context, member.type))) {
    const first = found.get(field.name);
    found.set(field.name, first === undefined ? field : merged(first, field));
  }
  return [...found.values()];
}

function merged(first: Field, next: Field): Field {
  const [a, b] = [first.type.type, next.type.type];
  if (a.kind !== "enum" || b.kind !== "enum") return first;
  return {
    ...first,
    type: { ...first.type, type: { kind: "enum", values: [...new Set([...a.values, ...b.values])] } },
  };
}
