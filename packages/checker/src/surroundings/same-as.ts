import { suggest } from "@tenet/diagnostics";
import type { OperationNode, SameAsNode } from "@tenet/parser";
import { type Context, errors, expand, lineOf } from "../context.js";
import type { Operation, SameAs, Type } from "../ir.js";
import { written } from "../text.js";
import { display } from "../type/display.js";
import { type Scope, typed, withParameters } from "../typing.js";
import { withWhatChanges } from "./batches.js";
import { duringScope } from "./scope.js";

/** The operations with what `Same as` says of them: that a batch does what single calls do. */
export function withBatches(context: Context, operations: readonly Operation[]): Operation[] {
  return operations.map(operation => {
    const node = context.spec.operations.find(one => one.name.span === operation.span);
    const sameAs = node?.sameAs && resolve(context, node, node.sameAs, operation, operations);
    return sameAs ? withWhatChanges({ ...operation, sameAs }, operations) : operation;
  });
}

function resolve(
  context: Context,
  node: OperationNode,
  { each, atomic, call, span }: SameAsNode,
  operation: Operation,
  operations: readonly Operation[],
): SameAs | undefined {
  const before = errors(context);
  const target = targetOf(context, node, call, operations);
  if (target === undefined) return undefined;
  const outer = duringScope(context, operation);
  const list = each && typed(context, each.list, outer);
  const element = list && elementOf(context, list.type);
  if (each && list && !element) context.report.add("same-as-list", each.list.span, { type: display(list.type) });
  const inner =
    each === undefined
      ? outer
      : withParameters(outer, [{ name: each.variable.text, type: { type: element ?? { kind: "error" }, rules: [] } }]);
  const made = typed(context, call, calling(inner, target));
  if (errors(context) > before || made.kind !== "operation") return undefined;
  return {
    each: each && list ? { variable: each.variable.text, list } : undefined,
    atomic,
    operation: target.name,
    inputs: made.inputs,
    expression: written(context.spec.source, span).replace(/^same as\s*:?\s*/i, ""),
    line: lineOf(context, span),
  };
}

/** A scope in which the operation can be called. */
function calling(scope: Scope, operation: Operation): Scope {
  return { ...scope, names: new Map([...scope.names, [operation.name, { kind: "operation", operation }]]) };
}

function elementOf(context: Context, type: Type): Type | undefined {
  const whole = expand(context, type);
  if (whole.kind === "error") return whole;
  return whole.kind === "list" || whole.kind === "set" ? whole.element.type : undefined;
}

/** The single operation: another one than the batch, and no batch itself. */
function targetOf(
  context: Context,
  node: OperationNode,
  call: SameAsNode["call"],
  operations: readonly Operation[],
): Operation | undefined {
  if (call.kind === "error") return undefined;
  if (call.kind !== "call" || call.callee.kind !== "name") {
    context.report.add("same-as-call", call.span);
    return undefined;
  }
  const { name, span } = call.callee;
  const others = operations.filter(one => one.name !== node.name.text);
  const target = others.find(one => one.name === name);
  const batch = context.spec.operations.some(one => one.name.text === name && one.sameAs !== undefined);
  if (target !== undefined && !batch) return target;
  if (name === node.name.text) context.report.add("same-as-itself", span, { name });
  else if (batch) context.report.add("same-as-batch", span, { name });
  else
    context.report.add("unknown-operation", span, {
      name,
      suggestion: suggest(
        name,
        others.map(one => one.name),
      ),
    });
  return undefined;
}
