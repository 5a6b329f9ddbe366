/** Whether a value fits its type and the rules on it. */
import type { Field, Rule, RuledType, Type } from "../ir.js";
import { display } from "../type/display.js";
import type { Environment } from "./environment.js";
import { Undefined } from "./environment.js";
import { ownField } from "./equal.js";
import { evaluate } from "./evaluate.js";
import { isScalar } from "./formats.js";
import { areDistinct } from "./lists.js";
import { brokenRule } from "./rules.js";
import { declaration, expand } from "./types.js";
import { uniqueFields } from "./unique.js";
import { isRecord, shown } from "./values.js";

export interface Misfit {
  /** `.lines[2].amount`; empty for the value itself. */
  readonly path: string;
  /** In the spec's words. */
  readonly expected: string;
  readonly actual: unknown;
}

export interface ConformsOptions {
  /** Whether entities must keep their Always clauses too; by default they must. */
  readonly invariants?: boolean;
}

interface Visit {
  readonly env: Environment;
  readonly path: string;
  readonly invariants: boolean;
  /** How deep the value may still go: one that contains itself has no end. */
  readonly depth: number;
}

/**
 * Where the value does not fit, or undefined where it does: the first place, depth first. Bounds read sibling inputs in
 * `env.input`; `refers to` without a code is checked in `env.after`, if that has the state variable.
 */
export function conforms(
  value: unknown,
  ruled: RuledType,
  env: Environment,
  options: ConformsOptions = {},
): Misfit | undefined {
  return fit(value, ruled, { env, path: "", invariants: options.invariants ?? true, depth: 500 });
}

function fit(given: unknown, { type, rules }: RuledType, visit: Visit): Misfit | undefined {
  const value = given ?? undefined;
  if (visit.depth === 0) return misfit(value, "a value that does not contain itself", visit);
  return fitType(value, type, { ...visit, depth: visit.depth - 1 }) ?? fitRules(value, type, rules, visit);
}

function misfit(actual: unknown, expected: string, { path }: Visit): Misfit {
  return { path, expected, actual };
}

/** Rules are about the value when there is one. */
function fitRules(value: unknown, type: Type, rules: readonly Rule[], visit: Visit): Misfit | undefined {
  if (value === undefined && expand(type, visit.env.contract).kind === "optional") return undefined;
  return first(rules, rule => (rule.kind === "each" ? fitEach(value, rule.rule, visit) : fitRule(value, rule, visit)));
}

function fitRule(value: unknown, rule: Rule, visit: Visit): Misfit | undefined {
  const expected = brokenRule(value, rule, { ...visit.env, it: value });
  return expected === undefined ? undefined : misfit(value, expected, visit);
}

function fitEach(value: unknown, rule: Rule, visit: Visit): Misfit | undefined {
  return first(elements(value), ([step, element]) => fitRule(element, rule, inside(visit, step)));
}

/** The elements of a list or set, the values of a map or dictionary, each with its step in a path. */
function elements(value: unknown): readonly (readonly [step: string, element: unknown])[] {
  if (value instanceof Map) return [...value].map(([key, held]) => [`[${shown(key)}]`, held]);
  if (Array.isArray(value) || value instanceof Set) return [...value].map((element, i) => [`[${i}]`, element]);
  return isRecord(value) ? Object.keys(value).map(name => [`[${shown(name)}]`, ownField(value, name)]) : [];
}

function fitType(value: unknown, type: Type, visit: Visit): Misfit | undefined {
  switch (type.kind) {
    case "named":
      return fitNamed(value, type.name, visit);
    case "optional":
      return value === undefined ? undefined : fit(value, type.element, visit);
    case "union":
      return fitUnion(value, type.members, visit, type);
    case "record":
      return isRecord(value) ? fitRecord(value, type.fields, visit) : misfit(value, display(type), visit);
    case "tuple":
      return fitTuple(value, type.items, visit, type);
    case "list":
    case "set":
    case "map":
    case "dictionary":
      return fitCollection(value, type, visit);
    case "enum":
      return typeof value === "string" && type.values.includes(value) ? undefined : misfit(value, display(type), visit);
    case "error":
    case "regex":
    case "function":
    case "any":
      return undefined;
    case "decimal":
      return typeof value === "bigint" ? undefined : misfit(value, display(type), visit);
    case "callable":
    case "order":
      return typeof value === "function" ? undefined : misfit(value, display(type), visit);
    default:
      return isScalar[type.kind](value) ? undefined : misfit(value, display(type), visit);
  }
}

function fitNamed(value: unknown, name: string, visit: Visit): Misfit | undefined {
  const declared = declaration(name, visit.env.contract);
  if (declared === undefined) return undefined;
  const found = fit(value, declared.type, visit);
  if (found !== undefined || !visit.invariants) return found;
  const broken = declared.invariants.find(
    ({ condition }) => !isKept(() => evaluate(condition, { ...visit.env, it: value })),
  );
  return (
    broken && misfit(value, `${broken.text === "" ? "" : `${broken.text}: `}${broken.expression} (${broken.id})`, visit)
  );
}

/** What has no value is not kept. */
function isKept(condition: () => unknown): boolean {
  try {
    return condition() === true;
  } catch (error) {
    if (error instanceof Undefined) return false;
    throw error;
  }
}

/** Of the members that do not fit, the one that came closest tells what is wrong. */
function fitUnion(value: unknown, members: readonly RuledType[], visit: Visit, type: Type): Misfit | undefined {
  const misfits: Misfit[] = [];
  for (const member of members) {
    const found = fit(value, member, visit);
    if (found === undefined) return undefined;
    misfits.push(found);
  }
  const deep = misfits.filter(found => found.path !== visit.path);
  return deep.length === 1 ? deep[0] : misfit(value, display(type), visit);
}

/** Own fields only; a field that is not declared and holds something is a misfit. Rules of fields may read the others. */
function fitRecord(
  value: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  visit: Visit,
): Misfit | undefined {
  const siblings = Object.fromEntries(fields.map(({ name }) => [name, ownField(value, name)]));
  const among = { ...visit, env: { ...visit.env, variables: { ...visit.env.variables, ...siblings } } };
  const found = first(fields, ({ name, type }) => fit(siblings[name], type, inside(among, step(name))));
  if (found !== undefined) return found;
  const extra = Object.keys(value).find(name => !Object.hasOwn(siblings, name) && ownField(value, name) !== undefined);
  return extra === undefined
    ? undefined
    : misfit(ownField(value, extra), `no field ${extra}`, inside(visit, step(extra)));
}

function fitTuple(value: unknown, items: readonly RuledType[], visit: Visit, type: Type): Misfit | undefined {
  if (!Array.isArray(value) || value.length !== items.length) return misfit(value, display(type), visit);
  return first(items, (item, i) => fit(value[i], item, inside(visit, `[${i}]`)));
}

type Collection = Extract<Type, { kind: "list" | "set" | "map" | "dictionary" }>;

function fitCollection(value: unknown, type: Collection, visit: Visit): Misfit | undefined {
  if (!isCollection[type.kind](value)) return misfit(value, display(type), visit);
  const element = "element" in type ? type.element : type.value;
  const entries = elements(value);
  return (
    (type.kind === "map"
      ? first([...(value as Map<unknown, unknown>).keys()], key => fitKey(key, type.key, visit))
      : undefined) ??
    first(entries, ([at, held]) => fit(held, element, inside(visit, at))) ??
    fitUnique(
      entries.map(([, held]) => held),
      element,
      visit,
    )
  );
}

const isCollection: { readonly [K in Collection["kind"]]: (value: unknown) => boolean } = {
  list: Array.isArray,
  set: value => value instanceof Set,
  map: value => value instanceof Map,
  dictionary: isRecord,
};

function fitKey(key: unknown, ruled: RuledType, visit: Visit): Misfit | undefined {
  const found = fit(key, ruled, inside(visit, `[${shown(key)}]`));
  return found && { ...found, expected: `a key that is ${found.expected}` };
}

/** Fields that are `unique` or a `key` hold different values throughout the collection. */
function fitUnique(held: readonly unknown[], element: RuledType, visit: Visit): Misfit | undefined {
  return first(uniqueFields(element.type, visit.env.contract), name => {
    const values = held
      .filter(isRecord)
      .map(record => ownField(record, name))
      .filter(value => value !== undefined);
    return areDistinct(values) ? undefined : misfit(values, `a different ${name} for each`, visit);
  });
}

function inside(visit: Visit, at: string): Visit {
  return { ...visit, path: `${visit.path}${at}` };
}

function step(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function first<T>(items: readonly T[], check: (item: T, index: number) => Misfit | undefined): Misfit | undefined {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
