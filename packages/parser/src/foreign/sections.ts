import type { Block } from "./blocks.js";
import { isCriteria, labelOf } from "./labels.js";
import { ownId } from "./own-id.js";
import { type Role, roleOf } from "./roles.js";
import type { ListKind } from "./titles.js";

export interface Section {
  readonly heading: Block | undefined;
  readonly role: Role | undefined;
  /** From the outermost inwards. */
  readonly above: readonly Section[];
  readonly blocks: readonly Block[];
}

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
    while (stack.length > 0 && !isBelow(block, stack)) stack.pop();
    current = [];
    const roles = stack.map(one => one.role);
    const section = { heading: block, role: roleOf(block, roles), above: [...stack], blocks: current };
    sections.push(section);
    stack.push(section);
  }
  return refined(sections);
}

/** Deeper than the innermost; scenarios and criteria belong to the requirement above even where they are not. */
function isBelow(heading: Block, stack: readonly Section[]): boolean {
  const inner = stack.at(-1);
  const depth = inner?.heading?.depth ?? 0;
  if (depth !== heading.depth) return depth < heading.depth;
  const role = roleOf(heading, []);
  if (inner?.role?.kind === "capability") return role?.kind === "scenario";
  return inner?.role?.kind === "numbered" && inner.role.named && role?.kind === "list" && role.of === "criterion";
}

/** Roles that the text below a heading decides. */
function refined(sections: readonly Section[]): Section[] {
  const parents = new Set(sections.filter(one => one.role?.kind === "scenario").map(one => one.above.at(-1)));
  const found = new Map<Section, Section>();
  const renew = (one: Section): Section => {
    const known = found.get(one);
    if (known) return known;
    const section = { ...one, role: refine(one, parents.has(one)), above: one.above.map(renew) };
    found.set(one, section);
    return section;
  };
  return sections.map(renew);
}

const ANYWHERE = { listed: false, userScenarios: false };

/** `**Acceptance Criteria**:` in the text below `FR-001: …` begins statements of their own. */
export function ownAndRest(section: Section): readonly [Section, Section | undefined] {
  const at = section.blocks.findIndex(
    block => (block.kind === "item" && ownId(block.text) !== undefined) || isCriteria(labelOf(block, ANYWHERE)),
  );
  if (section.role?.kind !== "own" || at === -1) return [section, undefined];
  return [
    { ...section, blocks: section.blocks.slice(0, at) },
    { ...section, blocks: section.blocks.slice(at) },
  ];
}

function refine({ role, blocks }: Section, hasScenarios: boolean): Role | undefined {
  // `Requirement 3: …` with scenarios below is one of OpenSpec.
  if (role?.kind === "numbered" && role.named && hasScenarios) return { kind: "capability", title: role.title };
  // `WS1 — Doors` with a list below is a group.
  const isGroup = blocks.length === 0 || blocks.some(block => block.kind !== "paragraph" || ownId(block.text));
  return role?.kind === "own" && !role.known && isGroup ? undefined : role;
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

/** The sections below which criteria have a section of their own. */
export function withCriteria(sections: readonly Section[]): ReadonlySet<Section> {
  const criteria = sections.filter(({ role }) => role?.kind === "list" && role.of === "criterion");
  return new Set(criteria.flatMap(one => one.above));
}
