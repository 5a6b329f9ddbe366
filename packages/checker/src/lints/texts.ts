import { type Context, expand, expandPresent } from "../context.js";
import type { Contract, RuledType, Type } from "../ir.js";
import { lineSpan, saysOnPurpose } from "./purpose.js";

/** Texts of any length among the inputs of operations. */
export function lintTexts(context: Context, contract: Contract): void {
  for (const operation of contract.operations)
    for (const input of operation.inputs) {
      if (!isLoose(context, input.type) || saysOnPurpose(context.spec.source, input.line)) continue;
      const span = lineSpan(context.spec.source, input.line);
      context.report.add("text-without-length", span, { name: input.name, operation: operation.name });
    }
}

/** A `string` with neither length nor pattern, also inside a list, a set or an optional. */
function isLoose(context: Context, ruled: RuledType): boolean {
  const whole = expandPresent(context, ruled.type);
  if (whole.kind === "list" || whole.kind === "set") return isLoose(context, whole.element);
  return whole.kind === "string" && !rulesOf(context, ruled.type, ruled.rules).some(isLimit);
}

const isLimit = ({ kind }: RuledType["rules"][number]) => kind === "length" || kind === "matching" || kind === "where";

/** With those of the names and optionals on the way to what the type is made of. */
function rulesOf(context: Context, type: Type, rules: RuledType["rules"]): RuledType["rules"] {
  if (type.kind === "optional") return [...rules, ...rulesOf(context, type.element.type, type.element.rules)];
  const named = type.kind === "named" ? context.types.get(type.name) : undefined;
  if (named === undefined || expand(context, type).kind === "error") return rules;
  return [...rules, ...rulesOf(context, named.type, named.rules)];
}
