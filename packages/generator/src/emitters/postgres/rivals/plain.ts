/** Conditions on rows that read nothing but their columns, so that what is known of them can be compared. */
import type { Contract, Expr } from "@tenet/checker";
import { conjuncts, negate, rewrite, sameExpr, some } from "../../../arbitraries/expressions.js";
import { walk } from "../../../walk.js";

const kinds: ReadonlySet<Expr["kind"]> = new Set([
  ...([
    "literal",
    "variable",
    "it",
    "member",
    "not",
    "equality",
    "comparison",
    "logical",
    "is",
    "list",
    "rescale",
  ] as const),
  ...(["arithmetic", "library"] as const),
]);

/** Whether it reads fields of variables and nothing else. */
export function isPlain(expr: Expr): boolean {
  return !some(
    expr,
    inner => !(kinds.has(inner.kind) || isAmong(inner)) || (inner.kind === "library" && !isDuration(inner)),
  );
}

/** `a.status in ["open", "held"]` */
const isAmong = (expr: Expr): boolean => expr.kind === "membership" && expr.container.kind === "list";

export const isDuration = (expr: Expr): boolean => expr.kind === "library" && expr.name.startsWith("time.");

/** Whether nothing is lost where definitions are replaced by what they stand for: that an argument has a value. */
export function isInlinable(condition: Expr, { definitions }: Contract): boolean {
  const bodies = new Set([condition]);
  let inlinable = true;
  for (const body of bodies)
    walk(body, inner => {
      if (inner.kind !== "definition") return;
      inlinable &&= inner.args.every(isPlain);
      const called = definitions.find(one => one.name === inner.name);
      if (called) bodies.add(called.body);
    });
  return inlinable;
}

/** The one variable that it reads; undefined where there are more or none. */
export function variableOf(expr: Expr): string | undefined {
  const names = new Set<string>();
  walk(expr, inner => {
    if (inner.kind === "variable") names.add(inner.name);
  });
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}

/** What conditions on a row call it, so that they can be compared. */
export const row = "row";

/** The condition on one variable, or on `it`, as one on `row`. */
export function ofRow(expr: Expr): Expr {
  return rewrite(expr, inner =>
    inner.kind === "variable" || inner.kind === "it"
      ? { kind: "variable", name: row, type: inner.type, span: inner.span }
      : undefined,
  );
}

/** Whether each of the conditions is among the others. */
export const within = (some: readonly Expr[], all: readonly Expr[]): boolean =>
  some.every(one => all.some(other => sameExpr(one, other)));

/** Each once. */
export const distinct = (all: readonly Expr[]): readonly Expr[] =>
  all.filter((one, at) => all.findIndex(other => sameExpr(one, other)) === at);

/** `from < to` or, not strictly, `from <= to`. */
export interface Order {
  readonly from: Expr;
  readonly to: Expr;
  readonly strict: boolean;
}

export function orderOf(expr: Expr): Order | undefined {
  if (expr.kind !== "comparison") return undefined;
  const { left, right, op } = expr;
  const strict = op === "<" || op === ">";
  return op === "<" || op === "<=" ? { from: left, to: right, strict } : { from: right, to: left, strict };
}

/** What all must be true where the condition is false. */
export const against = (expr: Expr): readonly Expr[] => conjuncts(negate(expr));
