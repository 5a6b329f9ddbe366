/** What printed expressions call. Each throws `Undefined` where it has no value. */

export { field, get, has, item, keys, size, values } from "./access.js";
export { copy } from "./copy.js";
export { equal } from "./equal.js";
export {
  type Decimal,
  decimal,
  exactPower,
  exactProduct,
  exactQuotient,
  exactRemainder,
  exactRound,
  exactSum,
  type Rounding,
  showDecimal,
  toExact,
  toInteger,
} from "./exact.js";
export { describeFunction, descriptionOf, type FunctionDescription, functionOf } from "./functions.js";
export { add, div, finite, integer, mul, num, pow, rem, sub } from "./integers.js";
export { isNumber, isRecord } from "./kind.js";
export {
  adjacent,
  distinct,
  includes,
  indexOf,
  indices,
  max,
  min,
  parts,
  sameItems,
  slice,
  sorted,
  sum,
  sumNumbers,
  zip,
} from "./lists.js";
export { mapOf, setOf } from "./literals.js";
export { abs, ceil, decimalDigits, floor, greatest, isMultiple, least, range, round } from "./numbers.js";
export { compareText, splitText, text, textLength, textSlice } from "./text.js";
export { duration, earlier, elapsed, later } from "./time.js";
export { none, Undefined } from "./undefined.js";
