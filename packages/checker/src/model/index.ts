/** The reference model of a contract. */
import { environment, Undefined } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import { expand } from "../interpreter/types.js";
import type { Contract, StateVariable } from "../ir.js";
import { modelled } from "./determined.js";
import { stepOperation } from "./step.js";
import type { Model } from "./types.js";

export { rowsOf } from "./determined.js";
export type { Equation, Fresh, ResultPath } from "./equations.js";
export { type Plan, planOf, type Stage } from "./plan.js";
export { freshValue, type Supply, supplyOf } from "./supply.js";
export type { Around, Model, Modelled, Stepped } from "./types.js";

/** What a spec says, as a state that calls move on: without any implementation. */
export function modelOf(contract: Contract): Model {
  const operations = new Map(contract.operations.map(one => [one.name, one]));
  return {
    operations: Object.fromEntries(contract.operations.map(one => [one.name, modelled(one, contract)])),
    start: Object.fromEntries(contract.state.map(variable => [variable.name, startOf(variable, contract)])),
    step(state, name, input, around = {}) {
      const operation = operations.get(name);
      if (operation === undefined) return { kind: "undetermined", why: `there is no operation ${name}` };
      return stepOperation(contract, operation, state, input, around);
    },
  };
}

/** What the column Starts says; else the empty value of the type, where there is one. */
function startOf({ starts, type }: StateVariable, contract: Contract): unknown {
  if (starts === undefined) return emptyOf(expand(type.type, contract).kind);
  try {
    return evaluate(starts, environment(contract));
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}

function emptyOf(kind: string): unknown {
  if (kind === "map") return new Map();
  if (kind === "set") return new Set();
  return kind === "list" ? [] : kind === "dictionary" ? {} : undefined;
}
