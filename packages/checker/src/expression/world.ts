import type { Span } from "@tenet/diagnostics";
import type { Expr } from "../ir.js";
import { refuse } from "./basics.js";
import { narrow } from "./narrow.js";
import type { Place, Scope } from "./scope.js";

/** Places where no operation is called, so that there is no caller and no time of the call. */
export const withoutCall: ReadonlySet<Place> = new Set<Place>(["rule", "invariant", "starts", "example", "law"]);

/** `now` and `actor`: what belongs to the call. */
export function readWorld(name: "now" | "actor", span: Span, scope: Scope): Expr {
  if (withoutCall.has(scope.place))
    return refuse(scope, "no-call-here", span, { name, what: name === "now" ? "the time of a call" : "who calls" });
  if (name === "now") return { kind: "now", type: { kind: "timestamp" }, span };
  if (scope.actor === undefined) return refuse(scope, "actor-without-roles", span);
  return narrow({ kind: "actor", type: scope.actor.type, span }, scope);
}
