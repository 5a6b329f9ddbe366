/** Who may call what, and what exists for whom: Roles, Permissions, Visibility. */
import type { Context } from "../context.js";
import { checkPermissions } from "./permissions.js";
import { declareRoles } from "./roles.js";
import { declareVisibility } from "./visibility.js";

export { answersOf } from "./answers.js";
export { lookUpsOf } from "./look-ups.js";
export { permissionOf } from "./permissions.js";
export { accessPromises, visibilityPromises } from "./promises.js";
export { registerActor } from "./roles.js";

/** Reads the three sections, but for the conditions of Permissions: each operation types its own. */
export function declareAccess(context: Context): void {
  const { access, spec } = context;
  access.roles = declareRoles(context);
  const first = spec.permissions[0] ?? spec.visibility[0];
  if (spec.roles === undefined && first !== undefined) {
    const section = first === spec.permissions[0] ? "Permissions" : "Visibility";
    context.report.add("access-without-roles", first.span, { section });
  }
  if (access.roles === undefined) return;
  checkPermissions(context);
  declareVisibility(context);
}
