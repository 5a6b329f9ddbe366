/** The functions of numbers, which also take exact ones: `abs min max div floor ceil round`. */
import type { ExprNode } from "@tenet/parser";
import type { Expr, LibraryName, Rounding, Type } from "../ir.js";
import { type Exact, isExact } from "../type/kinds.js";
import { demand, isNumberNode, isWrong, presentType, refuse, structure, textOf, wrong } from "./basics.js";
import { infer } from "./check.js";
import { commonScale, exactLiteral, isMixed, rescaled } from "./exact.js";
import { refuseMixed } from "./exact-misfits.js";
import { type LibraryCall, libraryCall } from "./library-calls.js";
import { inferSides, readOperation } from "./operators.js";
import type { Scope } from "./scope.js";

const whole: Readonly<Partial<Record<LibraryName, Rounding>>> = {
  "number.floor": "floor",
  "number.ceil": "ceiling",
  "number.round": "half-up",
};
const names: ReadonlySet<string> = new Set([
  ...Object.keys(whole),
  "number.abs",
  "number.min",
  "number.max",
  "number.div",
]);

export const takesNumbers = (name: LibraryName): boolean => names.has(name);

export function readNumberCall(call: LibraryCall, scope: Scope): Expr {
  const rounding = whole[call.member.name];
  if (rounding !== undefined) return readRounding(call, rounding, scope);
  const given = inferAll(call.args, scope);
  if (given.some(isWrong)) return wrong(call.node.span);
  const types = given.map(arg => presentType(arg, scope));
  if (types.some(type => type.kind === "error")) return wrong(call.node.span);
  const scale = commonScale(types, scope);
  if (scale) return exactCall(call, given, scale, scope);
  const [a, b] = types;
  if (a && b && isMixed(a, b)) return refuseMixed(call.node, given[0]!, given[1]!, scope);
  return libraryCall(call, demanded(call, given, scope), scope);
}

/** Numbers as they are written come last: beside an exact number they are exact. */
function inferAll(nodes: readonly ExprNode[], scope: Scope): Expr[] {
  const others = nodes.map(node => (isNumberNode(node) ? undefined : infer(node, scope)));
  const exact = others.some(expr => expr && isExact(structure(expr, scope)));
  return nodes.map((node, i) => others[i] ?? (exact ? exactLiteral(node) : undefined) ?? infer(node, scope));
}

function demanded({ member }: LibraryCall, given: readonly Expr[], scope: Scope): Expr[] {
  const none: Type = { kind: "error" };
  return given.map((arg, i) => {
    const parameter = member.call!.parameters[i]!;
    const type =
      parameter.kind === "value" ? parameter.type({ self: none, element: none, key: none, world: scope }) : none;
    return demand(arg, type, scope);
  });
}

function exactCall({ node, member }: LibraryCall, given: readonly Expr[], scale: Exact, scope: Scope): Expr {
  const { span } = node;
  const [value, divisor] = given as readonly [Expr, Expr];
  if (member.name === "number.div" && scale.kind === "decimal")
    return {
      kind: "round",
      value: asExact(value, scope),
      divisor: asExact(divisor, scope),
      rounding: "down",
      type: { kind: "integer" },
      span,
    };
  return { kind: "library", name: member.name, args: given.map(arg => rescaled(arg, scale, scope)), type: scale, span };
}

/** As a bigint; an integer becomes an unbounded one. */
function asExact(expr: Expr, scope: Scope): Expr {
  return isExact(structure(expr, scope)) ? expr : rescaled(expr, { kind: "unbounded" }, scope);
}

/** `round(x, n, half-up)`, `floor(x)`, `ceil(x)`; where `x` is `a / b` of exact numbers, of the quotient itself. */
function readRounding(call: LibraryCall, byDefault: Rounding, scope: Scope): Expr {
  const { node, args } = call;
  const [valueNode, placesNode, modeNode] = args as readonly [ExprNode, ExprNode | undefined, ExprNode | undefined];
  const mode = modeNode && roundingOf(modeNode);
  if (modeNode && !mode) return refuse(scope, "rounding-mode", modeNode.span, { written: textOf(modeNode, scope) });
  const quotient = valueNode.kind === "binary" && valueNode.op === "/" ? valueNode : undefined;
  const operands = quotient ? inferSides(quotient, scope) : [infer(valueNode, scope)];
  if (operands.some(isWrong)) return wrong(node.span);
  const types = operands.map(operand => presentType(operand, scope));
  if (types.some(type => type.kind === "error")) return wrong(node.span);
  const isExactCall = commonScale(types, scope) !== undefined;
  const isAsked = mode !== undefined && quotient !== undefined && types.every(({ kind }) => kind === "integer");
  if (isExactCall || isAsked) return exactRounding(call, operands, placesNode, mode ?? byDefault, scope);
  const value = quotient ? readOperation(quotient, "/", operands[0]!, operands[1]!, scope) : operands[0]!;
  if (isWrong(value)) return value;
  if (modeNode) return refuse(scope, "rounding-of-number", modeNode.span, { what: textOf(valueNode, scope) });
  return libraryCall(call, demanded(call, [value, ...(placesNode ? [infer(placesNode, scope)] : [])], scope), scope);
}

function exactRounding(
  { node }: LibraryCall,
  operands: readonly Expr[],
  placesNode: ExprNode | undefined,
  rounding: Rounding,
  scope: Scope,
): Expr {
  const [value, divisor] = operands.map(operand => asExact(operand, scope));
  const places = placesNode?.kind === "number" && placesNode.integer ? placesNode.value : undefined;
  if (placesNode && (places === undefined || places > 30))
    return refuse(scope, "rounding-places", placesNode.span, { written: textOf(placesNode, scope) });
  const isWhole = operands.every(operand => structure(operand, scope).kind === "unbounded");
  const type: Type = places === undefined ? { kind: isWhole ? "unbounded" : "integer" } : { kind: "decimal", places };
  return { kind: "round", value: value!, divisor, rounding, type, span: node.span };
}

/** `half-up` is no subtraction here. */
function roundingOf(node: ExprNode): Rounding | undefined {
  if (node.kind === "name") return node.name === "down" || node.name === "up" ? node.name : undefined;
  if (node.kind !== "binary" || node.op !== "-" || node.left.kind !== "name" || node.right.kind !== "name")
    return undefined;
  if (node.left.name !== "half") return undefined;
  return node.right.name === "up" ? "half-up" : node.right.name === "even" ? "half-even" : undefined;
}
