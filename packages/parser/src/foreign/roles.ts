import type { Block } from "./blocks.js";
import { oneOf, WORDS } from "./language.js";
import { ID } from "./own-id.js";
import { Pattern } from "./pattern.js";
import { plain } from "./text.js";
import { type TitleRole, titleRole } from "./titles.js";

/** What a heading says about the text below it. */
export type Role =
  | TitleRole
  /** `Requirement: Sign in` of OpenSpec. */
  | { readonly kind: "capability"; readonly title: string }
  | { readonly kind: "scenario"; readonly title: string }
  | { readonly kind: "change"; readonly what: "added" | "modified" | "removed" | "renamed" }
  /** `Requirement 3: …` of Kiro; `named` where the word stands there, not the number alone. */
  | { readonly kind: "numbered"; readonly number: string; readonly named: boolean; readonly title: string }
  | { readonly kind: "story"; readonly number: string }
  | { readonly kind: "property"; readonly number: string | undefined; readonly title: string }
  /** `FR-001: …` as a heading. */
  | { readonly kind: "own"; readonly id: string; readonly title: string; readonly known: boolean };

type Roles = readonly (Role | undefined)[];

const heading = (words: readonly string[], rest: string) => new Pattern(() => `^${oneOf(words)}${rest}`, "iu");

const CAPABILITY = heading(WORDS.requirement, "\\s*:\\s*(.*)$");
const SCENARIO = heading(WORDS.scenario, "(?:\\s*:|\\s*\\d+[a-z]?\\s*(?::|\\s[–—-]))\\s*(.*)$");
const CHANGE = /^(added|modified|removed|renamed)\b.*(?:requirements?|要件|需求|要求|요구사항)$/i;
const NUMBERED = heading(WORDS.requirement, "\\s*-?\\s*(\\d+(?:\\.\\d+)*[a-z]?)(?![\\p{L}\\p{N}_])(.*)$");
const STORY = heading(WORDS.story, "\\s*-?\\s*(\\d+[a-z]?)(?![\\p{L}\\p{N}_])");
const PROPERTY = heading(WORDS.property, "(?:\\s*(\\d+[a-z]?))?\\s*(?::\\s*|[–—-]\\s+|$)(.*)$");
const OWN = new RegExp(`^\\[?(${ID})\\]?(?:\\s*[:.–—-]\\s+|\\s+|$)(.*)$`);
const TOLD = /\bscenario\b|^(?:happy|exception|alternat\w+|error|failure)\s+(?:path|flow)s?\b/i;

/** Of a heading below headings with the roles `above`, from the outermost inwards. */
export function roleOf(block: Block, above: Roles): Role | undefined {
  const title = plain(block.text)
    .replaceAll("：", ":")
    .replace(/（/g, "(")
    .replace(/）/g, ")")
    .replace(/^[^\p{L}\p{N}[]+/u, "");
  const named = block.depth === 1 ? ofDocument(title) : titleRole(title);
  return structural(title, block, above) ?? named ?? told(title, above);
}

/** A checklist asks how well a spec is written. */
function ofDocument(title: string): Role | undefined {
  return /\bchecklist\b/i.test(title) ? { kind: "silent" } : undefined;
}

function structural(title: string, { depth }: Block, above: Roles): Role | undefined {
  const inside = (kind: Role["kind"]) => above.some(role => role?.kind === kind);
  const capability = CAPABILITY.exec(title);
  if (capability) return { kind: "capability", title: capability[1] || title };
  const scenario = SCENARIO.exec(title);
  if (scenario) return { kind: "scenario", title: scenario[1] || title };
  const change = CHANGE.exec(title);
  if (change) return { kind: "change", what: (change[1] ?? "").toLowerCase() as "added" };
  const found = numbered(title, above) ?? story(title) ?? property(title) ?? own(title, above);
  if (found) return found;
  // Some leave the word away: below `ADDED Requirements` every heading of the third level is one.
  return inside("change") && !inside("capability") && depth === 3 ? { kind: "capability", title } : undefined;
}

function numbered(title: string, above: Roles): Role | undefined {
  const named = NUMBERED.exec(title);
  const match = named ?? bareNumber(title, above.at(-1));
  if (!match) return undefined;
  const rest = (match[2] ?? "").replace(/^[\s:.–—-]+/, "");
  return { kind: "numbered", number: match[1] ?? "", named: named !== null, title: rest || title };
}

/** `### 1. Sign in` below `## Requirements`, `#### 1.2 Again` below that. */
function bareNumber(title: string, parent: Role | undefined): RegExpExecArray | null {
  const isInside =
    (parent?.kind === "list" && parent.of === "requirement") || (parent?.kind === "numbered" && !parent.named);
  return isInside ? /^(\d+(?:\.\d+)*)[.):]?\s+(.*)$/.exec(title) : null;
}

function story(title: string): Role | undefined {
  const match = STORY.exec(title);
  return match ? { kind: "story", number: match[1] ?? "" } : undefined;
}

function property(title: string): Role | undefined {
  const match = PROPERTY.exec(title);
  return match ? { kind: "property", number: match[1], title: match[2] || title } : undefined;
}

/** An id of another family counts in places for statements only: elsewhere `WS1` is a part of the work, and `P1` is a priority anywhere. */
function own(title: string, above: Roles): Role | undefined {
  const match = OWN.exec(title);
  if (!match) return undefined;
  const known = /^(?:FR|NFR|RF|RNF|SC|REQ|AC|BR)\b/.test(match[1] ?? "");
  const isPlace = above.some(role => role?.kind === "list") && !/^(?:[DMPQTV]|US|WP|WS)-?\d/.test(title);
  return known || isPlace ? { kind: "own", id: match[1] ?? "", title: match[2] || title, known } : undefined;
}

/** `Primary scenario (happy path)` among the user scenarios. */
function told(title: string, above: Roles): Role | undefined {
  const isPlace = above.some(role => role?.kind === "user-scenarios");
  return isPlace && TOLD.test(title) ? { kind: "scenario", title } : undefined;
}
