/** Walks over expressions of the IR. */
import type { Contract, Expr, Operation } from "@tenet/checker";

/** Calls `see` with every expression inside, itself first. */
export function walk(expr: Expr, see: (expr: Expr) => void): void {
  descend(expr);
  function descend(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) return node.forEach(descend);
    if ("kind" in node && "span" in node) see(node as Expr);
    for (const [name, inner] of Object.entries(node)) if (name !== "type" && name !== "span") descend(inner);
  }
}

const state: ReadonlySet<Expr["kind"]> = new Set(["state"]);
const scene: ReadonlySet<Expr["kind"]> = new Set(["state", "now", "actor", "answer"]);

/** Whether the expression reads the state, itself or through a definition or a `Where:` name. */
export function readsState(expr: Expr, contract: Contract, operation?: Operation): boolean {
  return reads(expr, state, contract, operation);
}

/** Whether an expression of one of the kinds is inside, or in a definition or a `Where:` name that it calls. */
export function reads(
  expr: Expr,
  kinds: ReadonlySet<Expr["kind"]>,
  contract: Contract,
  operation?: Operation,
): boolean {
  // Each body once: definitions may each call the one before twice.
  const bodies = new Set([expr]);
  const definitions = new Map(contract.definitions.map(one => [one.name, one]));
  const locals = new Map(operation?.locals.map(one => [one.name, one]));
  let found = false;
  for (const body of bodies)
    walk(body, inner => {
      found ||= kinds.has(inner.kind);
      const called =
        inner.kind === "definition"
          ? definitions.get(inner.name)
          : inner.kind === "local"
            ? locals.get(inner.name)
            : undefined;
      if (called !== undefined) bodies.add(called.body);
    });
  return found;
}

/** Whether the printed expression mentions the scene. */
export function readsScene(expr: Expr, contract: Contract): boolean {
  let mentions = reads(expr, scene, contract);
  walk(expr, inner => {
    mentions ||= inner.kind === "input" || inner.kind === "result" || inner.kind === "local";
  });
  return mentions;
}

/** The type that `it` has inside, where it is read at all. */
export function itOf(expr: Expr): Expr["type"] | undefined {
  let type: Expr["type"] | undefined;
  walk(expr, inner => {
    if (inner.kind === "it") type ??= inner.type;
  });
  return type;
}
