import { suggest } from "@tenet/diagnostics";
import type { ExprNode, StepNode } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Binding, Scope } from "../expression/scope.js";
import type { Example, Operation } from "../ir.js";
import { constantScope, typed } from "../typing.js";

type CallNode = ExprNode & { readonly kind: "call" };

/** The one call that a scenario makes. `formal`: its end is said as an expression, so that a call was meant, too. */
export function callOf(
  context: Context,
  operations: readonly Operation[],
  steps: readonly StepNode[],
  formal: boolean,
): { readonly operation: Operation; readonly inputs: Example["inputs"] } | undefined {
  const calls = steps.flatMap(step => step.expressions).filter(isCall);
  const [call, second] = calls;
  if (!call) return undefined;
  const operation = operations.find(one => one.name === nameOf(call));
  if (!operation) return formal ? sayUnknown(context, operations, call) : undefined;
  if (second) {
    if (formal) context.report.add("scenario-two-calls", second.span);
    return undefined;
  }
  const read = typed(context, call, callScope(context, operation));
  return read.kind === "operation" ? { operation, inputs: read.inputs } : undefined;
}

const isCall = (node: ExprNode): node is CallNode => node.kind === "call" && node.callee.kind === "name";

const nameOf = ({ callee }: CallNode): string => (callee.kind === "name" ? callee.name : "");

/** Values alone, and the operation that is called. */
function callScope(context: Context, operation: Operation): Scope {
  const scope = constantScope(context, "example");
  const call: Binding = { kind: "operation", operation };
  return { ...scope, names: new Map([...scope.names, [operation.name, call]]) };
}

function sayUnknown(context: Context, operations: readonly Operation[], call: CallNode): undefined {
  const name = nameOf(call);
  const suggestion = suggest(
    name,
    operations.map(one => one.name),
  );
  context.report.add("scenario-unknown-operation", call.callee.span, { name, suggestion });
}
