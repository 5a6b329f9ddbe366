/** What an operation asks of its inputs, clause by clause. */
import type { Expr, Operation } from "@tenet/checker";
import type { Context } from "./context.js";
import { nowhere } from "./expressions.js";
import type { Member } from "./order.js";
import type { CheckPlan } from "./plan.js";
import { membership, stateOf } from "./types.js";

export interface Statements {
  /** Without `refers to`, which is among the clauses. */
  readonly inputs: readonly Member[];
  readonly clauses: readonly CheckPlan[];
}

export function statementsOf(operation: Operation, context: Context): Statements {
  const clauses = [...operation.refusals, ...operation.requires].map(clause => ({
    clause: clause.id,
    condition: clause.condition,
  }));
  const inputs: Member[] = [];
  for (const { name, type } of operation.inputs) {
    const [references, rules] = [
      type.rules.filter(rule => rule.kind === "refersTo"),
      type.rules.filter(rule => rule.kind !== "refersTo"),
    ];
    inputs.push({ name, type: { type: type.type, rules } });
    const input: Expr = { kind: "input", name, type: type.type, span: nowhere };
    // Those with a code are refusals of their own.
    for (const rule of references) {
      if (rule.otherwise === undefined)
        clauses.unshift({
          clause: `${operation.name}.${name}`,
          condition: membership(type.type, stateOf(rule.state, context), input),
        });
    }
  }
  return { inputs, clauses };
}
