import type { Span } from "@tenet/diagnostics";
import type { Block } from "./blocks.js";
import type { ForeignKind, ForeignStatement } from "./model.js";
import { plain } from "./text.js";

/** Says twice: the id is not unique, and where. */
export interface Twice {
  readonly id: string;
  readonly span: Span;
}

const GONE =
  /\b(?:deferred|removed|withdrawn|dropped|superseded|obsolete|cancell?ed|deprecated|rejected|merged into|moved to)\b/i;

/** Gathers statements; makes ids unique. */
export class Collection {
  readonly statements: ForeignStatement[] = [];
  readonly twice: Twice[] = [];
  private readonly ids = new Map<string, number>();

  /** `raw` is the statement as written, for what is struck out. */
  add(kind: ForeignKind, id: string, text: string, blocks: readonly Block[], more: { withdrawn?: boolean } = {}): void {
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) return;
    const span = { start: first.span.start, end: last.span.end };
    const withdrawn = more.withdrawn ?? isStruckOut(first.text);
    this.statements.push({ id: this.unique(id, span), kind, text: plain(text), line: first.line, span, withdrawn });
  }

  private unique(id: string, span: Span): string {
    const count = (this.ids.get(id) ?? 0) + 1;
    this.ids.set(id, count);
    if (count === 1) return id;
    this.twice.push({ id, span });
    return this.unique(`${id}-${count}`, span);
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
