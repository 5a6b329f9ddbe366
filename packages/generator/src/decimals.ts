/** Where decimals stand in values of a type: what messages need to show them with their points. */
import type { Contract, Field, Type } from "@tenet/checker";
import { numberLiteral, stringLiteral } from "./encode/index.js";

/** As `Decimals` of `@tenet/runtime`. */
export type Decimals =
  | number
  | { readonly items: Decimals }
  | { readonly tuple: readonly (Decimals | undefined)[] }
  | { readonly keys?: Decimals; readonly values?: Decimals }
  | { readonly fields: readonly (readonly [name: string, decimals: Decimals])[] };

type Types = Pick<Contract, "types">;

/** Undefined where there are none. Inside a type that contains itself they are left out. */
export function decimalsIn(type: Type, contract: Types, open: readonly string[] = []): Decimals | undefined {
  const inside = (part: { readonly type: Type }) => decimalsIn(part.type, contract, open);
  switch (type.kind) {
    case "decimal":
      return type.places;
    case "named": {
      const found = contract.types.find(one => one.name === type.name);
      return found && !open.includes(type.name)
        ? decimalsIn(found.type.type, contract, [...open, type.name])
        : undefined;
    }
    case "optional":
      return inside(type.element);
    case "list":
    case "set": {
      const items = inside(type.element);
      return items === undefined ? undefined : { items };
    }
    case "tuple": {
      const tuple = type.items.map(inside);
      return tuple.every(item => item === undefined) ? undefined : { tuple };
    }
    case "map":
      return entriesOf(inside(type.key), inside(type.value));
    case "dictionary":
      return entriesOf(undefined, inside(type.value));
    case "record":
      return decimalsOfFields(type.fields, contract, open);
    case "union":
      return type.members.map(inside).find(one => one !== undefined);
    default:
      return undefined;
  }
}

export function decimalsOfFields(
  fields: readonly Pick<Field, "name" | "type">[],
  contract: Types,
  open: readonly string[] = [],
): Decimals | undefined {
  const found = fields.flatMap(({ name, type }) => {
    const decimals = decimalsIn(type.type, contract, open);
    return decimals === undefined ? [] : [[name, decimals] as const];
  });
  return found.length === 0 ? undefined : { fields: found };
}

function entriesOf(keys: Decimals | undefined, values: Decimals | undefined): Decimals | undefined {
  if (keys === undefined && values === undefined) return undefined;
  return { ...(keys === undefined ? {} : { keys }), ...(values === undefined ? {} : { values }) };
}

/** As a literal of TypeScript. */
export function decimalsText(decimals: Decimals | undefined): string {
  if (decimals === undefined) return "undefined";
  if (typeof decimals === "number") return numberLiteral(decimals);
  if ("items" in decimals) return `{ items: ${decimalsText(decimals.items)} }`;
  if ("tuple" in decimals) return `{ tuple: [${decimals.tuple.map(decimalsText).join(", ")}] }`;
  if ("fields" in decimals)
    return `{ fields: [${decimals.fields.map(([name, own]) => `[${stringLiteral(name)}, ${decimalsText(own)}]`).join(", ")}] }`;
  const entries = Object.entries(decimals).map(([name, own]) => `${name}: ${decimalsText(own as Decimals)}`);
  return `{ ${entries.join(", ")} }`;
}
