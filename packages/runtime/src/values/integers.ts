/**
 * Exact integers. A value is a number while it is safe, a bigint beyond, and always the one of the two that fits;
 * the types say number, since that is what data holds. What is not an integer, or has more than 65,536 bits, is Undefined.
 */
import { none } from "./undefined.js";

const limit = 1n << 65536n;

export function add(a: number, b: number): number {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum) && areSafe(a, b)) return sum;
  }
  return fit(big(a) + big(b));
}

export function sub(a: number, b: number): number {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference) && areSafe(a, b)) return difference;
  }
  return fit(big(a) - big(b));
}

export function mul(a: number, b: number): number {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product) && areSafe(a, b)) return product;
  }
  return fit(big(a) * big(b));
}

/** The integer quotient, truncated. */
export function div(a: number, b: number): number {
  const [x, y] = [big(a), big(b)];
  return y === 0n ? none("division by zero") : fit(x / y);
}

/** The remainder, with the sign of `a`. */
export function rem(a: number, b: number): number {
  if (areSafe(a, b) && b !== 0) return a % b;
  const [x, y] = [big(a), big(b)];
  return y === 0n ? none("division by zero") : fit(x % y);
}

export function pow(a: number, b: number): number {
  const [base, exponent] = [big(a), big(b)];
  if (exponent < 0n) none("a negative exponent has no integer power");
  const bits = BigInt((base < 0n ? -base : base).toString(2).length - 1);
  if (bits * exponent > 65536n) none("an integer too large");
  return fit(base ** exponent);
}

/** The canonical form of an integer that may be a double or a bigint. */
export function integer(value: number): number {
  return Number.isSafeInteger(value) ? value : fit(big(value));
}

/** The same number as a double; throws `Undefined` where it is too large for one. */
export function num(value: number): number {
  return typeof value === "number" ? value : finite(Number(value));
}

/** The number itself, if it is finite. */
export function finite(value: number): number {
  return Number.isFinite(value) ? value : none("the result is not a finite number");
}

function areSafe(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

function big(value: number | bigint): bigint {
  if (typeof value === "bigint") return value;
  return Number.isInteger(value) ? BigInt(value) : none(`${String(value)} is not an integer`);
}

function fit(value: bigint): number {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value);
  return value < limit && value > -limit ? (value as unknown as number) : none("an integer too large");
}
