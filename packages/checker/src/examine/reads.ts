import { children } from "../interpreter/index.js";
import type { Contract, Expr } from "../ir.js";

/** Whether an expression reads a variable after the call that is not known, or a result that is not. */
export function readsUnknown(contract: Contract, expr: Expr, open: ReadonlySet<string>, result: boolean): boolean {
  if (expr.kind === "result") return !result;
  if (expr.kind === "state") return expr.when === "after" && open.has(expr.name);
  if (expr.kind === "definition" && expr.when === "after" && stateIn(contract, expr).some(name => open.has(name)))
    return true;
  return children(expr).some(part => readsUnknown(contract, part, open, result));
}

/** The state variables that an expression reads, through definitions, too. */
export function stateIn(contract: Contract, expr: Expr): readonly string[] {
  const found = new Set<string>();
  // Each body once: definitions may each call the one before twice.
  const bodies = new Set([expr]);
  const visit = (part: Expr): void => {
    if (part.kind === "state") found.add(part.name);
    const body =
      part.kind === "definition" ? contract.definitions.find(one => one.name === part.name)?.body : undefined;
    if (body) bodies.add(body);
    for (const inner of children(part)) visit(inner);
  };
  for (const body of bodies) visit(body);
  return [...found];
}
