/** Values that the spec's expressions have by themselves. */
import { type Contract, children, type Expr, environment, evaluate } from "@tenet/checker";

const free: ReadonlySet<Expr["kind"]> = new Set<Expr["kind"]>([
  ...(["input", "state", "result", "it", "variable", "definition", "local", "now", "actor", "answer"] as const),
  ...(["reference", "operation", "apply", "lambda", "fails", "regex"] as const),
]);

/** The value, in a box since nothing is a value, too; undefined where it depends on something. */
export function constantOf(contract: Contract, expr: Expr): { readonly value: unknown } | undefined {
  if (isFree(expr)) return undefined;
  try {
    return { value: evaluate(expr, environment(contract)) };
  } catch {
    return undefined;
  }
}

function isFree(expr: Expr): boolean {
  return free.has(expr.kind) || children(expr).some(isFree);
}
