/** Where decimals and secrets stand in values of a type: what messages need to show the ones with their points, the others not at all. */
import { type Contract, expandType, type Field, type RuledType, type Type } from "@tenet/checker";
import { numberLiteral, stringLiteral } from "./encode/index.js";

/** As `Places` of `@tenet/runtime`. */
export type Places<Leaf> =
  | Leaf
  | { readonly either: readonly Places<Leaf>[] }
  | { readonly items: Places<Leaf> }
  | { readonly tuple: readonly (Places<Leaf> | undefined)[] }
  | { readonly keys?: Places<Leaf>; readonly values?: Places<Leaf> }
  | { readonly fields: readonly (readonly [name: string, places: Places<Leaf>])[] };

export type Decimals = Places<number>;
export type Secrets = Places<"secret" | "personal">;

type Types = Pick<Contract, "types">;

/** Undefined where there are none. Inside a type that contains itself they are left out. */
export function decimalsIn(type: Type, contract: Types): Decimals | undefined {
  return new Walk(contract, scaleOf, undefined).ruled({ type, rules: [] });
}

export function decimalsOfFields(fields: readonly Pick<Field, "name" | "type">[], contract: Types) {
  return new Walk(contract, scaleOf, undefined).fields(fields);
}

/** Of what has the rule `secret` or `personal`, itself or in its type's declaration. */
export function secretsIn(type: RuledType, contract: Types): Secrets | undefined {
  return new Walk(contract, secretOf, "secret").ruled(type);
}

export function secretsOfFields(fields: readonly Pick<Field, "name" | "type">[], contract: Types) {
  return new Walk(contract, secretOf, "secret").fields(fields);
}

/** Of the arguments of a function, one after another. */
export function secretsOfArguments(
  parameters: readonly { readonly type: RuledType }[],
  contract: Types,
): Secrets | undefined {
  const tuple = parameters.map(({ type }) => secretsIn(type, contract));
  return tuple.every(one => one === undefined) ? undefined : { tuple };
}

/** Whether anything that an operation takes or gives, or that the state holds, is secret or personal. */
export function hasSecrets(contract: Contract): boolean {
  const { operations, state, roles, ports, events } = contract;
  const given = operations.some(
    ({ inputs, returns }) => secretsOfFields(inputs, contract) ?? (returns && secretsIn(returns, contract)),
  );
  const around = [...ports.flatMap(({ functions }) => functions.flatMap(partsOf)), ...events.map(({ data }) => data)];
  const types = [...around, ...(roles ? [roles.actor] : [])];
  return given || secretsOfFields(state, contract) !== undefined || types.some(type => secretsIn(type, contract));
}

const partsOf = ({ parameters, returns }: Contract["ports"][number]["functions"][number]): RuledType[] => [
  ...parameters.map(({ type }) => type),
  ...(returns ? [returns] : []),
];

const scaleOf = ({ type }: RuledType) => (type.kind === "decimal" ? type.places : undefined);

/** What is both is secret. */
function secretOf({ rules }: RuledType): "secret" | "personal" | undefined {
  const has = (kind: "secret" | "personal") => (rules.some(rule => rule.kind === kind) ? kind : undefined);
  return has("secret") ?? has("personal");
}

/** How many named types may lie inside each other: where each holds the next twice, the places double every time. */
const deepest = 10;

/** Down a type, `open` being the names on the way; `far` is taken for what lies deeper than is looked. */
class Walk<Leaf extends number | string> {
  constructor(
    private readonly contract: Types,
    private readonly leaf: (ruled: RuledType) => Leaf | undefined,
    private readonly far: Leaf | undefined,
    private readonly open: readonly string[] = [],
  ) {}

  ruled(ruled: RuledType): Places<Leaf> | undefined {
    const { type } = ruled;
    const inside = (part: RuledType) => this.ruled(part);
    const own = this.leaf(ruled);
    // Its keys are names that somebody chose, not those of fields.
    if (own !== undefined && expandType(type, this.contract).kind === "dictionary")
      return { either: [own, { keys: own, values: own }] };
    if (own !== undefined) return own;
    switch (type.kind) {
      case "named":
        return this.named(type.name);
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
        return entriesOf<Leaf>(undefined, inside(type.value));
      case "record":
        return this.fields(type.fields);
      case "union":
        return eitherOf(type.members.map(inside));
      default:
        return undefined;
    }
  }

  fields(fields: readonly Pick<Field, "name" | "type">[]): Places<Leaf> | undefined {
    const found = fields.flatMap(({ name, type }) => {
      const places = this.ruled(type);
      return places === undefined ? [] : [[name, places] as const];
    });
    return found.length === 0 ? undefined : { fields: found };
  }

  private named(name: string): Places<Leaf> | undefined {
    const found = this.contract.types.find(one => one.name === name);
    if (found === undefined || this.open.includes(name) || !this.leads(found.type)) return undefined;
    if (this.open.length >= deepest) return this.far;
    return new Walk(this.contract, this.leaf, this.far, [...this.open, name]).ruled(found.type);
  }

  /** Whether there is a place at all, each named type looked at once. */
  private leads(part: unknown, seen: Set<string> = new Set()): boolean {
    if (typeof part !== "object" || part === null) return false;
    if ("rules" in part && "type" in part && this.leaf(part as RuledType) !== undefined) return true;
    if ("kind" in part && part.kind === "named" && "name" in part && !seen.has(String(part.name))) {
      seen.add(String(part.name));
      if (this.leads(this.contract.types.find(one => one.name === part.name)?.type, seen)) return true;
    }
    return Object.values(part).some(inner => this.leads(inner, seen));
  }
}

function entriesOf<Leaf>(keys: Places<Leaf> | undefined, values: Places<Leaf> | undefined): Places<Leaf> | undefined {
  if (keys === undefined && values === undefined) return undefined;
  return { ...(keys === undefined ? {} : { keys }), ...(values === undefined ? {} : { values }) };
}

function eitherOf<Leaf extends number | string>(
  members: readonly (Places<Leaf> | undefined)[],
): Places<Leaf> | undefined {
  const known = members.filter(one => one !== undefined);
  const distinct = known.filter((one, at) => known.findIndex(other => placesText(other) === placesText(one)) === at);
  return distinct.length > 1 ? { either: distinct } : distinct[0];
}

/** As a literal of TypeScript. */
export function placesText(places: Places<number | string> | undefined): string {
  if (places === undefined) return "undefined";
  if (typeof places === "number") return numberLiteral(places);
  if (typeof places === "string") return stringLiteral(places);
  if ("either" in places) return `{ either: [${places.either.map(placesText).join(", ")}] }`;
  if ("items" in places) return `{ items: ${placesText(places.items)} }`;
  if ("tuple" in places) return `{ tuple: [${places.tuple.map(placesText).join(", ")}] }`;
  if ("fields" in places)
    return `{ fields: [${places.fields.map(([name, own]) => `[${stringLiteral(name)}, ${placesText(own)}]`).join(", ")}] }`;
  const entries = Object.entries(places).map(
    ([name, own]) => `${name}: ${placesText(own as Places<number | string> | undefined)}`,
  );
  return `{ ${entries.join(", ")} }`;
}
