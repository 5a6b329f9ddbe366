import { suggest } from "@tenet/diagnostics";
import type { Name } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Permission, Role, Roles, RuledType, Visibility } from "../ir.js";

/** What is known of access so far; each stage of the check adds to it. */
export interface Access {
  /** The type of `actor`; without Roles there is none. */
  actor: RuledType | undefined;
  roles: Roles | undefined;
  readonly visibility: Visibility[];
  readonly permissions: Permission[];
}

export const noAccess = (): Access => ({ actor: undefined, roles: undefined, visibility: [], permissions: [] });

const same = (a: string, b: string) => a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();

/** The role that a heading or cell names, in any case, as headings begin with a capital. */
export function roleNamed({ access, report }: Context, { text, span }: Name): Role | undefined {
  const roles = access.roles?.roles ?? [];
  const found = roles.find(role => same(role.name, text));
  if (found !== undefined || text === "") return found;
  const names = roles.map(role => role.name);
  const suggestion = suggest(text.toLowerCase(), names);
  report.add("unknown-role", span, { name: text, suggestion, roles: names.map(name => `\`${name}\``).join(", ") });
  return undefined;
}
