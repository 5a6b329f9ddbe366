/** Schemas of Zod 4, by the definition that each carries for libraries. */
import type { Drafting } from "./drafting.js";
import { literal } from "./encode.js";
import { anything, optional, type Shape, type ShapeField, scalar, shape, union } from "./shape.js";
import { numberShape, sized, stringShape, timeShape } from "./zod4-checks.js";

/** As much of a definition as is read here. */
export interface Definition {
  readonly type: string;
  readonly [member: string]: any;
}

export interface Zod4Schema {
  readonly _zod: { readonly def: Definition };
}

export function isZod4(value: unknown): value is Zod4Schema {
  const def = (value as Zod4Schema | null | undefined)?._zod?.def;
  return typeof def === "object" && def !== null && typeof def.type === "string";
}

/** The shape of a schema. `place` says where it stands: `Order.lines`. */
export function readZod4(schema: Zod4Schema, place: string, drafting: Drafting): Shape {
  const known = drafting.nameOf(schema);
  if (known !== undefined && drafting.mention(known)) return shape({ kind: "named", name: known });
  const read =
    drafting.deeper(() => readBehindName(schema, place, drafting)) ?? lost("what lies so deep inside", place, drafting);
  return { ...read, prose: descriptionOf(schema) || read.prose };
}

/** The same of a schema that the draft names here. */
export function readBehindName(schema: Zod4Schema, place: string, drafting: Drafting): Shape {
  const { def } = schema._zod;
  const found = readers[def.type];
  const read = found ? found(def, place, drafting, schema) : lost(`a schema of the kind ${def.type}`, place, drafting);
  for (const check of checksOf(def))
    if (check.check === "custom" || check.check === "property") drafting.lose(place, "a condition written as code");
    else if (check.check === "overwrite") drafting.lose(place, "a change of the value while it is read, such as trim");
  return { ...read, prose: descriptionOf(schema) || read.prose };
}

export function checksOf(def: Definition): readonly any[] {
  return ((def["checks"] ?? []) as readonly any[]).map(check => check?._zod?.def ?? {});
}

function descriptionOf(schema: unknown): string {
  const { description, meta } = schema as { description?: unknown; meta?: () => { description?: unknown } | undefined };
  const found = description ?? (typeof meta === "function" ? meta.call(schema)?.description : undefined);
  return typeof found === "string" ? found : "";
}

type Reader = (def: Definition, place: string, drafting: Drafting, schema: Zod4Schema) => Shape;

const plain =
  (name: string): Reader =>
  () =>
    scalar(name);

const losing =
  (what: string): Reader =>
  (_, place, drafting) =>
    lost(what, place, drafting);

/** What stands around another schema and adds nothing that specs can say. */
const around =
  (what?: string): Reader =>
  (def, place, drafting) => {
    if (what !== undefined) drafting.lose(place, what);
    return readZod4(def["innerType"], place, drafting);
  };

const readers: Readonly<Record<string, Reader>> = {
  string: stringShape,
  number: numberShape,
  int: numberShape,
  bigint: numberShape,
  date: timeShape,
  boolean: plain("boolean"),
  success: plain("boolean"),
  null: plain("nothing"),
  undefined: plain("nothing"),
  void: plain("nothing"),
  any: plain("json"),
  unknown: plain("json"),
  never: losing("that no value fits"),
  nan: losing("NaN, which is no number in a spec"),
  symbol: losing("a symbol"),
  file: losing("a file"),
  function: losing("a function"),
  custom: losing("a test written as code"),
  promise: losing("a promise"),
  transform: losing("a change of the value while it is read"),
  template_literal: (_, place, drafting, schema) => {
    const found = (schema._zod as { pattern?: unknown }).pattern;
    return stringShape({ type: "string", pattern: found instanceof RegExp ? found : undefined }, place, drafting);
  },
  optional: (def, place, drafting) => optional(readZod4(def["innerType"], place, drafting)),
  nullable: (def, place, drafting) => optional(readZod4(def["innerType"], place, drafting)),
  nonoptional: (def, place, drafting) => {
    const inner = readZod4(def["innerType"], place, drafting);
    return inner.type.kind === "optional" ? { ...inner, type: inner.type.element.type } : inner;
  },
  readonly: around(),
  catch: around("the value that is taken where another does not fit"),
  prefault: around("the value that is read where none is given"),
  default: withDefault,
  lazy: (def, place, drafting, schema) =>
    isJson(def, schema)
      ? anything
      : (drafting.within(schema, () => readZod4(def["getter"](), place, drafting)) ??
        lost("that it holds values of its own kind, for which it needs a name: export it", place, drafting)),
  pipe: (def, place, drafting) => {
    const [first, second] = [def["in"] as Zod4Schema, def["out"] as Zod4Schema];
    const isBefore = first._zod.def.type === "transform";
    if (isBefore || second._zod.def.type === "transform")
      drafting.lose(
        place,
        isBefore ? "what is done to the value before it is read" : "a change of the value while it is read",
      );
    else drafting.lose(place, "a conversion: what is given has another type than what comes of it");
    return readZod4(isBefore || second._zod.def.type !== "transform" ? second : first, place, drafting);
  },
  enum: (def, place, drafting) => choice(Object.values(def["entries"]), place, drafting),
  literal: (def, place, drafting) => choice(def["values"], place, drafting),
  array: (def, place, drafting) =>
    sized(def, shape({ kind: "list", element: readZod4(def["element"], `${place}[]`, drafting) })),
  set: (def, place, drafting) =>
    sized(def, shape({ kind: "set", element: readZod4(def["valueType"], `${place}[]`, drafting) })),
  map: (def, place, drafting) =>
    sized(
      def,
      shape({
        kind: "map",
        key: readZod4(def["keyType"], `${place}[]`, drafting),
        value: readZod4(def["valueType"], `${place}[]`, drafting),
      }),
    ),
  record: (def, place, drafting) => {
    const key = readZod4(def["keyType"], `${place}[]`, drafting);
    const isText = key.type.kind === "scalar" && key.type.name === "string" && key.rules.length === 0;
    if (!isText) drafting.lose(place, "what keys must look like");
    return shape({ kind: "dictionary", element: readZod4(def["valueType"], `${place}[]`, drafting) });
  },
  tuple: (def, place, drafting) => {
    if (def["rest"]) drafting.lose(place, "further items behind those that are listed");
    const items = (def["items"] as Zod4Schema[]).map((item, at) => readZod4(item, `${place}[${at}]`, drafting));
    return items.length === 0 ? lost("an empty tuple", place, drafting) : shape({ kind: "tuple", items });
  },
  union: (def, place, drafting) =>
    union((def["options"] as Zod4Schema[]).map((option, at) => readZod4(option, `${place}.option${at + 1}`, drafting))),
  intersection: both,
  object: (def, place, drafting, schema) => {
    const name = drafting.nameOf(schema) ?? "";
    // Behind its own name, an object is a record; anywhere else it gets a name first.
    if (name !== "" && place === name) return record(def, place, drafting);
    return shape({
      kind: "named",
      name: drafting.declare(schema, place.replace(/\[\d*\]/g, " item "), own => ({
        ...record(def, own, drafting),
        prose: descriptionOf(schema),
      })),
    });
  },
};

function record(def: Definition, place: string, drafting: Drafting): Shape {
  const rest = (def["catchall"] as Zod4Schema | undefined)?._zod.def.type;
  if (rest !== undefined && rest !== "never") drafting.lose(place, "further fields besides those that are listed");
  const fields = Object.entries(def["shape"] as Record<string, Zod4Schema>).map(
    ([name, field]): ShapeField => ({ name, shape: readZod4(field, `${place}.${name}`, drafting) }),
  );
  return shape({ kind: "record", fields });
}

/** `z.json()`, or the same by hand: scalars, and lists and records of itself. */
function isJson(def: Definition, schema: unknown): boolean {
  const whole = (def["getter"]() as Zod4Schema)._zod.def;
  if (whole.type !== "union") return false;
  const options = (whole["options"] as Zod4Schema[]).map(option => option._zod.def);
  const isOwn = ({ element, valueType }: Definition) => (element ?? valueType) === schema;
  const kinds = options.map(option =>
    isOwn(option) || !("element" in option || "valueType" in option) ? option.type : "",
  );
  return ["string", "number", "boolean", "null", "array", "record"].every(kind => kinds.includes(kind));
}

/** Two objects at once are one with the fields of both. */
function both(def: Definition, place: string, drafting: Drafting): Shape {
  const sides = [def["left"], def["right"]] as Zod4Schema[];
  if (sides.every(side => side._zod.def.type === "object")) {
    const joined = Object.assign({}, ...sides.map(side => side._zod.def["shape"])) as object;
    const whole = { _zod: { def: { type: "object", shape: joined } } };
    return readers["object"]!(whole._zod.def, place, drafting, whole);
  }
  drafting.lose(place, "the second of two schemas that a value must fit at once");
  return readZod4(sides[0]!, place, drafting);
}

function withDefault(def: Definition, place: string, drafting: Drafting): Shape {
  const inner = readZod4(def["innerType"], place, drafting);
  const written = literal(def["defaultValue"]);
  if (written === undefined) drafting.lose(place, "its default, which is made by code or has no form in a spec");
  return written === undefined ? inner : { ...inner, rules: [...inner.rules, { phrase: "default", code: written }] };
}

/** Words are a list of words; one number or truth value is itself. */
function choice(values: readonly unknown[], place: string, drafting: Drafting): Shape {
  const words = values.filter((value): value is string => typeof value === "string");
  const numbers = values.filter(value => typeof value === "number" || typeof value === "bigint");
  const members = [
    ...(words.length > 0 ? [shape({ kind: "words", values: words })] : []),
    ...(numbers.length > 0 ? [oneNumber(numbers, place, drafting)] : []),
    ...(values.some(value => typeof value === "boolean") ? [oneBoolean(values, place, drafting)] : []),
    ...(values.some(value => value === null || value === undefined) ? [scalar("nothing")] : []),
  ];
  return union(members);
}

function oneNumber(values: readonly (number | bigint)[], place: string, drafting: Drafting): Shape {
  const name = values.every(value => Number.isSafeInteger(Number(value))) ? "integer" : "number";
  const code = literal(values);
  if (code !== undefined) return scalar(name, [{ phrase: "where", code: `it in ${code}` }]);
  return lost("which numbers are allowed", place, drafting, scalar(name));
}

function oneBoolean(values: readonly unknown[], place: string, drafting: Drafting): Shape {
  const known = values.filter(value => typeof value === "boolean");
  if (new Set(known).size < 2) drafting.lose(place, `that it is always ${known[0]}`);
  return scalar("boolean");
}

function lost(what: string, place: string, drafting: Drafting, instead: Shape = anything): Shape {
  drafting.lose(place, what);
  return instead;
}
