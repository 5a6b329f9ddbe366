import type { Block } from "./blocks.js";
import { around, type Section } from "./sections.js";
import { derivedId } from "./text.js";

/** Ids from the numbers of a list and from the heading above it. */
export class Numbering {
  private readonly taken = new Set<string>();
  private last = 0;

  constructor(private readonly section: Section) {}

  /** `US1.2`; without a number `US1/given-a-parcel-3f09c1`. */
  ofScenario({ number }: Block, text: string): string {
    const parent = this.parent();
    return parent && number ? `${parent}.${this.numberOf(number)}` : this.within(derivedId(text));
  }

  /** `3.2`; without a number `3/the-door-opens-3f09c1`. */
  ofCriterion({ number }: Block, text: string): string {
    const requirement = around(this.section, "numbered")?.number ?? "";
    if (number === undefined) return `${requirement}/${derivedId(text)}`;
    return number.includes(".") ? number : `${requirement}.${this.numberOf(number)}`;
  }

  /** As an item whose number stands in the first cell. */
  ofRow(row: Block, text: string): string {
    const number = /^\d+(?:\.\d+)*$/.exec(row.cells[0] ?? "")?.[0];
    return around(this.section, "numbered") ? this.ofCriterion({ ...row, number }, text) : this.within(derivedId(text));
  }

  private within(id: string): string {
    const parent = this.parent();
    return parent ? `${parent}/${id}` : id;
  }

  /** The story, or the requirement that a heading gives an id. */
  private parent(): string | undefined {
    const story = around(this.section, "story");
    return story ? `US${story.number}` : around(this.section, "own")?.id;
  }

  /** As written; where a list says `1.` on every line, as Markdown counts. */
  private numberOf(written: string): string {
    const number = this.taken.has(written) ? String(this.last + 1) : written;
    this.taken.add(number);
    this.last = Number.parseInt(number, 10) || 0;
    return number;
  }
}
