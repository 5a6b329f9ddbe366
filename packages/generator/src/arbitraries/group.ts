/** Named values with conditions over them: each condition goes to the last value that it reads, as a bound where it can. */
import type { Expr, Rule, Type } from "@tenet/checker";
import { type Context, declared, flatten, inline, inside } from "./context.js";
import {
  and,
  boolean,
  conjuncts,
  freeNames,
  literal,
  nowhere,
  plainOf,
  rewrite,
  sameExpr,
  some,
} from "./expressions.js";
import { about, type Constraint, isolate, single } from "./isolate.js";
import { constant, type Limit, lengthPlan, tightest } from "./limits.js";
import { type Member, mentioned, ordered, reads } from "./order.js";
import type { CheckPlan, GroupNode, Layer, PartPlan } from "./plan.js";
import { inside as ofFields, plainFields, settling } from "./settle.js";
import { disturbed } from "./together.js";
import { accepts, constraintsOf, planType } from "./types.js";

export function planGroup(
  layer: Layer,
  members: readonly Member[],
  clauses: readonly CheckPlan[],
  of: Type,
  context: Context,
): GroupNode {
  const conditions = clauses.flatMap(({ clause, condition }) =>
    conjuncts(inline(context, condition)).map(part => ({
      clause,
      condition: layer === "fields" ? byName(part, members) : part,
    })),
  );
  const before = wishes(conditions, members, layer, context);
  const order = ordered(
    members,
    layer,
    name => needed(layer, members, name, context),
    name => before.get(name) ?? none,
    context,
  );
  const parts: PartPlan[] = [];
  let open = conditions;
  // From the last to the first, since a range that must not be empty is a condition on what its ends are made of.
  for (const [index, member] of [...order.entries()].reverse()) {
    const isLast = ({ condition }: CheckPlan) => mentioned(condition, layer, members).has(member.name);
    const mine = open.filter(isLast);
    const { part, derived } = planPart(member, mine, conditions, order.slice(0, index), layer, context);
    parts.unshift(part);
    open = [...open.filter(one => !isLast(one)), ...derived];
  }
  const own = new Set(members.map(member => member.name));
  const around = layer === "fields" ? [...freeNames([parts, open])].filter(name => !own.has(name)).sort() : [];
  return { kind: "group", layer, parts, order: [...own], requires: open, around, of };
}

/** `it.lines` as `lines`, so that conditions on elements of a field, which read these as `it`, may read other fields. */
function byName(condition: Expr, members: readonly Member[]): Expr {
  const bound = (name: string) =>
    some(
      condition,
      expr =>
        expr.kind === "lambda" &&
        expr.parameters.some(one => (one.kind === "name" ? one.name === name : one.names.includes(name))),
    );
  return rewrite(condition, expr =>
    expr.kind === "member" &&
    expr.object.kind === "it" &&
    members.some(member => member.name === expr.name) &&
    !bound(expr.name)
      ? { kind: "variable", name: expr.name, type: expr.type, span: expr.span }
      : undefined,
  );
}

const none: ReadonlySet<string> = new Set();

/** A value that a condition can be built into comes after those into which it cannot. */
function wishes(
  conditions: readonly CheckPlan[],
  members: readonly Member[],
  layer: Layer,
  context: Context,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { condition } of conditions) {
    const names = mentioned(condition, layer, members);
    if (names.size < 2) continue;
    const able = members.filter(member => names.has(member.name) && canBuild(condition, member, layer, context));
    for (const { name } of able) {
      const before = found.get(name) ?? new Set();
      for (const other of names) if (!able.some(one => one.name === other)) before.add(other);
      found.set(name, before);
    }
  }
  return found;
}

function canBuild(condition: Expr, member: Member, layer: Layer, context: Context): boolean {
  const subject = reads(layer, member.name);
  const { type, rules } = flatten(context, member.type);
  const found = isolate(condition, subject);
  const isReference = member.type.rules.some(rule => rule.kind === "refersTo");
  return found !== undefined && builds(found, type, isReference, [], context, rules);
}

/** State that the declared types inside a state variable refer to comes first. */
function needed(layer: Layer, members: readonly Member[], name: string, context: Context): ReadonlySet<string> {
  if (layer !== "state") return new Set();
  const names = new Set<string>();
  const seen = new Set<string>();
  (function descend(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    const { kind, state, name: type } = node as { kind?: unknown; state?: unknown; name?: unknown };
    if (kind === "refersTo") names.add(String(state));
    if (kind === "named" && !seen.has(String(type))) {
      seen.add(String(type));
      descend(declared(context, String(type))?.type);
    }
    for (const inner of Object.values(node)) descend(inner);
  })(members.find(member => member.name === name)?.type);
  names.delete(name);
  return names;
}

function planPart(
  member: Member,
  mine: readonly CheckPlan[],
  all: readonly CheckPlan[],
  earlier: readonly Member[],
  layer: Layer,
  context: Context,
): { part: PartPlan; derived: CheckPlan[] } {
  const subject = reads(layer, member.name);
  const place = inside(context, member.name);
  const { type, rules } = flatten(context, member.type);
  const present = type.kind === "optional" ? flatten(context, type.element).type : type;
  const isReference = member.type.rules.some(rule => rule.kind === "refersTo");
  const constraints: Constraint[] = [];
  const limits: StatedLimit[] = [];
  const checks: CheckPlan[] = [];
  const keeps: CheckPlan[] = [];
  const built: { constraint: Constraint; statement: CheckPlan }[] = [];
  const sorted = [...mine].sort(
    (a, b) => Number(isMembership(b.condition, subject)) - Number(isMembership(a.condition, subject)),
  );
  for (const one of sorted) {
    if (isReferred(one.condition, member, subject)) continue;
    const ifThere = type.kind === "optional" ? whenPresent(one.condition, subject) : one.condition;
    const ifPresent = ifThere && some(ifThere, subject) ? ifThere : undefined;
    const stated = ifPresent ?? one.condition;
    const found = isolate(stated, subject) ?? insideOf(stated, subject, layer);
    const isChoice = isReference || constraints.some(other => other.kind === "member");
    const fitting = found?.kind === "presence" ? type : present;
    const constraint = found && builds(found, fitting, isChoice, constraints, context, rules) ? found : undefined;
    if (constraint)
      constraints.push(
        constraint.kind === "each" || constraint.kind === "eachKey" || constraint.kind === "inside"
          ? { ...constraint, clause: one.clause }
          : constraint,
      );
    if (constraint?.kind === "limit") limits.push({ ...constraint, clause: one.clause });
    if (constraint) built.push({ constraint, statement: one });
    // Of a value that may be absent, the condition asks that it is there, too.
    (constraint && (ifPresent || constraint.kind === "presence") ? keeps : checks).push(one);
  }
  checks.push(...disturbed(built));
  const node = planType(member.type, place, { constraints, checks: [] });
  const fallback = member.type.rules.find(rule => rule.kind === "default");
  const thin = checks.length > 0 ? thinnest(type, rules, constraints) : undefined;
  const plain = thin === undefined ? { fresh: [], alike: [] } : plainFields(member, context);
  const changed = ofFields(member, new Set(plain.fresh.map(one => one.field)), layer, context);
  const follows = settling(member, checks, all, earlier, layer, context);
  const part: PartPlan = {
    name: member.name,
    node,
    type: member.type,
    checks: [...checks, ...changed, ...follows.checks],
    keeps,
    settles: follows.settles,
    thin,
    ...plain,
    byDefault: layer === "input" ? fallback?.value : undefined,
    like:
      layer === "input" || layer === "given"
        ? alike(member, earlier, isReference || constraints.some(one => one.kind === "member"))
        : [],
  };
  return { part, derived: nonEmpty(member, limits, context) };
}

/** How few elements a collection may have; undefined where that is not known, or they come to something together. */
function thinnest(type: Type, rules: readonly Rule[], constraints: readonly Constraint[]): number | undefined {
  if (type.kind !== "map" && type.kind !== "set" && type.kind !== "list") return undefined;
  const all = [...rules.flatMap(constraintsOf), ...constraints];
  const least = lengthPlan(all).min.map(({ is, when }) =>
    is.kind === "literal" && typeof is.value === "number" && !when ? is.value : undefined,
  );
  if (least.includes(undefined) || all.some(one => one.kind === "sum")) return undefined;
  return Math.max(0, ...least.map(Number));
}

/** `a.owner in users`, which the rule `refers to users` says already. */
function isReferred(condition: Expr, member: Member, subject: (expr: Expr) => boolean): boolean {
  if (condition.kind !== "membership" || !subject(condition.element)) return false;
  const { container } = condition;
  return (
    container.kind === "state" &&
    member.type.rules.some(rule => rule.kind === "refersTo" && rule.state === container.name)
  );
}

const isMembership = (expr: Expr, subject: (expr: Expr) => boolean) =>
  expr.kind === "membership" && subject(expr.element);

/** A choice among values that exist takes conditions as they are; other values are built to fit. */
function builds(
  constraint: Constraint,
  type: Type,
  isChoice: boolean,
  known: readonly Constraint[],
  context: Context,
  rules: readonly Rule[],
): boolean {
  if (constraint.kind === "member") return !isChoice && accepts(constraint, type, context);
  if (isChoice || type.kind === "enum" || type.kind === "boolean") return false;
  if (constraint.kind === "limit" && constraint.side === "equals" && type.kind !== "union") return true;
  if (single.has(constraint.kind) && known.some(other => other.kind === constraint.kind)) return false;
  return accepts(constraint, type, context, rules);
}

/** `x !== nothing implies b` and `x === nothing || b` speak of the value when there is one. */
function whenPresent(condition: Expr, subject: (expr: Expr) => boolean): Expr | undefined {
  if (condition.kind !== "logical" || condition.op === "&&") return undefined;
  const { left: test, right } = condition;
  const isNothing = (expr: Expr) => expr.kind === "literal" && expr.value === undefined;
  if (test.kind !== "equality" || test.negated !== (condition.op === "implies")) return undefined;
  return (subject(test.left) && isNothing(test.right)) || (subject(test.right) && isNothing(test.left))
    ? right
    : undefined;
}

/** A condition that reads fields of the value only is one about the value itself. */
function insideOf(condition: Expr, subject: (expr: Expr) => boolean, layer: Layer): Constraint | undefined {
  if (layer === "fields") return undefined;
  const inner = about(condition, subject);
  const bare = inner && some(inner, expr => expr.kind === "it") ? inner : undefined;
  return bare ? { kind: "inside", condition: bare } : undefined;
}

/** Earlier values that could stand here as well. */
function alike(member: Member, earlier: readonly Member[], isReference: boolean): string[] {
  const text = (one: Member) =>
    JSON.stringify([one.type.type, one.type.rules.filter(rule => rule.kind !== "refersTo")], (name, value: unknown) =>
      name === "span" ? undefined : plainOf(value),
    );
  return isReference ? [] : earlier.filter(other => text(other) === text(member)).map(other => other.name);
}

type StatedLimit = Limit & { readonly clause: string };

/** Conditions on earlier values under which the range of this one has room. */
function nonEmpty(member: Member, stated: readonly StatedLimit[], context: Context): CheckPlan[] {
  const { type, rules } = flatten(context, member.type);
  if (!["integer", "duration", "timestamp", "decimal", "unbounded"].includes(type.kind)) return [];
  const own = tightest(rules.flatMap(constraintsOf).filter(one => one.kind === "limit"));
  const limits: readonly (Limit & { readonly clause?: string })[] = [...own, ...stated];
  const lows = limits.filter(one => one.side === "atLeast" || one.side === "above" || one.side === "equals");
  const highs = limits.filter(one => one.side === "atMost" || one.side === "below" || one.side === "equals");
  const mode = type.kind === "timestamp" ? "timestamp" : "number";
  const isExact = type.kind === "decimal" || type.kind === "unbounded";
  return lows.flatMap(low =>
    highs.flatMap(high => {
      const areKnown = [low, high].every(one => constant(one.limit.is, context) !== undefined);
      if (low === high || areKnown || sameExpr(low.limit.is, high.limit.is)) return [];
      const when = and(low.limit.when, high.limit.when);
      const fits = room(low, high, mode, isExact);
      const condition: Expr = when
        ? { kind: "logical", op: "implies", left: when, right: fits, type: boolean, span: nowhere }
        : fits;
      return [{ clause: high.clause ?? low.clause ?? context.place, condition }];
    }),
  );
}

/** That there is an integer between the two. */
function room(low: Limit, high: Limit, mode: "number" | "timestamp", isExact: boolean): Expr {
  const step = isExact
    ? ({ mode: "exact", one: literal(1n, low.limit.is.type) } as const)
    : ({ mode: "integer", one: literal(1) } as const);
  const open = Number(low.side === "above") + Number(high.side === "below");
  const { is } = low.limit;
  const left: Expr =
    open === 2 && mode === "number"
      ? { kind: "arithmetic", op: "+", mode: step.mode, left: is, right: step.one, type: is.type, span: nowhere }
      : is;
  return {
    kind: "comparison",
    op: open > 0 ? "<" : "<=",
    mode,
    left,
    right: high.limit.is,
    type: boolean,
    span: nowhere,
  };
}
