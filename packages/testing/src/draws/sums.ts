/** Numbers that come to a total together: each is moved as far as it takes, so that no list has to be thrown away. */
import type fc from "fast-check";
import { emptyScope, type Scope } from "../scope.js";
import { type Armed, rarely } from "./arms.js";
import { binds, boundsOf, type Limits, limitValue, type Range } from "./limits.js";

export interface Sum {
  /** The fields behind which the number stands in each element. */
  readonly path: readonly string[];
  readonly total: Readonly<Partial<Record<keyof Range, Limits<any>>>>;
  /** The bounds of each number. */
  readonly each: Readonly<Partial<Record<keyof Range, Limits<any>>>>;
}

/** Numbers or bigints, never both: either is added and compared the same way. */
type Amount = any;

interface Span {
  readonly low: Amount | undefined;
  readonly high: Amount | undefined;
}

const widest = BigInt(Number.MAX_SAFE_INTEGER);
const small = 2 ** 40;
/** At times the total is the greatest that is allowed: at the bound is where code goes wrong. */
export const raised: fc.Arbitrary<Armed> = rarely(1, 1, 4);

export type Summing<T> = (items: readonly T[], scope: Scope, isRaised: boolean) => T[] | undefined;

/** The elements with their numbers moved; undefined where no numbers come to the total. */
export function summing<T>({ path, total, each }: Sum): Summing<T> {
  const totals = boundsOf(total as Range<never>);
  const singles = boundsOf(each as Range<never>);
  const known = { plain: spanOf(singles, 1, emptyScope), exact: spanOf(singles, 1n, emptyScope) };
  // Sums of doubles are exact only where the numbers are small.
  const areSmall = known.plain !== undefined && -known.plain.low <= small && known.plain.high <= small;
  return (items, scope, isRaised) => {
    const drawn = items.map(item => path.reduce((at: any, name) => at?.[name], item)) as Amount[];
    const kind = typeof drawn[0];
    if (drawn.some(number => typeof number !== kind)) return undefined;
    const isExact = kind === "bigint" || !areSmall;
    const one: Amount = isExact ? 1n : 1;
    const bounds = spanOf(totals, one, scope);
    const numbers = isExact ? drawn.map(BigInt) : drawn;
    const wide = isExact && kind === "bigint" ? widest ** 4n : isExact ? widest : Number(widest);
    const { low = -wide, high = wide } = (isExact ? known.exact : known.plain) ?? {};
    const moved = bounds && sharesOf(numbers, { low, high }, bounds, isRaised, one);
    return (
      moved && items.map((item, at) => (moved[at] === numbers[at] ? item : changed(item, path, as(kind, moved[at]))))
    );
  };
}

const as = (kind: string, value: Amount): Amount => (kind === "number" ? Number(value) : value);

function sharesOf(
  numbers: readonly Amount[],
  each: Span,
  total: Span,
  isRaised: boolean,
  one: Amount,
): Amount[] | undefined {
  const sum = numbers.reduce((a, b) => a + b, one - one);
  const count: Amount = typeof one === "bigint" ? BigInt(numbers.length) : numbers.length;
  const least = greater(each.low * count, total.low);
  const most = less(each.high * count, total.high);
  if (least > most) return undefined;
  const goal = isRaised && most === total.high ? most : less(greater(sum, least), most);
  if (goal === sum) return [...numbers];
  let left = goal - each.low * count;
  let rest: Amount = count - one;
  const room = each.high - each.low;
  return numbers.map(number => {
    const own = number - each.low;
    // What the ones after it cannot take is for this one.
    const part = less(greater(own > left ? own % (left + one) : own, left - rest * room), less(left, room));
    left -= part;
    rest -= one;
    return each.low + part;
  });
}

const greater = (a: Amount, b: Amount | undefined): Amount => (b !== undefined && b > a ? b : a);
const less = (a: Amount, b: Amount | undefined): Amount => (b !== undefined && b < a ? b : a);

/** Of whole numbers; undefined where a bound has no value. */
function spanOf(bounds: ReturnType<typeof boundsOf>, one: Amount, scope: Scope): Span | undefined {
  let [low, high]: [Amount | undefined, Amount | undefined] = [undefined, undefined];
  for (const { side, limit } of bounds) {
    if (!binds(limit, scope)) continue;
    const value = whole(limitValue(limit, scope), one, side);
    if (value === undefined) return undefined;
    if (side === "atLeast" || side === "equals") low = greater(value, low);
    if (side === "above") low = greater(value + one, low);
    if (side === "atMost" || side === "equals") high = less(value, high);
    if (side === "below") high = less(value - one, high);
  }
  return { low, high };
}

/** A number as one of the kind that is summed. */
function whole(value: unknown, one: Amount, side: keyof Range): Amount | undefined {
  if (typeof value === "bigint") return typeof one === "bigint" ? value : Number(value);
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  const near = side === "atLeast" || side === "below" || side === "equals" ? Math.ceil(value) : Math.floor(value);
  return typeof one === "bigint" ? BigInt(near) : near;
}

function changed<T>(item: T, path: readonly string[], value: Amount): T {
  const [name, ...inner] = path;
  if (name === undefined) return value;
  const own = (item as Readonly<Record<string, unknown>>)[name];
  return { ...item, [name]: changed(own, inner, value) };
}
