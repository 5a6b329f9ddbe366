import type { VisibilityNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Visibility`. */
export function readVisibility(_context: Context, _section: Section): VisibilityNode[] {
  return [];
}
