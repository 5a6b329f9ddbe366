import type { LibraryName, Type } from "../ir.js";
import { isExact, isNumeric } from "../type/kinds.js";
import { join } from "../type/relation.js";
import { optionalOf, plain, resolveType, type TypeWorld } from "../type/resolve.js";

/** What a callback must give. */
export type Gives = "boolean" | "number" | "ordered" | "list" | "any";

export type Parameter =
  | {
      readonly kind: "value";
      readonly name: string;
      readonly type: (subject: Subject) => Type;
      readonly optional?: boolean;
    }
  /** Is given the element, and its index where `indexed`. */
  | { readonly kind: "callback"; readonly gives: Gives }
  | { readonly kind: "regex" };

/** The types that a signature speaks about: of the receiver and of what is in it. */
export interface Subject {
  readonly self: Type;
  readonly element: Type;
  readonly key: Type;
  readonly world: TypeWorld;
}

type Result = (subject: Subject, args: readonly Type[]) => Type;

/** One function of the library. With `property` it is read without parentheses, with `call` it is called; some have both. */
export interface Member {
  readonly name: LibraryName;
  readonly property?: Result;
  /** What the elements must be for the property form. */
  readonly elements?: "number" | "ordered";
  readonly call?: { readonly parameters: readonly Parameter[]; readonly result: Result };
}

export type Receiver = "list" | "map" | "dictionary" | "set" | "text" | "bytes";

const integer: Type = { kind: "integer" };
const number: Type = { kind: "number" };
const boolean: Type = { kind: "boolean" };
const string: Type = { kind: "string" };
const listOf = (element: Type): Type => ({ kind: "list", element: plain(element) });
const pairOf = (a: Type, b: Type): Type => ({ kind: "tuple", items: [plain(a), plain(b)] });

const is =
  (type: Type): Result =>
  () =>
    type;
const self: Result = subject => (subject.self.kind === "list" ? subject.self : listOf(subject.element));
const numeric = (type: Type, world: TypeWorld): Type => {
  const seen = resolveType(type, world);
  return seen.kind === "integer" || isExact(seen) ? seen : number;
};
const elementOf = (type: Type | undefined, world: TypeWorld): Type => {
  const seen = type && resolveType(type, world);
  if (seen?.kind === "list" || seen?.kind === "set") return seen.element.type;
  if (seen?.kind === "tuple")
    return seen.items.map(item => item.type).reduce((a, b) => join(a, b, world), { kind: "error" });
  return { kind: "error" };
};

const value = (name: string, type: Type | ((subject: Subject) => Type), optional = false): Parameter => ({
  kind: "value",
  name,
  type: typeof type === "function" ? type : () => type,
  optional,
});
const callback = (gives: Gives): Parameter => ({ kind: "callback", gives });
const call = (parameters: readonly Parameter[], result: Result) => ({ call: { parameters, result } });
const property = (result: Result) => ({ property: result });

const lists = {
  length: property(is(integer)),
  every: call([callback("boolean")], is(boolean)),
  some: call([callback("boolean")], is(boolean)),
  filter: call([callback("boolean")], self),
  find: call([callback("boolean")], ({ element, world }) => optionalOf(element, world)),
  count: call([callback("boolean")], is(integer)),
  map: call([callback("any")], (_, [given]) => listOf(given!)),
  flatMap: call([callback("list")], (_, [given]) => given!),
  // The callback of reduce and its start depend on each other: calls.ts types it.
  reduce: call([], is({ kind: "error" })),
  sum: {
    elements: "number",
    ...property(s => numeric(s.element, s.world)),
    ...call([callback("number")], (s, [given]) => numeric(given!, s.world)),
  },
  min: {
    elements: "number",
    ...property(s => s.element),
    ...call([callback("number")], (s, [given]) => numeric(given!, s.world)),
  },
  max: {
    elements: "number",
    ...property(s => s.element),
    ...call([callback("number")], (s, [given]) => numeric(given!, s.world)),
  },
  sorted: { elements: "ordered", ...property(self), ...call([callback("ordered")], self) },
  distinct: { ...property(is(boolean)), ...call([callback("any")], is(boolean)) },
  reversed: property(self),
  indices: property(is(listOf(integer))),
  adjacent: property(s => listOf(pairOf(s.element, s.element))),
  indexOf: call([value("element", s => s.element)], is(integer)),
  concat: call([value("list", self as (subject: Subject) => Type)], (s, [other]) =>
    listOf(join(s.element, elementOf(other, s.world), s.world)),
  ),
  slice: call([value("from", integer), value("to", integer, true)], self),
  zip: call([value("list", listOf({ kind: "error" }))], (s, [other]) =>
    listOf(pairOf(s.element, elementOf(other, s.world))),
  ),
  sameItems: call([value("list", self as (subject: Subject) => Type)], is(boolean)),
} satisfies Record<string, Omit<Member, "name">>;

const keyed = {
  keys: property(s => listOf(s.key)),
  values: property(s => listOf(s.element)),
  size: property(is(integer)),
} satisfies Record<string, Omit<Member, "name">>;

const sets = { values: property(s => listOf(s.element)), size: property(is(integer)) } satisfies Record<
  string,
  Omit<Member, "name">
>;

const texts = {
  length: property(is(integer)),
  startsWith: call([value("text", string)], is(boolean)),
  endsWith: call([value("text", string)], is(boolean)),
  includes: call([value("text", string)], is(boolean)),
  matches: call([{ kind: "regex" }], is(boolean)),
  split: call([value("separator", string)], is(listOf(string))),
  trim: call([], is(string)),
  toLowerCase: call([], is(string)),
  toUpperCase: call([], is(string)),
  slice: call([value("from", integer), value("to", integer, true)], is(string)),
} satisfies Record<string, Omit<Member, "name">>;

type Table = ReadonlyMap<string, Member>;

const table = (prefix: string, members: Readonly<Record<string, Omit<Member, "name">>>): Table =>
  new Map(
    Object.entries(members).map(([name, member]) => [name, { name: `${prefix}.${name}` as LibraryName, ...member }]),
  );

/** Everything that can stand behind a point, by the kind of what stands before it. */
export const members: Readonly<Record<Receiver, Table>> = {
  list: table("list", lists),
  map: table("map", keyed),
  dictionary: table("dictionary", keyed),
  set: table("set", sets),
  text: table("text", texts),
  bytes: new Map([["length", { name: "list.length", ...property(is(integer)) }]]),
};

const ofArguments = (count: number) => Array.from({ length: count }, (_, i) => value(`value ${i + 1}`, number));
const widest: Result = (_, args) => (args.every(type => type.kind === "integer") ? integer : number);
const duration: Type = { kind: "duration" };

/** Functions that are called by their name alone. */
export const functions: ReadonlyMap<string, Member> = new Map(
  Object.entries({
    abs: ["number.abs", ofArguments(1), widest],
    floor: ["number.floor", ofArguments(1), is(integer)],
    ceil: ["number.ceil", ofArguments(1), is(integer)],
    round: [
      "number.round",
      [value("value", number), value("decimals", integer, true), value("half-up", string, true)],
      (_, args) => (args.length < 2 ? integer : number),
    ],
    min: ["number.min", ofArguments(2), widest],
    max: ["number.max", ofArguments(2), widest],
    div: ["number.div", [value("dividend", integer), value("divisor", integer)], is(integer)],
    range: ["range", [value("from", integer), value("to", integer)], is(listOf(integer))],
    text: ["text", [value("value", { kind: "error" })], is(string)],
    // Of what kind a part is, `is` tells.
    parts: ["parts", [value("value", { kind: "error" })], is(listOf({ kind: "json" }))],
    days: ["time.days", ofArguments(1), is(duration)],
    hours: ["time.hours", ofArguments(1), is(duration)],
    minutes: ["time.minutes", ofArguments(1), is(duration)],
    seconds: ["time.seconds", ofArguments(1), is(duration)],
  } satisfies Record<string, [LibraryName, readonly Parameter[], Result]>).map(([name, [ir, parameters, result]]) => [
    name,
    { name: ir, call: { parameters, result } },
  ]),
);

/** What JavaScript calls otherwise, or what stands in another form here; `…` is what stood before. */
export const elsewhere: Readonly<Record<Receiver, Readonly<Record<string, string>>>> = {
  list: {
    includes: "x in …",
    contains: "x in …",
    has: "x in …",
    size: "….length",
    count: "….length",
    isEmpty: "….length === 0",
    sort: "….sorted",
    toSorted: "….sorted",
    reverse: "….reversed",
    toReversed: "….reversed",
    findIndex: "….indexOf(x)",
    forEach: "….every(x => …)",
    all: "….every(x => …)",
    any: "….some(x => …)",
    first: "…[0]",
    last: "…[….length - 1]",
    at: "…[0]",
    unique: "….distinct",
    join: '….reduce((text, x) => text + x, "")',
    entries: "….indices",
    keys: "….indices",
    values: "…",
  },
  map: {
    has: "k in …",
    get: "…[k]",
    length: "….size",
    entries: "….keys",
    every: "….values.every(x => …)",
    some: "….values.some(x => …)",
    filter: "….values.filter(x => …)",
    map: "….values.map(x => …)",
    sum: "….values.sum(x => …)",
    find: "….values.find(x => …)",
    count: "….values.count(x => …)",
  },
  dictionary: { has: "k in …", get: "…[k]", length: "….size", entries: "….keys" },
  set: {
    has: "x in …",
    includes: "x in …",
    contains: "x in …",
    length: "….size",
    every: "….values.every(x => …)",
    some: "….values.some(x => …)",
    filter: "….values.filter(x => …)",
    map: "….values.map(x => …)",
    sum: "….values.sum",
    count: "….values.count(x => …)",
  },
  text: {
    test: "….matches(/…/)",
    match: "….matches(/…/)",
    size: "….length",
    contains: '….includes("…")',
    substring: "….slice(0, 1)",
    substr: "….slice(0, 1)",
    charAt: "….slice(0, 1)",
    at: "….slice(0, 1)",
    lower: "….toLowerCase()",
    upper: "….toUpperCase()",
    indexOf: '….includes("…")',
    isEmpty: '… === ""',
  },
  bytes: { byteLength: "….length", size: "….length" },
};

/** JavaScript's global functions, and how they are said here. */
export const globals: Readonly<Record<string, string>> = {
  Math: "`abs(x)`, `round(x)`, `floor(x)`, `ceil(x)`, `min(a, b)` or `max(a, b)`",
  Object: "`m.keys` or `m.values`",
  Array: "`x is list`",
  Number: "the value itself",
  String: "`text(x)`",
  Boolean: "a comparison",
  Date: 'a moment as a text: `"2024-12-31T00:00:00Z"`',
  JSON: "`===`",
  Set: "a list where a set is expected",
  Map: "`{ [key]: value }` where a map is expected",
  NaN: "a bound on the numbers",
  Infinity: "a bound on the numbers",
  isNaN: "a bound on the numbers",
  parseInt: "`div(a, b)` or `floor(x)`",
  len: "`xs.length`",
  size: "`m.size`",
  length: "`xs.length`",
  sum: "`xs.sum`",
  all: "`xs.every(x => …)`",
  any: "`xs.some(x => …)`",
  exists: "`xs.some(x => …)`",
  forall: "`xs.every(x => …)`",
  count: "`xs.count(x => …)`",
  sqrt: "`x ** 0.5`",
  pow: "`x ** n`",
  mod: "`a % b`",
  contains: "`x in xs`",
  self: "`it`",
  value: "`it`",
  none: "`nothing`",
  None: "`nothing`",
  nil: "`nothing`",
  True: "`true`",
  False: "`false`",
  empty: "`xs.length === 0`",
};

/** Whether a type has an order: numbers, text, timestamps, dates and durations. */
export function isOrdered(type: Type): boolean {
  return (
    isNumeric(type) ||
    isExact(type) ||
    ["string", "uuid", "email", "url", "date", "timestamp", "duration", "error"].includes(type.kind)
  );
}
