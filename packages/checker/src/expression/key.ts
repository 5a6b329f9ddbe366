import type { Expr } from "../ir.js";

/**
 * The structure of an expression as text: equal for two expressions that read the same value, wherever they stand.
 * Variables are written `$name;`, so that facts about them can be found.
 */
export function keyOf(expr: Expr): string {
  switch (expr.kind) {
    case "variable":
      return `$${expr.name};`;
    case "input":
      return `input ${expr.name};`;
    case "state":
      return `state ${expr.name} ${expr.when};`;
    case "result":
    case "it":
      return expr.kind;
    case "old":
      return keyOf(expr.body);
    case "literal":
      return part(expr.value);
    case "member":
      return `${keyOf(expr.object)}.${expr.name}`;
    case "index":
      return `${keyOf(expr.object)}[${keyOf(expr.index)}]`;
    default:
      return other(expr);
  }
}

/** Everything else by its parts; `type` and `span` do not count. */
function other(expr: Expr): string {
  const parts = Object.entries(expr).flatMap(([name, value]) =>
    name === "type" || name === "span" ? [] : [`${name}:${part(value)}`],
  );
  return `(${parts.join(" ")})`;
}

function part(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(part).join(" ")}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "nothing";
  if ("type" in value && "kind" in value) return keyOf(value as unknown as Expr);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}:${part(inner)}`)
    .join(" ")}}`;
}
