/** Bounds of numbers, lengths and times as rules. */
import { number, text } from "./encode.js";
import type { Rule } from "./shape.js";

export interface Bounds {
  low?: { readonly value: number | bigint | Date; readonly inclusive: boolean } | undefined;
  high?: { readonly value: number | bigint | Date; readonly inclusive: boolean } | undefined;
}

/** `from 1 to 9`, `more than 0`; undefined where a bound cannot be written. */
export function boundRules({ low, high }: Bounds): Rule[] | undefined {
  const [least, most] = [low && written(low.value), high && written(high.value)];
  if ((low && least === undefined) || (high && most === undefined)) return undefined;
  if (low?.inclusive && high?.inclusive) return [{ phrase: `from ${least} to ${most}` }];
  return [
    ...(low ? [{ phrase: `${low.inclusive ? "at least" : "more than"} ${least}` }] : []),
    ...(high ? [{ phrase: `${high.inclusive ? "at most" : "less than"} ${most}` }] : []),
  ];
}

function written(value: number | bigint | Date): string | undefined {
  if (!(value instanceof Date)) return number(value);
  return Number.isNaN(value.getTime()) ? undefined : text(value.toISOString());
}

/** `length from 1 to 9`, `not empty`. */
export function lengthRules(low: number | undefined, high: number | undefined): Rule[] {
  if (low !== undefined && high !== undefined)
    return [{ phrase: low === high ? `length ${low}` : `length from ${low} to ${high}` }];
  if (low === 1) return [{ phrase: "not empty" }];
  if (low !== undefined) return low === 0 ? [] : [{ phrase: `length at least ${low}` }];
  return high === undefined ? [] : [{ phrase: `length at most ${high}` }];
}

/** The stricter of the two. */
export function tighten(bounds: Bounds, side: "low" | "high", value: number | bigint | Date, inclusive: boolean): void {
  const known = bounds[side];
  const isTighter = known === undefined || (side === "low" ? value >= known.value : value <= known.value);
  if (isTighter) bounds[side] = { value, inclusive };
}
