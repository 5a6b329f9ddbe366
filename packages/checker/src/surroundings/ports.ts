import type { PortFunctionNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import { distinctNames, readableNames } from "../declarations/names.js";
import type { Port, PortFunction } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";

/** First pass: the names, so that a port in a wrong place is known as one. */
export function registerPorts(context: Context): void {
  for (const { port } of context.spec.ports) context.ports.set(port.text, { name: port.text, functions: [] });
}

/** The ports of `## Dependencies`, in the order of their first functions; from here on expressions may read them. */
export function declarePorts(context: Context): void {
  const names = [...new Set(context.spec.ports.map(node => node.port.text))];
  for (const name of names) {
    const nodes = context.spec.ports.filter(node => node.port.text === name);
    readableNames(context, [{ name: nodes[0]!.port }]);
    const functions = distinctNames(context, "function", nodes, "exact").map(node => declare(context, node));
    context.ports.set(name, { name, functions });
  }
}

function declare(context: Context, node: PortFunctionNode): PortFunction {
  const parameters = readableNames(context, distinctNames(context, "parameter", node.parameters, "exact"));
  return {
    name: node.name.text,
    parameters: parameters.map(({ name, type }) => ({
      name: name.text,
      type: resolveType(context, type, plainPlace),
    })),
    returns: node.returns && resolveType(context, node.returns, plainPlace),
    fails: [...new Set(node.fails.map(code => code.text))],
    prose: node.prose,
    line: lineOf(context, node.span),
  };
}

/** The functions of a port that a name means: one, or all of them. */
export function functionsOf(port: Port, name: string | undefined): readonly PortFunction[] {
  return name === undefined ? port.functions : port.functions.filter(one => one.name === name);
}
