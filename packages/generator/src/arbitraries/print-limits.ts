/** Bounds in a plan, of values, lengths and sums, as options of combinators. */
import type { Type } from "@tenet/checker";
import { numberLiteral, stringLiteral } from "../encode/index.js";
import { type Doc, group } from "../layout.js";
import type { LengthPlan, LimitPlan, RangePlan, SumPlan } from "./plan.js";
import type { ExpressionPrinter } from "./print-expressions.js";
import { type Entries, record, texts } from "./print-options.js";
import type { Reads } from "./reads.js";

/** Prints the bounds of one group or type. */
export class LimitPrinter {
  constructor(private readonly expressions: ExpressionPrinter) {}

  sum(sum: SumPlan | undefined, reads: Reads): Entries {
    if (!sum) return [];
    const { path, total, each } = sum;
    const entries = [
      ["path", texts(path)] as const,
      ["total", record(this.limits(total, reads))] as const,
      ["each", record(this.limits(each, reads))] as const,
    ];
    return [["sum", record(entries)]];
  }

  limits(range: RangePlan, reads: Reads): Entries {
    return Object.entries(range).map(([side, limits]) => [side, this.limitList(limits, reads)]);
  }

  private limitList(limits: readonly LimitPlan[], reads: Reads): Doc {
    const docs = limits.map(limit => this.limit(limit, reads));
    return docs.length === 1 ? docs[0]! : group("[", docs, "]");
  }

  private limit({ is, when }: LimitPlan, reads: Reads): Doc {
    const bound =
      is.kind === "literal" && (typeof is.value === "number" || typeof is.value === "bigint")
        ? numberLiteral(is.value)
        : is.kind === "literal" && typeof is.value === "string"
          ? literalText(is.value, is.type)
          : this.expressions.compute(is, reads);
    return when
      ? record([
          ["is", bound],
          ["when", this.expressions.compute(when, reads)],
        ])
      : bound;
  }

  length({ min, max }: LengthPlan, reads: Reads): Entries {
    if (min.length + max.length === 0) return [];
    const entries: Entries = [
      ...(min.length > 0 ? [["min", this.limitList(min, reads)] as const] : []),
      ...(max.length > 0 ? [["max", this.limitList(max, reads)] as const] : []),
    ];
    return [["length", record(entries)]];
  }
}

/** A text, or the moment that it stands for. */
function literalText(value: string, type: Type): string {
  const quoted = stringLiteral(value);
  return type.kind === "timestamp" ? `new Date(${quoted})` : quoted;
}
