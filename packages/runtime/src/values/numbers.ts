import { finite, integer } from "./integers.js";
import { none } from "./undefined.js";

export function abs(value: number): number;
export function abs(value: bigint): bigint;
export function abs(value: number | bigint): number | bigint {
  return value < 0 ? -value : value;
}

/** The largest integer not above; exact. */
export function floor(value: number): number {
  return typeof value === "bigint" ? value : integer(Math.floor(value));
}

/** The smallest integer not below; exact. */
export function ceil(value: number): number {
  return typeof value === "bigint" ? value : integer(Math.ceil(value));
}

/** Half up (towards +∞), at that many decimals of the number as it is written: `round(1.005, 2)` is 1.01. */
export function round(value: number, decimals = 0): number {
  if (decimals === 0) return typeof value === "bigint" ? value : integer(Math.round(value));
  if (!Number.isInteger(decimals)) none("decimals must be a whole number");
  return Number.isInteger(value) || typeof value === "bigint"
    ? roundInteger(value, decimals)
    : roundDouble(value, decimals);
}

function roundInteger(value: number, decimals: number): number {
  if (decimals >= 0) return value;
  if (decimals < -20000) return 0;
  const unit = 10n ** BigInt(-decimals);
  return integer((floorDiv(2n * BigInt(value) + unit, 2n * unit) * unit) as unknown as number);
}

function roundDouble(value: number, decimals: number): number {
  const [digits, exponent] = decimalDigits(value);
  // value = digits · 10^exponent; dropping `surplus` of the digits leaves the asked decimals.
  const surplus = -exponent - decimals;
  if (surplus <= 0) return value;
  if (surplus > 800) return 0;
  const unit = 10n ** BigInt(surplus);
  return finite(Number(`${floorDiv(2n * digits + unit, 2n * unit)}e${-decimals}`));
}

/** Whether the one is a multiple of the other, by their decimals as they are written: 0.3 is one of 0.1. Zero has one, itself. */
export function isMultiple(value: number, of: number): boolean {
  if (of === 0) return value === 0;
  if (Number.isInteger(value) && Number.isInteger(of)) return value % of === 0;
  if (!Number.isFinite(value) || !Number.isFinite(of)) return false;
  const [[a, i], [b, j]] = [digitsOf(value), digitsOf(of)];
  const scale = Math.min(i, j);
  return (a * 10n ** BigInt(i - scale)) % (b * 10n ** BigInt(j - scale)) === 0n;
}

/** A whole number has all its digits. */
function digitsOf(value: number): [bigint, number] {
  return Number.isInteger(value) ? [BigInt(value), 0] : decimalDigits(value);
}

/** The digits and the exponent of ten of a double's shortest text: of 0.25 they are 25 and -2. */
export function decimalDigits(value: number): [bigint, number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The least of its arguments. */
export function least(first: number, ...others: number[]): number;
export function least(first: bigint, ...others: bigint[]): bigint;
export function least(first: number | bigint, ...others: (number | bigint)[]): number | bigint {
  let found = first;
  for (const other of others) if (other < found) found = other;
  return found;
}

/** The greatest of its arguments. */
export function greatest(first: number, ...others: number[]): number;
export function greatest(first: bigint, ...others: bigint[]): bigint;
export function greatest(first: number | bigint, ...others: (number | bigint)[]): number | bigint {
  let found = first;
  for (const other of others) if (other > found) found = other;
  return found;
}

/** The integers from `low` up to, not including, `high`; at most a million. */
export function range(low: number, high: number): number[] {
  integer(low);
  integer(high);
  if (high <= low) return [];
  const length = Number(BigInt(high) - BigInt(low));
  if (length > 1_000_000) none("a range of more than a million numbers");
  return Array.from({ length }, (_, i) => integer((BigInt(low) + BigInt(i)) as unknown as number));
}
