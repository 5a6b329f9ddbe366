import type { RequirementNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Requirements`. */
export function readRequirements(_context: Context, _section: Section): RequirementNode[] {
  return [];
}
