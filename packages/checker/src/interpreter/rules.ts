/** Whether a value keeps one rule. */
import type { Expr, Rule } from "../ir.js";
import { type Environment, Undefined } from "./environment.js";
import { compareValues, equalValues } from "./equal.js";
import { evaluate } from "./evaluate.js";
import { decimalText } from "./exact.js";
import { areDistinct } from "./lists.js";
import { decimal } from "./rounding.js";
import { decimalPlaces } from "./types.js";
import { isNumeric, isRecord, type Numeric, shown } from "./values.js";

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

/** What the rule asks for, in the spec's words, where the value (`env.it`) breaks it; undefined where it keeps it. */
export function brokenRule(value: unknown, rule: Rule, env: Environment): string | undefined {
  try {
    return broken(value, rule, env);
  } catch (error) {
    if (error instanceof Undefined) return `a rule that has a value here: ${error.reason}`;
    throw error;
  }
}

function broken(value: unknown, rule: Rule, env: Environment): string | undefined {
  switch (rule.kind) {
    case "min":
    case "max":
      return bound(value, rule, env);
    case "multipleOf":
      return multiple(value, evaluate(rule.of, env), of => written(of, rule.of, env));
    case "length":
      return length(value, rule, env);
    case "matching":
      return unless(typeof value !== "string" || pattern(rule).test(value), `matching /${rule.source}/${rule.flags}`);
    case "distinct":
    case "unique":
      return unless(!Array.isArray(value) || areDistinct(value), rule.kind);
    case "sorted":
      return unless(!Array.isArray(value) || isSorted(value, rule.by, env), "sorted");
    case "refersTo":
      return unless(rule.otherwise !== undefined || refers(value, rule.state, env), `refers to ${rule.state}`);
    case "where":
      return unless(evaluate(rule.condition, env) === true, `where ${rule.text}`);
    default:
      return undefined;
  }
}

const unless = (kept: boolean, expected: string): string | undefined => (kept ? undefined : expected);

/** A bound that is nothing binds nothing. */
function bound(
  value: unknown,
  { kind, bound: at, exclusive }: Of<"min" | "max">,
  env: Environment,
): string | undefined {
  const limit = evaluate(at, env);
  const order = limit === undefined ? undefined : compareValues(value, limit);
  if (
    limit === undefined ||
    (exclusive ? order === (kind === "min" ? 1 : -1) : order === 0 || order === (kind === "min" ? 1 : -1))
  )
    return undefined;
  const words = exclusive ? { min: "more than", max: "less than" } : { min: "at least", max: "at most" };
  return `${words[kind]} ${limit instanceof Date ? limit.toISOString() : written(limit, at, env)}`;
}

/** A decimal as the spec writes it. */
function written(value: unknown, { type }: Expr, env: Environment): string {
  const places = decimalPlaces(type, env.contract);
  return typeof value === "bigint" && places !== undefined ? decimalText(value, places) : shown(value);
}

/** By the decimals as written: 0.3 is a multiple of 0.1. */
function multiple(value: unknown, of: unknown, words: (of: unknown) => string): string | undefined {
  if (!isNumeric(value) || !isNumeric(of)) return undefined;
  const zero = (one: number | bigint) => Number(one) === 0;
  return unless(zero(of) ? zero(value) : isMultiple(value, of), `multiple of ${words(of)}`);
}

function isMultiple(value: Numeric, of: Numeric): boolean {
  const [a, b] = [decimal(value), decimal(of)];
  const scale = Math.min(a.exponent, b.exponent);
  const scaled = ({ digits, exponent }: typeof a) => digits * 10n ** BigInt(exponent - scale);
  return scaled(a) % scaled(b) === 0n;
}

function length(value: unknown, { low, high }: Of<"length">, env: Environment): string | undefined {
  const [least, most] = [low, high].map(expr => expr && evaluate(expr, env)) as [number?, number?];
  const size = sizeOf(value);
  if (size === undefined || (size >= (least ?? 0) && size <= (most ?? size))) return undefined;
  if (most === undefined) return least === 1 ? "not empty" : `length at least ${least}`;
  if (least === undefined) return `length at most ${most}`;
  return least === most ? `length ${least}` : `length from ${least} to ${most}`;
}

/** In code points for text, in elements for collections. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (value instanceof Map || value instanceof Set) return value.size;
  return isRecord(value) ? Object.keys(value).length : undefined;
}

function pattern({ source, flags }: Of<"matching">): RegExp {
  return new RegExp(source, flags.replaceAll("g", "") + (/[uv]/.test(flags) ? "" : "u"));
}

function isSorted(list: readonly unknown[], by: Expr | undefined, env: Environment): boolean {
  const rank = by && (evaluate(by, env) as (value: unknown, i: number) => unknown);
  const ranks = rank === undefined ? list : list.map((value, i) => rank(value, i));
  return ranks.every((value, i) => i === 0 || [-1, 0].includes(compareValues(ranks[i - 1], value) ?? 1));
}

/** Kept where the state is not at hand. */
function refers(value: unknown, name: string, { after }: Environment): boolean {
  const target = Object.hasOwn(after, name) ? after[name] : undefined;
  if (target instanceof Map || target instanceof Set) return [...target.keys()].some(key => equalValues(key, value));
  return isRecord(target) ? Object.hasOwn(target, String(value)) : true;
}
