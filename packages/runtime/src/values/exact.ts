/**
 * Exact numbers. An `integer, unbounded` is a bigint; a decimal is one too, scaled by its places: 12.34 as a `decimal(2)`
 * is 1234n. Results of more than 65,536 bits are Undefined.
 */
import { integer } from "./integers.js";
import { none } from "./undefined.js";

/** An exact number with so many decimal places, as a whole number of its smallest unit: 12.34 as a `Decimal<2>` is 1234n. */
export type Decimal<_Places extends number> = bigint;

const limit = 1n << 65536n;

/** `decimal("12.34", 2)` is 1234n. Throws a RangeError on what is no number, or has more places than that. */
export function decimal(text: string, places: number): bigint {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const kept = fraction.replace(/0+$/, "");
  if (whole === undefined) throw new RangeError(`${JSON.stringify(text)} is no decimal number.`);
  if (kept.length > places) throw new RangeError(`${text} has more than ${places} decimal places.`);
  const value = BigInt(whole + kept) * 10n ** BigInt(places - kept.length);
  return sign === "-" ? -value : value;
}

/** `showDecimal(1234n, 2)` is "12.34". */
export function showDecimal(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
}

/** A whole number as a bigint, times a power of ten. */
export function toExact(value: number | bigint, by = 1n): bigint {
  if (typeof value === "number" && !Number.isInteger(value)) none(`${value} is not an integer`);
  return BigInt(value) * by;
}

export function exactProduct(a: bigint, b: bigint): bigint {
  return fit(a * b);
}

/** The whole quotient, towards zero. */
export function exactQuotient(a: bigint, b: bigint): bigint {
  return b === 0n ? none("division by zero") : a / b;
}

/** The remainder, with the sign of `a`. */
export function exactRemainder(a: bigint, b: bigint): bigint {
  return b === 0n ? none("division by zero") : a % b;
}

export function exactPower(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) none("a negative exponent has no integer power");
  const bits = BigInt((base < 0n ? -base : base).toString(2).length - 1);
  if (bits * exponent > 65536n) none("an integer too large");
  return fit(base ** exponent);
}

/** 0n of none. */
export function exactSum(list: readonly bigint[]): bigint {
  let found = 0n;
  for (const value of list) found += value;
  return found;
}

export type Rounding = "half-up" | "half-even" | "down" | "up" | "floor" | "ceiling";

/** The quotient as a whole number. `half-up` goes away from zero in the middle; `down` is towards zero, `up` away from it. */
export function exactRound(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) none("division by zero");
  if (denominator < 0n) return exactRound(-numerator, -denominator, rounding);
  const [inner, rest] = [numerator / denominator, numerator % denominator];
  if (rest === 0n) return inner;
  const outer = numerator < 0n ? inner - 1n : inner + 1n;
  return goesAway(inner, (rest < 0n ? -rest : rest) * 2n - denominator, numerator < 0n, rounding) ? outer : inner;
}

/** Whether what lies between two whole numbers goes to the one farther from zero. `middle`: how far it is beyond the middle. */
function goesAway(inner: bigint, middle: bigint, negative: boolean, rounding: Rounding): boolean {
  switch (rounding) {
    case "down":
      return false;
    case "up":
      return true;
    case "floor":
      return negative;
    case "ceiling":
      return !negative;
    case "half-up":
      return middle >= 0n;
    case "half-even":
      return middle > 0n || (middle === 0n && inner % 2n !== 0n);
  }
}

/** An integer of the spec: a number while it is safe. */
export function toInteger(value: bigint): number {
  return integer(value as unknown as number);
}

function fit(value: bigint): bigint {
  return value < limit && value > -limit ? value : none("an integer too large");
}
