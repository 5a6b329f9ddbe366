/** Words in bold that do the work of a heading. */
import type { Block } from "./blocks.js";
import { ownId } from "./own-id.js";
import { isProperty } from "./property.js";
import { isScenario } from "./steps.js";
import { type ListKind, titleRole } from "./titles.js";

export type Label =
  /** Each item of the list below is a statement. */
  | { readonly kind: "list"; readonly of: ListKind }
  /** The list below explains. */
  | { readonly kind: "aside" }
  /** What follows the label is a statement. */
  | { readonly kind: "told"; readonly of: "scenario" | "edge-case"; readonly text: string }
  /** The name of a scenario: what was expected before is still. */
  | { readonly kind: "name" }
  | { readonly kind: "other" };

/** Where a label stands. */
export interface Place {
  /** In a section for statements. */
  readonly listed: boolean;
  readonly userScenarios: boolean;
}

const ALONE = /^(\*\*|__)([^*_]{1,80}?)[.:：]?\1\s*[.:：]?\s*$/;
const RUN_IN = /^(\*\*|__)([^*_]{1,80}?)[.:：]?\1\s*[.:：]?\s+(\S[\s\S]*)$/;
const TOLD = /\bscenario\b|\bhappy path\b|\bexception\b|\b(?:error|failure|alternat\w+) (?:path|flow)\b/i;
const EDGE = /^(?:edge|corner)\b/i;
const RULES = /^(?:(?:business )?rules?|(?:\w+ )?invariants?)\b/i;

/** The label that a paragraph is or begins with. */
export function labelOf({ kind, text }: Block, place: Place): Label | undefined {
  if (kind === "row" || kind === "heading" || isScenario(text) || isProperty(text) || ownId(text)) return undefined;
  const alone = kind === "paragraph" ? (ALONE.exec(text)?.[2] ?? plainLabel(text)) : undefined;
  if (alone !== undefined) return ofList(alone.trim(), place);
  const [, , title = "", said = ""] = RUN_IN.exec(text) ?? [];
  if (place.userScenarios && (TOLD.test(title) || EDGE.test(title)))
    return { kind: "told", of: EDGE.test(title) ? "edge-case" : "scenario", text: said };
  return kind === "paragraph" && titleRole(title)?.kind === "aside" ? { kind: "aside" } : undefined;
}

export const isCriteria = (label: Label | undefined): boolean => label?.kind === "list" && label.of === "criterion";

/** `Acceptance Criteria:` without emphasis. */
function plainLabel(text: string): string | undefined {
  const title = /^([^\n.:：]{1,60})[:：]$/.exec(text)?.[1];
  return title !== undefined && titleRole(title)?.kind === "list" ? title : undefined;
}

function ofList(title: string, place: Place): Label {
  const role = titleRole(title);
  if (role?.kind === "aside" || role?.kind === "silent") return { kind: "aside" };
  // `Requirements:` alone may be those of a package.
  const isOwn = role?.kind === "list" && (role.of !== "requirement" || place.listed || /\s/.test(title));
  if (role?.kind === "list" && isOwn) return { kind: "list", of: role.of };
  if (RULES.test(title) && (place.listed || place.userScenarios)) return { kind: "list", of: "constraint" };
  return /^(?:scenario|szenario|scénario|escenario|cenário|сценарий|シナリオ|场景|場景)/i.test(title)
    ? { kind: "name" }
    : { kind: "other" };
}
