import type { TransitionsNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Transitions: Account.status`. */
export function readTransitions(_context: Context, _section: Section): TransitionsNode | undefined {
  return undefined;
}
