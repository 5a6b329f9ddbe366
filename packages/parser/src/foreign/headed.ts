/** Statements that are a heading with the text below it. */
import type { Block } from "./blocks.js";
import type { Collection } from "./collect.js";
import { around, type Role, type Section } from "./sections.js";
import { slugOf } from "./text.js";

/** Whether the section is one; then all of its text belongs to the statement. */
export function readHeaded(section: Section, found: Collection): boolean {
  const { heading, role } = section;
  const what = around(section, "change")?.what;
  if (what === "renamed") return true;
  if (!heading || !role) return what === "removed";
  const removed = what === "removed";
  const withdrawn = removed ? { withdrawn: true } : {};
  const blocks = [heading, ...section.blocks];
  switch (role.kind) {
    case "capability":
      // What is removed gives a reason instead of a text.
      found.add("requirement", slugOf(role.title), removed ? role.title : saying(role, section), blocks, withdrawn);
      return true;
    case "scenario":
      found.add("scenario", scenarioId(section, role.title), saying(role, section), blocks, withdrawn);
      return true;
    case "property":
      found.add("property", propertyId(role), saying(role, section), blocks);
      return true;
    case "own":
      found.add("requirement", role.id, [role.title, ...texts(section.blocks)].join(" "), blocks);
      return true;
    default:
      return removed;
  }
}

export function propertyId(property: { readonly number: string | undefined; readonly title: string }): string {
  return `property-${property.number ?? slugOf(property.title)}`;
}

function scenarioId(section: Section, title: string): string {
  const capability = around(section, "capability");
  return capability ? `${slugOf(capability.title)}/${slugOf(title)}` : slugOf(title);
}

/** What stands below the heading; where nothing does, the heading. */
function saying(role: Role & { readonly title: string }, section: Section): string {
  const said = texts(section.blocks).filter(text => !/^(?:\*\*|__)?Validates\b[^:]{0,20}:/i.test(text));
  return said.join(" ") || role.title;
}

function texts(blocks: readonly Block[]): string[] {
  return blocks.map(block => (block.kind === "row" ? block.cells.join(" — ") : block.text));
}
