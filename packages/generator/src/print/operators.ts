/** Arithmetic, comparison and equality: native where that is exact, a helper elsewhere. */
import type { Expr, Type } from "@tenet/checker";
import { expandType, isExactType } from "@tenet/checker";
import { exactArithmetic } from "./exact.js";
import { helper, kindOf, type Printer } from "./printer.js";
import { isPlain, rangeOf } from "./ranges.js";
import { Binding, infix, primary, type Written, within, written } from "./written.js";

type Of<K extends Expr["kind"]> = K extends "not" | "negate"
  ? Extract<Expr, { operand: Expr }>
  : Extract<Expr, { kind: K }>;

const helpers = { "+": "add", "-": "sub", "*": "mul", "/": "div", "%": "rem", "**": "pow" } as const;
const tightness = {
  "+": Binding.sum,
  "-": Binding.sum,
  "*": Binding.product,
  "/": Binding.product,
  "%": Binding.product,
  "**": Binding.unary,
};

export function arithmetic(expr: Of<"arithmetic">, printer: Printer): Written {
  if (expr.mode === "exact") return exactArithmetic(expr, printer);
  const [left, right] = [printer.print(expr.left, printer), printer.print(expr.right, printer)];
  if (expr.mode === "concat") return infix(left, "+", right, Binding.sum);
  if (expr.mode === "time") return time(expr, left, right, printer);
  if (rangeOf({ ...expr, mode: "integer" }, printer) !== undefined)
    return infix(left, expr.op, right, tightness[expr.op]);
  if (expr.mode === "integer") return helper(printer, helpers[expr.op], left.text, right.text);
  return helper(printer, "finite", double(expr, printer));
}

function double({ op, left, right }: Of<"arithmetic">, printer: Printer): string {
  const [a, b] = [plainNumber(left, printer), plainNumber(right, printer)];
  // `-x ** y` is an error of syntax, and `**` groups to the right.
  if (op === "**") return `${within(a, Binding.primary)} ** ${within(b, Binding.primary)}`;
  return infix(a, op, b, tightness[op]).text;
}

/** The number as a double, whatever it may be. */
export function plainNumber(expr: Expr, printer: Printer): Written {
  const value = printer.print(expr, printer);
  return isPlain(expr, printer) ? value : helper(printer, "num", value.text);
}

function time(expr: Of<"arithmetic">, left: Written, right: Written, printer: Printer): Written {
  const fromTime = kindOf(expr.left.type, printer) === "timestamp";
  if (!fromTime) return helper(printer, "later", right.text, left.text);
  if (kindOf(expr.right.type, printer) === "timestamp") return helper(printer, "elapsed", left.text, right.text);
  return helper(printer, expr.op === "-" ? "earlier" : "later", left.text, right.text);
}

export function negate(expr: Of<"negate">, printer: Printer): Written {
  const operand =
    kindOf(expr.type, printer) === "number" ? plainNumber(expr.operand, printer) : printer.print(expr.operand, printer);
  return written(`-${within(operand, Binding.primary)}`, Binding.unary);
}

export function comparison({ op, mode, left, right }: Of<"comparison">, printer: Printer): Written {
  const [a, b] = [printer.print(left, printer), printer.print(right, printer)];
  const native = mode !== "text" || (isAscii(left, printer) && isAscii(right, printer));
  return native
    ? infix(a, op, b, Binding.relation)
    : infix(helper(printer, "compareText", a.text, b.text), op, primary("0"), Binding.relation);
}

/** Texts whose UTF-16 units order as their code points do. */
function isAscii(expr: Expr, printer: Printer): boolean {
  return ["date", "uuid"].includes(kindOf(expr.type, printer));
}

export function equality({ left, right, negated }: Of<"equality">, printer: Printer): Written {
  const [a, b] = [printer.print(left, printer), printer.print(right, printer)];
  if (isNothing(right)) return infix(a, negated ? "!=" : "==", primary("null"), Binding.equality);
  if (isNothing(left)) return infix(b, negated ? "!=" : "==", primary("null"), Binding.equality);
  if (comparesNatively(left, right, printer)) return infix(a, negated ? "!==" : "===", b, Binding.equality);
  const same = helper(printer, "equal", a.text, b.text);
  return negated ? written(`!${same.text}`, Binding.unary) : same;
}

const isNothing = (expr: Expr): boolean => expr.kind === "literal" && expr.value === undefined;

const texts: ReadonlySet<Type["kind"]> = new Set(["string", "date", "uuid", "email", "url", "enum"]);
const numbers: ReadonlySet<Type["kind"]> = new Set(["integer", "number", "duration"]);

/** Whether `===` says the same: scalars of one kind, neither of them nothing, no bigint beside a double. */
function comparesNatively(left: Expr, right: Expr, printer: Printer): boolean {
  // TypeScript takes a comparison of two literals for a mistake.
  if (left.kind === "literal" && right.kind === "literal") return false;
  const [a, b] = [expandType(left.type, printer.options.contract), expandType(right.type, printer.options.contract)];
  if (texts.has(a.kind) && texts.has(b.kind)) return overlaps(valuesOf(left, a), valuesOf(right, b));
  if (a.kind === "boolean" && b.kind === "boolean") return true;
  if (isExactType(a, printer.options.contract) && isExactType(b, printer.options.contract)) return true;
  if (!numbers.has(a.kind) || !numbers.has(b.kind)) return false;
  const bounded = rangeOf(left, printer) !== undefined || rangeOf(right, printer) !== undefined;
  return bounded || (isPlain(left, printer) && isPlain(right, printer));
}

/** The texts that TypeScript knows an expression to be one of. */
function valuesOf(expr: Expr, type: Type): readonly unknown[] | undefined {
  if (expr.kind === "literal") return [expr.value];
  return type.kind === "enum" ? type.values : undefined;
}

function overlaps(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  return a === undefined || b === undefined || a.some(value => b.includes(value));
}
