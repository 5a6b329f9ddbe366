import type { ForeignFormat, ForeignStatement } from "./model.js";
import type { Section } from "./sections.js";
import { plain } from "./text.js";

/** By what the text holds, not by what the file is called. */
export function formatOf(
  sections: readonly Section[],
  statements: readonly ForeignStatement[],
): ForeignFormat | undefined {
  const has = (kind: string) => sections.some(section => section.role?.kind === kind);
  const title = plain(sections.find(section => section.heading)?.heading?.text ?? "");
  if (/\bdesign(?: document)?$/i.test(title)) return "kiro-design";
  if (has("behaviour")) return "kiro-bugfix";
  if (has("numbered")) return "kiro-requirements";
  if (has("property")) return "kiro-design";
  if (has("capability") || has("change")) return has("story") || hasOwn(statements) ? "spec-kit" : "openspec";
  if (hasOwn(statements) || has("story")) return "spec-kit";
  return /\bspecification$/i.test(title) && statements.length > 0 ? "openspec" : undefined;
}

function hasOwn(statements: readonly ForeignStatement[]): boolean {
  return statements.some(({ id }) => /^(?:FR|NFR|SC)-?\d/.test(id));
}

const USUAL = /^(?:spec|requirements|bugfix|design)$/i;

/** `auth` of `openspec/specs/auth/spec.md`, `add-sso/auth` of a change, `004-login` of `specs/004-login/spec.md`. */
export function nameOf(path: string): string {
  const parts = path
    .replaceAll("\\", "/")
    .split("/")
    .filter(part => part !== "" && part !== "." && part !== "..");
  const stem = (parts.pop() ?? "").replace(/\.\w+$/, "");
  const folder = parts.at(-1);
  if (folder === undefined || !USUAL.test(stem)) return named(stem);
  const isChange = parts.at(-2) === "specs" && parts.slice(0, -3).includes("changes");
  const change = isChange ? parts.at(-3) : undefined;
  return change === undefined ? named(folder) : `${named(change)}/${named(folder)}`;
}

/** In the characters that `Covers:` takes. */
function named(part: string): string {
  return part.replace(/[^\w.-]+/g, "-").replace(/^[.-]+|[.-]+$/g, "") || "spec";
}
