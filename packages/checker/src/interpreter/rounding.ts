/** Rounding half up, towards +∞, at a decimal of the number as it is written. */
import { asBigint, canonical, finite } from "./arithmetic.js";
import type { Fail, Numeric } from "./values.js";

export function round(value: Numeric, decimals: Numeric, fail: Fail): Numeric {
  if (!Number.isInteger(decimals))
    return typeof decimals === "bigint" ? farOut(value, decimals) : fail("decimals must be a whole number");
  const places = Number(decimals);
  const { digits, exponent } = decimal(value);
  // The decimals to drop; with none, the number stays as it is, but an integer becomes canonical.
  const surplus = -exponent - places;
  if (surplus > 20400) return 0;
  const kept = surplus <= 0 ? digits : halfUp(digits, 10n ** BigInt(surplus));
  if (places <= 0) return canonical(kept * 10n ** BigInt(surplus <= 0 ? exponent : -places), fail);
  return surplus <= 0 ? value : finite(Number(`${kept}e${-places}`), fail);
}

function farOut(value: Numeric, decimals: bigint): Numeric {
  return decimals > 0n ? value : 0;
}

/** value = digits · 10^exponent, from the shortest text of a double, from all digits of an integer. */
export function decimal(value: Numeric): { digits: bigint; exponent: number } {
  if (typeof value === "bigint" || Number.isInteger(value)) return { digits: BigInt(value), exponent: 0 };
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) as RegExpExecArray;
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), exponent: Number(match[3] ?? 0) - fraction.length };
}

/** The quotient by `unit`, halves towards +∞. */
function halfUp(digits: bigint, unit: bigint): bigint {
  const [whole, rest] = [digits / unit, ((digits % unit) + unit) % unit];
  const low = digits < 0n && rest !== 0n ? whole - 1n : whole;
  return rest * 2n >= unit ? low + 1n : low;
}

/** The largest integer not above, or the smallest not below. */
export function towards(direction: "floor" | "ceil", value: Numeric, fail: Fail): Numeric {
  return typeof value === "bigint" ? value : canonical(asBigint(Math[direction](value), fail), fail);
}
