/** Random typed expressions over one fixed contract: every kind of node and every function of the library. */
import type { Contract, Expr, Field, LibraryName, Type } from "@tenet/checker";
import fc from "fast-check";

const span = { start: 0, end: 0 };
const plain = (type: Type) => ({ type, rules: [] });
const field = (name: string, type: Type): Field => ({ name, type: plain(type), prose: "", line: 1 });
type Loose = { kind: Expr["kind"] } & Record<string, unknown>;
export const node = (type: Type, fields: Loose): Expr => ({ type, span, ...fields }) as unknown as Expr;
export const literal = (type: Type, value: unknown): Expr => node(type, { kind: "literal", value });

export const integer: Type = { kind: "integer" };
export const number: Type = { kind: "number" };
export const string: Type = { kind: "string" };
export const boolean: Type = { kind: "boolean" };
export const timestamp: Type = { kind: "timestamp" };
export const duration: Type = { kind: "duration" };
export const date: Type = { kind: "date" };
export const decimal = (places: number): Type => ({ kind: "decimal", places });
export const money = decimal(2);
export const rate = decimal(4);
export const unbounded: Type = { kind: "unbounded" };
export const optionalMoney: Type = { kind: "optional", element: plain(money) };
export const small: Type = { kind: "named", name: "Small" };
export const colour: Type = { kind: "enum", values: ["red", "green"] };
export const record: Type = { kind: "named", name: "Rec" };
export const optionalInteger: Type = { kind: "optional", element: plain(integer) };
export const list = (element: Type): Type => ({ kind: "list", element: plain(element) });
export const pair: Type = { kind: "tuple", items: [plain(integer), plain(string)] };
export const map: Type = { kind: "map", key: plain(string), value: plain(record) };
export const times: Type = { kind: "map", key: plain(timestamp), value: plain(integer) };
export const dictionary: Type = { kind: "dictionary", value: plain(integer) };
export const set: Type = { kind: "set", element: plain(record) };
export const words: Type = { kind: "set", element: plain(string) };
export const bill: Type = { kind: "map", key: plain(unbounded), value: plain(money) };
const regex: Type = { kind: "regex" };
const lambdaType: Type = { kind: "function" };
const union: Type = {
  kind: "union",
  members: [integer, string, list(integer), record, words, timestamp, boolean].map(plain),
};

/** The inputs, by name; the state has the same variables. */
export const inputs: Readonly<Record<string, Type>> = {
  n: integer,
  m: integer,
  small,
  x: number,
  y: number,
  s: string,
  class: string,
  b: boolean,
  c: colour,
  t: timestamp,
  u: timestamp,
  d: duration,
  day: date,
  maybe: optionalInteger,
  rec: record,
  pair,
  map,
  times,
  dictionary,
  set,
  words,
  union,
  integers: list(integer),
  numbers: list(number),
  strings: list(string),
  records: list(record),
  lists: list(list(integer)),
  price: money,
  fee: money,
  tax: rate,
  big: unbounded,
  rebate: optionalMoney,
  prices: list(money),
  bigs: list(unbounded),
  bill,
  moments: list(timestamp),
};

const total = node(integer, {
  kind: "library",
  name: "list.sum",
  args: [node(list(integer), { kind: "state", name: "integers", when: "after" })],
});
const scaled = node(integer, {
  kind: "arithmetic",
  op: "*",
  mode: "integer",
  left: node(integer, { kind: "variable", name: "by" }),
  right: node(integer, { kind: "definition", name: "total", args: [], when: "after" }),
});
const local = node(integer, {
  kind: "arithmetic",
  op: "-",
  mode: "integer",
  left: node(integer, { kind: "variable", name: "by" }),
  right: node(integer, { kind: "input", name: "n" }),
});
const definition = (name: string, parameters: readonly string[], body: Expr) => ({
  name,
  parameters: parameters.map(one => ({ name: one, type: plain(integer) })),
  isFunction: parameters.length > 0,
  body,
  prose: "",
  line: 1,
});

export const locals = [definition("less", ["by"], local)];
export const contract = {
  types: [
    {
      name: "Small",
      kind: "alias",
      type: {
        type: integer,
        rules: [
          { kind: "min", bound: literal(integer, -50), exclusive: false },
          { kind: "max", bound: literal(integer, 1000), exclusive: false },
        ],
      },
      invariants: [],
      prose: "",
      line: 1,
    },
    {
      name: "Rec",
      kind: "entity",
      type: plain({
        kind: "record",
        fields: [
          field("a", integer),
          field("b", string),
          field("opt", optionalInteger),
          field("toString", optionalInteger),
          field("in-side", colour),
        ],
      }),
      invariants: [],
      prose: "",
      line: 1,
    },
  ],
  definitions: [definition("total", [], total), definition("scaled", ["by"], scaled)],
  state: Object.entries(inputs).map(([name, type]) => ({
    name,
    type: plain(type),
    starts: undefined,
    prose: "",
    line: 1,
  })),
  operations: [],
} as unknown as Contract;

interface Scope {
  readonly variables: readonly { readonly name: string; readonly type: Type }[];
  readonly fuel: number;
}

const key = (type: Type): string => JSON.stringify(type);

/** A source of random choices. */
type Gen = fc.GeneratorValue;

export const nastyText = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "b",
    "ab",
    "red",
    "green",
    "😀",
    "\ue000",
    "😀a",
    "\ud83d",
    "\n",
    "__proto__",
    "toString",
    "é",
    "aa",
  ),
  fc.constantFrom("😀", "\ue000", "a\ue000", "a😀", "\ud83d"),
  fc.string({ unit: "binary", maxLength: 4 }),
);
export const safeInteger = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 5 }), weight: 2 },
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 2, Number.MIN_SAFE_INTEGER, 94906267, -0, 1000),
);
export const double = fc.oneof(
  fc.constantFrom(0.5, -0.5, 1.005, -0, 1e308, 5e-324, 0.1, 2.5, -2.5, 1e21, 2 ** 53, 0.49999999999999994),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  safeInteger,
);

/** Middles between two, both signs, and what a double cannot hold. */
export const bigint = fc.oneof(
  { arbitrary: fc.bigInt({ min: -12n, max: 12n }), weight: 3 },
  fc.constantFrom(50n, -50n, 150n, 250n, 10_000n, 12_345n, 2n ** 53n, -(2n ** 53n) - 1n, 2n ** 70n),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
);

export const moments = fc.constantFrom(
  "1970-01-01T00:00:00.000Z",
  "2024-02-29T12:00:00.000Z",
  "+275760-09-13T00:00:00.000Z",
  "1969-12-31T23:59:59.999Z",
);

/** An expression of the type, with at most about `fuel` levels. */
class Builder {
  constructor(private readonly g: Gen) {}

  build(type: Type, scope: Scope): Expr {
    const makers = [...this.reads(type, scope)];
    if (scope.fuel <= 0 && makers.length > 0 && this.chance(3)) return this.pick(makers)();
    const below = { ...scope, fuel: scope.fuel - 1 };
    if (scope.fuel > 0) makers.push(...this.compound(type, below));
    makers.push(...this.literals(type, below));
    return this.pick(makers)();
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.g(fc.nat, items.length - 1)] as T;
  }

  private chance(of: number): boolean {
    return this.g(fc.nat, of) > 0;
  }

  private when(): "before" | "after" {
    return this.chance(1) ? "before" : "after";
  }

  /** What names of the type are there to read. */
  private reads(type: Type, scope: Scope): (() => Expr)[] {
    const named = scope.variables
      .filter(one => key(one.type) === key(type))
      .map(one => () => node(type, { kind: "variable", name: one.name }));
    const declared = Object.keys(inputs).filter(name => key(inputs[name] as Type) === key(type));
    const read = (name: string) => {
      if (this.chance(1)) return node(type, { kind: "input", name });
      const when = this.when();
      const state = node(type, { kind: "state", name, when });
      return when === "before" ? node(type, { kind: "old", body: state }) : state;
    };
    const special =
      key(type) === key(integer)
        ? [() => node(type, { kind: "it" })]
        : key(type) === key(record)
          ? [() => node(type, { kind: "result" })]
          : [];
    return [...named, ...named, ...declared.map(name => () => read(name)), ...special];
  }

  private literals(type: Type, scope: Scope): (() => Expr)[] {
    const of = (arbitrary: fc.Arbitrary<unknown>) => [
      () =>
        literal(
          type,
          this.g(() => arbitrary),
        ),
    ];
    switch (type.kind) {
      case "integer":
      case "duration":
        return of(safeInteger);
      case "number":
        return of(double);
      case "decimal":
      case "unbounded":
        return of(bigint);
      case "string":
        return of(nastyText);
      case "boolean":
        return of(fc.boolean());
      case "date":
        return of(fc.constantFrom("2024-02-29", "1999-12-31"));
      case "timestamp":
        return of(moments);
      case "enum":
        return of(fc.constantFrom(...type.values));
      case "optional":
        return [() => literal(type, undefined), () => this.build(type.element.type, scope)];
      case "list":
      case "set":
        return [() => this.listLiteral(type, type.element.type, scope)];
      case "map":
        return [() => this.mapLiteral(type, type.key.type, type.value.type, scope)];
      case "dictionary":
        return [
          () =>
            node(type, {
              kind: "record",
              entries: [
                { kind: "computed", key: this.build(string, scope), value: this.build(type.value.type, scope) },
                { kind: "spread", value: this.build(type, { ...scope, fuel: 0 }) },
                {
                  kind: "field",
                  name: this.g(() => fc.constantFrom("a", "__proto__", "x-y", "true")),
                  value: this.build(type.value.type, scope),
                },
              ],
            }),
        ];
      case "named":
        return type.name === "Small"
          ? of(fc.integer({ min: -50, max: 1000 }))
          : [() => this.recordLiteral(type, scope)];
      default:
        return [];
    }
  }

  private listLiteral(type: Type, element: Type, scope: Scope): Expr {
    const items = Array.from({ length: this.g(fc.nat, 3) }, () => {
      const spread = scope.fuel > 0 && !this.chance(3);
      // A list may spread a set and a set a list.
      const spreadable =
        key(element) === key(record)
          ? this.pick([set, list(record)])
          : key(element) === key(string)
            ? this.pick([words, list(string)])
            : type;
      return {
        spread,
        value: this.build(spread ? spreadable : element, { ...scope, fuel: Math.max(0, scope.fuel - 1) }),
      };
    });
    return node(type, { kind: "list", items });
  }

  /** What truly may be nothing: a spec refuses `1 ?? x`. */
  private perhaps(type: Type, scope: Scope): Expr {
    const built = this.build(type, scope);
    const isOpen = built.kind === "member" || built.kind === "library";
    return isOpen ? built : this.pick(this.reads(type, scope))();
  }

  /** A list of which an element is taken, or whose kind matters: a spec says of no element of `[]` what it is. */
  private listOf(type: Type, scope: Scope): Expr {
    const built = this.build(list(type), scope);
    if (!isMadeOfNothing(built)) return built;
    return node(list(type), {
      kind: "list",
      items: [{ spread: false, value: this.build(type, { ...scope, fuel: 0 }) }],
    });
  }

  /** Some of its keys are equal, some written as names. */
  private mapLiteral(type: Type, of: Type, held: Type, scope: Scope): Expr {
    const entries = Array.from({ length: this.g(fc.nat, 3) }, () => {
      if (scope.fuel > 0 && !this.chance(3)) return { kind: "spread", value: this.build(type, { ...scope, fuel: 0 }) };
      const value = this.build(held, scope);
      if (of.kind !== "unbounded" && this.chance(1))
        return {
          kind: "field",
          name: this.g(() => (of.kind === "timestamp" ? moments : fc.constantFrom("a", "", "__proto__", "x-y"))),
          value,
        };
      return { kind: "computed", key: this.build(of, { ...scope, fuel: 0 }), value };
    });
    return node(type, { kind: "record", entries });
  }

  private recordLiteral(type: Type, scope: Scope): Expr {
    const set = (name: string, of: Type) => ({ kind: "field", name, value: this.build(of, scope) });
    const base = this.chance(1)
      ? [{ kind: "spread", value: this.build(type, { ...scope, fuel: 0 }) }]
      : [set("in-side", colour)];
    return node(type, {
      kind: "record",
      entries: [...base, set("a", integer), set("b", string), ...(this.chance(1) ? [set("opt", optionalInteger)] : [])],
    });
  }

  private compound(type: Type, scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    const general = [
      () => node(type, { kind: "conditional", test: of(boolean), yes: of(type), no: of(type) }),
      () => node(type, { kind: "old", body: of(type) }),
    ];
    switch (type.kind) {
      case "boolean":
        return [...general, ...this.conditions(scope)];
      case "integer":
        return [...general, ...this.integers(scope)];
      case "number":
        return [...general, ...this.numbers(scope)];
      case "decimal":
        return [...general, ...this.decimals(type, scope)];
      case "unbounded":
        return [...general, ...this.unboundeds(scope)];
      case "string":
        return [...general, ...this.texts(scope)];
      case "timestamp":
        return [
          ...general,
          () => this.time(type, "+", of(timestamp), of(duration)),
          () => this.time(type, "+", of(duration), of(timestamp)),
          () => this.time(type, "-", of(timestamp), of(duration)),
          () => this.at(type, scope),
        ];
      case "duration":
        return [
          ...general,
          () => this.time(type, "-", of(timestamp), of(timestamp)),
          () =>
            this.call(
              type,
              this.pick(["time.days", "time.hours", "time.minutes", "time.seconds"] as const),
              of(this.pick([integer, number, small])),
            ),
        ];
      case "list":
        return [...general, ...this.lists(type, type.element.type, scope)];
      case "optional":
        if (key(type) !== key(optionalInteger)) return general;
        // A record as it is written has the fields that are written: only declared ones can lack one.
        return [
          ...general,
          () => {
            const object = this.pick(this.reads(record, { ...scope, variables: [] }))();
            return node(type, { kind: "member", object, name: this.pick(["opt", "toString"]) });
          },
          () => this.call(type, "list.find", of(list(integer)), this.lambda([integer, integer], boolean, scope)),
        ];
      case "named":
        return type.name === "Small"
          ? general
          : [
              ...general,
              () => this.at(type, scope),
              () => node(type, { kind: "index", of: "map", object: of(map), index: of(string) }),
            ];
      default:
        return general;
    }
  }

  private time(type: Type, op: "+" | "-", left: Expr, right: Expr): Expr {
    return node(type, { kind: "arithmetic", op, mode: "time", left, right });
  }

  private call(type: Type, name: LibraryName, ...args: Expr[]): Expr {
    return node(type, { kind: "library", name, args });
  }

  private at(type: Type, scope: Scope): Expr {
    return node(type, {
      kind: "index",
      of: "list",
      object: this.listOf(type, scope),
      index: this.build(this.pick([integer, small]), scope),
    });
  }

  private lambda(types: readonly Type[], result: Type, scope: Scope): Expr {
    const names = types.map(type => ({ name: this.pick(["p", "q", "class", "sum", "input", "i"]), type }));
    const unique = names.filter((one, i) => names.findIndex(other => other.name === one.name) === i);
    const variables = [...scope.variables.filter(one => !unique.some(other => other.name === one.name)), ...unique];
    return node(lambdaType, {
      kind: "lambda",
      parameters: unique.map(({ name }) => ({ kind: "name", name })),
      body: this.build(result, { ...scope, variables }),
    });
  }

  private conditions(scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    const any = () =>
      this.pick([
        integer,
        number,
        string,
        boolean,
        record,
        list(integer),
        list(record),
        optionalInteger,
        colour,
        timestamp,
        map,
        set,
        dictionary,
        pair,
        union,
        small,
        money,
        unbounded,
        optionalMoney,
        list(money),
        bill,
      ]);
    const elements = () => this.pick([integer, number, string, record]);
    const compare = (mode: string, a: Type, b: Type) => () =>
      node(boolean, { kind: "comparison", op: this.pick(["<", "<=", ">", ">="]), mode, left: of(a), right: of(b) });
    return [
      compare("number", this.pick([integer, number, small]), this.pick([integer, number, duration])),
      compare("text", this.pick([string, date]), this.pick([string, date])),
      compare("timestamp", timestamp, timestamp),
      ...[money, unbounded].map(type => compare("number", type, type)),
      () => node(boolean, { kind: "membership", of: "list", element: of(money), container: of(list(money)) }),
      () => node(boolean, { kind: "membership", of: "map", element: of(unbounded), container: of(bill) }),
      () => this.equal(any(), scope),
      () =>
        this.equal(this.pick([record, optionalInteger, pair, map, dictionary, words, list(record)]), {
          ...scope,
          fuel: 0,
        }),
      () => this.equal(this.pick([integer, number]), scope, number),
      () => node(boolean, { kind: "equality", negated: this.chance(1), left: of(optionalInteger), right: of(integer) }),
      () =>
        node(boolean, {
          kind: "equality",
          negated: this.chance(1),
          left: of(optionalInteger),
          right: literal({ kind: "nothing" }, undefined),
        }),
      () =>
        node(boolean, {
          kind: "logical",
          op: this.pick(["&&", "||", "implies"]),
          left: of(boolean),
          right: of(boolean),
        }),
      () => node(boolean, { kind: "not", operand: of(boolean) }),
      () => {
        const type = elements();
        return node(boolean, { kind: "membership", of: "list", element: of(type), container: of(list(type)) });
      },
      () => node(boolean, { kind: "membership", of: "set", element: of(record), container: of(set) }),
      () => node(boolean, { kind: "membership", of: "set", element: of(string), container: of(words) }),
      () => node(boolean, { kind: "membership", of: "map", element: of(timestamp), container: of(times) }),
      () => node(boolean, { kind: "membership", of: "dictionary", element: of(string), container: of(dictionary) }),
      () =>
        node(boolean, {
          kind: "is",
          value: of(this.pick([union, optionalInteger, integer, number])),
          test: this.pick(["string", "number", "boolean", "nothing", "list", "set", "map", "record", "timestamp"]),
        }),
      () => {
        const type = elements();
        return this.call(
          boolean,
          this.pick(["list.every", "list.some"] as const),
          of(list(type)),
          this.lambda([type, integer], boolean, scope),
        );
      },
      () => this.call(boolean, "list.distinct", of(list(elements()))),
      () => this.call(boolean, "list.distinct", of(list(record)), this.lambda([record], elements(), scope)),
      () => {
        const type = list(elements());
        return this.call(boolean, "list.sameItems", of(type), of(type));
      },
      () =>
        this.call(
          boolean,
          this.pick(["text.startsWith", "text.endsWith", "text.includes"] as const),
          of(string),
          of(string),
        ),
      () =>
        this.call(
          boolean,
          "text.matches",
          of(string),
          node(regex, {
            kind: "regex",
            source: this.pick(["^a", "[/]", "^.$", "a/b", "\\p{L}"]),
            flags: this.pick(["", "i", "g"]),
          }),
        ),
    ];
  }

  private equal(type: Type, scope: Scope, other: Type = type): Expr {
    return node(boolean, {
      kind: "equality",
      negated: this.chance(1),
      left: this.build(type, scope),
      right: this.build(other, scope),
    });
  }

  private integers(scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    const some = () => of(this.pick([integer, integer, small]));
    const maker =
      (name: LibraryName, ...types: Type[]) =>
      () =>
        this.call(integer, name, ...types.map(of));
    return [
      () =>
        node(integer, {
          kind: "arithmetic",
          op: this.pick(["+", "-", "*", "%", "**"]),
          mode: "integer",
          left: some(),
          right: some(),
        }),
      () =>
        node(integer, {
          kind: "arithmetic",
          op: this.pick(["+", "-", "*"]),
          mode: "integer",
          left: some(),
          right: some(),
        }),
      () => node(integer, { kind: "negate", operand: some() }),
      () => node(integer, { kind: "coalesce", left: this.perhaps(optionalInteger, scope), right: of(integer) }),
      () => node(integer, { kind: "member", object: of(record), name: "a" }),
      () => node(integer, { kind: "index", of: "dictionary", object: of(dictionary), index: of(string) }),
      () => node(integer, { kind: "index", of: "map", object: of(times), index: of(timestamp) }),
      () => node(integer, { kind: "index", of: "tuple", object: of(pair), index: literal(integer, 0) }),
      () => this.at(integer, scope),
      () => node(integer, { kind: "definition", name: "total", args: [], when: this.when() }),
      () => node(integer, { kind: "definition", name: "scaled", args: [of(integer)], when: this.when() }),
      () => node(integer, { kind: "local", name: "less", args: [of(integer)] }),
      maker("list.sum", list(integer)),
      maker("list.min", list(integer)),
      maker("list.max", list(integer)),
      () =>
        this.call(
          integer,
          this.pick(["list.sum", "list.min", "list.max"] as const),
          of(list(record)),
          this.lambda([record, integer], integer, scope),
        ),
      () => this.call(integer, "list.count", of(list(number)), this.lambda([number], boolean, scope)),
      () =>
        this.call(
          integer,
          "list.reduce",
          of(list(integer)),
          this.lambda([integer, integer, integer], integer, scope),
          of(integer),
        ),
      maker("list.indexOf", list(record), record),
      maker("list.length", list(string)),
      maker("text.length", string),
      maker("map.size", map),
      maker("set.size", set),
      maker("dictionary.size", dictionary),
      maker("number.abs", integer),
      maker("number.round", number),
      maker("number.floor", number),
      maker("number.ceil", number),
      maker("number.round", integer, small),
      maker("number.min", integer, small),
      maker("number.max", integer, integer),
      maker("number.div", integer, integer),
      () => this.rounded(integer, this.quantity(scope), this.chance(1) ? this.quantity(scope) : undefined),
      () =>
        this.call(
          integer,
          "list.length",
          this.call(list(union), "parts", of(this.pick([record, list(integer), map, set, union, integer]))),
        ),
    ];
  }

  private numbers(scope: Scope): (() => Expr)[] {
    const some = () => this.build(this.pick([number, number, integer, small]), scope);
    return [
      () =>
        node(number, {
          kind: "arithmetic",
          op: this.pick(["+", "-", "*", "/", "%", "**"]),
          mode: "number",
          left: some(),
          right: some(),
        }),
      () => node(number, { kind: "negate", operand: some() }),
      () => this.call(number, "number.round", some(), literal(integer, this.g(fc.integer, { min: -4, max: 18 }))),
      () => this.call(number, this.pick(["number.min", "number.max"] as const), some(), some()),
      () => this.call(number, "number.abs", some()),
      () =>
        this.call(number, this.pick(["list.sum", "list.min", "list.max"] as const), this.build(list(number), scope)),
      () => this.call(number, "list.sum", this.build(list(integer), scope), this.lambda([integer], number, scope)),
      () => this.at(number, scope),
    ];
  }

  private exact(type: Type, op: string, left: Expr, right: Expr): Expr {
    return node(type, { kind: "arithmetic", op, mode: "exact", left, right });
  }

  private rounded(type: Type, value: Expr, divisor?: Expr): Expr {
    const rounding = this.pick(["half-up", "half-even", "down", "up", "floor", "ceiling"]);
    return node(type, { kind: "round", value, divisor, rounding });
  }

  /** Of whatever number is exact. */
  private quantity(scope: Scope): Expr {
    return this.build(this.pick([money, rate, unbounded]), scope);
  }

  private decimals(type: Type & { kind: "decimal" }, scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    const halves = [...Array(type.places + 1).keys()];
    return [
      () => this.exact(type, this.pick(["+", "-", "%"]), of(type), of(type)),
      () => this.exact(type, "*", of(type), of(unbounded)),
      () => {
        const places = this.pick(halves);
        return this.exact(type, "*", of(decimal(places)), of(decimal(type.places - places)));
      },
      () => node(type, { kind: "negate", operand: of(type) }),
      () => node(type, { kind: "rescale", value: of(this.pick([integer, small, unbounded])) }),
      () => node(type, { kind: "rescale", value: of(decimal(this.pick(halves))) }),
      () => this.rounded(type, this.quantity(scope)),
      () => this.rounded(type, this.quantity(scope), this.quantity(scope)),
      () => this.call(type, "number.abs", of(type)),
      () => this.call(type, this.pick(["number.min", "number.max"] as const), of(type), of(type)),
      () => this.call(type, this.pick(["list.sum", "list.min", "list.max"] as const), this.listOf(type, scope)),
      () => this.call(type, "list.sum", of(list(record)), this.lambda([record, integer], type, scope)),
      () => this.call(type, "list.reduce", of(list(type)), this.lambda([type, type], type, scope), of(type)),
      () => this.at(type, scope),
      ...(type.places === 2
        ? [
            () => node(type, { kind: "coalesce", left: this.perhaps(optionalMoney, scope), right: of(type) }),
            () => node(type, { kind: "index", of: "map", object: of(bill), index: of(unbounded) }),
          ]
        : []),
    ];
  }

  private unboundeds(scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    return [
      () => this.exact(unbounded, this.pick(["+", "-", "*", "%", "**"]), of(unbounded), of(unbounded)),
      () => this.exact(unbounded, "**", of(unbounded), node(unbounded, { kind: "rescale", value: of(small) })),
      () => node(unbounded, { kind: "negate", operand: of(unbounded) }),
      () => node(unbounded, { kind: "rescale", value: of(this.pick([integer, small])) }),
      () => this.rounded(unbounded, of(unbounded), of(unbounded)),
      () => this.call(unbounded, "number.div", of(unbounded), of(unbounded)),
      () => this.call(unbounded, "number.abs", of(unbounded)),
      () => this.call(unbounded, this.pick(["number.min", "number.max"] as const), of(unbounded), of(unbounded)),
      () =>
        this.call(unbounded, this.pick(["list.sum", "list.min", "list.max"] as const), this.listOf(unbounded, scope)),
      () => this.at(unbounded, scope),
    ];
  }

  private texts(scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    return [
      () => node(string, { kind: "arithmetic", op: "+", mode: "concat", left: of(string), right: of(string) }),
      () => node(string, { kind: "member", object: of(record), name: this.pick(["b", "in-side"]) }),
      () => node(string, { kind: "index", of: "tuple", object: of(pair), index: literal(integer, 1) }),
      () => this.at(string, scope),
      () => this.call(string, this.pick(["text.trim", "text.toLowerCase", "text.toUpperCase"] as const), of(string)),
      () => this.call(string, "text.slice", of(string), of(integer), ...(this.chance(1) ? [of(small)] : [])),
      () =>
        this.call(
          string,
          "text",
          of(
            this.pick([
              integer,
              boolean,
              string,
              timestamp,
              date,
              colour,
              number,
              money,
              rate,
              unbounded,
              optionalMoney,
            ]),
          ),
        ),
    ];
  }

  private lists(type: Type, element: Type, scope: Scope): (() => Expr)[] {
    const of = (one: Type) => this.build(one, scope);
    const positions = () => [of(this.pick([integer, small])), ...(this.chance(1) ? [of(integer)] : [])];
    const ordered = ["integer", "number", "string", "timestamp", "decimal", "unbounded"].includes(element.kind);
    const makers = [
      () => this.call(type, "list.filter", of(type), this.lambda([element, integer], boolean, scope)),
      () => this.call(type, "list.map", of(list(record)), this.lambda([record, integer], element, scope)),
      () => this.call(type, "list.flatMap", of(list(integer)), this.lambda([integer, integer], type, scope)),
      () =>
        this.call(type, "list.sorted", of(type), this.lambda([element], this.pick([integer, string, number]), scope)),
      ...(ordered ? [() => this.call(type, "list.sorted", of(type))] : []),
      () => this.call(type, "list.reversed", of(type)),
      () => this.call(type, "list.concat", of(type), of(type)),
      () => this.call(type, "list.slice", of(type), ...positions()),
      () => this.pairs(type, element, scope),
    ];
    if (key(element) === key(record))
      return [...makers, () => this.call(type, "map.values", of(map)), () => this.call(type, "set.values", of(set))];
    if (element.kind === "string")
      return [
        ...makers,
        () => this.call(type, "text.split", of(string), of(string)),
        () => this.call(type, "map.keys", of(map)),
        () => this.call(type, "dictionary.keys", of(dictionary)),
        () => this.call(type, "set.values", of(words)),
      ];
    if (element.kind !== "integer") return makers;
    const low = () => this.g(() => fc.constantFrom(-2, 0, 3, Number.MAX_SAFE_INTEGER - 1));
    return [
      ...makers,
      () => this.call(type, "dictionary.values", of(dictionary)),
      () => this.call(type, "list.indices", of(list(number))),
      () => this.call(type, "range", this.chance(2) ? literal(integer, low()) : of(integer), of(integer)),
    ];
  }

  /** `adjacent` or `zip`, taken apart again by a pair. */
  private pairs(type: Type, element: Type, scope: Scope): Expr {
    const pairs = list({ kind: "tuple", items: [plain(element), plain(element)] });
    const of = () => this.build(type, scope);
    const made = this.chance(1) ? this.call(pairs, "list.adjacent", of()) : this.call(pairs, "list.zip", of(), of());
    const variables = [...scope.variables, { name: "l", type: element }, { name: "r", type: element }];
    const body = this.build(element, { ...scope, variables });
    const lambda = node(lambdaType, { kind: "lambda", parameters: [{ kind: "pair", names: ["l", "r"] }], body });
    return this.call(type, "list.map", made, lambda);
  }
}

/** Types worth asking for. */
const targets: readonly Type[] = [
  set,
  words,
  map,
  times,
  timestamp,
  boolean,
  boolean,
  integer,
  integer,
  number,
  string,
  list(integer),
  list(string),
  list(record),
  record,
  optionalInteger,
  timestamp,
  duration,
  dictionary,
  list(number),
  money,
  money,
  rate,
  unbounded,
  optionalMoney,
  list(money),
  bill,
];

/** Expressions of some type over the contract's inputs and state. */
export const expressions = fc
  .gen()
  .map(g => new Builder(g).build(targets[g(fc.nat, targets.length - 1)] as Type, { variables: [], fuel: 3 }));

/** `[]`, `[...[]]`, `[].filter(…)`, `c ? [] : []`. */
function isMadeOfNothing(expr: Expr): boolean {
  if (expr.kind === "list") return expr.items.every(({ spread, value }) => spread && isMadeOfNothing(value));
  if (expr.kind === "conditional") return isMadeOfNothing(expr.yes) && isMadeOfNothing(expr.no);
  return expr.kind === "library" && expr.args[0] !== undefined && isMadeOfNothing(expr.args[0]);
}
