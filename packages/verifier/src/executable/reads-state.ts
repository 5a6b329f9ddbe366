import type * as ir from "@tenet/checker";
import { holdsNamed } from "@tenet/checker";
import type { Maker } from "./clauses.js";

/** Whether a value of the expression may depend on the state, definitions and Where names included. */
export function readsState(maker: Maker, expr: ir.Expr): boolean {
  const seen = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || seen.has(node)) return false;
    seen.add(node);
    const { kind, name } = node as { kind?: unknown; name?: unknown };
    if (kind === "state" || kind === "refersTo") return true;
    if (kind === "definition" && visit(maker.contract.definitions.find(each => each.name === name)?.body)) return true;
    if (kind === "local" && visit(maker.locals?.find(each => each.name === name)?.body)) return true;
    return Object.entries(node).some(([key, value]) => key !== "type" && visit(value));
  };
  return visit(expr);
}

/** Whether what a caller may give depends on the state: by rules of the inputs and of their types, duties or refusals. */
export function inputsReadState(contract: ir.Contract, operation: ir.Operation): boolean {
  const maker = { contract, quote: () => "", locals: operation.locals };
  const named = contract.types.filter(({ name }) =>
    operation.inputs.some(({ type }) => holdsNamed(contract, type.type, name)),
  );
  const types = [...operation.inputs, ...named].map(({ type }) => type.type);
  const rules = [
    ...operation.inputs.flatMap(({ type }) => type.rules),
    ...named.flatMap(({ type }) => type.rules),
    ...types.flatMap(rulesInside),
  ];
  const conditions = [
    ...operation.requires,
    ...operation.refusals,
    ...named.flatMap(({ invariants }) => invariants),
  ].map(({ condition }) => condition);
  return [...rules, ...conditions].some(node => readsState(maker, node as ir.Expr));
}

function rulesInside(type: ir.Type): ir.Rule[] {
  const inside = ({ type: of, rules }: ir.RuledType) => [...rules, ...rulesInside(of)];
  switch (type.kind) {
    case "list":
    case "set":
    case "optional":
      return inside(type.element);
    case "map":
      return [...inside(type.key), ...inside(type.value)];
    case "dictionary":
      return inside(type.value);
    case "record":
      return type.fields.flatMap(field => inside(field.type));
    case "tuple":
      return type.items.flatMap(inside);
    case "union":
      return type.members.flatMap(inside);
    default:
      return [];
  }
}
