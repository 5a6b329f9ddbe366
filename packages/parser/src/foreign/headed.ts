/** Statements that are a heading with the text below it. */
import type { Block } from "./blocks.js";
import type { Collection } from "./collect.js";
import { oneOf, WORDS } from "./language.js";
import { Pattern } from "./pattern.js";
import { around, type Section } from "./sections.js";
import { plain, slugOf } from "./text.js";
import { isValidates, validatedBy } from "./validates.js";

/** Whether the section is one; then all of its text belongs to the statement. */
export function readHeaded(section: Section, found: Collection): boolean {
  const { heading, role } = section;
  const what = around(section, "change")?.what;
  if (what === "renamed") return true;
  const removed = what === "removed";
  const withdrawn = removed ? { withdrawn: true } : {};
  switch (role?.kind) {
    case "capability":
      readCapability(role.title, section, found, removed);
      return true;
    case "scenario":
      found.add("scenario", scenarioId(section, role.title), saying(role, section.blocks), all(section), withdrawn);
      return true;
    case "property":
      found.add("property", propertyId(role), saying(role, section.blocks), all(section), {
        validates: section.blocks.flatMap(block => validatedBy(block.text)),
      });
      return true;
    case "own":
      found.add("requirement", role.id, [role.title, ...texts(section.blocks)].join(" "), all(section), {
        elsewhere: !isPlaced(section),
      });
      return true;
    default:
      if (removed && heading) readRemoved(section.blocks, found);
      return removed;
  }
}

function all({ heading, blocks }: Section): readonly Block[] {
  return heading ? [heading, ...blocks] : blocks;
}

function isPlaced(section: Section): boolean {
  return section.above.some(({ role }) => role?.kind === "list" || role?.kind === "user-scenarios");
}

/** The requirement, and the scenarios that follow it without headings of their own. */
function readCapability(title: string, section: Section, found: Collection, removed: boolean): void {
  const withdrawn = removed ? { withdrawn: true } : {};
  const { blocks } = section;
  const starts = blocks.flatMap((block, at) => (labelledScenario(block) === undefined ? [] : [at]));
  const own = blocks.slice(0, starts[0] ?? blocks.length);
  // What is removed gives a reason instead of a text.
  const text = removed ? title : saying({ title }, own);
  found.add("requirement", slugOf(title), text, all({ ...section, blocks: own }), withdrawn);
  starts.forEach((start, at) => {
    const part = blocks.slice(start, starts[at + 1]);
    const name = labelledScenario(part[0] as Block) ?? "";
    found.add("scenario", scenarioId(section, name), saying({ title: name }, part.slice(1)), part, withdrawn);
  });
}

const SCENARIO = new Pattern(() => `^${oneOf(WORDS.scenario)}\\s*\\d*[a-z]?\\s*[:：]\\s*(\\S.*)$`, "iu");

/** The title in `**Scenario: Wrong code**` or `- **Scenario:** Wrong code`. */
function labelledScenario({ kind, text }: Block): string | undefined {
  const [first = ""] = text.split("\n");
  return kind !== "row" && /^(?:\*\*|__)/.test(text) ? SCENARIO.exec(plain(first))?.[1] : undefined;
}

/** `REMOVED Requirements` as a list: `- **Paper slips**: nobody reads them`. */
function readRemoved(blocks: readonly Block[], found: Collection): void {
  for (const block of blocks) {
    const bold = /^(?:\*\*|__)(.+?):?(?:\*\*|__)/.exec(block.text)?.[1];
    const named = headingName(block.text);
    const title = named ?? bold;
    if (block.kind !== "item" || title === undefined || /^(?:reason|migration|why)\b/i.test(title)) continue;
    found.add("requirement", slugOf(title), title, [block], { withdrawn: true });
  }
}

const NAMED = new Pattern(() => `^[\`*_#\\s]*${oneOf(WORDS.requirement)}\\s*[:：]\\s*([^\`]+?)[\`*_\\s]*$`, "iu");

/** The title in `` `### Requirement: Sign in` ``. */
function headingName(markdown: string): string | undefined {
  const title = NAMED.exec(markdown)?.[1];
  return title?.replace(/^\*\*\s*/, "");
}

export function propertyId(property: { readonly number: string | undefined; readonly title: string }): string {
  return `property-${property.number ?? slugOf(property.title)}`;
}

function scenarioId(section: Section, title: string): string {
  const capability = around(section, "capability");
  return capability ? `${slugOf(capability.title)}/${slugOf(title)}` : slugOf(title);
}

/** What stands below the heading; where nothing does, the heading. */
function saying(role: { readonly title: string }, blocks: readonly Block[]): string {
  return texts(blocks.filter(block => !isValidates(block.text))).join(" ") || role.title;
}

function texts(blocks: readonly Block[]): string[] {
  return blocks.map(block => (block.kind === "row" ? block.cells.join(" — ") : block.text));
}

/** What `RENAMED Requirements` says: pairs of FROM and TO. */
export function renamesIn(section: Section): { readonly from: string; readonly to: string }[] {
  if (around(section, "change")?.what !== "renamed") return [];
  const lines = section.blocks.flatMap(block => block.text.split("\n"));
  const sides = lines.flatMap(line => {
    const match = /^(?:\*\*)?(FROM|TO)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.+)$/i.exec(line.trim());
    return match
      ? [{ side: match[1]?.toUpperCase(), title: headingName(match[2] ?? "") ?? plain(match[2] ?? "") }]
      : [];
  });
  return sides.flatMap(({ side, title }, at) => {
    const next = sides[at + 1];
    return side === "FROM" && next?.side === "TO" ? [{ from: slugOf(title), to: slugOf(next.title) }] : [];
  });
}
