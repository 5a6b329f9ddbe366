import type { FailureModeNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Failure modes`. */
export function readFailureModes(_context: Context, _section: Section): FailureModeNode[] {
  return [];
}
