import type { Type } from "../ir.js";

/** Whether a value of the type may hold a value of one that passes the test. What a function takes and answers is not held. */
export function holds(
  type: Type,
  test: (type: Type) => boolean,
  declared: (name: string) => Type | undefined,
  seen: Set<string> = new Set(),
): boolean {
  const inside = (of: { readonly type: Type }) => holds(of.type, test, declared, seen);
  if (test(type)) return true;
  switch (type.kind) {
    case "named": {
      const found = seen.has(type.name) ? undefined : declared(type.name);
      seen.add(type.name);
      return found !== undefined && holds(found, test, declared, seen);
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
