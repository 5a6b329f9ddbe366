import type { Block } from "./blocks.js";
import { ID } from "./own-id.js";
import { plain } from "./text.js";

export type ListKind = "requirement" | "outcome" | "constraint" | "edge-case" | "criterion";

/** What a heading says about the text below it. */
export type Role =
  /** `Requirement: Sign in` of OpenSpec. */
  | { readonly kind: "capability"; readonly title: string }
  | { readonly kind: "scenario"; readonly title: string }
  | { readonly kind: "change"; readonly what: "added" | "modified" | "removed" | "renamed" }
  /** `Requirement 3: …` of Kiro. */
  | { readonly kind: "numbered"; readonly number: string }
  | { readonly kind: "story"; readonly number: string }
  | { readonly kind: "property"; readonly number: string | undefined; readonly title: string }
  /** `FR-001: …` as a heading. */
  | { readonly kind: "own"; readonly id: string; readonly title: string }
  /** Each item of its lists is a statement. */
  | { readonly kind: "list"; readonly of: ListKind }
  | { readonly kind: "user-scenarios" }
  /** Numbered statements `2.1 …` of a bugfix. */
  | { readonly kind: "behaviour" }
  /** Only sentences with SHALL or MUST count. */
  | { readonly kind: "aside" }
  /** Nothing in it obliges. */
  | { readonly kind: "silent" };

export interface Section {
  readonly heading: Block | undefined;
  readonly role: Role | undefined;
  /** From the outermost inwards. */
  readonly above: readonly Section[];
  readonly blocks: readonly Block[];
}

const PLAIN_ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^acceptance (?:criteria|scenarios|tests)\b/, { kind: "list", of: "criterion" }],
  [/^edge cases\b/, { kind: "list", of: "edge-case" }],
  [/^user scenarios\b|^user stories\b/, { kind: "user-scenarios" }],
  [/^(?:expected|unchanged) behaviou?r\b/, { kind: "behaviour" }],
  [/^current behaviou?r\b/, { kind: "silent" }],
  [/\b(?:success criteria|measurable outcomes|success metrics)$/, { kind: "list", of: "outcome" }],
  [/\bconstraints$/, { kind: "list", of: "constraint" }],
  [/\brequirements(?:\s+[-–—:]\s.*)?$/, { kind: "list", of: "requirement" }],
  [
    /^(?:glossary|domain language|ubiquitous language|terminology|references|traceability|revision history|change ?log|clarifications|open questions|review & acceptance checklist|review checklist|execution status|user story|counter-?examples?)\b/,
    { kind: "silent" },
  ],
  [
    /^(?:assumptions|dependencies|key entities|out of scope|in scope|scope|non-goals|risks|approach|notes|testing strategy)\b/,
    { kind: "aside" },
  ],
];

/** The sections in the order of the file; the text before the first heading is one of its own. */
export function readSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  const stack: Section[] = [];
  let current: Block[] = [];
  sections.push({ heading: undefined, role: undefined, above: [], blocks: current });
  for (const block of blocks) {
    if (block.kind !== "heading") {
      current.push(block);
      continue;
    }
    while ((stack.at(-1)?.heading?.depth ?? 0) >= block.depth) stack.pop();
    current = [];
    const section = { heading: block, role: roleOf(block, stack), above: [...stack], blocks: current };
    sections.push(section);
    stack.push(section);
  }
  return sections;
}

/** The innermost role of a kind around a section, itself included. */
export function around<K extends Role["kind"]>(section: Section, kind: K): (Role & { kind: K }) | undefined {
  const found = [...section.above, section].findLast(one => one.role?.kind === kind);
  return found?.role as (Role & { kind: K }) | undefined;
}

const HEADED = ["capability", "scenario", "property", "own"];

/** What each item of a list in the section is; nothing inside a statement that is a heading with its text. */
export function listKind(section: Section): ListKind | undefined {
  const roles = [...section.above, section].map(one => one.role);
  const role = roles.findLast(one => one && (one.kind === "list" || HEADED.includes(one.kind)));
  return role?.kind === "list" ? role.of : undefined;
}

function roleOf(heading: Block, above: readonly Section[]): Role | undefined {
  const title = plain(heading.text).replace(/^[^\p{L}\p{N}]+/u, "");
  return structural(title, heading, above) ?? (heading.depth === 1 ? undefined : named(title));
}

function structural(title: string, heading: Block, above: readonly Section[]): Role | undefined {
  const inside = (kind: Role["kind"]) => above.some(one => one.role?.kind === kind);
  const capability = /^requirement\s*:\s*(.*)$/i.exec(title);
  if (capability) return { kind: "capability", title: capability[1] || title };
  const scenario = /^scenario\s*:\s*(.*)$/i.exec(title);
  if (scenario) return { kind: "scenario", title: scenario[1] || title };
  const change = /^(added|modified|removed|renamed)\b.*requirements?$/i.exec(title);
  if (change) return { kind: "change", what: (change[1] ?? "").toLowerCase() as "added" };
  const numbered = /^requirement\s+(\d+(?:\.\d+)*[a-z]?)(?!\w)/i.exec(title) ?? bareNumber(title, above);
  if (numbered) return { kind: "numbered", number: numbered[1] ?? "" };
  const story = /^(?:user story|story|us)\s*-?\s*(\d+[a-z]?)(?!\w)/i.exec(title);
  if (story) return { kind: "story", number: story[1] ?? "" };
  const property = /^property(?:\s+(\d+[a-z]?))?\s*(?:[:–—-]\s+|$)(.*)$/i.exec(title);
  if (property) return { kind: "property", number: property[1], title: property[2] || title };
  const own = new RegExp(`^(${ID})(?:\\s*[:–—-]\\s+|\\s+|$)(.*)$`).exec(title);
  if (own && /^(?:FR|NFR|SC|REQ|AC|BR)\b/.test(title)) return { kind: "own", id: own[1] ?? "", title: own[2] || title };
  // Some leave the word away: below `ADDED Requirements` every heading of the third level is one.
  return inside("change") && !inside("capability") && heading.depth === 3 ? { kind: "capability", title } : undefined;
}

/** `### 1. Sign in` below `## Requirements`. */
function bareNumber(title: string, above: readonly Section[]): RegExpExecArray | null {
  const parent = above.at(-1)?.role;
  return parent?.kind === "list" && parent.of === "requirement" ? /^(\d+(?:\.\d+)*)[.):]?\s/.exec(title) : null;
}

function named(title: string): Role | undefined {
  // `Success Criteria *(mandatory)*` and `Measurable outcomes (user-facing)`
  const bare = title
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, "")
    .replace(/\s*\([^()]*\)$/, "")
    .toLowerCase();
  return PLAIN_ROLES.find(([pattern]) => pattern.test(bare))?.[1];
}
