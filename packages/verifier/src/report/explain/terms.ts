/** What a spec itself speaks of around a call: the vocabulary in which failing cases are told from passing ones. */
import {
  type Contract,
  children,
  type Expr,
  expandType,
  type Law,
  notation,
  type Operation,
  type Type,
} from "@tenet/checker";
import { before, freeVariables, holdsAny, rewrite, sizeOf } from "./rewrite.js";

export interface Term {
  readonly text: string;
  readonly expr: Expr;
  readonly size: number;
}

/** Terms that are longer explain nothing. */
const largest = 12;
const mostTerms = 80;
const span = { start: 0, end: 0 };

/** Over the input and the state that a call meets; shortest first. */
export function termsOfOperation(contract: Contract, operation: Operation): readonly Term[] {
  const conditions = [...operation.requires, ...operation.refusals, ...operation.ensures].map(one => one.condition);
  const rows = (operation.changes ?? []).filter(row => row.each === undefined);
  const about = rows.map(pathOf.bind(undefined, contract));
  const written = rows.flatMap((row, at) => [
    ...(row.becomes && row.becomes !== "removed" ? [withIt(row.becomes, about[at])] : []),
    ...(row.when ? [row.when] : []),
  ]);
  const inputs = operation.inputs.flatMap(({ name, type }) =>
    withFields(contract, { kind: "input", name, type: type.type, span }),
  );
  const state = contract.state.map(
    ({ name, type }): Expr => ({
      kind: "state",
      name,
      when: "before",
      type: type.type,
      span,
    }),
  );
  const paths = about.flatMap(path => (path === undefined ? [] : withFields(contract, path)));
  const laws = about.flatMap(path => (path === undefined ? [] : instantiated(contract, path)));
  return termsIn([...inputs, ...state, ...conditions, ...written, ...paths, ...laws], new Set());
}

/** Over the given values of a law. */
export function termsOfLaw(contract: Contract, law: Law): readonly Term[] {
  const given = law.given.flatMap(({ name, type }) =>
    withFields(contract, { kind: "variable", name, type: type.type, span }),
  );
  const names = new Set(law.given.map(({ name }) => name));
  return termsIn([...given, ...(law.where ? [law.where] : []), law.condition], names);
}

/** The value and, of a record, its fields. */
function withFields(contract: Contract, expr: Expr): Expr[] {
  const { kind, ...type } = expandType(expr.type, contract);
  const fields = kind === "record" && "fields" in type ? type.fields : [];
  return [
    expr,
    ...fields.map(({ name, type }): Expr => ({ kind: "member", object: expr, name, type: type.type, span })),
  ];
}

/** The place that a row names, as an expression. */
export function pathOf(contract: Contract, { path }: NonNullable<Operation["changes"]>[number]): Expr | undefined {
  const variable = contract.state.find(({ name }) => name === path.state);
  if (variable === undefined) return undefined;
  let expr: Expr = { kind: "state", name: path.state, when: "before", type: variable.type.type, span };
  for (const step of path.steps) {
    const type = expandType(expr.type, contract);
    if (step.kind === "key") {
      const inner = elementType(type);
      if (inner === undefined) return undefined;
      expr = { kind: "index", object: expr, index: step.key, ...inner, span };
    } else {
      const field = type.kind === "record" ? type.fields.find(({ name }) => name === step.name) : undefined;
      if (field === undefined) return undefined;
      expr = { kind: "member", object: expr, name: step.name, type: field.type.type, span };
    }
  }
  return expr;
}

function elementType(type: Type): { readonly of: "list" | "map" | "dictionary"; readonly type: Type } | undefined {
  if (type.kind === "list") return { of: "list", type: type.element.type };
  return type.kind === "map" || type.kind === "dictionary" ? { of: type.kind, type: type.value.type } : undefined;
}

/** With the place itself for `it`. */
export function withIt(expr: Expr, it: Expr | undefined): Expr {
  return it === undefined ? expr : rewrite(expr, each => (each.kind === "it" ? it : undefined));
}

/** What invariants say of every element, said of this one: `accounts.values.every(a => …)` about `accounts[from]`. */
function instantiated(contract: Contract, path: Expr): Expr[] {
  const place = elementOf(path);
  if (place === undefined) return [];
  return contract.invariants.flatMap(({ condition }) => {
    return saidOf(condition, place) ?? [];
  });
}

/** The element of a collection of the state that a path leads to, or into. */
export function elementOf(path: Expr): Element | undefined {
  if (path.kind === "member") return elementOf(path.object);
  return path.kind === "index" && path.object.kind === "state"
    ? { container: path.object.name, element: path, key: path.index }
    : undefined;
}

export interface Element {
  /** The state variable. */
  readonly container: string;
  readonly element: Expr;
  readonly key: Expr;
}

/** What `container.values.every(one => …)`, or the same over its keys, says of one element. */
export function saidOf(condition: Expr, { container, element, key }: Element): Expr | undefined {
  if (condition.kind !== "library" || condition.name !== "list.every") return undefined;
  const [list, callback] = condition.args;
  const [, part] = (list?.kind === "library" && /\.(values|keys)$/.exec(list.name)) || [];
  const source = list?.kind === "library" && part !== undefined ? list.args[0] : list;
  if (source?.kind !== "state" || source.name !== container || callback?.kind !== "lambda") return undefined;
  const [parameter] = callback.parameters;
  return parameter?.kind === "name"
    ? withVariable(callback.body, parameter.name, part === "keys" ? key : element)
    : undefined;
}

function withVariable(expr: Expr, name: string, value: Expr): Expr {
  return rewrite(expr, each => (each.kind === "variable" && each.name === name ? value : undefined));
}

function termsIn(sources: readonly Expr[], bound: ReadonlySet<string>): readonly Term[] {
  const found = new Map<string, Term>();
  const collect = (expr: Expr): void => {
    for (const child of children(expr)) collect(child);
    const size = sizeOf(expr);
    if (size > largest || !speaks(expr, bound)) return;
    const text = notation(expr);
    if (!found.has(text)) found.set(text, { text, expr, size });
  };
  for (const source of sources) collect(before(source));
  return [...found.values()].sort((a, b) => a.size - b.size).slice(0, mostTerms);
}

/** Whether it is about what the call meets, and has a value of its own. */
function speaks(expr: Expr, bound: ReadonlySet<string>): boolean {
  if (["literal", "regex", "lambda", "rescale", "record", "list", "negate"].includes(expr.kind)) return false;
  if (holdsAny(expr, "result", "it", "operation", "fails", "apply")) return false;
  return [...freeVariables(expr)].every(name => bound.has(name));
}
