/** Exact numbers: bigints, of decimals scaled by their places. */
import type { Rounding, Type } from "../ir.js";
import { asBigint, bitLimit, canonical, magnitude, type Operator } from "./arithmetic.js";
import type { Fail, Numeric } from "./values.js";

/** How many decimal places the numbers of a type have. */
export const placesOf = (type: Type): number => (type.kind === "decimal" ? type.places : 0);

const isExact = ({ kind }: Type): boolean => kind === "decimal" || kind === "unbounded";

export function exactArithmetic(op: Operator, left: unknown, right: unknown, fail: Fail): bigint {
  const [a, b] = [asBigint(left, fail), asBigint(right, fail)];
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return limited(a * b, fail);
    case "/":
      return b === 0n ? fail("division by zero") : a / b;
    case "%":
      return b === 0n ? fail("division by zero") : a % b;
    case "**":
      return exactPower(a, b, fail);
  }
}

function exactPower(base: bigint, exponent: bigint, fail: Fail): bigint {
  if (exponent < 0n) return fail("a negative exponent has no integer power");
  const leastBits = BigInt(magnitude(base).toString(2).length - 1) * exponent;
  return leastBits > bitLimit ? fail("an integer too large") : limited(base ** exponent, fail);
}

function limited(value: bigint, fail: Fail): bigint {
  return magnitude(value) >> bitLimit === 0n ? value : fail("an integer too large");
}

/** The same number with the places of another type. */
export function rescale(value: unknown, from: Type, to: Type, fail: Fail): bigint {
  return asBigint(value, fail) * 10n ** BigInt(placesOf(to) - placesOf(from));
}

/** A number, or a quotient, with the places of the result's type. */
export function roundExact(
  [value, from]: readonly [unknown, Type],
  [divisor, of]: readonly [unknown, Type],
  to: Type,
  rounding: Rounding,
  fail: Fail,
): Numeric {
  const scale = placesOf(to) + placesOf(of) - placesOf(from);
  const unit = (exponent: number) => 10n ** BigInt(Math.max(0, exponent));
  const [numerator, denominator] = [asBigint(value, fail) * unit(scale), asBigint(divisor, fail) * unit(-scale)];
  if (denominator === 0n) return fail("division by zero");
  const rounded =
    denominator < 0n ? nearest(-numerator, -denominator, rounding) : nearest(numerator, denominator, rounding);
  return isExact(to) ? rounded : canonical(rounded, fail);
}

/** The quotient as a whole number; the denominator is positive. */
function nearest(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const [towardsZero, rest] = [numerator / denominator, numerator % denominator];
  const away = numerator < 0n ? towardsZero - 1n : towardsZero + 1n;
  if (rest === 0n) return towardsZero;
  const middle = magnitude(rest) * 2n - denominator;
  switch (rounding) {
    case "down":
      return towardsZero;
    case "up":
      return away;
    case "floor":
      return numerator < 0n ? away : towardsZero;
    case "ceiling":
      return numerator < 0n ? towardsZero : away;
    case "half-up":
      return middle >= 0n ? away : towardsZero;
    case "half-even":
      return middle > 0n || (middle === 0n && towardsZero % 2n !== 0n) ? away : towardsZero;
  }
}

/** `12.34`; with all of its places. */
export function decimalText(value: bigint, places: number): string {
  const digits = String(magnitude(value)).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
}
