/** Statements that are an item, a row or a paragraph. */
import type { Block } from "./blocks.js";
import type { Collection } from "./collect.js";
import { propertyId } from "./headed.js";
import { isCriteria, type Label, labelOf } from "./labels.js";
import type { ForeignKind } from "./model.js";
import { Numbering } from "./numbering.js";
import { type Own, ownId } from "./own-id.js";
import { isProperty, propertyOf } from "./property.js";
import { rowSaying, rowWithId } from "./rows.js";
import { around, listKind, type Section } from "./sections.js";
import { isScenario, takeScenario } from "./steps.js";
import { asks, derivedId, obliges, plain } from "./text.js";
import type { ListKind } from "./titles.js";
import { isValidates, validatedBy } from "./validates.js";

/** Remarks of the forms' own that look like sentences: a story, why it matters, how it is tried. */
const REMARK =
  /^(?:\*\*|__)?(?:User Story|Objective|Input|Why this priority|Independent Test|Validates|Reason|Migration|用户故事|ユーザーストーリー|目的|사용자 스토리)(?:\*\*|__)?(?:\s*\([^()]*\))?\s*[:：]/i;
const NOTE = /^[*_]*(?:notes?|hint|example|rationale|hinweis|beispiel|remarque|nota|примечание|注)\b/i;
/** Items that say something about a statement. */
const ABOUT =
  /^(?:\*\*|__)(?:priority|status|owner|type|category|source|rationale|depends on|dependencies|related|references|traces to|estimate|story points|actors?)[:：]?(?:\*\*|__)/i;

/** Reads the blocks of a section that is no statement itself; `hasCriteria` where some below it are called so. */
export function readListed(section: Section, found: Collection, hasCriteria: boolean): void {
  new ListReader(section, found, hasCriteria).read();
}

class ListReader {
  private at = 0;
  /** What a label in bold says about the list below it. */
  private label: ListKind | "none" | undefined;
  private readonly ids: Numbering;
  private readonly place: { readonly listed: boolean; readonly userScenarios: boolean };
  private readonly ofSection: ListKind | undefined;
  private readonly isAside: boolean;
  private readonly hasCriteria: boolean;

  constructor(
    private readonly section: Section,
    private readonly found: Collection,
    hasCriteria: boolean,
  ) {
    this.ids = new Numbering(section);
    this.isAside = around(section, "aside") !== undefined;
    this.ofSection = this.isAside ? undefined : listKind(section);
    this.place = {
      listed: this.ofSection !== undefined,
      userScenarios: around(section, "user-scenarios") !== undefined,
    };
    this.hasCriteria = hasCriteria || section.blocks.some(block => isCriteria(labelOf(block, this.place)));
  }

  private get list(): ListKind | undefined {
    if (this.isAside || this.label === "none") return undefined;
    return this.label ?? this.ofSection;
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
    const label = this.readLabel(block);
    if (label !== undefined) return label;
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

  /** How many blocks a label took; undefined where the block is to be read on. */
  private readLabel(block: Block): number | undefined {
    const label = labelOf(block, this.place);
    if (label?.kind === "told") return this.readTold(label, block);
    if (label?.kind === "name") return 1;
    if (label?.kind === "list") this.label = label.of;
    else if (label?.kind === "aside") this.label = "none";
    else if (label || (block.kind === "paragraph" && !isScenario(block.text))) this.label = undefined;
    const isRead = label !== undefined && !obliges(block.text);
    return isRead ? 1 : undefined;
  }

  private readTold({ of: kind, text }: Label & { kind: "told" }, block: Block): number | undefined {
    if (this.list !== undefined || isQuestion(text)) return undefined;
    const { all, text: said } = this.whole(block);
    this.found.add(kind, derivedId(said.join(" ")), said.join(" "), all);
    return all.length;
  }

  private readRow(row: Block): number {
    const own = this.isAside ? undefined : rowWithId(row);
    const said = this.list && rowSaying(row, this.list);
    if (own && this.mayOwn(own, row.cells.join(" "))) {
      const { withdrawn } = own;
      this.found.add(this.kindOf(own.id), own.id, own.text, [row], { withdrawn, elsewhere: this.isElsewhere });
    } else if (said && this.list) {
      const kind = said.isScenario ? "scenario" : this.list;
      this.found.add(kind, this.ids.ofRow(row, said.text), said.text, [row]);
    } else if (row.cells.some(obliges)) {
      const text = row.cells.filter(cell => cell !== "").join(" — ");
      this.found.add("sentence", derivedId(text), text, [row]);
    }
    return 1;
  }

  private readOwn(block: Block): number {
    const own = this.isAside ? undefined : ownId(block.text);
    if (!own || !this.mayOwn(own, block.text)) return 0;
    const { all, text } = this.whole(block);
    this.found.add(this.kindOf(own.id), own.id, [own.text, ...text.slice(1)].join(" "), all, {
      elsewhere: this.isElsewhere,
    });
    return all.length;
  }

  private mayOwn({ known }: Own, text: string): boolean {
    return known || !this.isElsewhere || obliges(text);
  }

  private get isElsewhere(): boolean {
    return this.list === undefined && !this.place.userScenarios && around(this.section, "numbered") === undefined;
  }

  private kindOf(id: string): ForeignKind {
    if (/^SC\b/.test(id)) return "outcome";
    if (/^AC\b/.test(id)) return "criterion";
    if (/^(?:FR|NFR|RF|RNF|REQ|BR)\b/.test(id)) return "requirement";
    return this.list ?? (this.place.userScenarios ? "scenario" : "requirement");
  }

  private readBehaviour(block: Block): number {
    if (!around(this.section, "behaviour") || !block.number?.includes(".")) return 0;
    const { all, text } = this.whole(block);
    this.found.add("criterion", block.number, text.join(" "), all);
    return all.length;
  }

  private readProperty(block: Block): number {
    const property = block.kind === "row" ? undefined : propertyOf(block.text);
    if (!property) return 0;
    const body = this.following(this.at + 1, next => !isProperty(next.text) && !isValidates(next.text));
    const behind = this.following(this.at + 1 + body.length, next => isValidates(next.text)).slice(0, 1);
    const title = plain(property.title);
    const text = body.map(one => one.text).join(" ") || title;
    const validates = behind.flatMap(one => validatedBy(one.text));
    this.found.add("property", propertyId({ ...property, title }), text, [block, ...body], { validates });
    return 1 + body.length;
  }

  private readScenario(block: Block): number {
    const isCriterion = block.kind === "item" && around(this.section, "numbered") !== undefined;
    const isExpected = this.list === "criterion";
    const steps = isCriterion ? undefined : takeScenario(this.section.blocks, this.at, isExpected);
    if (!steps) return 0;
    const all = [...steps, ...this.listBelow(steps.at(-1) ?? block, this.at + steps.length)];
    const text = all.map(step => step.text).join(" ");
    this.found.add("scenario", this.ids.ofScenario(block, text), text, all);
    return all.length;
  }

  /** An item of a list in which each item is a statement. */
  private readListItem(block: Block): number {
    if (block.kind !== "item" || this.isAside) return 0;
    if (ABOUT.test(block.text) || this.isGroup(block)) return 1;
    const { all, text } = this.whole(block);
    const said = text.join(" ");
    const { list } = this;
    if (around(this.section, "numbered")) {
      if (!this.isCriterion(block)) return 0;
      this.found.add("criterion", this.ids.ofCriterion(block, said), said, all);
      return all.length;
    }
    if (list === undefined) return 0;
    // A question without an answer promises nothing, nor does what is taken for granted.
    if (list === "edge-case" && isQuestion(said)) return all.length;
    if (list === "constraint" && /\bassum(?:e|es|ed|ing|ption)\b/i.test(said) && !asks(said)) return all.length;
    this.found.add(list, list === "criterion" ? this.ids.ofScenario(block, said) : derivedId(said), said, all);
    return all.length;
  }

  /** `- **Doors**` above `- **FR-001**` is no statement. */
  private isGroup(block: Block): boolean {
    const next = this.section.blocks[this.at + 1];
    const isAbove = next?.kind === "item" && next.depth > block.depth && ownId(next.text) !== undefined;
    return isAbove && !obliges(block.text);
  }

  /** Below `Requirement 3`: what is called a criterion; where nothing is, each item. */
  private isCriterion({ number }: Block): boolean {
    const isDirect = this.section.role?.kind === "numbered" && !this.hasCriteria && this.label !== "none";
    return this.list === "criterion" || number !== undefined || isDirect;
  }

  private readSentence(block: Block): number {
    const isPlace = this.list === "requirement" || this.list === "constraint" || around(this.section, "behaviour");
    const isAsked =
      isPlace && !this.isAside && block.kind === "paragraph" && asks(block.text) && !NOTE.test(block.text);
    if (!isAsked && !obliges(block.text)) return 0;
    const all = [block, ...this.listBelow(block, this.at + 1)];
    const text = all.map(one => one.text).join(" ");
    this.found.add("sentence", derivedId(text), text, all);
    return all.length;
  }

  /** `The folder SHALL contain:` goes on in its list. */
  private listBelow(block: Block, from: number): Block[] {
    if (block.kind !== "paragraph" || !/[:：]\s*$/.test(block.text)) return [];
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

const isQuestion = (markdown: string): boolean => /[?？]\W*$/u.test(plain(markdown));
