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

/** Whether the expression reads the state, itself or through a definition or a `Where:` name. */
export function readsState(expr: Expr, contract: Contract, operation?: Operation): boolean {
  // Each body once: definitions may each call the one before twice.
  const bodies = new Set([expr]);
  const definitions = new Map(contract.definitions.map(one => [one.name, one]));
  const locals = new Map(operation?.locals.map(one => [one.name, one]));
  let reads = false;
  for (const body of bodies)
    walk(body, inner => {
      reads ||= inner.kind === "state";
      const found =
        inner.kind === "definition"
          ? definitions.get(inner.name)
          : inner.kind === "local"
            ? locals.get(inner.name)
            : undefined;
      if (found !== undefined) bodies.add(found.body);
    });
  return reads;
}

/** Whether the printed expression mentions the scene. */
export function readsScene(expr: Expr, contract: Contract): boolean {
  let reads = readsState(expr, contract);
  walk(expr, inner => {
    reads ||= inner.kind === "input" || inner.kind === "result" || inner.kind === "local";
  });
  return reads;
}

/** The type that `it` has inside, where it is read at all. */
export function itOf(expr: Expr): Expr["type"] | undefined {
  let type: Expr["type"] | undefined;
  walk(expr, inner => {
    if (inner.kind === "it") type ??= inner.type;
  });
  return type;
}
