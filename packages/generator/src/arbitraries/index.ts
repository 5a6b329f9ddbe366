/** How every value of a contract is drawn, as plain data. */
import type { Contract, Field, Law, Operation } from "@tenet/checker";
import { type Context, contextOf, inside } from "./context.js";
import { boolean, some } from "./expressions.js";
import { planGroup } from "./group.js";
import { planNearMisses, planPairs } from "./near.js";
import type { ArbitrariesPlan, OperationPlan } from "./plan.js";
import { withPlainRules } from "./rules.js";
import { statementsOf } from "./statements.js";
import { planType } from "./types.js";

export type * from "./plan.js";

export function planArbitraries(named: Contract): ArbitrariesPlan {
  const contract = withPlainRules(named);
  const context = contextOf(contract);
  const invariants = contract.invariants.map(clause => ({ clause: clause.id, condition: clause.condition }));
  const at = (name: string): Context => ({ ...context, place: name });
  return {
    types: contract.types.map(({ name, type, invariants: clauses, prose }) => {
      const checks = clauses.map(clause => ({ clause: clause.id, condition: clause.condition }));
      const node = planType(type, { ...at(name), alone: true }, { constraints: [], checks });
      // The record behind a name is known by that name.
      return { name, node: node.kind === "group" ? { ...node, of: { kind: "named", name } } : node, prose };
    }),
    state:
      contract.state.length === 0
        ? undefined
        : planGroup("state", contract.state, invariants, { kind: "record", fields: [] }, at("state")),
    operations: contract.operations.map(operation => planOperation(operation, { ...at(operation.name), operation })),
    laws: contract.laws.map(law => planLaw(law, at(law.id))),
    actor: contract.roles && planType(contract.roles.actor, at("actor")),
    answers: contract.ports.flatMap(({ name, functions }) =>
      functions.map(one => ({
        port: name,
        function: one.name,
        node: one.returns && planType(one.returns, at(`${name}.${one.name}`)),
      })),
    ),
  };
}

function planOperation(operation: Operation, context: Context): OperationPlan {
  const statements = statementsOf(operation, context);
  return {
    name: operation.name,
    inputs: planGroup("input", statements.inputs, statements.clauses, boolean, context),
    nearMisses: planNearMisses(operation, statements, context),
    pairs: planPairs(operation, statements, context),
  };
}

/** Calls of operations in a law's `where` are for whoever can call; values are drawn without them. */
function planLaw(law: Law, context: Context): ArbitrariesPlan["laws"][number] {
  const pure =
    law.where && !some(law.where, expr => expr.kind === "operation" || expr.kind === "fails")
      ? [{ clause: law.id, condition: law.where }]
      : [];
  const given: Pick<Field, "name" | "type">[] = [...law.given];
  return { id: law.id, given: planGroup("given", given, pure, boolean, inside(context, "given")) };
}

export { combinators } from "./names.js";
export { printArbitraries } from "./print.js";
