/** Rules without names for expressions: what a bound's definition stands for is what values are drawn by. */
import type { Contract, Expr, RuledType } from "@tenet/checker";
import { briefly } from "./expressions.js";

/** The contract with the definitions in all rules of its types replaced by what they stand for. */
export function withPlainRules(contract: Contract): Contract {
  const plain = <T extends { readonly type: RuledType }>(one: T): T => ({
    ...one,
    type: plainType(one.type, contract),
  });
  return {
    ...contract,
    types: contract.types.map(plain),
    state: contract.state.map(plain),
    operations: contract.operations.map(one => ({ ...one, inputs: one.inputs.map(plain) })),
    laws: contract.laws.map(one => ({ ...one, given: one.given.map(plain) })),
  };
}

function plainType(type: RuledType, contract: Contract): RuledType {
  return descend(type) as RuledType;
  function descend(node: unknown): unknown {
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(descend);
    return Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [
        name,
        name === "rules" ? (briefly(inner as Expr, contract) ?? []) : descend(inner),
      ]),
    );
  }
}
