/** Types behind their names. */
import type { Contract, Rule, RuledType, Type, TypeDeclaration } from "../ir.js";

/** The declaration of a name, if there is one. */
export function declaration(name: string, contract: Pick<Contract, "types">): TypeDeclaration | undefined {
  return contract.types.find(type => type.name === name);
}

/** The type behind names; `error` for an unknown one and for names that only name each other. */
export function expand(type: Type, contract: Pick<Contract, "types">, depth = 100): Type {
  if (type.kind !== "named") return type;
  const found = declaration(type.name, contract);
  return found === undefined || depth === 0 ? { kind: "error" } : expand(found.type.type, contract, depth - 1);
}

/** Whether the numbers of the type are integers. */
export function isIntegral(type: Type, contract: Pick<Contract, "types">): boolean {
  const { kind } = expand(type, contract);
  return kind === "integer" || kind === "duration";
}

/** Whether the numbers of the type are bigints. */
export function isExact(type: Type, contract: Pick<Contract, "types">): boolean {
  const { kind } = expand(type, contract);
  return kind === "decimal" || kind === "unbounded";
}

/** The places of the decimals among the values of the type, if there are any. */
export function decimalPlaces(type: Type, contract: Pick<Contract, "types">): number | undefined {
  const whole = expand(type, contract);
  if (whole.kind === "optional") return decimalPlaces(whole.element.type, contract);
  return whole.kind === "decimal" ? whole.places : undefined;
}

/** All rules on a value: its own and those of the names it goes by, with the type at the end of them. */
export function flatten(ruled: RuledType, contract: Pick<Contract, "types">): { type: Type; rules: readonly Rule[] } {
  const found = ruled.type.kind === "named" ? declaration(ruled.type.name, contract) : undefined;
  if (found === undefined) return { type: expand(ruled.type, contract), rules: ruled.rules };
  const inner = flatten(found.type, contract);
  return { type: inner.type, rules: [...inner.rules, ...ruled.rules] };
}
