import type { EventNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Events`. */
export function readEvents(_context: Context, _section: Section): EventNode[] {
  return [];
}
