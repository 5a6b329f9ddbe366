/** Arithmetic: exact on integers, IEEE on numbers. */
import { asNumeric, type Fail, type Numeric, shown } from "./values.js";

export type Operator = "+" | "-" | "*" | "/" | "%" | "**";

/** The largest integers that have a value have this many bits. */
export const bitLimit = 65536n;

/** The exact result over the integers. */
export function integerArithmetic(op: Operator, left: unknown, right: unknown, fail: Fail): Numeric {
  const small = safeArithmetic(op, left, right);
  if (small !== undefined) return small;
  const [a, b] = [asBigint(left, fail), asBigint(right, fail)];
  switch (op) {
    case "+":
      return canonical(a + b, fail);
    case "-":
      return canonical(a - b, fail);
    case "*":
      return canonical(a * b, fail);
    case "/":
      return b === 0n ? fail("division by zero") : canonical(a / b, fail);
    case "%":
      return b === 0n ? fail("division by zero") : canonical(a % b, fail);
    case "**":
      return power(a, b, fail);
  }
}

/** Where doubles are exact: a sum or product of safe integers that is a safe integer. */
function safeArithmetic(op: Operator, left: unknown, right: unknown): number | undefined {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return undefined;
  const [a, b] = [left as number, right as number];
  const result = op === "+" ? a + b : op === "-" ? a - b : op === "*" ? a * b : op === "%" && b !== 0 ? a % b : NaN;
  // Of integers there is one zero.
  return Number.isSafeInteger(result) ? result + 0 : undefined;
}

function power(base: bigint, exponent: bigint, fail: Fail): Numeric {
  if (exponent < 0n) return fail("a negative exponent has no integer power");
  const leastBits = BigInt(magnitude(base).toString(2).length - 1) * exponent;
  return leastBits > bitLimit ? fail("an integer too large") : canonical(base ** exponent, fail);
}

/** The result in doubles, if it is finite. */
export function numberArithmetic(op: Operator, left: unknown, right: unknown, fail: Fail): number {
  const [a, b] = [asDouble(left, fail), asDouble(right, fail)];
  switch (op) {
    case "+":
      return finite(a + b, fail);
    case "-":
      return finite(a - b, fail);
    case "*":
      return finite(a * b, fail);
    case "/":
      return b === 0 ? fail("division by zero") : finite(a / b, fail);
    case "%":
      return b === 0 ? fail("division by zero") : finite(a % b, fail);
    case "**":
      return finite(a ** b, fail);
  }
}

export function asBigint(value: unknown, fail: Fail): bigint {
  const numeric = asNumeric(value, fail);
  if (typeof numeric === "bigint") return numeric;
  return Number.isInteger(numeric) ? BigInt(numeric) : fail(`${shown(numeric)} is not an integer`);
}

/** The nearest double, if it is finite. */
export function asDouble(value: unknown, fail: Fail): number {
  return finite(Number(asNumeric(value, fail)), fail);
}

export function finite(value: number, fail: Fail): number {
  return Number.isFinite(value) ? value : fail("the result is not a finite number");
}

/** A number while it is safe, a bigint beyond. */
export function canonical(value: bigint, fail: Fail): Numeric {
  if (magnitude(value) <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  return magnitude(value) >> bitLimit === 0n ? value : fail("an integer too large");
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
