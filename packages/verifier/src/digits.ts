/** Numbers of JSON whose digits a double would lose. */

/** Such a number as it was written, until a type says what it is to be. */
export class Digits {
  constructor(readonly text: string) {}
}

/** value = digits · 10^exponent */
interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Beyond so many places a number is not written out. */
const mostPlaces = 10_000;

/** The number where a double keeps all its digits, and where it is none at all (NaN, Infinity); else its digits. */
export function fromDigits(text: string): number | Digits {
  const number = Number(text);
  return exactOf(text) === undefined || survives(text) ? number : new Digits(text);
}

/** Whether reading the number as a double and writing it again loses nothing; of integers, only the safe ones. */
export function survives(text: string): boolean {
  const number = Number(text);
  const [written, read] = [exactOf(text), exactOf(String(number))];
  if (written === undefined || read === undefined) return false;
  const isSame = written.digits === read.digits && written.exponent === read.exponent;
  return isSame && (written.exponent < 0 || Number.isSafeInteger(number));
}

/** The integer that the text, a number or the digits stand for; undefined where they stand for none. */
export function integerOf(value: unknown): bigint | undefined {
  const exact = valueOf(value);
  if (exact === undefined || exact.exponent < 0) return undefined;
  return exact.digits * 10n ** BigInt(exact.exponent);
}

/** The decimal with so many places, scaled: 12.34 with two is 1234n; undefined where it has more places, or is no number. */
export function scaledOf(value: unknown, places: number): bigint | undefined {
  const exact = valueOf(value);
  if (exact === undefined || exact.exponent + places < 0) return undefined;
  return exact.digits * 10n ** BigInt(exact.exponent + places);
}

function valueOf(value: unknown): Exact | undefined {
  if (value instanceof Digits) return exactOf(value.text);
  return typeof value === "number" || typeof value === "string" ? exactOf(String(value)) : undefined;
}

function exactOf(text: string): Exact | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const written = `${whole}${fraction}`.replace(/^0+/, "");
  const digits = withoutZeros(written);
  if (digits === "") return { digits: 0n, exponent: 0 };
  const exponent = Number(power) - fraction.length + written.length - digits.length;
  return Math.abs(exponent) > mostPlaces || digits.length > mostPlaces
    ? undefined
    : { digits: BigInt(`${sign === "-" ? "-" : ""}${digits}`), exponent };
}

/** Without the zeros at the end. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
