import { suggest } from "@tenet/diagnostics";
import type { Name, RuledTypeNode, TypeExpr } from "@tenet/parser";
import type { Context } from "../context.js";
import { lineOf } from "../context.js";
import { firstOfEach, wordsOf } from "../declarations/names.js";
import type { Field, RuledType, ScalarName, Type } from "../ir.js";
import { type RulePlace, resolveRules, type Sibling } from "../rules/resolve.js";
import { checkKey, checkUnion } from "./legal.js";

/** The scalar types by the words for them. */
export const scalars: readonly ScalarName[] = [
  "string",
  "integer",
  "number",
  "boolean",
  "nothing",
  "date",
  "timestamp",
  "duration",
  "uuid",
  "email",
  "url",
  "bytes",
  "json",
  "opaque",
];

/** What people who come from other languages write, and what it is called here. */
const elsewhere: Readonly<Record<string, string>> = {
  int: "integer",
  Integer: "integer",
  long: "integer",
  bigint: "`integer, unbounded`",
  BigInt: "`integer, unbounded`",
  unbounded: "`integer, unbounded`",
  numeric: "`decimal(2)`",
  BigDecimal: "`decimal(2)`",
  Decimal: "`decimal(2)`",
  money: "`decimal(2)`",
  float: "number",
  double: "number",
  Number: "number",
  String: "string",
  str: "string",
  text: "string",
  varchar: "string",
  bool: "boolean",
  Boolean: "boolean",
  datetime: "timestamp",
  Date: "timestamp",
  time: "timestamp",
  instant: "timestamp",
  void: "nothing",
  null: "nothing",
  undefined: "nothing",
  guid: "uuid",
  UUID: "uuid",
  uri: "url",
  URL: "url",
  unknown: "one of your types",
  any: "any value",
  buffer: "bytes",
  Buffer: "bytes",
  Uint8Array: "bytes",
  JSON: "json",
  object: "`{ field: type }`",
  array: "`list of …`",
  Array: "`list of …`",
  dict: "`{ string: … }`",
};

export const isScalar = (name: string): name is ScalarName => (scalars as readonly string[]).includes(name);

/** A type and its rules. Rules on an optional type are about the value when there is one, so they move to its element. */
export function resolveType(context: Context, node: RuledTypeNode, place: RulePlace): RuledType {
  const type = resolveShape(context, node.type, place);
  const rules = place.rules === "skipped" ? [] : resolveRules(context, type, node.rules, place);
  if (type.kind !== "optional") return { type, rules };
  const whole = rules.filter(rule =>
    ["default", "key", "generated", "secret", "personal", "history"].includes(rule.kind),
  );
  const present = rules.filter(rule => !whole.includes(rule));
  const element = { type: type.element.type, rules: [...type.element.rules, ...present] };
  return { type: { kind: "optional", element }, rules: whole };
}

function resolveShape(context: Context, node: TypeExpr, place: RulePlace): Type {
  const inside: RulePlace = { ...place, history: false, field: false };
  const resolve = (ruled: RuledTypeNode) => resolveType(context, ruled, inside);
  switch (node.kind) {
    case "name":
      return resolveName(context, node);
    case "list":
    case "set":
    case "optional":
      return { kind: node.kind, element: resolve(node.element) };
    case "map": {
      const key = resolve(node.key);
      checkKey(context, key.type, node.key.span);
      return { kind: "map", key, value: resolve(node.value) };
    }
    case "dictionary":
      return { kind: "dictionary", value: resolve(node.value) };
    case "record":
      return { kind: "record", fields: resolveFields(context, node.fields, place) };
    case "tuple":
      return { kind: "tuple", items: node.items.map(item => resolve(item.type)), ...namesOf(node.items) };
    case "enum":
      warnOfBooleans(context, node);
      return { kind: "enum", values: wordsOf(node.values) };
    case "union": {
      const members = node.members.map(resolve);
      checkUnion(context, members, node);
      return { kind: "union", members };
    }
    case "decimal":
      return { kind: "decimal", places: node.places };
    case "unbounded":
      return { kind: "unbounded" };
    case "any":
      return { kind: "any" };
    case "function":
      return { kind: "callable", parameters: node.parameters.map(resolve), returns: resolve(node.returns) };
    case "order":
      return { kind: "order", element: resolve(node.element) };
    case "error":
      return { kind: "error" };
  }
}

function namesOf(items: Extract<TypeExpr, { kind: "tuple" }>["items"]): { names?: readonly (string | undefined)[] } {
  return items.some(({ name }) => name) ? { names: items.map(({ name }) => name?.text) } : {};
}

function resolveFields(
  context: Context,
  nodes: Extract<TypeExpr, { kind: "record" }>["fields"],
  place: RulePlace,
): Field[] {
  const names = firstOfEach(nodes.map(node => node.name));
  const fields = nodes.filter(node => names.includes(node.name));
  // Without rules nothing reads the fields beside; reading them all the same would double the work at every depth.
  const shapes =
    place.rules === "skipped"
      ? []
      : fields.map(field => ({
          name: field.name.text,
          type: resolveType(muted(context), field.type, { ...place, rules: "skipped" }).type,
        }));
  const inputs = inputsAround(place).filter(input => !names.some(name => name.text === input.name));
  return fields.map(field => ({
    name: field.name.text,
    type: resolveType(context, field.type, {
      ...place,
      siblings: [...inputs, ...shapes.filter(shape => shape.name !== field.name.text)],
      siblingsAre: "variable",
      field: true,
    }),
    prose: field.prose,
    line: lineOf(context, field.span),
  }));
}

/** What the fields of a record that is an input, or a result, can read besides each other. */
function inputsAround({ siblings, siblingsAre }: RulePlace): Sibling[] {
  return siblings.filter(one => (one.is ?? siblingsAre) === "input").map(one => ({ ...one, is: "input" }));
}

/** The same context with a report that nobody reads. */
export function muted(context: Context): Context {
  const report = Object.create(context.report, { diagnostics: { value: [] } }) as Context["report"];
  return { ...context, report };
}

function resolveName(context: Context, node: TypeExpr & { kind: "name" }): Type {
  if (isScalar(node.name)) return { kind: node.name };
  if (isKnownHere(context, node.name)) return { kind: "named", name: node.name };
  const declared = [...context.types.keys()].filter(name => isKnownHere(context, name));
  const near = suggest(node.name, [...declared, ...scalars]);
  const suggestion = near ?? (Object.hasOwn(elsewhere, node.name) ? elsewhere[node.name] : undefined);
  const quoted = suggestion === undefined || suggestion.includes(" ") ? suggestion : `\`${suggestion}\``;
  const fix = near === undefined ? {} : { fix: { span: node.span, text: near, guess: true } };
  const home = context.imported.types.find(type => type.name === node.name)?.importedFrom;
  const suggested = home === undefined ? quoted : undefined;
  context.report.add("unknown-type", node.span, { name: node.name, suggestion: suggested, elsewhere: home }, fix);
  return { kind: "error" };
}

/** Types that only the types of other specs need are known, but have no name here. */
function isKnownHere({ types, imported }: Context, name: string): boolean {
  return types.has(name) && (imported.typeNames.has(name) || !imported.types.some(type => type.name === name));
}

/** Who writes `one of true` means the boolean, and would get the text. A word in quotes is meant as one. */
function warnOfBooleans({ report, spec }: Context, { values, span }: TypeExpr & { kind: "enum" }): void {
  const bare = (word: Name) => spec.source.text.slice(word.span.start, word.span.end) === word.text;
  if (values.length > 0 && values.every(word => /^(true|false)$/.test(word.text) && bare(word)))
    report.add("boolean-words", span, { words: values.map(word => `"${word.text}"`).join(" or ") });
}
