/** Integers, numbers, and what is counted in integers: durations, dates, timestamps. */
import { decimalDigits, isMultiple } from "@tenet/runtime";
import fc from "fast-check";
import { Draw, mapDraw } from "../draw.js";
import { emptyScope, type Scope, type Unusable, unusable } from "../scope.js";
import { type Bound, binds, boundsOf, isComputed, isOpen, limitValue, numbers, type Range } from "./limits.js";
import { boundSteps, place, steps } from "./steps.js";

const safe = Number.MAX_SAFE_INTEGER;

export interface IntegerRange<T = number> extends Range<T> {
  readonly multipleOf?: number;
}

/** An integer of a range; safe where nothing bounds it. Its ends are drawn often. Shrinks to the end nearest to zero. */
export function integer(range: IntegerRange = {}): Draw<number> {
  return counted(range, { low: -safe, high: safe, toNumber: Number });
}

/** A length of time in milliseconds. */
export const duration = integer;

interface Counting {
  readonly low: number;
  readonly high: number;
  readonly toNumber: (value: unknown) => number;
}

function counted<T>(range: IntegerRange<T>, counting: Counting): Draw<number> {
  const bounds = boundsOf(range as Range<never>);
  const unit = range.multipleOf ?? 1;
  const open = bounds.some(isOpen);
  const known = open ? undefined : spanOf(bounds, unit, counting, emptyScope);
  const span = (scope: Scope) => (open ? spanOf(bounds, unit, counting, scope) : known);
  const scale = times(unit);
  return new Draw<number>(
    bounds.some(isComputed) ? boundSteps : steps,
    (step: number, scope) => {
      const found = span(scope);
      return found ? within(step, found.low, found.high, scale, found.not) : unusable;
    },
    {
      apart: (step: number, scope, taken) => {
        const found = span(scope);
        return found
          ? within(step, found.low, found.high, scale, [...found.not, ...taken.map(counting.toNumber)])
          : unusable;
      },
    },
  );
}

interface Span {
  /** In units. */
  readonly low: number;
  readonly high: number;
  readonly not: readonly number[];
}

/** The units within the bounds; undefined where one of the bounds has no value. */
function spanOf(bounds: readonly Bound[], unit: number, counting: Counting, scope: Scope): Span | undefined {
  let [low, high] = [Math.max(-safe, firstFrom(counting.low, unit)), Math.min(safe, lastTo(counting.high, unit))];
  const not: number[] = [];
  for (const { side, limit } of bounds) {
    if (!binds(limit, scope)) continue;
    const value = limitValue(limit, scope);
    const number = value === undefined ? NaN : counting.toNumber(value);
    if (Number.isNaN(number)) return undefined;
    if (side === "not") not.push(number);
    if (side === "atLeast" || side === "equals") low = Math.max(low, firstFrom(number, unit));
    if (side === "above") low = Math.max(low, lastTo(number, unit) + 1);
    if (side === "atMost" || side === "equals") high = Math.min(high, lastTo(number, unit));
    if (side === "below") high = Math.min(high, firstFrom(number, unit) - 1);
  }
  return { low, high, not };
}

/** The first unit at the number or above it. */
function firstFrom(number: number, unit: number): number {
  return isMultiple(number, unit) ? Math.round(number / unit) : Math.ceil(number / unit);
}

/** The last unit at the number or below it. */
function lastTo(number: number, unit: number): number {
  return isMultiple(number, unit) ? Math.round(number / unit) : Math.floor(number / unit);
}

/** So many units. Of a fraction by its decimals, as it is written: 3 times 0.1 is 0.3. */
function times(unit: number): (count: number) => number {
  if (Number.isInteger(unit)) return count => count * unit;
  const [digits, places] = decimalDigits(unit);
  return count => Number(`${BigInt(count) * digits}e${places}`);
}

/** The place of the range that the step stands for, or the nearest to it that is not left out. */
function within(
  step: number,
  low: number,
  high: number,
  scale: (value: number) => number,
  not: readonly number[],
): number | Unusable {
  if (!(low <= high)) return unusable;
  const start = place(step, low, high);
  if (not.length === 0) return scale(start) + 0;
  for (let away = 0; away <= not.length; away++) {
    for (const value of [start + away, start - away]) {
      if (value >= low && value <= high && !not.includes(scale(value))) return scale(value) + 0;
    }
  }
  return unusable;
}

const day = 86_400_000;
const toDays = (value: unknown) => Math.round(Date.parse(`${String(value)}T00:00:00Z`) / day);
const firstDay = toDays("0001-01-01");
const lastDay = toDays("9999-12-31");

/** A calendar date, `YYYY-MM-DD`. Shrinks to 1970-01-01 or the bound nearest to it. */
export function date(range: Range<string> = {}): Draw<string> {
  const days = counted(range, { low: firstDay, high: lastDay, toNumber: toDays });
  return mapDraw(days, number => new Date(number * day).toISOString().slice(0, 10));
}

/** A moment, a valid one, of a year with four digits. Shrinks to the start of 1970 or the bound nearest to it. */
export function timestamp(range: Range<Date> = {}): Draw<Date> {
  const moments = counted(range, { low: firstDay * day, high: (lastDay + 1) * day - 1, toNumber: Number });
  return mapDraw(moments, number => new Date(number));
}

interface NumberRaw {
  readonly step: number;
  readonly fraction: number;
  /** Where a side is open: any finite number, or undefined to stay near. */
  readonly wide: number | undefined;
}

const numberRaw = fc.record(
  {
    step: steps,
    fraction: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant(0), weight: 3 },
      { arbitrary: fc.constant(0.5), weight: 1 },
      {
        arbitrary: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        weight: 2,
      },
    ),
    wide: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined, freq: 3 }),
  },
  { noNullPrototype: true },
);

export interface NumberRange extends Range {
  readonly multipleOf?: number;
}

/** A finite number of a range. */
export function number(range: NumberRange = {}): Draw<number> {
  if (range.multipleOf !== undefined) return integer(range as IntegerRange);
  return new Draw<number>(numberRaw, (raw: NumberRaw, scope) => resolveNumber(raw, range, scope));
}

function resolveNumber(raw: NumberRaw, range: NumberRange, scope: Scope): number | Unusable {
  const [atLeast, above, atMost, below, not, equals] = (
    ["atLeast", "above", "atMost", "below", "not", "equals"] as const
  ).map(side => numbers(range[side], scope));
  if (!atLeast || !above || !atMost || !below || !not || !equals) return unusable;
  const low = Math.max(-Infinity, ...atLeast, ...above.map(bound => beside(bound, 1)), ...equals);
  const high = Math.min(Infinity, ...atMost, ...below.map(bound => beside(bound, -1)), ...equals);
  if (!(low <= high)) return unusable;
  const value = Math.min(high, Math.max(low, between(raw, low, high)));
  return not.includes(value)
    ? ([beside(value, 1), beside(value, -1)].find(other => other >= low && other <= high) ?? unusable)
    : value;
}

function between({ step, fraction, wide }: NumberRaw, low: number, high: number): number {
  if (wide !== undefined && (low === -Infinity || high === Infinity)) {
    return low === -Infinity && high === Infinity
      ? wide
      : low === -Infinity
        ? high - Math.abs(wide)
        : low + Math.abs(wide);
  }
  const [first, last] = [Math.max(-safe, Math.ceil(low)), Math.min(safe, Math.floor(high))];
  if (step === 0 && low > 0) return low;
  if (step === -1 && high !== Infinity) return high;
  if (step === -2 && low !== -Infinity) return low;
  // In a narrow range integers would leave most of it out.
  const narrow = high - low <= 16 || step % 2 !== 0;
  if (fraction !== 0 && narrow && Number.isFinite(high - low)) return low + (high - low) * fraction;
  if (first <= last) return place(step, first, last) + fraction;
  return low + (high - low) * fraction;
}

/** The next number in a direction. */
function beside(value: number, direction: 1 | -1): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return direction * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(value > 0 ? direction : -direction));
  return view.getFloat64(0);
}
