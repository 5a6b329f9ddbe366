import type { Context } from "../context.js";
import type { Roles } from "../ir.js";

/** `## Roles`: the type of `actor`, and who is what. */
export function declareRoles(_context: Context): Roles | undefined {
  return undefined;
}
