import { Refusal, remark } from "../refusal.js";

/** A whole number within bounds, from the command line. */
export function readNumber(option: string, value: string | undefined, low: number, high: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= low && number <= high) return number;
  throw new Refusal([remark("call-number", { option, value, low, high })]);
}
