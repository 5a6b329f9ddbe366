/** Which integers an expression may come to: where all are safe, native operators are exact. */
import type { Expr, Rule, Type } from "@tenet/checker";
import { expandType, flattenRules, isExactType, isIntegral } from "@tenet/checker";
import type { Printer } from "./printer.js";

export interface Range {
  readonly low: number;
  readonly high: number;
}

const safe: Range = { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };
/** Of lengths and positions. */
const sizes: Range = { low: 0, high: 2 ** 32 };

/** Where the value lies if it is surely a safe integer; undefined where that is not known. */
export function rangeOf(expr: Expr, printer: Printer): Range | undefined {
  switch (expr.kind) {
    case "literal":
      return Number.isSafeInteger(expr.value) ? { low: expr.value as number, high: expr.value as number } : undefined;
    case "old":
      return rangeOf(expr.body, printer);
    case "negate":
      return negated(rangeOf(expr.operand, printer));
    case "conditional":
      return spanning(rangeOf(expr.yes, printer), rangeOf(expr.no, printer));
    case "arithmetic":
      return expr.mode === "integer"
        ? combined(expr.op, rangeOf(expr.left, printer), rangeOf(expr.right, printer))
        : undefined;
    case "library":
      if (expr.name === "list.sum") return sumRange(expr, printer);
      return /\.(length|size|count)$/.test(expr.name) ? sizes : undefined;
    case "variable":
      if (printer.variables.get(expr.name)?.position) return sizes;
  }
  return isData(expr, printer) && isIntegral(expr.type, printer.options.contract)
    ? declaredRange(expr.type, printer)
    : undefined;
}

/** Of a list that cannot be longer than its rules say. */
function sumRange({ args: [list, lambda], type }: Expr & { kind: "library" }, printer: Printer): Range | undefined {
  const most = list && longest(list, printer);
  if (most === undefined || !isIntegral(type, printer.options.contract)) return undefined;
  const one = lambda ? rangeOfEach(list as Expr, lambda, printer) : undefined;
  const range = one && { low: Math.min(0, one.low * most), high: Math.max(0, one.high * most) };
  return range && range.low >= safe.low && range.high <= safe.high ? range : undefined;
}

function rangeOfEach(list: Expr, lambda: Expr, printer: Printer): Range | undefined {
  const [pattern] = lambda.kind === "lambda" ? lambda.parameters : [];
  if (lambda.kind !== "lambda" || pattern?.kind !== "name" || lambda.parameters.length > 1) return undefined;
  const element = { data: isData(list, printer), position: false, type: undefined };
  return rangeOf(lambda.body, { ...printer, variables: new Map([...printer.variables, [pattern.name, element]]) });
}

/** How long a list from outside may be. */
function longest(list: Expr, printer: Printer): number | undefined {
  const { contract } = printer.options;
  if (list.kind !== "member" || !isData(list, printer)) return undefined;
  const record = expandType(list.object.type, contract);
  const field = record.kind === "record" ? record.fields.find(one => one.name === list.name) : undefined;
  for (const rule of field ? flattenRules(field.type, contract).rules : [])
    if (rule.kind === "length" && rule.high?.kind === "literal" && Number.isSafeInteger(rule.high.value))
      return rule.high.value as number;
  return undefined;
}

/** Whether the value is surely a number of JavaScript, never a bigint. */
export function isPlain(expr: Expr, printer: Printer): boolean {
  if (isExactType(expr.type, printer.options.contract)) return false;
  if (rangeOf(expr, printer) !== undefined) return true;
  if (expr.kind === "literal") return typeof expr.value === "number";
  return (expr.kind === "arithmetic" && expr.mode === "number") || isData(expr, printer);
}

/** Whether the value comes from outside, by reading alone: then its integers are safe. */
export function isData(expr: Expr, printer: Printer): boolean {
  switch (expr.kind) {
    case "input":
    case "state":
    case "result":
    case "it":
      return true;
    case "old":
      return isData(expr.body, printer);
    case "member":
    case "index":
      return isData(expr.object, printer);
    case "variable":
      return printer.variables.get(expr.name)?.data ?? false;
    case "library":
      return passesOn.has(expr.name) && expr.args[0] !== undefined && isData(expr.args[0], printer);
    default:
      return false;
  }
}

const passesOn: ReadonlySet<string> = new Set([
  "map.keys",
  "map.values",
  "dictionary.values",
  "set.values",
  "list.filter",
  "list.find",
  "list.slice",
  "list.sorted",
  "list.reversed",
  "list.adjacent",
]);

/** By the bounds on the names of the type that are plain numbers. */
function declaredRange(type: Type, { options: { contract } }: Printer): Range {
  const { rules } = flattenRules({ type, rules: [] }, contract);
  return rules.reduce(narrowed, safe);
}

function narrowed(range: Range, rule: Rule): Range {
  if (rule.kind !== "min" && rule.kind !== "max") return range;
  const bound = rule.bound.kind === "literal" ? rule.bound.value : undefined;
  if (!Number.isSafeInteger(bound)) return range;
  return rule.kind === "min"
    ? { ...range, low: Math.max(range.low, bound as number) }
    : { ...range, high: Math.min(range.high, bound as number) };
}

function negated(range: Range | undefined): Range | undefined {
  return range && { low: -range.high, high: -range.low };
}

function spanning(a: Range | undefined, b: Range | undefined): Range | undefined {
  return a && b && { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

/** The range of a result, if it is safe throughout. Rounding of a corner outside keeps it outside. */
function combined(op: string, a: Range | undefined, b: Range | undefined): Range | undefined {
  if (a === undefined || b === undefined) return undefined;
  const corners = cornersOf(op, a, b);
  const range = { low: Math.min(...corners), high: Math.max(...corners) };
  return corners.length > 0 && range.low >= safe.low && range.high <= safe.high ? range : undefined;
}

function cornersOf(op: string, a: Range, b: Range): readonly number[] {
  switch (op) {
    case "+":
      return [a.low + b.low, a.high + b.high];
    case "-":
      return [a.low - b.high, a.high - b.low];
    case "*":
      return [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
    case "%":
      return b.low > 0
        ? [a.low < 0 ? Math.max(a.low, 1 - b.high) : 0, a.high > 0 ? Math.min(a.high, b.high - 1) : 0]
        : [];
    default:
      return [];
  }
}
