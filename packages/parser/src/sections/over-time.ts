import type { OverTimeNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Over time`. */
export function readOverTime(_context: Context, _section: Section): OverTimeNode[] {
  return [];
}
