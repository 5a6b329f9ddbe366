/** Every expression of a contract. */
import { type Contract, children, type Expr } from "@tenet/checker";

/** Visits the expressions in `value`, a contract or a part of one, and what they are made of. */
export function everyExpression(value: unknown, visit: (expr: Expr) => void): void {
  const inside = (expr: Expr): void => {
    visit(expr);
    for (const inner of children(expr)) inside(inner);
  };
  const walk = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("kind" in part && "span" in part && "type" in part) inside(part as Expr);
    else for (const inner of Object.values(part)) walk(inner);
  };
  walk(value);
}

/** What promises speak with. */
export function partsOf({ definitions, operations, machines, overTime, types }: Contract): unknown {
  return [definitions, operations, machines, overTime, types];
}
