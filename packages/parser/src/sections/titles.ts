import { suggest } from "@tenet/diagnostics";

/** Sections that are compiled. */
export const COMPILED = ["purpose", "types", "definitions", "state", "invariants", "operations", "laws"] as const;
/** Sections with a formal meaning that is not built yet. */
export const LATER = [
  "transitions",
  "roles",
  "permissions",
  "visibility",
  "errors",
  "events",
  "over time",
  "dependencies",
  "failure modes",
  "quality",
] as const;
/** Sections that are read for their statements. */
export const STATED = ["glossary", "guardrails", "requirements", "assumptions", "out of scope"] as const;

export type CompiledTitle = (typeof COMPILED)[number];
export type Title = CompiledTitle | (typeof LATER)[number] | (typeof STATED)[number];

const TITLES: readonly Title[] = [...COMPILED, ...LATER, ...STATED];

/** Ordinary words that are near a title by accident. */
const ORDINARY = ["rules", "status", "states of the art", "stats"];

/** What a heading says, without decorations such as `*(mandatory)*`, numbers, a colon and what it is about. */
export function bareTitle(heading: string): string {
  return heading
    .replace(/\{#[^}]*\}\s*$/, "")
    .replace(/\([^)]*\)/g, "")
    .replace(/^\s*\d+[.)]\s+/, "")
    .replace(/:.*$/, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

export function knownTitle(heading: string): Title | undefined {
  const bare = bareTitle(heading);
  return TITLES.find(title => title === bare);
}

/** The title that was probably meant. */
export function nearTitle(heading: string): string | undefined {
  const bare = bareTitle(heading);
  const near = ORDINARY.includes(bare) ? undefined : suggest(bare, TITLES);
  return near === undefined ? undefined : near.charAt(0).toUpperCase() + near.slice(1);
}
