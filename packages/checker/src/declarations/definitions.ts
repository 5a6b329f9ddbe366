import type { DefinitionNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Definition, Expr } from "../ir.js";
import { inOrder } from "../order.js";
import { plainPlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";
import { type Scope, typed, withParameters } from "../typing.js";
import { distinctNames, readableNames } from "./names.js";
import { namesIn } from "./names-in.js";

/** Definitions of the spec, or the `Where:` names of an operation: both are non-recursive names for expressions. */
export interface DefinitionsOf {
  readonly nodes: readonly DefinitionNode[];
  readonly scope: () => Scope;
  /** Makes the definition known to the expressions that follow. */
  readonly known: (definition: Definition) => void;
}

/** Each definition after those it needs; one that needs itself is reported with the whole cycle. */
export function declareDefinitions(context: Context, { nodes, scope, known }: DefinitionsOf): Definition[] {
  const own = readableNames(context, distinctNames(context, "definition", nodes, "exact"));
  const byName = new Map(own.map(node => [node.name.text, node]));
  const recursive = new Set<string>();
  const order = inOrder(
    [...byName.keys()],
    name => needs(byName.get(name)!),
    cycle => {
      for (const name of cycle) recursive.add(name);
      const node = byName.get(cycle[0]!)!;
      context.report.add("recursive-definition", node.name.span, { name: node.name.text, cycle: cycle.join(" → ") });
    },
  );
  return order.flatMap(name => {
    const node = byName.get(name)!;
    if (context.references.has(name) && nodes === context.spec.definitions) return [];
    const definition = declare(context, node, scope(), recursive.has(name));
    known(definition);
    return node.body === undefined || recursive.has(name) ? [] : [definition];
  });
}

function needs(node: DefinitionNode): string[] {
  if (node.body === undefined) return [];
  const parameters = new Set((node.parameters ?? []).map(parameter => parameter.name.text));
  return [...namesIn(node.body)].filter(name => !parameters.has(name));
}

function declare(context: Context, node: DefinitionNode, scope: Scope, recursive: boolean): Definition {
  const nodes = readableNames(context, distinctNames(context, "parameter", node.parameters ?? [], "exact"));
  const parameters = nodes.map(parameter => ({
    name: parameter.name.text,
    type: resolveType(context, parameter.type, plainPlace),
  }));
  const returns = node.returns && resolveType(context, node.returns, plainPlace).type;
  return {
    name: node.name.text,
    parameters,
    isFunction: node.parameters !== undefined,
    body: recursive ? unknown(node) : bodyOf(context, node, withParameters(scope, parameters), returns),
    prose: node.prose,
    line: lineOf(context, node.span),
  };
}

function bodyOf(context: Context, node: DefinitionNode, scope: Scope, returns: Expr["type"] | undefined): Expr {
  if (node.body !== undefined) return typed(context, node.body, scope, returns);
  context.report.add("reference-outside-definitions", node.span);
  return unknown(node);
}

/** Stands for a body that was reported, and fits everything. */
const unknown = (node: DefinitionNode): Expr => ({
  kind: "literal",
  value: undefined,
  type: { kind: "error" },
  span: node.span,
});
