/** The names of `Where:`. */
import type { ChangeNode, DefinitionNode, OperationNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { declareDefinitions } from "../declarations/definitions.js";
import { notHiding } from "../declarations/names.js";
import type { Definition, Expr, Field } from "../ir.js";
import { operationScope, withFacts } from "../typing.js";

/** Some names are read before a call is allowed; the others only where every Requires has held, and so know what it says. */
export interface LocalNodes {
  readonly early: readonly DefinitionNode[];
  readonly late: readonly DefinitionNode[];
}

export function localNodes(context: Context, node: OperationNode): LocalNodes {
  const { transitions, permissions } = context.spec;
  const { where, ensures: _ensures, changes = [], ...rest } = node;
  const read = new Set(wordsIn([rest, changes.map(beforeSuccess), transitions, permissions]));
  // What an early name reads is early, too.
  for (let size = -1; size !== read.size; ) {
    size = read.size;
    for (const one of where) if (read.has(one.name.text)) for (const word of wordsIn(one.body)) read.add(word);
  }
  const nodes = notHiding(context, where);
  const isEarly = (one: DefinitionNode) => read.has(one.name.text);
  return { early: nodes.filter(isEarly), late: nodes.filter(one => !isEarly(one)) };
}

/** What of a row is read whether or not the call succeeds, or to find which entity moves. */
const beforeSuccess = (row: ChangeNode): unknown =>
  row.when === undefined || row.when.kind === "condition" ? [row.what, row.each] : row;

/** Every name that is read as a value. */
function wordsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== "object" || node === null) return [];
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown };
  return kind === "name" && typeof name === "string" ? [name] : Object.values(node).flatMap(wordsIn);
}

export function resolveLocals(
  context: Context,
  nodes: readonly DefinitionNode[],
  {
    inputs,
    locals,
    facts,
  }: {
    readonly inputs: readonly Field[];
    readonly locals: readonly Definition[];
    readonly facts: readonly Expr[];
  },
): Definition[] {
  const known = [...locals];
  return declareDefinitions(context, {
    nodes,
    scope: () =>
      withFacts(operationScope(context, { inputs, locals: known, result: undefined, place: "local" }), facts),
    known: definition => known.push(definition),
  });
}
