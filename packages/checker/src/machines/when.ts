/** The When cell, and the moment of what happens by itself: conditions over the entity. */
import type { ExprNode } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Expr, Field, Type } from "../ir.js";
import { fieldsIn } from "../shapes/fields.js";
import { operationScope, type Scope, typed, withFacts, withIt } from "../typing.js";
import { creates, type Draft, type DraftRow, type Known } from "./draft.js";
import { member, nowhere, stateFacts } from "./tests.js";

/** Reads the entity's fields by name, `it`, and all that a precondition reads. An input hides a field of its name. */
export function whenOf(context: Context, draft: Draft, row: DraftRow, node: ExprNode, known: Known): Expr {
  const { inputs, locals, facts } = known;
  const outer = withFacts(operationScope(context, { inputs, locals, result: undefined, place: "precondition" }), facts);
  const scope = creates(row) ? outer : aboutEntity(context, draft, row, outer, inputs);
  return typed(context, node, scope, { kind: "boolean" });
}

/** The moment under On, a timestamp of the entity; where that is nothing, the moment never comes. */
export function momentOf(context: Context, draft: Draft, row: DraftRow, node: ExprNode): Expr {
  const outer = operationScope(context, { inputs: [], locals: [], result: undefined, place: "precondition" });
  const moment: Type = { kind: "optional", element: { type: { kind: "timestamp" }, rules: [] } };
  return typed(context, node, aboutEntity(context, draft, row, outer, []), moment);
}

function aboutEntity(context: Context, draft: Draft, row: DraftRow, outer: Scope, inputs: readonly Field[]): Scope {
  const type: Type = { kind: "named", name: draft.entity };
  const names = new Map(outer.names);
  for (const field of fieldsIn(context, type))
    if (!inputs.some(input => input.name === field.name)) names.set(field.name, { kind: "field", type: field.type });
  const status = member(context, { kind: "it", type, span: nowhere }, draft.field);
  return withFacts(withIt({ ...outer, names }, type), stateFacts(status, row.from, draft.states));
}

/** The same about an entity in the state, in place of `it`. */
export function ofEntity(expr: Expr, entity: Expr): Expr {
  return replaced(expr, entity) as Expr;
}

function replaced(value: unknown, entity: Expr): unknown {
  if (Array.isArray(value)) return value.map(one => replaced(one, entity));
  if (typeof value !== "object" || value === null) return value;
  const parts = value as Readonly<Record<string, unknown>>;
  // What is known of the entity there is known of it here.
  if (parts["kind"] === "it") return { ...entity, type: parts["type"] };
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      name === "type" || name === "span" ? part : replaced(part, entity),
    ]),
  );
}
