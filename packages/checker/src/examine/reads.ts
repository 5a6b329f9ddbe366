import { children } from "../interpreter/index.js";
import type { Contract, Expr } from "../ir.js";

/** Whether an expression reads a variable after the call that is not known, or a result that is not. */
export function readsUnknown(contract: Contract, expr: Expr, open: ReadonlySet<string>, result: boolean): boolean {
  if (expr.kind === "result") return !result;
  if (expr.kind === "state") return expr.when === "after" && open.has(expr.name);
  if (expr.kind === "definition" && expr.when === "after") {
    const body = contract.definitions.find(one => one.name === expr.name)?.body;
    if (body && stateIn(contract, body).some(name => open.has(name))) return true;
  }
  return children(expr).some(part => readsUnknown(contract, part, open, result));
}

/** The state variables that an expression reads, through definitions, too. */
export function stateIn(contract: Contract, expr: Expr): readonly string[] {
  if (expr.kind === "state") return [expr.name];
  const body = expr.kind === "definition" ? contract.definitions.find(one => one.name === expr.name)?.body : undefined;
  const parts = body ? [body, ...children(expr)] : children(expr);
  return parts.flatMap(part => stateIn(contract, part));
}
