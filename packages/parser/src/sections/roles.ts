import type { RolesNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Section } from "./document.js";

/** `## Roles`. */
export function readRoles(_context: Context, section: Section): RolesNode {
  return { actor: undefined, roles: [], span: section.head.span };
}
