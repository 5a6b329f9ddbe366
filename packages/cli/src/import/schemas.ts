/** Exported schemas of either version of Zod as the draft of a spec. */
import { Drafting } from "./drafting.js";
import { fieldName } from "./encode.js";
import type { Declaration, Shape } from "./shape.js";
import { isZod3, readZod3 } from "./zod3.js";
import { isZod4, readBehindName } from "./zod4.js";

/** What a module exports under a name. */
export type Export = readonly [name: string, value: unknown];

/** An export may be anything, also one that throws when it is looked at. */
export function isSchema(value: unknown): boolean {
  try {
    return isZod4(value) || isZod3(value);
  } catch {
    return false;
  }
}

/** Reads the schemas, those of `wanted` first; what they mention of the others is read too. */
export function readSchemas(exports: readonly Export[], wanted: readonly string[]): Drafting {
  const drafting = new Drafting();
  const schemas = exports.filter(([, value]) => isSchema(value));
  const names = new Map(
    schemas.map(([name, value]) => [name, drafting.nameOf(value) ?? drafting.reserve(value, name)]),
  );
  const read = new Set<string>();
  const isDue = (exported: string, name: string) =>
    !read.has(name) && (wanted.includes(exported) || drafting.mentions(name));
  for (let next = schemas; next.length > 0; ) {
    next = schemas.filter(([exported]) => isDue(exported, names.get(exported)!));
    for (const [exported, value] of next) {
      const name = names.get(exported)!;
      if (!read.has(name)) readOne(value, name, drafting);
      read.add(name);
    }
  }
  return drafting;
}

function readOne(value: unknown, name: string, drafting: Drafting): void {
  if (isZod4(value)) drafting.add(name, readBehindName(value, name, drafting));
  else if (isZod3(value)) readZod3(value, name, drafting);
}

/** The declarations with fields that a spec can name; those of other names are listed. */
export function nameable(drafting: Drafting): Declaration[] {
  return drafting.declarations.map(({ name, shape }) => ({ name, shape: withNames(shape, name, drafting) }));
}

function withNames(shape: Shape, owner: string, drafting: Drafting): Shape {
  if (shape.type.kind !== "record") return shape;
  const fields = shape.type.fields.filter(field => {
    const isNameable = fieldName(field.name) !== undefined;
    if (!isNameable)
      drafting.lose(owner, `its field ${JSON.stringify(field.name)}, a name that no field of a spec can have`);
    return isNameable;
  });
  return { ...shape, type: { kind: "record", fields } };
}
