import type { ErrorNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Errors`. */
export function readErrors(_context: Context, _section: Section): ErrorNode[] {
  return [];
}
