/** Entities with fields that exist in some states only: discriminated unions, so that illegal states cannot be written down. */
import { type Span, suggest } from "@tenet/diagnostics";
import type { FieldNode, RuledTypeNode, TypeExpr, TypeNode } from "@tenet/parser";
import type { Context } from "../context.js";
import type { RuledType } from "../ir.js";
import type { RulePlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";
import { fieldsOf, machineOf, valuesOf } from "./states.js";

/** The type of a declaration: of an entity with an Only in column, a record for each set of states with equal fields. */
export function resolveDeclared(context: Context, node: TypeNode, place: RulePlace): RuledType {
  const members = membersOf(context, node);
  if (members.length < 2) return resolveType(context, node.type, place);
  return { type: { kind: "union", members: members.map(member => resolveType(context, member, place)) }, rules: [] };
}

function membersOf(context: Context, node: TypeNode): RuledTypeNode[] {
  const fields = fieldsOf(node);
  const machine = fields.some(field => field.onlyIn) ? machineOf(context, node) : undefined;
  if (machine === undefined) return [];
  const tag = machine.node.field.text;
  const groups = new Map<string, string[]>();
  const exists = (field: FieldNode, state: string) =>
    field.onlyIn === undefined ||
    field.name.text === tag ||
    field.onlyIn.some(one => one.text === state) !== (field.onlyInOthers === true);
  for (const state of machine.states) {
    const key = fields.map(field => (exists(field, state) ? "1" : "0")).join("");
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  return [...groups.values()].map(states => {
    const own = fields.filter(field => exists(field, states[0]!));
    const { span } = node.type;
    return { type: { kind: "record", fields: own.map(field => tagged(field, tag, states)), span }, rules: [], span };
  });
}

function tagged(field: FieldNode, tag: string, states: readonly string[]): FieldNode {
  if (field.name.text !== tag) return field;
  const { span } = field.type;
  const type: TypeExpr = { kind: "enum", values: states.map(text => ({ text, span })), span };
  return { ...field, type: { ...field.type, type } };
}

/** What is wrong with the Only in columns of the spec. */
export function checkOnlyIn(context: Context): void {
  for (const node of context.spec.types) for (const field of fieldsOf(node)) checkField(context, node, field);
}

/** The field that most likely holds the state. */
const enumOf = (context: Context, node: TypeNode): string =>
  fieldsOf(node).find(field => valuesOf(context, field.type.type))?.name.text ?? "status";

function checkField(context: Context, node: TypeNode, field: FieldNode): void {
  const [first] = field.onlyIn ?? [];
  if (first === undefined || field.onlyIn === undefined) return;
  const entity = node.name.text;
  const all: Span = { start: first.span.start, end: field.onlyIn.at(-1)!.span.end };
  const machine = machineOf(context, node);
  if (machine === undefined) {
    if (!context.spec.transitions.some(one => one.entity.text === entity))
      context.report.add("only-in-without-transitions", all, { entity, field: enumOf(context, node) });
    return;
  }
  const isTag = field.name.text === machine.node.field.text;
  if (isTag || field.type.rules.some(rule => rule.kind === "key"))
    context.report.add("only-in-always-there", all, {
      field: field.name.text,
      why: isTag ? "holds the state" : "is the key",
    });
  for (const { text, span } of field.onlyIn) {
    if (machine.states.includes(text)) continue;
    const params = {
      state: text,
      machine: `${entity}.${machine.node.field.text}`,
      suggestion: suggest(text, machine.states),
      states: machine.states.join(", "),
    };
    context.report.add("unknown-machine-state", span, params);
  }
}
