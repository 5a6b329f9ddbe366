import type { RuleNode, TypeNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { RuledType, Type, TypeDeclaration } from "../ir.js";
import { resolveDeclared } from "../machines/index.js";
import { inOrder } from "../order.js";
import { plainPlace, resolveRules } from "../rules/resolve.js";
import { checkFinite, mentioned } from "../shapes/finite.js";
import { isScalar, muted } from "../shapes/resolve.js";
import { clauseOf } from "../statements/clause.js";
import type { Ids } from "../statements/ids.js";
import { entityScope } from "../typing.js";
import { distinctNames } from "./names.js";

/** The declarations of types that may stay: no duplicates, no names of built-in types. */
export function declaredTypes(context: Context): TypeNode[] {
  const own = context.spec.types.filter(({ name }) => {
    if (!isScalar(name.text)) return true;
    context.report.add("built-in-type", name.span, { name: name.text });
    return false;
  });
  return distinctNames(context, "type", own, "loose");
}

/** First pass: what the types are made of, with no rules but plain numbers and without reports, so that expressions can be typed. */
export function registerShapes(context: Context, nodes: readonly TypeNode[]): void {
  for (const node of nodes) context.types.set(node.name.text, { type: { kind: "error" }, rules: [] });
  const quiet = muted(context);
  const shapes = nodes.map(node => {
    const { name, type } = node;
    const shape = resolveDeclared(quiet, node, { ...plainPlace, rules: "skipped" });
    const numbers = shape.type.kind === "optional" ? [] : type.rules.filter(isNumeric);
    return [
      name.text,
      { ...shape, rules: numbers.length === 0 ? [] : resolveRules(quiet, shape.type, numbers, plainPlace) },
    ] as const;
  });
  for (const [name, shape] of shapes) context.types.set(name, shape);
  refuseEmptyCycles(context, nodes);
}

/** A rule that reads nothing but numbers: lengths and bounds that guard an index in the definitions. */
function isNumeric(rule: RuleNode): boolean {
  const parts = Object.values(rule).filter(part => typeof part === "object" && part !== null && "kind" in part);
  return (
    ["atLeast", "atMost", "moreThan", "lessThan", "between", "length", "notEmpty"].includes(rule.kind) &&
    parts.every(part => part.kind === "number")
  );
}

/** `A: B` and `B: A`, `A: optional A`: names that lead to themselves without ever saying what they are. */
function refuseEmptyCycles(context: Context, nodes: readonly TypeNode[]): void {
  const cyclic = nodes.filter(node =>
    reaches(context, context.types.get(node.name.text)!.type, node.name.text, new Set()),
  );
  const reported: string[] = [];
  for (const { name } of cyclic) {
    const type = context.types.get(name.text)!.type;
    if (reported.some(other => reaches(context, type, other, new Set()))) continue;
    reported.push(name.text);
    context.report.add("self-type", name.span, { name: name.text });
  }
  for (const { name } of cyclic) context.types.set(name.text, { type: { kind: "error" }, rules: [] });
}

function reaches(context: Context, type: Type, goal: string, seen: Set<string>): boolean {
  if (type.kind === "optional") return reaches(context, type.element.type, goal, seen);
  if (type.kind === "union") return type.members.some(member => reaches(context, member.type, goal, seen));
  if (type.kind !== "named" || seen.has(type.name)) return false;
  if (type.name === goal) return true;
  seen.add(type.name);
  const target = context.types.get(type.name);
  return target !== undefined && reaches(context, target.type, goal, seen);
}

/** Second pass: the whole types, with their rules and invariants, each before those that use it. */
export function declareTypes(context: Context, nodes: readonly TypeNode[], ids: Ids): TypeDeclaration[] {
  for (const node of nodes) {
    const resolved = resolveDeclared(context, node, placeOf(node));
    // What the first pass could not make sense of stays unknown, so that nothing follows it in circles.
    if (context.types.get(node.name.text)?.type.kind !== "error") context.types.set(node.name.text, resolved);
  }
  checkFinite(context);
  const declared = new Map(
    nodes.map(node => [node.name.text, declare(context, node, context.types.get(node.name.text)!, ids)]),
  );
  const order = inOrder([...declared.keys()], name => mentioned(context.types.get(name)!.type));
  return order.map(name => declared.get(name)!);
}

const placeOf = (node: TypeNode) => (node.kind === "entity" ? { ...plainPlace, history: true } : plainPlace);

function declare(context: Context, node: TypeNode, type: RuledType, ids: Ids): TypeDeclaration {
  const name = node.name.text;
  const scope = entityScope(context, name, type.type);
  const invariants = node.always.flatMap(statement => {
    const id = ids.take(statement, `${name}.always-`);
    return (id !== undefined && clauseOf(context, statement, id, "invariant", scope)) || [];
  });
  return { name, kind: node.kind, type, invariants, prose: node.prose, line: lineOf(context, node.span) };
}
