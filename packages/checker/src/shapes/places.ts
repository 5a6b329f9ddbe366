import type { RuledTypeNode } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Type } from "../ir.js";
import type { Code } from "../messages.embedded.js";
import { plainPlace } from "../rules/resolve.js";
import { display } from "../type/display.js";
import { holds } from "./holds.js";
import { muted, resolveType } from "./resolve.js";

/** Refuses functions where they would have to come back, and handles where nobody could make one. */
export function checkPlaces(context: Context): void {
  const { spec } = context;
  for (const { type } of spec.state?.variables ?? []) {
    refuse(context, type, isFunction, "function-not-input", { what: "The state" });
    refuse(context, type, isOpaque, "opaque-state");
  }
  for (const { returns } of spec.operations)
    if (returns) refuse(context, returns, isFunction, "function-not-input", { what: "A result" });
  for (const law of spec.laws) for (const { type } of law.given) refuse(context, type, isOpaque, "opaque-given");
}

const isFunction = ({ kind }: Type) => kind === "callable" || kind === "order";
const isOpaque = ({ kind }: Type) => kind === "opaque";

function refuse(
  context: Context,
  node: RuledTypeNode,
  test: (type: Type) => boolean,
  code: Code,
  params: Readonly<Record<string, string>> = {},
): void {
  const { type } = resolveType(muted(context), node, { ...plainPlace, rules: "skipped" });
  if (holds(type, test, name => context.types.get(name)?.type))
    context.report.add(code, node.type.span, { type: display(type), ...params });
}
