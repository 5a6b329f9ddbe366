import type { QualityNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Quality`. */
export function readQuality(_context: Context, _section: Section): QualityNode[] {
  return [];
}
