import type { ExprNode } from "@tenet/parser";
import type { Expr, Type } from "../ir.js";
import { resolveType, withoutNothing } from "../type/resolve.js";
import { isWrong, presentType, textOf, wrong } from "./basics.js";
import { readArgument, refuseCount } from "./calls.js";
import type { Scope } from "./scope.js";

type CallNode = Extract<ExprNode, { kind: "call" }>;

/** Whether values of the type can be called: functions and orders that an operation is given. */
export function isCallable(type: Type, scope: Scope): boolean {
  const { kind } = resolveType(withoutNothing(type, scope), scope);
  return kind === "callable" || kind === "order";
}

/** `compare(a, b)`: a call of a function that is a value. An order answers with a number. */
export function readApply(node: CallNode, callee: Expr, args: readonly ExprNode[], scope: Scope): Expr {
  const type = presentType(callee, scope);
  const [parameters, returns]: [readonly Type[], Type] =
    type.kind === "order"
      ? [[type.element.type, type.element.type], { kind: "number" }]
      : type.kind === "callable"
        ? [type.parameters.map(parameter => parameter.type), type.returns.type]
        : [[], { kind: "error" }];
  if (args.length !== parameters.length) {
    const names = parameters.map((_, i) => String.fromCharCode(97 + (i % 26)));
    return refuseCount(node, textOf(callee, scope), names, scope);
  }
  const given = args.map((arg, i) => readArgument(arg, parameters[i]!, scope));
  if (given.some(isWrong) || isWrong(callee)) return wrong(node.span);
  return { kind: "apply", callee, args: given, type: returns, span: node.span };
}
