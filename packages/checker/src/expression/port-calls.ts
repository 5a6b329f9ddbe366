import type { ExprNode } from "@tenet/parser";
import type { Expr, Port } from "../ir.js";
import { findFunction } from "../surroundings/port-names.js";
import { isWrong, refuse, wrong } from "./basics.js";
import { readArgument, refuseCount } from "./calls.js";
import { narrow } from "./narrow.js";
import type { Place, Scope } from "./scope.js";

type CallNode = Extract<ExprNode, { kind: "call" }>;

/** Where a call is under way, so that a dependency has answered in it. */
const duringCalls: ReadonlySet<Place> = new Set<Place>(["precondition", "postcondition", "change", "local"]);

/** The port that a name stands for, if it does. */
export function portOf(node: ExprNode, scope: Scope): Port | undefined {
  const binding = node.kind === "name" ? scope.names.get(node.name) : undefined;
  return binding?.kind === "port" ? binding.port : undefined;
}

/** `RateFeed.rate(a, b)`: the answer that the port gave in this call. */
export function readPortCall(
  node: CallNode,
  callee: Extract<ExprNode, { kind: "member" }>,
  port: Port,
  args: readonly ExprNode[],
  scope: Scope,
): Expr {
  if (!duringCalls.has(scope.place)) return refuse(scope, "port-outside-call", callee.span, { port: port.name });
  const found = findFunction(scope.report, port, callee.property);
  if (found === undefined) return wrong(node.span);
  if (args.length !== found.parameters.length) {
    const names = found.parameters.map(parameter => parameter.name);
    return refuseCount(node, `${port.name}.${found.name}`, names, scope);
  }
  const given = args.map((arg, i) => readArgument(arg, found.parameters[i]!.type.type, scope));
  if (given.some(isWrong)) return wrong(node.span);
  const type = found.returns?.type ?? { kind: "nothing" };
  return narrow({ kind: "answer", port: port.name, function: found.name, args: given, type, span: node.span }, scope);
}
