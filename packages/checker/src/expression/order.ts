import type { Expr } from "../ir.js";
import { keyOf } from "./key.js";

/** A whole number as the value of `base` (a key; "" is zero) and what is added to it. */
export interface Term {
  readonly base: string;
  readonly by: number;
}

/** `low + by <= high`; both are bases. */
export interface OrderFact {
  readonly kind: "order";
  readonly low: string;
  readonly high: string;
  readonly by: number;
}

/** `left + by !== right`. */
export interface DifferFact {
  readonly kind: "differ";
  readonly left: string;
  readonly right: string;
  readonly by: number;
}

const zero = "";

/** Bases of lengths begin so: they are never negative. */
const LENGTH = "#";

/** Rounds of the search for a chain of facts; more would only follow facts that contradict each other in circles. */
const MOST_ROUNDS = 24;

/** The number that an expression is written as. */
export function numberOf(expr: Expr): number | undefined {
  if (expr.kind === "literal" && typeof expr.value === "number") return expr.value;
  const operand = expr.kind === "negate" ? numberOf(expr.operand) : undefined;
  return operand === undefined ? undefined : -operand;
}

/** `5`, `i`, `i + 1`, `xs.length - 1`; everything else is a base of its own. */
export function termOf(expr: Expr): Term {
  const number = numberOf(expr);
  if (number !== undefined && Number.isSafeInteger(number)) return { base: zero, by: number };
  if (expr.kind === "arithmetic" && expr.mode === "integer" && (expr.op === "+" || expr.op === "-")) {
    const [left, right] = [termOf(expr.left), termOf(expr.right)];
    if (right.base === zero) return { base: left.base, by: expr.op === "+" ? left.by + right.by : left.by - right.by };
    if (left.base === zero && expr.op === "+") return { base: right.base, by: left.by + right.by };
  }
  const measured = expr.kind === "library" && expr.name === "list.length" ? expr.args[0] : undefined;
  return { base: measured ? lengthKey(measured) : keyOf(expr), by: 0 };
}

/** The length of a list, under one key for lists that are as long as each other by how they are made. */
export function lengthKey(list: Expr): string {
  const same =
    list.kind === "library" && ["list.map", "list.sorted", "list.reversed", "list.indices"].includes(list.name);
  const [first] = list.kind === "library" ? list.args : [];
  return same && first ? lengthKey(first) : LENGTH + keyOf(list);
}

/** `low + apart <= high`. */
export function orderFact(low: Term, high: Term, apart = 0): OrderFact {
  return { kind: "order", low: low.base, high: high.base, by: low.by - high.by + apart };
}

/** `small < large` or `small <= large`. Between whole numbers, less is less by one. */
export function comparisonFacts(small: Expr, large: Expr, strict: boolean): OrderFact[] {
  const [low, high] = [numberOf(small), numberOf(large)];
  const whole = small.type.kind !== "number" && large.type.kind !== "number";
  if (low !== undefined && !Number.isInteger(low))
    return [orderFact({ base: zero, by: whole ? Math.ceil(low) : Math.floor(low) }, termOf(large))];
  if (high !== undefined && !Number.isInteger(high))
    return [orderFact(termOf(small), { base: zero, by: whole ? Math.floor(high) : Math.ceil(high) })];
  const apart = strict && isWhole(small) && isWhole(large) ? 1 : 0;
  return [orderFact(termOf(small), termOf(large), apart)];
}

const isWhole = (expr: Expr) => expr.type.kind !== "number" || Number.isInteger(numberOf(expr));

/** What an equation of numbers, or its denial, says of their order. */
export function equationFacts(left: Expr, right: Expr, equal: boolean): (OrderFact | DifferFact)[] {
  if (![left, right].every(({ type }) => ["integer", "number", "named"].includes(type.kind))) return [];
  const [a, b] = [termOf(left), termOf(right)];
  if (equal) return [orderFact(a, b), orderFact(b, a)];
  return [{ kind: "differ", left: a.base, right: b.base, by: a.by - b.by }];
}

/** Whether `low <= high` follows from the facts. */
export function follows(low: Term, high: Term, facts: readonly (OrderFact | DifferFact)[]): boolean {
  const orders = [...facts.filter(fact => fact.kind === "order"), ...notNegative(low, high, facts)];
  if (reaches(low, high, orders)) return true;
  const more = facts.flatMap(fact => (fact.kind === "differ" ? apart(fact, orders) : []));
  return more.length > 0 && reaches(low, high, [...orders, ...more]);
}

function notNegative(low: Term, high: Term, facts: readonly (OrderFact | DifferFact)[]): OrderFact[] {
  const bases = new Set([
    low.base,
    high.base,
    ...facts.flatMap(fact => (fact.kind === "order" ? [fact.low, fact.high] : [fact.left, fact.right])),
  ]);
  return [...bases]
    .filter(base => base.startsWith(LENGTH))
    .map(base => ({ kind: "order", low: zero, high: base, by: 0 }));
}

/** At most, and not equal: less. */
function apart({ left, right, by }: DifferFact, orders: readonly OrderFact[]): OrderFact[] {
  const [a, b] = [
    { base: left, by },
    { base: right, by: 0 },
  ];
  return [
    ...(reaches(a, b, orders) ? [orderFact(a, b, 1)] : []),
    ...(reaches(b, a, orders) ? [orderFact(b, a, 1)] : []),
  ];
}

/** The longest chain of `low + by <= high` from one base to the other, by rounds over all facts. */
function reaches(low: Term, high: Term, orders: readonly OrderFact[]): boolean {
  const needed = low.by - high.by;
  const best = new Map([[low.base, 0]]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if ((best.get(high.base) ?? -Infinity) >= needed) return true;
    let changed = false;
    for (const fact of orders) {
      const reached = (best.get(fact.low) ?? -Infinity) + fact.by;
      if (reached <= (best.get(fact.high) ?? -Infinity)) continue;
      best.set(fact.high, reached);
      changed = true;
    }
    if (!changed) return false;
  }
  return false;
}
