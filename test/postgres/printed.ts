/** Expressions whose reads of inputs, result and state are free variables, and the values for those. */
import { type Environment, type Expr, environment, evaluate, type Type, Undefined } from "@tenet/checker";
import { printSql, type SqlExpression } from "@tenet/generator";
import { contract, inputs, locals, record } from "../agreement/expressions.js";
import { canonical } from "../agreement/values.js";

/** With `s`, say, for the input `s`; `s before` for the state. */
export function freed(expr: Expr): Expr {
  const walk = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(walk);
    const node = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
    if (node["kind"] === "input") return { ...node, kind: "variable", name: `${node["name"]} input` };
    if (node["kind"] === "state") return { ...node, kind: "variable", name: `${node["name"]} ${node["when"]}` };
    return node["kind"] === "result" ? { ...node, kind: "variable", name: "result" } : node;
  };
  return walk(expr) as Expr;
}

type Scene = Pick<Environment, "input" | "before" | "after" | "result" | "it">;

export function inSql(expr: Expr, scene: Scene): SqlExpression | { readonly reason: string } {
  const of = (when: "input" | "before" | "after") =>
    Object.entries(inputs).map(([name, type]) => [`${name} ${when}`, { type, value: scene[when][name] }] as const);
  const variables = Object.fromEntries([
    ...(["input", "before", "after"] as const).flatMap(of),
    ["result", { type: record, value: scene.result }],
  ]);
  return printSql(contract, freed(expr), { it: { type: { kind: "integer" } as Type, value: scene.it }, variables });
}

/** The canonical text of what the interpreter says; `nothing` where there is no value. */
export function interpreted(expr: Expr, scene: Scene): string {
  try {
    return canonical(evaluate(expr, environment(contract, { ...scene, locals })));
  } catch (error) {
    if (error instanceof Undefined) return "nothing";
    throw error;
  }
}

/** Values that PostgreSQL stores: text without the character 0 and half characters, times of four-digit years. */
export function tame(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\0|\p{Surrogate}/gu, "?");
  if (value instanceof Date) return Math.abs(value.getTime()) > 5e13 ? new Date(0) : value;
  if (Array.isArray(value)) return value.map(tame);
  if (value instanceof Set) return new Set([...value].map(tame));
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [tame(key), tame(held)]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [tame(key), tame(held)]));
}

/** What SQL answered, as text, in the canonical form of the interpreter's values. */
export function answered(text: string | null, repr: SqlExpression["repr"], places: number): string {
  if (text === null) return "nothing";
  switch (repr) {
    case "boolean":
      return text;
    case "integer":
    case "exact":
      return `number ${scaled(text, places)}`;
    case "double":
      return canonical(Number(text));
    case "moment":
      return `time ${Number(text)}`;
    case "timestamp":
      return `time ${new Date(text).getTime()}`;
    default:
      return JSON.stringify(text);
  }
}

/** As many of the smallest unit; a number with more places than its type keeps its point, which no answer has. */
function scaled(text: string, places: number): string {
  const [whole = "", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > places) return text;
  return String(BigInt(`${whole}${kept.padEnd(places, "0")}`));
}
