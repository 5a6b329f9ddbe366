import type { Type } from "../ir.js";
import { isExact, isNumeric, isText } from "../type/kinds.js";
import { join } from "../type/relation.js";
import { resolveType } from "../type/resolve.js";
import { isOrdered, type Receiver, type Subject } from "./library.js";
import type { Scope } from "./scope.js";

/** What the library's signatures speak about, of a receiver of this type; undefined where the library has nothing for it. */
export function subjectOf(type: Type, scope: Scope): (Subject & { readonly receiver: Receiver }) | undefined {
  const none: Type = { kind: "error" };
  switch (type.kind) {
    case "list":
    case "set":
      return { receiver: type.kind, self: type, element: type.element.type, key: none, world: scope };
    case "tuple": {
      const element = type.items.map(item => item.type).reduce((a, b) => join(a, b, scope), none);
      return { receiver: "list", self: type, element, key: none, world: scope };
    }
    case "bytes":
      return { receiver: "bytes", self: type, element: none, key: none, world: scope };
    case "map":
      return { receiver: "map", self: type, element: type.value.type, key: type.key.type, world: scope };
    case "dictionary":
      return { receiver: "dictionary", self: type, element: type.value.type, key: { kind: "string" }, world: scope };
    default:
      return isText(type) ? { receiver: "text", self: type, element: none, key: none, world: scope } : undefined;
  }
}

/** Whether elements of this type can be summed, or put in order. */
export function elementsFit(need: "number" | "ordered", element: Type, scope: Scope): boolean {
  const seen = resolveType(element, scope);
  return seen.kind === "error" || (need === "number" ? isNumeric(seen) || isExact(seen) : isOrdered(seen));
}
