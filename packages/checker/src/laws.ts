import type { LawNode } from "@tenet/parser";
import { type Context, errors } from "./context.js";
import { distinctNames, readableNames } from "./declarations/names.js";
import type { Law, Operation } from "./ir.js";
import { plainPlace } from "./rules/resolve.js";
import { muted, resolveType } from "./shapes/resolve.js";
import { clauseOf } from "./statements/clause.js";
import { written } from "./text.js";
import { lawScope, typed, withFacts } from "./typing.js";

/** A law over the operations; undefined where it says nothing formal or has an error. */
export function resolveLaw(
  context: Context,
  node: LawNode,
  id: string,
  operations: readonly Operation[],
): Law | undefined {
  const before = errors(context);
  const nodes = readableNames(context, distinctNames(context, "value", node.given, "exact"));
  const quiet = muted(context);
  const shapes = nodes.map(one => ({
    name: one.name.text,
    type: resolveType(quiet, one.type, { ...plainPlace, rules: "skipped" }).type,
  }));
  const given = nodes.map(one => {
    const siblings = shapes.filter(shape => shape.name !== one.name.text);
    return { name: one.name.text, type: resolveType(context, one.type, { ...plainPlace, siblings }) };
  });
  const scope = lawScope(context, given, operations);
  const where = node.where && typed(context, node.where, scope, { kind: "boolean" });
  const within = where ? withFacts(scope, [where]) : scope;
  const except = node.except.map(({ condition, reason }) => ({
    condition: typed(context, condition, within, { kind: "boolean" }),
    expression: written(context.spec.source, condition.span),
    reason,
  }));
  const clause = clauseOf(context, node, id, "law", within);
  return clause === undefined || errors(context) > before ? undefined : { ...clause, given, where, except };
}
