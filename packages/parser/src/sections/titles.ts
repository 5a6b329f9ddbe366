import { suggest } from "@tenet/diagnostics";

/** Sections with a formal meaning. */
const COMPILED = [
  "purpose",
  "types",
  "definitions",
  "state",
  "invariants",
  "operations",
  "laws",
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
  "requirements",
] as const;
/** Sections that are read for their statements. */
const STATED = ["glossary", "guardrails", "assumptions", "out of scope"] as const;

export type Title = (typeof COMPILED)[number] | (typeof STATED)[number];

export const TITLES: readonly Title[] = [...COMPILED, ...STATED];

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
