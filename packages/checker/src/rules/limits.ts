import type { RuleNode } from "@tenet/parser";
import { type Context, expandPresent } from "../context.js";
import { decimalText } from "../interpreter/exact.js";
import type { Expr, Rule, RuledType, Type } from "../ir.js";
import { isExact } from "../type/kinds.js";
import { textLengths } from "./pattern.js";

/** What the constant rules of a type leave over: of the value itself, or of its length. */
interface Range {
  readonly low: number;
  readonly lowExclusive: boolean;
  readonly high: number;
  readonly highExclusive: boolean;
}

interface Limits {
  readonly value: Range;
  readonly length: Range;
  readonly pattern: { readonly source: string; readonly low: number; readonly high: number } | undefined;
}

const everything: Range = { low: -Infinity, lowExclusive: false, high: Infinity, highExclusive: false };

/** Reports rules that leave no value, each at the rule after which none is left; rules of named types count. */
export class LimitsCheck {
  private limits: Limits;
  private reported = false;

  constructor(
    private readonly context: Context,
    private readonly type: Type,
  ) {
    this.limits = inherited(context, { type, rules: [] });
  }

  add(node: RuleNode, rules: readonly Rule[]): void {
    this.limits = rules.reduce(narrow, this.limits);
    if (this.reported) return;
    this.reported =
      this.zero(node, rules) || this.emptyValue(node) || this.emptyLength(node) || this.unfitPattern(node);
  }

  private zero(node: RuleNode, rules: readonly Rule[]): boolean {
    const zero = rules.some(rule => rule.kind === "multipleOf" && constant(rule.of) === 0);
    if (zero) this.context.report.add("multiple-of-zero", node.span);
    return zero;
  }

  private emptyValue(node: RuleNode): boolean {
    const { value } = this.limits;
    const type = expandPresent(this.context, this.type);
    if (!isEmpty(value, type.kind === "integer" || isExact(type))) return false;
    const shown = (bound: number) =>
      type.kind === "decimal" ? decimalText(BigInt(bound), type.places) : String(bound);
    const turned =
      node.kind === "between" && value.low > value.high
        ? `from ${shown(value.high)} to ${shown(value.low)}`
        : undefined;
    this.context.report.add("empty-range", node.span, {
      low: atLeast(value, shown),
      high: atMost(value, shown),
      turned,
    });
    return true;
  }

  private emptyLength(node: RuleNode): boolean {
    const { length } = this.limits;
    if (!isEmpty(length, true)) return false;
    this.context.report.add("empty-length", node.span, { low: length.low, high: length.high });
    return true;
  }

  private unfitPattern(node: RuleNode): boolean {
    const { pattern, length } = this.limits;
    if (pattern === undefined || (pattern.low <= length.high && pattern.high >= length.low)) return false;
    const size =
      pattern.low === pattern.high
        ? `exactly ${pattern.low}`
        : pattern.low > length.high
          ? `at least ${pattern.low}`
          : `at most ${pattern.high}`;
    const allowed = pattern.low > length.high ? `at most ${length.high}` : `at least ${length.low}`;
    this.context.report.add("pattern-and-length", node.span, { pattern: `/${pattern.source}/`, size, allowed });
    return true;
  }
}

type Shown = (bound: number) => string;
const atLeast = (range: Range, shown: Shown) => `${range.lowExclusive ? "more than" : "at least"} ${shown(range.low)}`;
const atMost = (range: Range, shown: Shown) => `${range.highExclusive ? "less than" : "at most"} ${shown(range.high)}`;

function isEmpty(range: Range, whole: boolean): boolean {
  if (!whole)
    return range.low > range.high || (range.low === range.high && (range.lowExclusive || range.highExclusive));
  const low = range.lowExclusive ? Math.floor(range.low) + 1 : Math.ceil(range.low);
  const high = range.highExclusive ? Math.ceil(range.high) - 1 : Math.floor(range.high);
  return low > high;
}

function inherited(context: Context, ruled: RuledType): Limits {
  const { type, rules } = ruled;
  const target = type.kind === "named" ? context.types.get(type.name) : undefined;
  const base =
    target === undefined
      ? { value: everything, length: { ...everything, low: 0 }, pattern: undefined }
      : inherited(context, target);
  return rules.reduce(narrow, base);
}

function narrow(limits: Limits, rule: Rule): Limits {
  switch (rule.kind) {
    case "min":
    case "max":
      return { ...limits, value: narrowRange(limits.value, rule.kind, constant(rule.bound), rule.exclusive) };
    case "length": {
      const low = narrowRange(limits.length, "min", rule.low && constant(rule.low), false);
      return { ...limits, length: narrowRange(low, "max", rule.high && constant(rule.high), false) };
    }
    case "matching":
      return { ...limits, pattern: { source: rule.source, ...textLengths(rule.source, rule.flags) } };
    default:
      return limits;
  }
}

function narrowRange(range: Range, side: "min" | "max", bound: number | undefined, exclusive: boolean): Range {
  if (bound === undefined) return range;
  if (side === "min") {
    if (bound < range.low || (bound === range.low && range.lowExclusive)) return range;
    return { ...range, low: bound, lowExclusive: exclusive };
  }
  if (bound > range.high || (bound === range.high && range.highExclusive)) return range;
  return { ...range, high: bound, highExclusive: exclusive };
}

/** The number that an expression always is, where that is plain to see; of a decimal, in its smallest unit. */
export function constant(expr: Expr): number | undefined {
  if (expr.kind === "literal" && typeof expr.value === "bigint") return Number(expr.value);
  if (expr.kind === "literal") return typeof expr.value === "number" ? expr.value : undefined;
  if (expr.kind === "negate") {
    const value = constant(expr.operand);
    return value === undefined ? undefined : -value;
  }
  if (expr.kind !== "arithmetic" || (expr.mode !== "integer" && expr.mode !== "number")) return undefined;
  const [left, right] = [constant(expr.left), constant(expr.right)];
  if (left === undefined || right === undefined) return undefined;
  const results: Partial<Record<typeof expr.op, number>> = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "**": left ** right,
  };
  return results[expr.op];
}
