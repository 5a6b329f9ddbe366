/** In which order named values are drawn: those that others depend on first, choices early, numbers late. */
import type { Expr, Field, Rule, Type } from "@tenet/checker";
import { type Context, flatten } from "./context.js";
import { some } from "./expressions.js";
import type { Layer } from "./plan.js";

export type Member = Pick<Field, "name" | "type">;

/** Whether an expression reads the named value in this layer. */
export function reads(layer: Layer, name: string): (expr: Expr) => boolean {
  switch (layer) {
    case "input":
      return expr => expr.kind === "input" && expr.name === name;
    case "state":
      return expr => expr.kind === "state" && expr.name === name;
    case "given":
      return expr => expr.kind === "variable" && expr.name === name;
    case "fields":
      return expr =>
        (expr.kind === "variable" && expr.name === name) ||
        (expr.kind === "member" && expr.object.kind === "it" && expr.name === name);
  }
}

/** The members that an expression reads; a record that is read as a whole reads them all. */
export function mentioned(expr: Expr, layer: Layer, members: readonly Member[]): ReadonlySet<string> {
  const names = new Set(members.filter(member => some(expr, reads(layer, member.name))).map(member => member.name));
  if (layer === "fields" && readsWhole(expr)) for (const member of members) names.add(member.name);
  return names;
}

function readsWhole(expr: Expr): boolean {
  let whole = false;
  descend(expr);
  return whole;
  function descend(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) return node.forEach(descend);
    const { kind, object } = node as { kind?: unknown; object?: { kind?: unknown } };
    if (kind === "it") whole = true;
    for (const [name, inner] of Object.entries(node)) {
      if (name === "type" || name === "span" || (kind === "member" && name === "object" && object?.kind === "it"))
        continue;
      descend(inner);
    }
  }
}

/** `wishes`: what had better come before the member, where nothing else stands against it. */
export function ordered(
  members: readonly Member[],
  layer: Layer,
  needs: (name: string) => ReadonlySet<string>,
  wishes: (name: string) => ReadonlySet<string>,
  context: Context,
): Member[] {
  const left = [...members].sort((a, b) => rank(a, context) - rank(b, context));
  const done: Member[] = [];
  while (left.length > 0) {
    const isFree = (names: Iterable<string>) => ![...names].some(name => left.some(other => other.name === name));
    const isReady = (member: Member) => isFree(dependencies(member, layer, members, needs));
    const best = left.findIndex(member => isReady(member) && isFree(wishes(member.name)));
    const ready = best >= 0 ? best : left.findIndex(isReady);
    done.push(...left.splice(Math.max(0, ready), 1));
  }
  return done;
}

function dependencies(
  member: Member,
  layer: Layer,
  members: readonly Member[],
  needs: (name: string) => ReadonlySet<string>,
): Set<string> {
  const names = new Set(needs(member.name));
  // What an input refers to is a rule of its own; bounds and conditions read siblings.
  for (const expr of exprsOf(member.type.rules))
    for (const name of mentioned(expr, layer === "fields" ? "given" : layer, members)) names.add(name);
  if (layer === "state") for (const name of referredTo(member.type.type)) names.add(name);
  names.delete(member.name);
  return names;
}

function exprsOf(rules: readonly Rule[]): Expr[] {
  return rules.flatMap(rule => {
    switch (rule.kind) {
      case "min":
      case "max":
        return [rule.bound];
      case "multipleOf":
        return [rule.of];
      case "length":
        return [rule.low, rule.high].filter(expr => expr !== undefined);
      case "where":
        return [rule.condition];
      case "each":
        return exprsOf([rule.rule]);
      default:
        return [];
    }
  });
}

function referredTo(type: Type): string[] {
  const states: string[] = [];
  (function descend(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if ((node as Rule).kind === "refersTo") states.push((node as Rule & { kind: "refersTo" }).state);
    for (const inner of Object.values(node)) descend(inner);
  })(type);
  return states;
}

/** Choices, then what has structure, then numbers: a number is the easiest to fit to the rest. */
function rank(member: Member, context: Context): number {
  if (member.type.rules.some(rule => rule.kind === "refersTo")) return 0;
  const { type } = flatten(context, member.type);
  if (type.kind === "enum" || type.kind === "boolean") return 0;
  return ["integer", "number", "duration", "date", "timestamp"].includes(type.kind) ? 2 : 1;
}
