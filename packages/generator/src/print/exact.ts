/** Exact numbers as bigints: native where nothing can get out of hand, a helper elsewhere. */
import type { Expr, Type } from "@tenet/checker";
import { expandType, isExactType } from "@tenet/checker";
import { numberLiteral, stringLiteral } from "../encode/index.js";
import { helper, type Printer } from "./printer.js";
import { isData } from "./ranges.js";
import { Binding, infix, primary, type Written } from "./written.js";

type Of<K extends Expr["kind"]> = Extract<Expr, { kind: K }>;

const helpers = { "/": "exactQuotient", "%": "exactRemainder", "**": "exactPower" } as const;

export function exactArithmetic({ op, left, right }: Of<"arithmetic">, printer: Printer): Written {
  const [a, b] = [printer.print(left, printer), printer.print(right, printer)];
  if (op === "+" || op === "-") return infix(a, op, b, Binding.sum);
  if (op !== "*") return helper(printer, helpers[op], a.text, b.text);
  return isTame(left, printer) && isTame(right, printer)
    ? infix(a, op, b, Binding.product)
    : helper(printer, "exactProduct", a.text, b.text);
}

/** What cannot grow by being computed again and again: data, numbers, and a few operations on them. */
function isTame(expr: Expr, printer: Printer): boolean {
  if (expr.kind === "literal" || isData(expr, printer)) return true;
  if (expr.kind === "rescale") return isTame(expr.value, printer);
  if (expr.kind === "negate") return isTame(expr.operand, printer);
  return (
    expr.kind === "arithmetic" && "+-*".includes(expr.op) && isTame(expr.left, printer) && isTame(expr.right, printer)
  );
}

const placesOf = (type: Type, { options }: Printer): number => {
  const whole = expandType(type, options.contract);
  return whole.kind === "decimal" ? whole.places : 0;
};

/** More decimal places are a power of ten. */
export function rescale({ value, type }: Of<"rescale">, printer: Printer): Written {
  const read = printer.print(value, printer);
  const by = numberLiteral(10n ** BigInt(placesOf(type, printer) - placesOf(value.type, printer)));
  if (isBigint(value.type, printer)) return by === "1n" ? read : infix(read, "*", primary(by), Binding.product);
  return helper(printer, "toExact", read.text, ...(by === "1n" ? [] : [by]));
}

const isBigint = (type: Type, { options }: Printer): boolean => isExactType(type, options.contract);

/** `round(a / b, 2, half-up)` over whole numbers: both are brought to the scale of the result first. */
export function round({ value, divisor, rounding, type }: Of<"round">, printer: Printer): Written {
  const scale =
    placesOf(type, printer) + (divisor ? placesOf(divisor.type, printer) : 0) - placesOf(value.type, printer);
  const numerator = timesTen(printer.print(value, printer), scale);
  const denominator = timesTen(divisor ? printer.print(divisor, printer) : primary("1n"), -scale);
  const result = helper(printer, "exactRound", numerator, denominator, stringLiteral(rounding));
  return isBigint(type, printer) ? result : helper(printer, "toInteger", result.text);
}

function timesTen(value: Written, exponent: number): string {
  if (exponent <= 0) return value.text;
  const unit = numberLiteral(10n ** BigInt(exponent));
  return value.text === "1n" ? unit : infix(value, "*", primary(unit), Binding.product).text;
}
