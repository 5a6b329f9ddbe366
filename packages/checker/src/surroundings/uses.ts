import { children } from "../interpreter/index.js";
import type { Expr, Operation } from "../ir.js";

/** Every condition and value that says something about the calls of an operation. */
function expressionsOf(operation: Operation): readonly (Expr | undefined)[] {
  const { locals, requires, refusals, ensures, changes, emits, calls, sameAs } = operation;
  return [
    ...locals.map(local => local.body),
    ...[...requires, ...refusals, ...ensures].map(clause => clause.condition),
    ...(changes ?? []).flatMap(({ path, each, becomes, when }) => [
      ...path.steps.map(step => (step.kind === "key" ? step.key : undefined)),
      each?.list,
      becomes === "removed" ? undefined : becomes,
      when,
    ]),
    ...emits.flatMap(({ data, when }) => [data, when]),
    ...calls.flatMap(({ args, when }) => [...args, when]),
    sameAs?.each?.list,
    ...(sameAs?.inputs ?? []).map(input => input.value),
  ];
}

/**
 * Whether an operation calls a port (or one function of it): it reads an answer, or says so under Calls, or it is a
 * batch of an operation that does.
 */
export function usesPort(
  operation: Operation,
  operations: readonly Operation[],
  port: string,
  name: string | undefined,
): boolean {
  const single = operations.find(one => one.name === operation.sameAs?.operation);
  if (single !== undefined && usesPort(single, operations, port, name)) return true;
  const isIt = (of: string, one: string) => of === port && (name === undefined || one === name);
  const reads = (expr: Expr): boolean =>
    (expr.kind === "answer" && isIt(expr.port, expr.function)) || children(expr).some(reads);
  return (
    operation.calls.some(call => isIt(call.port, call.function)) ||
    expressionsOf(operation).some(expr => expr !== undefined && reads(expr))
  );
}
