import type { StateVariableNode } from "@tenet/parser";
import { type Context, expand, lineOf } from "../context.js";
import type { Expr, StateVariable, Type } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { muted, resolveType } from "../shapes/resolve.js";
import { display } from "../type/display.js";
import { constantScope, typed } from "../typing.js";
import { distinctNames, readableNames } from "./names.js";

/** The state variables that may stay; their types are known to expressions from here on. */
export function registerState(context: Context): readonly StateVariableNode[] {
  const nodes = readableNames(
    context,
    distinctNames(context, "state variable", context.spec.state?.variables ?? [], "loose"),
  );
  const quiet = muted(context);
  for (const node of nodes)
    context.state.set(node.name.text, resolveType(quiet, node.type, { ...plainPlace, rules: "skipped" }).type);
  return nodes;
}

export function declareState(context: Context, nodes: readonly StateVariableNode[]): StateVariable[] {
  return nodes.map(node => {
    const type = resolveType(context, node.type, { ...plainPlace, history: true });
    context.state.set(node.name.text, type.type);
    return {
      name: node.name.text,
      type,
      starts: startOf(context, node, type.type),
      prose: node.prose,
      line: lineOf(context, node.span),
    };
  });
}

function startOf(context: Context, node: StateVariableNode, type: Type): Expr | undefined {
  if (node.starts === undefined) return undefined;
  if (node.starts !== "empty") return typed(context, node.starts, constantScope(context), type);
  const empty = emptyOf(expand(context, type), type, node);
  if (empty === undefined)
    context.report.add("no-empty-value", node.startsAt ?? node.name.span, {
      name: node.name.text,
      type: display(type),
    });
  return empty;
}

/** The value that `empty` means for a type. */
function emptyOf(whole: Type, type: Type, { span }: StateVariableNode): Expr | undefined {
  switch (whole.kind) {
    case "map":
    case "dictionary":
      return { kind: "record", entries: [], type, span };
    case "list":
    case "set":
      return { kind: "list", items: [], type, span };
    case "string":
      return { kind: "literal", value: "", type, span };
    case "optional":
      return { kind: "literal", value: undefined, type, span };
    default:
      return undefined;
  }
}
