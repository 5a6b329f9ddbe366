import type { Field, RuledType, Type } from "../ir.js";

/** What types need to know of the spec around them. */
export interface TypeWorld {
  /** A declared type by its name; undefined where there is none (that was diagnosed where it was written). */
  resolve(name: string): RuledType | undefined;
}

/** Sees through names: the structure of a type. A name that leads nowhere or to itself is an error type. */
export function resolveType(type: Type, world: TypeWorld): Type {
  let seen = type;
  for (let steps = 0; seen.kind === "named"; steps++) {
    const found = world.resolve(seen.name);
    if (found === undefined || steps > 100) return { kind: "error" };
    seen = found.type;
  }
  return seen;
}

/** A type without the possibility of nothing: `T` of `optional T`, a union without `nothing`. Names are seen through only where needed. */
export function withoutNothing(type: Type, world: TypeWorld): Type {
  const seen = resolveType(type, world);
  if (seen.kind === "optional") return withoutNothing(seen.element.type, world);
  if (seen.kind !== "union") return type;
  const members = seen.members.filter(member => resolveType(member.type, world).kind !== "nothing");
  return members.length === seen.members.length ? type : unionOf(members);
}

/** Whether nothing is among the values of a type. */
export function mayBeNothing(type: Type, world: TypeWorld): boolean {
  const seen = resolveType(type, world);
  if (seen.kind === "optional" || seen.kind === "nothing") return true;
  return seen.kind === "union" && seen.members.some(member => mayBeNothing(member.type, world));
}

export function optionalOf(type: Type, world: TypeWorld): Type {
  return mayBeNothing(type, world) || type.kind === "error" ? type : { kind: "optional", element: plain(type) };
}

/** A union of members; of one, that one. */
export function unionOf(members: readonly RuledType[]): Type {
  if (members.length === 0) return { kind: "error" };
  return members.length === 1 ? members[0]!.type : { kind: "union", members };
}

/** A type without rules. */
export function plain(type: Type): RuledType {
  return { type, rules: [] };
}

/** The alternatives of a type: members of unions and optionals, `nothing` among them. A name of something else keeps its name. */
export function alternatives(type: Type, world: TypeWorld): readonly Type[] {
  const seen = resolveType(type, world);
  if (seen.kind === "optional") return [...alternatives(seen.element.type, world), { kind: "nothing" }];
  if (seen.kind === "union") return seen.members.flatMap(member => alternatives(member.type, world));
  return [seen.kind === "nothing" || seen.kind === "error" ? seen : type];
}

export function fieldOf(type: Type, name: string): Field | undefined {
  return type.kind === "record" ? type.fields.find(field => field.name === name) : undefined;
}
