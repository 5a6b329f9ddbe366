import type { Span } from "@tenet/diagnostics";
import type { Context } from "../context.js";
import { conforms, type Environment, environment, evaluate, NotGiven, Undefined } from "../interpreter/index.js";
import type { Contract, Expr, Rule, RuledType } from "../ir.js";
import { find } from "../parts.js";
import { typesIn } from "../type/index.js";
import { examineExamples } from "./examples.js";

/** Runs what the spec itself gives values for: defaults against their rules, examples against the contract. */
export function examineValues(context: Context, contract: Contract): void {
  const env = environment(contract, { steps: { left: stepsAllowed } });
  const owned: readonly RuledType[] = [
    ...contract.types.filter(type => type.importedFrom === undefined).map(type => type.type),
    ...contract.state.map(variable => variable.type),
    ...contract.operations.flatMap(operation => [
      ...operation.inputs.map(input => input.type),
      ...(operation.returns ? [operation.returns] : []),
    ]),
    ...contract.laws.flatMap(law => law.given.map(one => one.type)),
  ];
  asFarAsKnown(() => {
    for (const ruled of owned) examineDefaults(context, ruled, env);
    for (const variable of contract.state)
      if (variable.starts) examineStart(context, variable.starts, variable.type, variable.name, env);
  });
  examineExamples(context, contract);
}

/** For all defaults and beginnings together. */
const stepsAllowed = 1_000_000;

/** Says nothing of what only a call can know, or what takes longer to compute than compiling may take. */
export function asFarAsKnown(examine: () => void): void {
  try {
    examine();
  } catch (error) {
    if (!(error instanceof NotGiven)) throw error;
  }
}

function examineDefaults(context: Context, ruled: RuledType, env: Environment): void {
  for (const rule of ruled.rules) {
    if (rule.kind !== "default" || !isConstant(rule.value)) continue;
    const misfit = misfitOf(rule.value, withoutDefault(ruled), env);
    if (misfit) context.report.add("default-out-of-range", rule.value.span, misfit);
  }
  for (const part of typesIn(ruled.type)) examineDefaults(context, part, env);
}

const withoutDefault = ({ type, rules }: RuledType): RuledType => ({
  type,
  rules: rules.filter((rule: Rule) => rule.kind !== "default" && rule.kind !== "refersTo"),
});

function examineStart(context: Context, starts: Expr, type: RuledType, name: string, env: Environment): void {
  const misfit = misfitOf(starts, type, env);
  if (misfit) context.report.add("start-does-not-fit", starts.span, { name, ...misfit });
}

/** What a value that does not fit should be, in the spec's words; undefined where it fits or has no value to judge. */
function misfitOf(
  expr: Expr,
  ruled: RuledType,
  env: Environment,
): { readonly expected: string; readonly actual: string } | undefined {
  const value = expr.type.kind === "error" ? undefined : valueOf(expr, env);
  if (value === undefined) return undefined;
  const misfit = conforms(value.value, ruled, env);
  return misfit && { expected: misfit.expected, actual: shown(misfit.actual) };
}

/** Undefined where the expression has no value. */
export function valueOf(expr: Expr, env: Environment): { readonly value: unknown; readonly span: Span } | undefined {
  try {
    return { value: evaluate(expr, env), span: expr.span };
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}

/** A value as the spec would write it, on one short line. */
export function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value, plain) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, part]) => [String(key), part]));
  if (value instanceof Set) return [...value];
  return typeof value === "bigint" ? String(value) : value;
}

/** A default may read the inputs beside it; such a one is judged when it is used. */
const isConstant = (expr: Expr): boolean =>
  !(["input", "variable", "state", "it", "result"] as const).some(kind => find(expr, kind) !== undefined);
