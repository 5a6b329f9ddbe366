import type { Span } from "@tenet/diagnostics";
import type { Block } from "./blocks.js";
import type { ForeignKind, ForeignStatement } from "./model.js";
import { plain } from "./text.js";

/** Says twice: the id is not unique, and where. */
export interface Twice {
  readonly id: string;
  readonly span: Span;
}

/** What is said of a statement besides its text. */
export interface More {
  readonly withdrawn?: boolean;
  /** The ids that it says to validate, as written. */
  readonly validates?: readonly string[];
  /** It stands where others are talked about, too: where the id is found in a place for statements, this is talk. */
  readonly elsewhere?: boolean;
}

interface Entry extends ForeignStatement {
  readonly elsewhere: boolean;
}

const GONE =
  /\b(?:deferred|removed|withdrawn|dropped|superseded|obsolete|cancell?ed|deprecated|rejected|merged into|moved to)\b/i;

/** Gathers statements; makes ids unique. */
export class Collection {
  private readonly entries: Entry[] = [];

  add(kind: ForeignKind, id: string, text: string, blocks: readonly Block[], more: More = {}): void {
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) return;
    const span = { start: first.span.start, end: last.span.end };
    const { withdrawn = isStruckOut(first.text), validates = [], elsewhere = false } = more;
    this.entries.push({ id, kind, text: plain(text), line: first.line, span, withdrawn, validates, elsewhere });
  }

  /** In the order of the file. */
  finish(): { readonly statements: readonly ForeignStatement[]; readonly twice: readonly Twice[] } {
    const placed = new Set(this.entries.filter(one => !one.elsewhere).map(one => one.id));
    const kept = this.entries
      .filter(one => !one.elsewhere || !placed.has(one.id))
      .sort((a, b) => a.span.start - b.span.start);
    const ids = new Unique();
    const statements = kept.map(({ elsewhere, ...one }) => ({ ...one, id: ids.take(one.id, one.span) }));
    return { statements, twice: ids.twice };
  }
}

class Unique {
  readonly twice: Twice[] = [];
  private readonly counts = new Map<string, number>();

  take(id: string, span: Span): string {
    const count = (this.counts.get(id) ?? 0) + 1;
    this.counts.set(id, count);
    if (count === 1) return id;
    this.twice.push({ id, span });
    return this.take(`${id}-${count}`, span);
  }
}

/** `~~The system MUST …~~ deferred`: what is struck out, with nothing or a word of farewell behind it. */
export function isStruckOut(markdown: string): boolean {
  const match = /^[^~]{0,80}~~([^~]+)~~([\s\S]*)$/.exec(markdown);
  const rest = plain(match?.[2] ?? "").replace(/^[\s:.–—-]+/, "");
  return match !== null && (rest === "" || GONE.test(rest));
}

/** The word in the Status column of a table. */
export function isGone(status: string): boolean {
  return GONE.test(status);
}
