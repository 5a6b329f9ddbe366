import type { PermissionNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Permissions`. */
export function readPermissions(_context: Context, _section: Section): PermissionNode[] {
  return [];
}
