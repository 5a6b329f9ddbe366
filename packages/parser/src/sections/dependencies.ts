import type { PortFunctionNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Dependencies`. */
export function readDependencies(_context: Context, _section: Section): PortFunctionNode[] {
  return [];
}
