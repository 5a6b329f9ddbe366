/** Values beside one that fits: changed in one place, by a step over a bound or to another kind. */
import { type Contract, type Expr, environment, evaluate, type Rule, type RuledType, type Type } from "@tenet/checker";

/** At most so many elements of a collection are looked into. */
const most = 2;

/** `others`: values of the same type, whose parts may take each other's place. */
export function near(contract: Contract, type: RuledType, value: unknown, others: readonly unknown[]): unknown[] {
  return new Near(contract).of(type, value, others);
}

class Near {
  constructor(private readonly contract: Contract) {}

  of({ type, rules }: RuledType, value: unknown, others: readonly unknown[]): unknown[] {
    const known = this.known({ type, rules });
    const own = [
      ...this.bounds(known.rules, value),
      ...this.beside(known.type, value),
      ...otherKinds(known.type, value),
    ];
    return [...own, ...this.inside(known.type, value, others)];
  }

  /** The type behind names, with the rules of all that were on the way. */
  private known({ type, rules }: RuledType): RuledType {
    if (type.kind === "optional")
      return this.known({ type: type.element.type, rules: [...type.element.rules, ...rules] });
    if (type.kind !== "named") return { type, rules };
    const found = this.contract.types.find(one => one.name === type.name);
    return found === undefined
      ? { type, rules }
      : this.known({ type: found.type.type, rules: [...found.type.rules, ...rules] });
  }

  /** On a bound, and a step to each side of it. */
  private bounds(rules: readonly Rule[], value: unknown): unknown[] {
    return rules.flatMap((rule): unknown[] => {
      if (rule.kind === "min" || rule.kind === "max") return stepsAround(this.constant(rule.bound));
      if (rule.kind === "multipleOf") return [...stepsAround(value), ...multiples(this.constant(rule.of))];
      if (rule.kind !== "length") return [];
      return [rule.low, rule.high].flatMap(bound => {
        const limit = bound && this.constant(bound);
        return typeof limit === "number" ? [limit - 1, limit, limit + 1].flatMap(size => resized(value, size)) : [];
      });
    });
  }

  private constant(expr: Expr): unknown {
    try {
      return evaluate(expr, environment(this.contract));
    } catch {
      return undefined;
    }
  }

  private beside(type: Type, value: unknown): unknown[] {
    if (type.kind === "enum") return [...type.values, "no such word", ""];
    if (type.kind === "date") return ["2023-02-29", "2024-02-29", "2024-02-30", "2024-13-01", "2024-1-1", "1900-02-29"];
    if (type.kind === "uuid" && typeof value === "string") return [value.toUpperCase(), `${value}0`, value.slice(1)];
    if (type.kind === "json")
      return [null, {}, { a: undefined }, { a: [1n] }, [undefined], Object.assign(Array(2), { 1: 1 }), Number.NaN];
    if (type.kind === "email") return ["a@b.c", "a@b", "a b@c.d", "@b.c", "a@b..c"];
    if (typeof value === "string")
      return [`${value}!`, value.slice(1), `\n${value}`, `${value}\n`, value.toUpperCase(), "", "\u{1f600}"];
    if (typeof value === "number") return [...stepsAround(value), -value, value + 0.5, Number.NaN, Infinity, 2 ** 53];
    if (typeof value === "bigint") return [...stepsAround(value), -value, 0n];
    if (value instanceof Date) return [new Date(Number.NaN), new Date(0)];
    return [];
  }

  private inside(type: Type, value: unknown, others: readonly unknown[]): unknown[] {
    switch (type.kind) {
      case "record":
        return isPlain(value) ? this.record(type, value, others) : [];
      case "union": {
        // Only a member that the value could be of has neighbours that say something.
        return type.members.flatMap(member => this.inside(this.known(member).type, value, others));
      }
      case "list":
        return Array.isArray(value) ? this.list(type.element, value) : [];
      case "tuple":
        return Array.isArray(value) ? this.tuple(type.items, value) : [];
      case "set":
        return value instanceof Set ? this.list(type.element, [...value]).map(asSet) : [];
      case "map":
        return value instanceof Map ? this.map(type, value) : [];
      case "dictionary":
        return isPlain(value) ? this.map({ ...type, key: text }, new Map(Object.entries(value))).map(asRecord) : [];
      default:
        return [];
    }
  }

  private record(
    type: Type & { kind: "record" },
    value: Readonly<Record<string, unknown>>,
    others: readonly unknown[],
  ) {
    const without = (name: string) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    const changed = type.fields.flatMap(({ name, type: field }) => {
      const elsewhere = others.flatMap(other => (isPlain(other) && name in other ? [other[name]] : [])).slice(0, 4);
      return [...this.of(field, value[name], elsewhere), ...elsewhere].map(one => ({ ...value, [name]: one }));
    });
    return [{ ...value, surplus: 1 }, ...type.fields.map(({ name }) => without(name)), ...changed];
  }

  private list(element: RuledType, value: readonly unknown[]): unknown[] {
    const changed = value
      .slice(0, most)
      .flatMap((item, at) => this.of(element, item, value).map(one => value.with(at, one)));
    return [[], value.slice(1), [...value, ...value.slice(0, 1)], [...value].reverse(), ...changed];
  }

  private tuple(items: readonly RuledType[], value: readonly unknown[]): unknown[] {
    const changed = items.flatMap((item, at) => this.of(item, value[at], []).map(one => value.with(at, one)));
    return [value.slice(1), [...value, 0], ...changed];
  }

  private map(
    { key, value: held }: { readonly key: RuledType; readonly value: RuledType },
    value: ReadonlyMap<unknown, unknown>,
  ) {
    const entries = [...value];
    const changed = entries
      .slice(0, most)
      .flatMap(([name, item], at) => [
        ...this.of(held, item, [...value.values()]).map(one => entries.with(at, [name, one])),
        ...this.of(key, name, []).map(one => entries.with(at, [one, item])),
      ]);
    return [[], entries.slice(1), ...changed].map(all => new Map(all as [unknown, unknown][]));
  }
}

const text: RuledType = { type: { kind: "string" }, rules: [] };

function stepsAround(value: unknown): unknown[] {
  if (typeof value === "number") return [value - 1, value, value + 1];
  if (typeof value === "bigint") return [value - 1n, value, value + 1n];
  return value instanceof Date ? [-1, 0, 1].map(step => new Date(value.getTime() + step)) : [];
}

/** What a remainder of doubles says otherwise of than their decimals do. */
function multiples(of: unknown): unknown[] {
  return typeof of === "number" ? [3 * of, 7 * of, 0.3, 0.7, -0.3, 0.30000000000000004, 1e22, 5e-324, of / 2] : [];
}

/** As long as that, out of its own parts; code points outside the BMP count as one. */
function resized(value: unknown, size: number): unknown[] {
  if (size < 0 || size > 5000) return [];
  if (typeof value === "string") return [value.padEnd(size, "x").slice(0, size), "\u{1f600}".repeat(size)];
  if (value instanceof Uint8Array) return [new Uint8Array(size)];
  if (!Array.isArray(value) || value.length === 0) return [];
  return [Array.from({ length: size }, (_, at) => value[at % value.length])];
}

function otherKinds({ kind }: Type, value: unknown): unknown[] {
  const different = [undefined, "text", 7, 0.5, true, 12n, [], {}, new Date(0)].filter(
    one => typeof one !== typeof value,
  );
  return [null, ...different, ...(isPlain(value) && kind !== "json" ? likeRecords(value) : [])];
}

/** Objects that are no records, and one whose fields are not its own. */
function likeRecords(value: Readonly<Record<string, unknown>>): unknown[] {
  return [
    new Date(0),
    new Map(),
    new Set(),
    new Uint8Array(0),
    [],
    Object.create(value),
    { ...value, none: undefined },
    { ...value, none: null },
  ];
}

const asSet = (items: unknown): unknown => new Set(items as unknown[]);
const asRecord = (map: unknown): unknown =>
  Object.fromEntries([...(map as Map<unknown, unknown>)].map(([key, item]) => [String(key), item]));

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
