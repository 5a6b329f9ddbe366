/** Types and rules to plans. */
import type { Expr, Rule, RuledType, Type } from "@tenet/checker";
import { condition as ruleCondition } from "../rules.js";
import { type Context, flatten, inline, isDeep } from "./context.js";
import { boolean, conjuncts, literal, nowhere, sameExpr, some } from "./expressions.js";
import { planGroup } from "./group.js";
import { type Constraint, isolate, single } from "./isolate.js";
import { planKind } from "./kinds.js";
import { constant, type Limit } from "./limits.js";
import { forMember, wordsOf } from "./normal.js";
import type { CheckPlan, Node, RangeKind, Side } from "./plan.js";
import { disturbed, elementOf, isHidden, pathOf, sumPlan } from "./together.js";

/** What is said of a value beyond its own type: constraints that its kind can be built for, and conditions about `it`. */
export interface Said {
  readonly constraints: readonly Constraint[];
  readonly checks: readonly CheckPlan[];
}

const silent: Said = { constraints: [], checks: [] };
export const isIt = (expr: Expr): boolean => expr.kind === "it";
/** Rules that say nothing of a single value. */
const idle = new Set<Rule["kind"]>(["key", "unique", "generated", "secret", "personal", "history", "default"]);

export function planType(ruled: RuledType, context: Context, said: Said = silent): Node {
  const rules = ruled.rules.filter(rule => !idle.has(rule.kind));
  if (ruled.type.kind === "named" && rules.length === 0 && said.constraints.length === 0 && said.checks.length === 0) {
    return { kind: "named", name: ruled.type.name, recursive: context.recursive.has(ruled.type.name) };
  }
  const equations = said.constraints.filter(isEquation).map(constraint => constraint.limit);
  const reference = rules.find(rule => rule.kind === "refersTo");
  const member = said.constraints.find(constraint => constraint.kind === "member");
  if (member || reference) {
    const collection = member?.collection ?? stateOf((reference as Rule & { kind: "refersTo" }).state, context);
    return planReference(ruled, collection, context, said);
  }
  const flat = flatten(context, ruled);
  if (flat.type.kind === "optional") {
    const { element } = flat.type;
    const there = said.constraints.filter(one => one.kind === "presence");
    const inner = { ...said, constraints: said.constraints.filter(one => one.kind !== "presence") };
    const value = planType({ type: element.type, rules: [...element.rules, ...flat.rules] }, context, inner);
    const where = (present: boolean) =>
      there.filter(one => one.present === present).map(one => one.when ?? literal(true, boolean));
    return { kind: "optional", value, deep: isDeep(context, element), present: where(true), absent: where(false) };
  }
  const node = planFlat(
    { ...flat, name: ruled.type, rules: flat.rules.filter(rule => !idle.has(rule.kind)) },
    context,
    said,
  );
  if (equations.length === 0 || rangeKinds.has(flat.type.kind)) return node;
  return checked(
    { kind: "equalTo", node, equations, of: flat.type },
    ruleChecks(flat.rules, flat.type, context),
    flat.type,
  );
}

const isEquation = (constraint: Constraint): constraint is Limit =>
  constraint.kind === "limit" && constraint.side === "equals";

export function stateOf(name: string, context: Context): Expr {
  const type = context.contract.state.find(variable => variable.name === name)?.type.type ?? { kind: "error" };
  return { kind: "state", name, when: "before", type, span: nowhere };
}

/** Values that exist already satisfy the rules of their own type; what the place adds is a condition on the choice. */
function planReference(ruled: RuledType, collection: Expr, context: Context, said: Said): Node {
  const rules = ruled.rules.filter(rule => rule.kind !== "refersTo" && !idle.has(rule.kind));
  const own: RuledType = { type: ruled.type, rules };
  const node: Node = {
    kind: "keyOf",
    collection,
    otherwise: context.alone ? planType(own, context) : undefined,
    of: ruled.type,
  };
  const other = ruled.rules
    .filter(rule => rule.kind === "refersTo")
    .map(rule => rule.state)
    .filter(state => !sameExpr(stateOf(state, context), collection));
  const members = other.map(state => ({
    clause: context.place,
    condition: membership(ruled.type, stateOf(state, context)),
  }));
  const typed = flatten(context, own).type;
  return checked(node, [...ruleChecks(rules, typed, context), ...members, ...said.checks], ruled.type);
}

export function membership(type: Type, container: Expr, element: Expr = { kind: "it", type, span: nowhere }): Expr {
  const of =
    container.type.kind === "set" || container.type.kind === "list" || container.type.kind === "dictionary"
      ? container.type.kind
      : "map";
  return { kind: "membership", of, element, container, type: { kind: "boolean" }, span: nowhere };
}

/** Each condition on its own, so that it can be built or counted by itself. */
export function ruleChecks(rules: readonly Rule[], type: Type, context: Context): CheckPlan[] {
  const it: Expr = { kind: "it", type, span: nowhere };
  return rules.flatMap(rule => {
    if (rule.kind === "each") return [];
    const condition = ruleCondition(rule, it, one => flatten(context, { type: one, rules: [] }).type);
    return condition ? [{ clause: context.place, condition }] : [];
  });
}

export function checked(node: Node, checks: readonly CheckPlan[], of: Type): Node {
  return checks.length === 0 ? node : { kind: "where", node, checks, of };
}

/** Whether values of the type can be built to keep the constraint. */
export function accepts(constraint: Constraint, type: Type, context: Context, rules: readonly Rule[] = []): boolean {
  switch (constraint.kind) {
    case "limit":
      return rangeKinds.has(type.kind);
    case "length":
      return ["string", "bytes", "list", "set", "map", "dictionary"].includes(type.kind);
    case "matching":
      return type.kind === "string";
    case "each":
      return elementOf(type) !== undefined && !isHidden(constraint.condition, elementOf(type)!.type, context.contract);
    case "eachKey":
    case "keyedBy":
      return type.kind === "map";
    case "sorted":
      return type.kind === "list" && !rules.some(rule => rule.kind === "sorted");
    case "distinct":
      if (rules.some(rule => rule.kind === "distinct")) return false;
      return type.kind === "list" || (type.kind === "map" && pathOf(constraint.by)?.length === 1);
    case "sum":
      return sumPlan(constraint, type, rules, context) !== undefined;
    case "multiple":
      return (
        multiples.has(type.kind) &&
        !rules.some(rule => rule.kind === "multipleOf") &&
        Number(constant(constraint.of, context) ?? 0) > 0
      );
    case "presence":
      return type.kind === "optional";
    case "inside":
      return type.kind === "record";
    case "member":
      return !["list", "set", "map", "dictionary", "record", "optional", "boolean"].includes(type.kind);
  }
}

const multiples: ReadonlySet<Type["kind"]> = new Set<RangeKind>(["integer", "duration", "decimal", "unbounded"]);
const rangeKinds: ReadonlySet<Type["kind"]> = new Set<RangeKind>([
  "integer",
  "number",
  "duration",
  "date",
  "timestamp",
  "decimal",
  "unbounded",
]);

interface Parts {
  readonly type: Type;
  /** The type as written, behind which `type` stands. */
  readonly name: Type;
  readonly rules: readonly Rule[];
  readonly invariants: readonly CheckPlan[];
}

function planFlat({ type, name, rules, invariants }: Parts, context: Context, said: Said): Node {
  const whole = rules.filter(rule => rule.kind !== "each");
  const statements = [
    ...whole.filter(rule => rule.kind === "where").map(rule => ({ clause: context.place, condition: rule.condition })),
    ...invariants,
    ...said.checks,
  ];
  const constraints = [...whole.flatMap(rule => constraintsOf(rule)), ...said.constraints];
  if (type.kind === "record") return planRecord(type, name, statements, constraints, context);
  if (type.kind === "union") return planUnion(type, statements, constraints, context);
  const rest: CheckPlan[] = [];
  const kept: { constraint: Constraint; statement: CheckPlan }[] = [];
  for (const { clause, condition } of statements) {
    for (const part of conjuncts(inline(context, condition))) {
      const constraint = isolate(part, isIt);
      const isTaken =
        constraint &&
        single.has(constraint.kind) &&
        [...constraints, ...kept.map(one => one.constraint)].some(one => one.kind === constraint.kind);
      if (constraint && !isTaken && constraint.kind !== "member" && accepts(constraint, type, context, rules))
        kept.push({ constraint: named(constraint, clause), statement: { clause, condition: part } });
      else rest.push({ clause, condition: part });
    }
  }
  const all = [...constraints, ...kept.map(one => one.constraint)];
  return checked(planKind(type, whole, rules, all, context), [...rest, ...disturbed(kept)], type);
}

const named = (constraint: Constraint, clause: string): Constraint =>
  constraint.kind === "each" || constraint.kind === "eachKey" ? { ...constraint, clause } : constraint;

/** What is said of the whole is said of each member, where all are records, with what their words decide decided. */
function planUnion(
  type: Type & { kind: "union" },
  statements: readonly CheckPlan[],
  constraints: readonly Constraint[],
  context: Context,
): Node {
  const parts = statements.flatMap(({ clause, condition }) =>
    conjuncts(inline(context, condition)).map(part => ({ clause, condition: part })),
  );
  const records = type.members.map(member => flatten(context, member).type);
  const areRecords = records.every(one => one.kind === "record");
  const inward = areRecords ? parts.filter(({ condition }) => !some(condition, expr => expr.kind === "is")) : [];
  const members = type.members.map((member, at) => {
    const record = records[at]!;
    const words = record.kind === "record" ? wordsOf(record, context.contract) : new Map<string, string[]>();
    const checks = inward.flatMap(({ clause, condition }) => {
      const known = forMember(condition, member.type, words);
      return known ? [{ clause, condition: known }] : [];
    });
    return { node: planType(member, context, { constraints, checks }), deep: isDeep(context, member) };
  });
  const outside = parts.filter(one => !inward.includes(one));
  return checked({ kind: "union", members, of: type }, outside, type);
}

export function constraintsOf(rule: Rule): Constraint[] {
  switch (rule.kind) {
    case "min":
      return [limit(rule.exclusive ? "above" : "atLeast", rule.bound)];
    case "max":
      return [limit(rule.exclusive ? "below" : "atMost", rule.bound)];
    case "length":
      return [
        ...(rule.low ? [{ kind: "length", side: "min", limit: { is: rule.low, when: undefined } } as const] : []),
        ...(rule.high ? [{ kind: "length", side: "max", limit: { is: rule.high, when: undefined } } as const] : []),
      ];
    case "matching":
      return [rule];
    default:
      return [];
  }
}

function limit(side: Side, is: Expr): Constraint {
  return { kind: "limit", side, limit: { is, when: undefined } };
}

function planRecord(
  type: Type & { kind: "record" },
  name: Type,
  statements: readonly CheckPlan[],
  constraints: readonly Constraint[],
  context: Context,
): Node {
  const more = constraints.flatMap(one =>
    one.kind === "inside" ? [{ clause: one.clause ?? context.place, condition: one.condition }] : [],
  );
  return planGroup("fields", type.fields, [...statements, ...more], name, context);
}
