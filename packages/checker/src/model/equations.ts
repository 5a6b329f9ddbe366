/** What Ensures say of the result: equations from which it can be put together. */

import { stateIn } from "../examine/reads.js";
import { children } from "../interpreter/children.js";
import { expand } from "../interpreter/types.js";
import type { Contract, Expr, Operation, RuledType } from "../ir.js";
import { declaredFresh } from "./fresh.js";

/** `["account", "id"]` for `result.account.id`; empty for `result`. */
export type ResultPath = readonly string[];

export interface Equation {
  readonly path: ResultPath;
  readonly value: Expr | { readonly constant: unknown };
  /** What must hold for it to say anything; in this order. */
  readonly guards: readonly Expr[];
  /** `sameItems`: other orders are as good. */
  readonly choice: boolean;
}

/** A part of the result that the implementation makes up, and what it must fit. */
export interface Fresh {
  readonly path: ResultPath;
  readonly type: RuledType;
}

export interface Sayings {
  readonly equations: readonly Equation[];
  /** Places of the result whose value is a new one, in no collection before. */
  readonly fresh: readonly Fresh[];
}

/** The fields of a record behind names. */
export function fieldsAt(
  ruled: RuledType | undefined,
  path: ResultPath,
  contract: Contract,
): ReadonlyMap<string, RuledType> {
  const at = typeAt(ruled, path, contract);
  const whole = at && expand(at.type, contract);
  return new Map(whole?.kind === "record" ? whole.fields.map(field => [field.name, field.type]) : []);
}

export function typeAt(ruled: RuledType | undefined, path: ResultPath, contract: Contract): RuledType | undefined {
  return path.reduce<RuledType | undefined>((type, name) => fieldsAt(type, [], contract).get(name), ruled);
}

export function sayingsOf(operation: Operation, contract: Contract): Sayings {
  const reader = new Reader(operation, contract);
  for (const clause of operation.ensures) reader.read(clause.condition, []);
  const said = reader.fresh.flatMap(path => {
    const type = typeAt(operation.returns, path, contract);
    return type ? [{ path, type }] : [];
  });
  return { equations: reader.equations, fresh: [...said, ...declaredFresh(operation, contract)] };
}

class Reader {
  readonly equations: Equation[] = [];
  readonly fresh: ResultPath[] = [];

  constructor(
    private readonly operation: Operation,
    private readonly contract: Contract,
  ) {}

  read(expr: Expr, guards: readonly Expr[]): void {
    const truth = resultPath(expr);
    if (truth) this.say(truth, { constant: true }, guards);
    else if (expr.kind === "logical" && expr.op === "&&")
      for (const part of [expr.left, expr.right]) this.read(part, guards);
    else if (expr.kind === "logical" && expr.op === "implies") this.read(expr.right, [...guards, expr.left]);
    else if (expr.kind === "equality" && !expr.negated) this.equal(expr.left, expr.right, guards);
    else if (expr.kind === "not") this.denied(expr.operand, guards);
    else if (expr.kind === "library" && expr.name === "list.sameItems") this.items(expr.args, guards);
  }

  private equal(left: Expr, right: Expr, guards: readonly Expr[]): void {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const path = resultPath(one);
      if (path) this.assign(path, other, guards);
      const empty = emptyOf(one, other);
      if (empty) this.say(empty.path, { constant: empty.value }, guards);
    }
  }

  /** Of a record that is written out, each field by itself: some may be known before others. */
  private assign(path: ResultPath, value: Expr, guards: readonly Expr[]): void {
    const fields = fieldsAt(this.operation.returns, path, this.contract);
    const entries = value.kind === "record" ? value.entries : [];
    if (entries.length > 0 && entries.every(entry => entry.kind === "field" && fields.has(entry.name)))
      for (const entry of entries) if (entry.kind === "field") this.assign([...path, entry.name], entry.value, guards);
    this.say(path, value, guards);
  }

  private denied(operand: Expr, guards: readonly Expr[]): void {
    const path = resultPath(operand);
    if (path) this.say(path, { constant: false }, guards);
    const element = operand.kind === "membership" ? resultPath(operand.element) : undefined;
    if (element && guards.length === 0) this.fresh.push(element);
  }

  private items([left, right]: readonly Expr[], guards: readonly Expr[]): void {
    if (left === undefined || right === undefined) return;
    const [a, b] = [resultPath(left), resultPath(right)];
    if (a) this.say(a, right, guards, true);
    else if (b) this.say(b, left, guards, true);
  }

  private say(path: ResultPath, value: Equation["value"], guards: readonly Expr[], choice = false): void {
    this.equations.push({ path, value, guards, choice });
  }
}

/** `result.items.length === 0` */
function emptyOf(one: Expr, other: Expr): { readonly path: ResultPath; readonly value: unknown } | undefined {
  if (one.kind !== "library" || other.kind !== "literal" || other.value !== 0) return undefined;
  const path = one.args[0] && resultPath(one.args[0]);
  const make = nothingIn[one.name];
  return path && make && { path, value: make() };
}

const nothingIn: Readonly<Record<string, (() => unknown) | undefined>> = {
  "list.length": () => [],
  "set.size": () => new Set(),
  "map.size": () => new Map(),
  "text.length": () => "",
};

/** Of `result.a.b`. */
export function resultPath(expr: Expr): ResultPath | undefined {
  if (expr.kind === "result") return [];
  if (expr.kind !== "member") return undefined;
  const outer = resultPath(expr.object);
  return outer && [...outer, expr.name];
}

/** What an expression reads of the end of a call. */
export interface Reads {
  readonly result: readonly ResultPath[];
  /** State variables as they are afterwards. */
  readonly after: ReadonlySet<string>;
}

export function readsOf(exprs: readonly Expr[], contract: Contract): Reads {
  const result: ResultPath[] = [];
  const after = new Set<string>();
  const visit = (expr: Expr): void => {
    const path = resultPath(expr);
    if (path) return void result.push(path);
    if (expr.kind === "state" && expr.when === "after") after.add(expr.name);
    if (expr.kind === "definition" && expr.when === "after")
      for (const name of stateIn(contract, expr)) after.add(name);
    for (const part of children(expr)) visit(part);
  };
  for (const expr of exprs) visit(expr);
  return { result, after };
}
