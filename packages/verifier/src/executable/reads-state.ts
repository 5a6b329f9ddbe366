import type * as ir from "@tenet/checker";
import type { Maker } from "./clauses.js";

/** Whether a value of the expression may depend on the state, definitions and Where names included. */
export function readsState(maker: Maker, expr: ir.Expr): boolean {
  const seen = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || seen.has(node)) return false;
    seen.add(node);
    const { kind, name } = node as { kind?: unknown; name?: unknown };
    if (kind === "state" || kind === "refersTo") return true;
    if (kind === "definition" && visit(maker.contract.definitions.find(each => each.name === name)?.body)) return true;
    if (kind === "local" && visit(maker.locals?.find(each => each.name === name)?.body)) return true;
    return Object.entries(node).some(([key, value]) => key !== "type" && visit(value));
  };
  return visit(expr);
}
