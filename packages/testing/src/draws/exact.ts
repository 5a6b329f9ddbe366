/** Exact numbers: bigints, of decimals scaled by their places. */
import fc from "fast-check";
import { Draw } from "../draw.js";
import { type Scope, type Unusable, unusable } from "../scope.js";
import { binds, boundsOf, isComputed, type Limits, limitValue, type Range } from "./limits.js";
import { boundSteps, place, steps, withFewDigits } from "./steps.js";

export interface ExactRange extends Range<bigint> {
  readonly multipleOf?: bigint;
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);
/** What a decimal without bounds is drawn of: amounts up to a million million. */
const amounts = 10n ** 12n;

/** A decimal of a range, as a whole number of its smallest unit. Shrinks to the end nearest to zero. */
export function decimal(places: number, range: ExactRange = {}): Draw<bigint> {
  const size = amounts * 10n ** BigInt(places);
  return exact(range, { low: -size, high: size }, amountRaw);
}

const beyond = 2n ** 200n;

/** An integer of a range, beyond the safe ones too where nothing bounds it. Shrinks to the end nearest to zero. */
export function unbounded(range: ExactRange = {}): Draw<bigint> {
  return exact(range, { low: -beyond, high: beyond }, integerRaw);
}

interface Span {
  readonly low: bigint;
  readonly high: bigint;
}

interface Raw {
  readonly step: number;
  /** Where the range is larger than the safe integers: a number that those do not reach. */
  readonly far: bigint | undefined;
}

const edges = [2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n].flatMap(edge => [edge - 1n, edge, edge + 1n]);
const sides = [...edges, ...edges.map(edge => -edge)];

const far: fc.Arbitrary<bigint | undefined> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant(undefined), weight: 4 },
  { arbitrary: fc.constantFrom(...sides), weight: 2 },
  { arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), weight: 1 },
  { arbitrary: fc.bigInt({ min: -beyond, max: beyond }), weight: 1 },
);

interface Raws {
  readonly plain: fc.Arbitrary<Raw>;
  readonly bound: fc.Arbitrary<Raw>;
}

function rawsOf(among: (steps: fc.Arbitrary<number>) => fc.Arbitrary<number>): Raws {
  const raw = (step: fc.Arbitrary<number>) => fc.record({ step: among(step), far }, { noNullPrototype: true });
  return { plain: raw(steps), bound: raw(boundSteps) };
}

const amountRaw = rawsOf(withFewDigits);
const integerRaw = rawsOf(step => step);

function exact(range: ExactRange, whole: Span, raws: Raws): Draw<bigint> {
  const computed = boundsOf(range as Range<never>).some(isComputed);
  return new Draw<bigint>(computed ? raws.bound : raws.plain, (drawn: Raw, scope) =>
    resolve(drawn, range, whole, scope),
  );
}

function resolve(drawn: Raw, range: ExactRange, whole: Span, scope: Scope): bigint | Unusable {
  const [atLeast, above, atMost, below, not, equals] = (
    ["atLeast", "above", "atMost", "below", "not", "equals"] as const
  ).map(side => bigints(range[side], scope));
  if (!atLeast || !above || !atMost || !below || !not || !equals) return unusable;
  const lows = [...atLeast, ...above.map(bound => bound + 1n), ...equals];
  const highs = [...atMost, ...below.map(bound => bound - 1n), ...equals];
  const unit = range.multipleOf ?? 1n;
  const { low, high } = within(lows, highs, whole);
  return pick(drawn, -floorDiv(-low, unit), floorDiv(high, unit), value => value * unit, not);
}

/** An end that nothing sets lies as far from the other as the whole is wide. */
function within(lows: readonly bigint[], highs: readonly bigint[], whole: Span): Span {
  const low = first(lows, (a, b) => a > b);
  const high = first(highs, (a, b) => a < b);
  return {
    low: low ?? (high !== undefined && high < whole.low ? high + whole.low : whole.low),
    high: high ?? (low !== undefined && low > whole.high ? low + whole.high : whole.high),
  };
}

/** The bound that comes before all others, if there is one. */
function first(bounds: readonly bigint[], isBefore: (a: bigint, b: bigint) => boolean): bigint | undefined {
  return bounds.reduce<bigint | undefined>(
    (found, bound) => (found === undefined || isBefore(bound, found) ? bound : found),
    undefined,
  );
}

/** The place of the range that is drawn, or the nearest to it that is not left out. */
function pick(
  drawn: Raw,
  low: bigint,
  high: bigint,
  scale: (value: bigint) => bigint,
  not: readonly bigint[],
): bigint | Unusable {
  if (low > high) return unusable;
  const start = placed(drawn, low, high);
  for (let away = 0n; away <= BigInt(not.length); away++) {
    for (const value of [start + away, start - away]) {
      if (value >= low && value <= high && !not.includes(scale(value))) return scale(value);
    }
  }
  return unusable;
}

function placed({ step, far: distant }: Raw, low: bigint, high: bigint): bigint {
  if (high - low > 2n * safe && distant !== undefined) return wrapped(distant, low, high);
  if (step % 10 === 0 && step > high && high > 0n) return placed({ step: step / 10, far: distant }, low, high);
  if (step > 0 && step >= low && step <= high) return BigInt(step);
  // Other steps count from the end, or the place, nearest to zero.
  const origin = low > 0n ? low : high < 0n ? high : 0n;
  if (step === -1) return origin === high ? low : high;
  const [below, above] = [low - origin, high - origin];
  const near = (value: bigint) => Number(value < -safe ? -safe : value > safe ? safe : value);
  return origin + BigInt(place(step, near(below), near(above)));
}

/** Itself where it lies inside. */
function wrapped(value: bigint, low: bigint, high: bigint): bigint {
  if (value >= low && value <= high) return value;
  const size = high - low + 1n;
  return low + ((((value - low) % size) + size) % size);
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The limits that bind here; undefined where one has no value. */
function bigints(limits: Limits<bigint> | undefined, scope: Scope): bigint[] | undefined {
  if (limits === undefined) return [];
  const found: bigint[] = [];
  for (const limit of Array.isArray(limits) ? limits : [limits]) {
    if (!binds(limit, scope)) continue;
    const value = limitValue(limit, scope);
    if (typeof value !== "bigint" && !Number.isInteger(value)) return undefined;
    found.push(BigInt(value as bigint | number));
  }
  return found;
}
