/** Statements that are an item, a row or a paragraph. */
import type { Block } from "./blocks.js";
import { type Collection, isGone, isStruckOut } from "./collect.js";
import { propertyId } from "./headed.js";
import type { ForeignKind } from "./model.js";
import { type Own, ownId, ownIdOfRow } from "./own-id.js";
import { around, type ListKind, listKind, type Section } from "./sections.js";
import { isScenario, takeScenario } from "./steps.js";
import { derivedId, obliges, plain } from "./text.js";

/** Remarks of the forms' own that look like sentences: a story, why it matters, how it is tried. */
const REMARK =
  /^(?:\*\*|__)?(?:User Story|Objective|Input|Why this priority|Independent Test|Validates|Reason|Migration)(?:\*\*|__)?(?:\s*\([^()]*\))?\s*:/i;
const LABEL = /^(?:\*\*|__)([^*_]{1,80}?):?(?:\*\*|__)\s*:?\s*$/;
const PROPERTY = /^(?:\*\*|__)?Property(?:\s+(\d+[a-z]?))?\s*(?:[:–—]\s*|\s-\s+)(\S[\s\S]*)$/i;

/** Reads the blocks of a section that is no statement itself. */
export function readListed(section: Section, found: Collection): void {
  new ListReader(section, found).read();
}

class ListReader {
  private at = 0;
  /** Below `**Acceptance Scenarios**:` */
  private accepting = false;
  private readonly numbers = new Set<string>();
  private lastNumber = 0;
  private readonly list: ListKind | undefined;
  private readonly isAside: boolean;

  constructor(
    private readonly section: Section,
    private readonly found: Collection,
  ) {
    this.isAside = around(section, "aside") !== undefined;
    this.list = this.isAside ? undefined : listKind(section);
  }

  read(): void {
    const { blocks } = this.section;
    while (this.at < blocks.length) {
      const block = blocks[this.at];
      if (!block) return;
      const taken = this.readOne(block);
      this.at += Math.max(1, taken);
    }
  }

  /** How many blocks it took. */
  private readOne(block: Block): number {
    if (block.kind === "row") return this.readRow(block);
    if (block.kind === "paragraph" && this.readLabel(block)) return 1;
    if (REMARK.test(block.text)) return 1;
    return (
      this.readOwn(block) ||
      this.readBehaviour(block) ||
      this.readProperty(block) ||
      this.readScenario(block) ||
      this.readListItem(block) ||
      this.readSentence(block)
    );
  }

  private readLabel(block: Block): boolean {
    const label = PROPERTY.test(block.text) || ownId(block.text) ? undefined : LABEL.exec(block.text)?.[1];
    if (label !== undefined) this.accepting = /^acceptance\b/i.test(label);
    else if (block.kind === "paragraph") this.accepting = this.accepting && isScenario(block.text);
    return label !== undefined;
  }

  private readRow(row: Block): number {
    const own = this.isAside ? undefined : ownIdOfRow(row.cells, row.header);
    if (own && this.mayOwn(own)) {
      this.found.add(this.kindOf(own.id), own.id, own.text, [row], {
        withdrawn: isGone(own.status) || row.cells.some(isStruckOut),
      });
    } else if (row.cells.some(obliges)) {
      const text = row.cells.filter(cell => cell !== "").join(" — ");
      this.found.add("sentence", derivedId(text), text, [row]);
    }
    return 1;
  }

  private readOwn(block: Block): number {
    const own = this.isAside ? undefined : ownId(block.text);
    if (!own || !this.mayOwn(own)) return 0;
    const { all, text } = this.whole(block);
    this.found.add(this.kindOf(own.id), own.id, [own.text, ...text.slice(1)].join(" "), all);
    return all.length;
  }

  private mayOwn({ known }: Own): boolean {
    return known || this.list !== undefined || around(this.section, "user-scenarios") !== undefined;
  }

  private kindOf(id: string): ForeignKind {
    if (/^SC\b/.test(id)) return "outcome";
    if (/^AC\b/.test(id)) return "criterion";
    if (/^(?:FR|NFR|REQ|BR)\b/.test(id)) return "requirement";
    return this.list ?? "scenario";
  }

  private readBehaviour(block: Block): number {
    if (!around(this.section, "behaviour") || !block.number?.includes(".")) return 0;
    const { all, text } = this.whole(block);
    this.found.add("criterion", block.number, text.join(" "), all);
    return all.length;
  }

  private readProperty(block: Block): number {
    const match = PROPERTY.exec(block.text);
    if (!match || block.kind === "row") return 0;
    const ends = (next: Block) => PROPERTY.test(next.text) || /^(?:\*\*|__)?Validates\b/i.test(next.text);
    const body = this.following(this.at + 1, next => !ends(next));
    const title = plain(match[2] ?? "");
    const text = body.map(one => one.text).join(" ") || title;
    this.found.add("property", propertyId({ number: match[1], title }), text, [block, ...body]);
    return 1 + body.length;
  }

  private readScenario(block: Block): number {
    const numbered = block.kind === "item" && around(this.section, "numbered") !== undefined;
    const steps = numbered ? undefined : takeScenario(this.section.blocks, this.at);
    if (!steps) return 0;
    const all = [...steps, ...this.listBelow(steps.at(-1) ?? block, this.at + steps.length)];
    const text = all.map(step => step.text).join(" ");
    this.found.add("scenario", this.scenarioId(block, text), text, all);
    return all.length;
  }

  private scenarioId(block: Block, text: string): string {
    const story = this.storyId();
    if (story && block.number) return `${story}.${this.numberOf(block.number)}`;
    return story ? `${story}/${derivedId(text)}` : derivedId(text);
  }

  private storyId(): string | undefined {
    const story = around(this.section, "story");
    return story && `US${story.number}`;
  }

  /** As written; where a list says `1.` on every line, as Markdown counts. */
  private numberOf(written: string): string {
    const number = this.numbers.has(written) ? String(this.lastNumber + 1) : written;
    this.numbers.add(number);
    this.lastNumber = Number.parseInt(number, 10) || 0;
    return number;
  }

  /** An item of a list in which each item is a statement. */
  private readListItem(block: Block): number {
    if (block.kind !== "item" || this.isAside) return 0;
    const { all, text } = this.whole(block);
    const said = text.join(" ");
    const numbered = around(this.section, "numbered");
    const asked = this.accepting || this.list === "criterion";
    if (numbered && (asked || block.number)) {
      this.found.add("criterion", this.criterionId(numbered.number, block, said), said, all);
      return all.length;
    }
    const kind = asked ? "criterion" : this.list;
    if (kind === undefined || numbered) return 0;
    // A question without an answer promises nothing.
    if (kind === "edge-case" && /\?\W*$/.test(plain(said))) return all.length;
    this.found.add(kind, asked ? this.scenarioId(block, said) : derivedId(said), said, all);
    return all.length;
  }

  private criterionId(requirement: string, { number }: Block, text: string): string {
    if (number === undefined) return `${requirement}/${derivedId(text)}`;
    return number.includes(".") ? number : `${requirement}.${this.numberOf(number)}`;
  }

  private readSentence(block: Block): number {
    if (!obliges(block.text)) return 0;
    const all = [block, ...this.listBelow(block, this.at + 1)];
    const text = all.map(one => one.text).join(" ");
    this.found.add("sentence", derivedId(text), text, all);
    return all.length;
  }

  /** `The folder SHALL contain:` goes on in its list. */
  private listBelow(block: Block, from: number): Block[] {
    if (block.kind !== "paragraph" || !/:\s*$/.test(block.text)) return [];
    return this.following(from, next => next.kind === "item" && ownId(next.text) === undefined);
  }

  /** An item with the items inside it, but for those that have an id of their own. */
  private whole(block: Block): { readonly all: readonly Block[]; readonly text: readonly string[] } {
    const isInside = (next: Block) =>
      next.kind === "item" && next.depth > block.depth && !ownId(next.text) && !next.number?.includes(".");
    const all = [block, ...(block.kind === "item" ? this.following(this.at + 1, isInside) : [])];
    return { all, text: all.map(one => one.text) };
  }

  /** The blocks from `from` on, as long as they fit. */
  private following(from: number, fits: (block: Block) => boolean): Block[] {
    const { blocks } = this.section;
    let end = from;
    for (let next = blocks[end]; next && fits(next); next = blocks[end]) end += 1;
    return blocks.slice(from, end);
  }
}
