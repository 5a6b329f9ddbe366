import { type Context, expand } from "../context.js";
import type { Contract, Expr, Operation, Type } from "../ir.js";
import { find } from "../parts.js";
import { expressionsOf } from "./expressions.js";
import { isOnPurpose, saysOnPurpose } from "./purpose.js";

/** A result that nothing but its type speaks of, and secrets that go out with it. */
export function lintResults(context: Context, contract: Contract): void {
  const called = new Set(contract.laws.flatMap(law => operationsIn(law.condition)));
  for (const operation of contract.operations) {
    const node = context.spec.operations.find(one => one.name.text === operation.name);
    if (operation.returns === undefined || node?.returns === undefined) continue;
    const { span } = node.returns;
    const line = context.spec.source.text.slice(0, span.start).split("\n").length;
    if (isOnPurpose(operation.prose) || saysOnPurpose(context.spec.source, line)) continue;
    // A promise with a mistake in it may be the one about the result.
    const hasMistakes = node.ensures.filter(({ expression }) => expression).length > operation.ensures.length;
    if (!called.has(operation.name) && !hasMistakes && !speaksOfResult(context, operation))
      context.report.add("result-without-promise", span, { operation: operation.name });
    const secret = secretIn(context, operation.returns.type, new Set());
    if (secret !== undefined) context.report.add("secret-returned", span, { operation: operation.name, field: secret });
  }
}

function operationsIn(expr: Expr): string[] {
  return expressionsOf(expr).flatMap(one => (one.kind === "operation" ? [one.name] : []));
}

/** A type with one value promises it. */
function speaksOfResult(context: Context, operation: Operation): boolean {
  const type = operation.returns && expand(context, operation.returns.type);
  if (type?.kind === "nothing" || type?.kind === "error" || type?.kind === "opaque") return true;
  if (operation.examples.some(example => example.outcome?.kind === "returns")) return true;
  if (operation.returns?.rules.some(rule => rule.kind === "where" || rule.kind === "sorted")) return true;
  const rows = (operation.changes ?? []).flatMap(row => [
    ...row.path.steps.flatMap(step => (step.kind === "key" ? [step.key] : [])),
    ...(row.becomes === undefined || row.becomes === "removed" ? [] : [row.becomes]),
  ]);
  return [...operation.ensures.map(one => one.condition), ...rows].some(expr => find(expr, "result") !== undefined);
}

/** The path of the first secret field in a type, such as `token.value`. */
function secretIn(context: Context, type: Type, seen: Set<string>): string | undefined {
  if (type.kind === "named") {
    if (seen.has(type.name)) return undefined;
    seen.add(type.name);
  }
  const whole = expand(context, type);
  switch (whole.kind) {
    case "list":
    case "set":
    case "optional":
      return secretIn(context, whole.element.type, seen);
    case "map":
    case "dictionary":
      return secretIn(context, whole.value.type, seen);
    case "union":
      return first(whole.members, member => secretIn(context, member.type, seen));
    case "tuple":
      return first(whole.items, item => secretIn(context, item.type, seen));
    case "record":
      return first(whole.fields, field => {
        if (field.type.rules.some(rule => rule.kind === "secret")) return field.name;
        const inside = secretIn(context, field.type.type, seen);
        return inside === undefined ? undefined : `${field.name}.${inside}`;
      });
    default:
      return undefined;
  }
}

function first<T>(items: readonly T[], pick: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
