/** Exact numbers, rounded as the spec says. */
import { type Contract, type Expr, expandType } from "@tenet/checker";
import { exact } from "./operators.js";
import type { Scalar } from "./value.js";

type Round = Extract<Expr, { kind: "round" }>;

export function rounded(contract: Contract, expr: Round, value: Scalar, divisor: Scalar | undefined): Scalar {
  const whole = expandType(expr.type, contract);
  const places = whole.kind === "decimal" ? whole.places : 0;
  const unit = `1${"0".repeat(places)}`;
  const base = { kind: "scalar", repr: "exact", type: expr.type, nullable: false } as const;
  if (divisor === undefined)
    return { ...base, partial: value.partial, text: ofOne(exact(value), expr.rounding, places, unit) };
  // The numerator of the quotient in units of the last place, over a divisor that is positive.
  const [a, b] = [exact(value), exact(divisor)];
  const numerator = `(${a} * ${unit} * sign(${b}))`;
  const text = scaled(nearest(numerator, `nullif(abs(${b}), 0)`, expr.rounding), places);
  return { ...base, partial: true, text };
}

function ofOne(value: string, rounding: Round["rounding"], places: number, unit: string): string {
  switch (rounding) {
    case "half-up":
      return `round(${value}, ${places})`;
    case "down":
      return `trunc(${value}, ${places})`;
    case "floor":
      return scaled(`floor(${value} * ${unit})`, places);
    case "ceiling":
      return scaled(`ceil(${value} * ${unit})`, places);
    case "up":
      return scaled(`(sign(${value}) * ceil(abs(${value}) * ${unit}))`, places);
    case "half-even":
      return scaled(nearest(`(${value} * ${unit})`, "1", rounding), places);
  }
}

/** The quotient as a whole number: `div` and `mod` of numeric are exact, `/` is not. */
function nearest(numerator: string, denominator: string, rounding: Round["rounding"]): string {
  const towardsZero = `div(${numerator}, ${denominator})`;
  const rest = `mod(${numerator}, ${denominator})`;
  const away = `(${towardsZero} + sign(${numerator}))`;
  const middle = `(abs(${rest}) * 2)`;
  const choose = (when: string) => `(CASE WHEN ${rest} <> 0 AND ${when} THEN ${away} ELSE ${towardsZero} END)`;
  switch (rounding) {
    case "down":
      return towardsZero;
    case "up":
      return choose("TRUE");
    case "floor":
      return choose(`${numerator} < 0`);
    case "ceiling":
      return choose(`${numerator} > 0`);
    case "half-up":
      return choose(`${middle} >= ${denominator}`);
    case "half-even":
      return choose(`(${middle} > ${denominator} OR (${middle} = ${denominator} AND mod(${towardsZero}, 2) <> 0))`);
  }
}

function scaled(units: string, places: number): string {
  return places === 0 ? units : `(${units} * 0.${"0".repeat(places - 1)}1)`;
}
