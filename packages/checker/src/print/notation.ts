/** An IR expression in the spec's own notation, on one line: what a violation shows beside a sub-expression's value. */
import { decimalText } from "../interpreter/exact.js";
import type { Entry, Expr, Item, Pattern } from "../ir.js";

/** How tightly an expression binds; a looser one inside a tighter one gets parentheses. */
const Binds = {
  arrow: 0,
  conditional: 1,
  implies: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equality: 6,
  comparison: 7,
  sum: 8,
  product: 9,
  power: 10,
  unary: 11,
  postfix: 12,
} as const;

type Of<K extends Expr["kind"]> = Extract<Expr, { kind: K }>;
type Printed = readonly [text: string, binds: number];
type Printers = { readonly [K in Expr["kind"]]: (expr: Of<K>) => Printed };

/** `amount <= accounts[from].balance`. Reads of the state before are written `old(…)` only where the spec wrote so. */
export function notation(expr: Expr): string {
  return print(expr)[0];
}

function print(expr: Expr): Printed {
  return (printers[expr.kind] as (expr: Expr) => Printed)(expr);
}

function inside(expr: Expr, least: number): string {
  const [text, binds] = print(expr);
  return binds < least ? `(${text})` : text;
}

const atom = (text: string): Printed => [text, Binds.postfix];
const list = (exprs: readonly Expr[]): string => exprs.map(notation).join(", ");
const call = (name: string, args: readonly Expr[]): Printed =>
  atom(args.length === 0 ? name : `${name}(${list(args)})`);

/** To the left unless said otherwise: the right side must bind tighter. */
function infix(left: Expr, sign: string, right: Expr, binds: number, toTheRight = false): Printed {
  const [l, r] = toTheRight ? [binds + 1, binds] : [binds, binds + 1];
  return [`${inside(left, l)} ${sign} ${inside(right, r)}`, binds];
}

const logicalBinds = { "&&": Binds.and, "||": Binds.or, implies: Binds.implies } as const;
const arithmeticBinds = {
  "+": Binds.sum,
  "-": Binds.sum,
  "*": Binds.product,
  "/": Binds.product,
  "%": Binds.product,
  "**": Binds.power,
} as const;

const printers: Printers = {
  literal: ({ value, type }) =>
    atom(
      typeof value === "bigint" && type.kind === "decimal"
        ? decimalText(value, type.places).replace(/\.0+$/, "")
        : value === undefined
          ? "nothing"
          : typeof value === "string"
            ? JSON.stringify(value)
            : String(value),
    ),
  regex: ({ source, flags }) => atom(`/${source}/${flags}`),
  input: ({ name }) => atom(name),
  state: ({ name }) => atom(name),
  result: () => atom("result"),
  it: () => atom("it"),
  variable: ({ name }) => atom(name),
  now: () => atom("now"),
  actor: () => atom("actor"),
  answer: ({ port, function: name, args }) => atom(`${port}.${name}(${list(args)})`),
  apply: ({ callee, args }) => atom(`${inside(callee, Binds.postfix)}(${list(args)})`),
  rescale: ({ value }) => print(value),
  round: rounded,
  reference: ({ name, args }) => call(name, args),
  old: ({ body }) => atom(`old(${notation(body)})`),
  member: ({ object, name }) =>
    atom(
      isName(name)
        ? `${inside(object, Binds.postfix)}.${name}`
        : `${inside(object, Binds.postfix)}[${JSON.stringify(name)}]`,
    ),
  index: ({ object, index }) => atom(`${inside(object, Binds.postfix)}[${notation(index)}]`),
  not: ({ operand }) => [`!${inside(operand, Binds.unary)}`, Binds.unary],
  negate: ({ operand }) => [`-${inside(operand, Binds.postfix)}`, Binds.unary],
  arithmetic: ({ op, left, right }) =>
    op === "**" ? infix(left, op, right, Binds.power, true) : infix(left, op, right, arithmeticBinds[op]),
  comparison: ({ op, left, right }) => infix(left, op, right, Binds.comparison),
  equality: ({ negated, left, right }) => infix(left, negated ? "!==" : "===", right, Binds.equality),
  logical: ({ op, left, right }) => infix(left, op, right, logicalBinds[op], op === "implies"),
  membership: ({ element, container }) => infix(element, "in", container, Binds.comparison),
  is: ({ value, test }) => [`${inside(value, Binds.comparison)} is ${test}`, Binds.comparison],
  // Beside other operators `??` needs parentheses, so that it never stands bare inside them.
  coalesce: ({ left, right }) => [`${inside(left, Binds.unary)} ?? ${inside(right, Binds.unary)}`, Binds.coalesce],
  conditional: ({ test, yes, no }) => [
    `${inside(test, Binds.implies)} ? ${inside(yes, Binds.conditional)} : ${inside(no, Binds.conditional)}`,
    Binds.conditional,
  ],
  library: ({ name, args }) => library(name, args),
  lambda: ({ parameters, body }) => [
    `${parameterList(parameters)} => ${body.kind === "record" ? `(${notation(body)})` : notation(body)}`,
    Binds.arrow,
  ],
  definition: ({ name, args }) => call(name, args),
  local: ({ name, args }) => call(name, args),
  operation: ({ name, inputs }) =>
    atom(
      `${name}(${inputs.length === 0 ? "" : `{ ${inputs.map(({ name: input, value }) => entry(input, value)).join(", ")} }`})`,
    ),
  fails: ({ body }) => atom(`fails(${notation(body)})`),
  list: ({ items }) => atom(`[${items.map(item).join(", ")}]`),
  record: ({ entries }) => atom(entries.length === 0 ? "{}" : `{ ${entries.map(recordEntry).join(", ")} }`),
};

/** `round(a / b, 2, half-up)`, `floor(a)`, `div(a, b)`. */
function rounded({ value, divisor, rounding, type }: Of<"round">): Printed {
  const operand = divisor === undefined ? notation(value) : infix(value, "/", divisor, Binds.product)[0];
  if (rounding === "floor") return atom(`floor(${operand})`);
  if (rounding === "ceiling") return atom(`ceil(${operand})`);
  if (type.kind === "decimal") return atom(`round(${operand}, ${type.places}, ${rounding})`);
  return rounding === "down" && divisor ? call("div", [value, divisor]) : atom(`round(${operand})`);
}

/** Collections and text are receivers; numbers, ranges and times are called. What takes nothing but its receiver reads as a member. */
function library(name: Of<"library">["name"], args: readonly Expr[]): Printed {
  const [, family, method] = /^(?:(\w+)\.)?(\w+)$/.exec(name) ?? [];
  const [receiver, ...rest] = args;
  if (family === undefined || family === "number" || family === "time" || receiver === undefined)
    return atom(`${method}(${list(args)})`);
  const target = inside(receiver, Binds.postfix);
  const bare =
    rest.length === 0 &&
    /^(keys|values|size|length|indices|adjacent|sum|min|max|sorted|reversed|distinct)$/.test(String(method));
  return atom(bare ? `${target}.${method}` : `${target}.${method}(${list(rest)})`);
}

function parameterList(parameters: readonly Pattern[]): string {
  const texts = parameters.map(one => (one.kind === "name" ? one.name : `[${one.names.join(", ")}]`));
  return texts.length === 1 && parameters[0]?.kind === "name" ? texts.join("") : `(${texts.join(", ")})`;
}

function item({ spread, value }: Item): string {
  return spread ? `...${inside(value, Binds.postfix)}` : notation(value);
}

function recordEntry(one: Entry): string {
  if (one.kind === "spread") return `...${inside(one.value, Binds.postfix)}`;
  return one.kind === "computed" ? `[${notation(one.key)}]: ${notation(one.value)}` : entry(one.name, one.value);
}

function entry(name: string, value: Expr): string {
  const key = isName(name) ? name : JSON.stringify(name);
  const text = notation(value);
  return key === text ? key : `${key}: ${text}`;
}

function isName(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}
