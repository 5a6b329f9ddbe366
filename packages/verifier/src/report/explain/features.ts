/** Simple things that can be said of a case, over the terms of the spec; each is true of the case that they are drawn from. */
import { type Contract, compareValues, type Expr, equalValues, notation } from "@tenet/checker";
import { negated } from "./rewrite.js";
import { missing, type Row } from "./rows.js";
import { type Sized, sizesOf, textFeatures } from "./shapes.js";
import type { Term } from "./terms.js";

export interface Feature {
  /** In the notation of the spec; else in words, with what is of the spec between backticks. */
  readonly text: string;
  readonly cost: number;
  /** Absent where the spec's notation cannot say it. */
  readonly expr?: Expr;
  holds(row: Row): boolean;
}

/** A literal of the spec. */
export type Literal = Extract<Expr, { kind: "literal" }>;

const span = { start: 0, end: 0 };
const boolean = { kind: "boolean" } as const;

/** Everything that can be said of the case, cheapest first. */
export function featuresOf(
  contract: Contract,
  terms: readonly Term[],
  literals: readonly Literal[],
  pivot: Row,
  isHidden: (value: unknown) => boolean,
): readonly Feature[] {
  const facts = [...pivot.facts].map((text): Feature => ({ text, cost: 2, holds: ({ facts: own }) => own.has(text) }));
  const single = terms.flatMap((term, at) => ofTerm(term, at, pivot.value(at), literals, isHidden));
  const pairs = terms.flatMap((left, i) =>
    terms.flatMap((right, j) => (i === j ? [] : ofPair(contract, [left, i], [right, j], pivot))),
  );
  const all = new Map<string, Feature>();
  for (const feature of [...facts, ...single, ...pairs]) {
    const known = all.get(feature.text);
    if (known === undefined || known.cost > feature.cost) all.set(feature.text, feature);
  }
  return [...all.values()].sort((a, b) => a.cost - b.cost);
}

function ofTerm(
  term: Term,
  at: number,
  value: unknown,
  literals: readonly Literal[],
  isHidden: (value: unknown) => boolean,
): Feature[] {
  const { text, size, expr } = term;
  const said = (words: string, cost: number, test: (value: unknown) => boolean, as?: Expr): Feature => ({
    text: words,
    cost: size + cost,
    holds: row => row.value(at) !== missing && test(row.value(at)),
    ...(as ? { expr: as } : {}),
  });
  if (value === missing)
    return [{ text: `\`${text}\` has no value`, cost: size + 2, holds: row => row.value(at) === missing }];
  if (typeof value === "boolean") {
    const as = value ? expr : negated(expr);
    return [said(notation(as), value ? 0 : 1, own => own === value, as)];
  }
  const maybe = expr.type.kind === "optional" || value === undefined;
  const presence = { ...equality(expr, literal(undefined, expr)), negated: value !== undefined } as Expr;
  const there = maybe
    ? [said(notation(presence), 2, own => (own === undefined) === (value === undefined), presence)]
    : [];
  if (typeof value === "number" || typeof value === "bigint")
    return [...there, ...ofNumber(term, value, literals, said)];
  const equal = literals
    .filter(one => typeof one.value === "string" && one.value === value)
    .map(one => said(notation(equality(expr, one)), 1, own => own === value, equality(expr, one)));
  // What a secret begins with, and how long it is, is told to nobody.
  if (isHidden(value)) return [...there, ...equal];
  const shapes = textFeatures(`\`${text}\``, value, literals).map(shape => said(shape.text, shape.cost, shape.test));
  return [...there, ...equal, ...ofSize(term, value, said), ...shapes];
}

type Said = (words: string, cost: number, test: (value: unknown) => boolean, as?: Expr) => Feature;

const isNumber = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";

function ofNumber({ text, expr }: Term, value: number | bigint, literals: readonly Literal[], said: Said): Feature[] {
  const bounds = literals.filter(one => isNumber(one.value) && typeof one.value === typeof value);
  const compare = (op: "<" | "<=" | ">" | ">=", to: Literal, cost: number) => {
    const as = { kind: "comparison", op, mode: "number", left: expr, right: to, type: boolean, span } as Expr;
    return said(notation(as), cost, own => isNumber(own) && ordered(own, to.value as number | bigint, op), as);
  };
  const own = literal(value, expr);
  const same = (to: Literal, cost: number) =>
    said(notation(equality(expr, to)), cost, other => equalValues(other, to.value), equality(expr, to));
  return [
    ...bounds.flatMap(to => {
      const order = compareValues(value, to.value);
      return order === 0 ? [same(to, 1)] : order === undefined ? [] : [compare(order < 0 ? "<" : ">", to, 2)];
    }),
    ...(Number.isNaN(value) ? [said(`\`${text}\` is not a number`, 1, other => Number.isNaN(other))] : []),
    ...(Object.is(value, -0) ? [said(`\`${text}\` is -0`, 2, other => Object.is(other, -0))] : []),
    ...(typeof value === "number" && !Number.isInteger(value)
      ? [said(`\`${text}\` is no whole number`, 2, other => typeof other === "number" && !Number.isInteger(other))]
      : []),
    // The smallest case often stands at the bound.
    ...(Number.isNaN(value) ? [] : [same(own, 4), compare(">=", own, 4), compare("<=", own, 4)]),
    ...(typeof value === "number" && Number.isSafeInteger(value) ? [parity(text, value, said)] : []),
  ];
}

function parity(text: string, value: number, said: Said): Feature {
  const odd = value % 2 !== 0;
  return said(
    `\`${text}\` is ${odd ? "odd" : "even"}`,
    5,
    own => Number.isInteger(own) && ((own as number) % 2 !== 0) === odd,
  );
}

function ordered(a: number | bigint, b: number | bigint, op: "<" | "<=" | ">" | ">="): boolean {
  return op === "<" ? a < b : op === "<=" ? a <= b : op === ">" ? a > b : a >= b;
}

function ofSize({ text, expr }: Term, value: unknown, said: Said): Feature[] {
  const sized: Sized | undefined = sizesOf(value);
  if (sized === undefined) return [];
  const { size } = sized;
  const test = (keep: (size: number) => boolean) => (own: unknown) => {
    const other = sizesOf(own);
    return other !== undefined && keep(other.size);
  };
  const none = equality(sizeExpr(expr, value), literal(0, { ...expr, type: { kind: "integer" } }));
  if (size === 0)
    return [
      said(
        `\`${text}\` is empty`,
        1,
        test(one => one === 0),
        none,
      ),
    ];
  const name = typeof value === "string" || Array.isArray(value) ? "length" : "size";
  return [
    said(
      `\`${text}\` is not empty`,
      2,
      test(one => one > 0),
      negated(none),
    ),
    said(
      `${text}.${name} === ${size}`,
      4,
      test(one => one === size),
    ),
    said(
      `${text}.${name} >= ${size}`,
      4,
      test(one => one >= size),
    ),
    said(
      `${text}.${name} <= ${size}`,
      4,
      test(one => one <= size),
    ),
  ];
}

function sizeExpr(expr: Expr, value: unknown): Expr {
  const name =
    typeof value === "string"
      ? "text.length"
      : value instanceof Map
        ? "map.size"
        : value instanceof Set
          ? "set.size"
          : "list.length";
  return { kind: "library", name, args: [expr], type: { kind: "integer" }, span };
}

function ofPair(contract: Contract, [left, i]: [Term, number], [right, j]: [Term, number], pivot: Row): Feature[] {
  const [a, b] = [pivot.value(i), pivot.value(j)];
  if (a === missing || b === missing || typeof a === "boolean" || a === undefined || b === undefined) return [];
  const cost = left.size + right.size + 1;
  const said = (as: Expr, more: number, test: (a: unknown, b: unknown) => boolean): Feature => ({
    text: notation(as),
    cost: cost + more,
    expr: as,
    holds: row => row.value(i) !== missing && row.value(j) !== missing && test(row.value(i), row.value(j)),
  });
  if (isIn(b, a) && !sameKind(a, b)) return [said(membership(left.expr, right.expr), 0, (x, y) => isIn(y, x))];
  if (i > j || !sameKind(a, b) || !alike(contract, left.expr, right.expr)) return [];
  const order = compareValues(a, b);
  if (equalValues(a, b)) return [said(equality(left.expr, right.expr), 0, equalValues)];
  const different = { ...equality(left.expr, right.expr), negated: true } as Expr;
  const apart = said(different, 1, (x, y) => !equalValues(x, y));
  if (!isNumber(a) || order === undefined) return [apart];
  const op = order < 0 ? "<" : ">";
  const as = {
    kind: "comparison",
    op,
    mode: "number",
    left: left.expr,
    right: right.expr,
    type: boolean,
    span,
  } as Expr;
  return [apart, said(as, 0, (x, y) => isNumber(x) && isNumber(y) && ordered(x, y, op))];
}

const sameKind = (a: unknown, b: unknown): boolean =>
  typeof a === typeof b &&
  Array.isArray(a) === Array.isArray(b) &&
  Object.getPrototypeOf(a) === Object.getPrototypeOf(b);

/** Decimals are compared with those of as many places only; else whatever looks alike may be the same. */
function alike({ types }: Contract, { type: a }: Expr, { type: b }: Expr): boolean {
  const places = (type: Expr["type"]): number | undefined => {
    if (type.kind === "decimal") return type.places;
    const declared = type.kind === "named" ? types.find(({ name }) => name === type.name) : undefined;
    return declared && places(declared.type.type);
  };
  return places(a) === places(b);
}

function isIn(container: unknown, element: unknown): boolean {
  if (typeof element === "object") return false;
  if (Array.isArray(container)) return container.some(one => equalValues(one, element));
  return container instanceof Set || container instanceof Map ? container.has(element) : false;
}

function membership(element: Expr, container: Expr): Expr {
  return { kind: "membership", of: "list", element, container, type: boolean, span };
}

function equality(left: Expr, right: Expr): Expr {
  return { kind: "equality", negated: false, left, right, type: boolean, span };
}

function literal(value: Literal["value"], { type }: Expr): Literal {
  return { kind: "literal", value, type, span };
}
