/** Expressions made out of others. */
import { children, type Expr } from "@tenet/checker";

/** The expression with the parts replaced for which `replace` gives another one; what it gives is not looked into again. */
export function rewrite(expr: Expr, replace: (expr: Expr) => Expr | undefined): Expr {
  const other = replace(expr);
  if (other !== undefined) return other;
  return children(expr).length === 0 ? expr : inside(expr, replace);
}

/** Every part of an expression is itself one, or a plain value. */
function inside<T>(node: T, replace: (expr: Expr) => Expr | undefined): T {
  const part = (each: unknown): unknown => {
    if (typeof each !== "object" || each === null || each instanceof Date) return each;
    return "kind" in each && "span" in each ? rewrite(each as Expr, replace) : inside(each, replace);
  };
  if (Array.isArray(node)) return node.map(part) as T;
  return Object.fromEntries(
    Object.entries(node as object).map(([name, each]) => [
      name,
      name === "type" || name === "span" ? each : part(each),
    ]),
  ) as T;
}

/** As it was before the call: what is said of the state after it, or of `old(…)`, said of the state before. */
export function before(expr: Expr): Expr {
  return rewrite(expr, each => {
    if (each.kind === "old") return before(each.body);
    if (each.kind === "state") return { ...each, when: "before" };
    if (each.kind === "definition") return { ...each, when: "before", args: each.args.map(before) };
    return undefined;
  });
}

/** Whether anything inside is one of these. */
export function holdsAny(expr: Expr, ...kinds: readonly Expr["kind"][]): boolean {
  return kinds.includes(expr.kind) || children(expr).some(child => holdsAny(child, ...kinds));
}

/** The variables that it reads from outside. */
export function freeVariables(expr: Expr): ReadonlySet<string> {
  if (expr.kind === "variable") return new Set([expr.name]);
  const free = new Set(children(expr).flatMap(child => [...freeVariables(child)]));
  if (expr.kind === "lambda")
    for (const pattern of expr.parameters)
      for (const name of pattern.kind === "name" ? [pattern.name] : pattern.names) free.delete(name);
  return free;
}

export function sizeOf(expr: Expr): number {
  return children(expr).reduce((size, child) => size + sizeOf(child), 1);
}

const boolean = { kind: "boolean" } as const;
const opposites = { "<": ">=", ">": "<=", "<=": ">", ">=": "<" } as const;

/** That it does not hold, in the shortest way. */
export function negated(expr: Expr): Expr {
  if (expr.kind === "not") return expr.operand;
  if (expr.kind === "equality") return { ...expr, negated: !expr.negated };
  if (expr.kind === "comparison") return { ...expr, op: opposites[expr.op] };
  return { kind: "not", operand: expr, type: boolean, span: expr.span };
}
