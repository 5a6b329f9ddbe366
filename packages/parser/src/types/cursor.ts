import type { Report, Span } from "@tenet/diagnostics";
import { type CodeSpan, codeSpanAt } from "../inline/code-spans.js";
import type { Code } from "../messages.embedded.js";

export interface CursorOptions {
  /** `\|` is a bar. */
  readonly inTable: boolean;
  /** Inside backticks, where a backtick opens nothing and expressions stand bare. */
  readonly inCode: boolean;
}

/** Walks over the text of a type. Offsets are those of the file. */
export class Cursor {
  at: number;
  readonly end: number;
  readonly text: string;

  constructor(
    readonly report: Report<Code>,
    range: Span,
    readonly options: CursorOptions,
  ) {
    this.at = range.start;
    this.text = report.source.text;
    this.end = options.inCode ? range.end : beforeComments(this.text, range);
    this.skip();
  }

  /** Over white space and comments. */
  skip(): void {
    for (;;) {
      while (this.at < this.end && /\s/.test(this.text[this.at] ?? "")) this.at += 1;
      const close =
        !this.options.inCode && this.text.startsWith("<!--", this.at) ? this.text.indexOf("-->", this.at) : -1;
      if (close === -1 || close >= this.end) return;
      this.at = close + 3;
    }
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  get next(): string {
    return this.done ? "" : (this.text[this.at] ?? "");
  }

  /** From an earlier place to here, without the white space before here. */
  since(start: number): Span {
    let end = this.at;
    while (end > start && /\s/.test(this.text[end - 1] ?? "")) end -= 1;
    return { start, end };
  }

  /** What matches here, if anything does; the expression must be sticky. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    return found !== undefined && this.at + found.length <= this.end ? found : undefined;
  }

  take(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at) || this.at + mark.length > this.end) return false;
    this.at += mark.length;
    this.skip();
    return true;
  }

  /** Whether the words of a phrase stand here. */
  sees(phrase: string): boolean {
    return this.match(phrasePattern(phrase)) !== undefined;
  }

  takePhrase(phrase: string): boolean {
    const found = this.match(phrasePattern(phrase));
    if (found === undefined) return false;
    this.at += found.length;
    this.skip();
    return true;
  }

  /** A word: letters, digits, `_`; Markdown's `\_` counts as `_`. */
  takeWord(): { readonly text: string; readonly span: Span } | undefined {
    const found = this.match(this.options.inCode ? WORD : ESCAPED_WORD);
    if (found === undefined) return undefined;
    const start = this.at;
    this.at += found.length;
    const span = { start, end: this.at };
    this.skip();
    return { text: found.replaceAll("\\_", "_"), span };
  }

  takeCode(): CodeSpan | undefined {
    if (this.options.inCode || this.next !== "`") return undefined;
    const code = codeSpanAt(this.text, this.at, this.end);
    if (!code) return undefined;
    this.at = code.span.end;
    this.skip();
    return code;
  }

  /** A cursor over the inside of a code span. */
  inside(code: CodeSpan): Cursor {
    return new Cursor(this.report, code.inner, { ...this.options, inCode: true });
  }
}

/** Where a range ends without the comments at its end. */
function beforeComments(text: string, range: Span): number {
  for (let { end } = range; ; ) {
    while (end > range.start && /\s/.test(text[end - 1] ?? "")) end -= 1;
    const open = text.slice(range.start, end).endsWith("-->") ? text.lastIndexOf("<!--", end) : -1;
    if (open < range.start) return end;
    end = open;
  }
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;
const ESCAPED_WORD = /(?:[\p{L}_]|\\_)(?:[\p{L}\p{M}\p{Nd}_]|\\_)*/uy;

const phrases = new Map<string, RegExp>();

function phrasePattern(phrase: string): RegExp {
  let pattern = phrases.get(phrase);
  if (!pattern)
    phrases.set(phrase, (pattern = new RegExp(`${phrase.replaceAll(" ", "\\s+")}(?![\\p{L}\\p{M}\\p{Nd}_])`, "uy")));
  return pattern;
}
