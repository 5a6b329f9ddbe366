import type { Context } from "../context.js";
import type { Operation } from "../ir.js";
import { operationScope, type Scope, withFacts } from "../typing.js";

export type Surrounded = Pick<Operation, "inputs" | "locals" | "returns" | "requires" | "refusals">;

/** What can be read once the operation is under way: its conditions held, and the state is the one before. */
export function duringScope(context: Context, operation: Surrounded): Scope {
  const { inputs, locals, returns } = operation;
  return withHeld(operationScope(context, { inputs, locals, result: returns, place: "change" }), operation);
}

/** What can be read after success: as in Ensures. */
export function successScope(context: Context, operation: Surrounded): Scope {
  const { inputs, locals, returns } = operation;
  return withHeld(operationScope(context, { inputs, locals, result: returns, place: "postcondition" }), operation);
}

/** What can be read before the operation: as in Requires. */
export function beforeScope(context: Context, { inputs, locals }: Surrounded): Scope {
  return operationScope(context, { inputs, locals, result: undefined, place: "precondition" });
}

function withHeld(scope: Scope, { requires, refusals }: Surrounded): Scope {
  return withFacts(
    scope,
    [...refusals, ...requires].map(clause => clause.condition),
  );
}
