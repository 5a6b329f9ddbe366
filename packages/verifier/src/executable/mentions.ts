import type * as ir from "@tenet/checker";

/** Whether a value of the type may hold one of the named type, or be one. */
export function mentions(
  contract: ir.Contract,
  type: ir.Type,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const inside = (of: ir.RuledType) => mentions(contract, of.type, name, seen);
  switch (type.kind) {
    case "named": {
      if (type.name === name) return true;
      const declared = seen.has(type.name) ? undefined : contract.types.find(each => each.name === type.name);
      return declared !== undefined && mentions(contract, declared.type.type, name, new Set([...seen, type.name]));
    }
    case "list":
    case "set":
    case "optional":
      return inside(type.element);
    case "map":
      return inside(type.key) || inside(type.value);
    case "dictionary":
      return inside(type.value);
    case "record":
      return type.fields.some(field => inside(field.type));
    case "tuple":
      return type.items.some(inside);
    case "union":
      return type.members.some(inside);
    default:
      return false;
  }
}
