/** A line of a text; what a reader does not see is blank. */
export interface Line {
  /** One-based. */
  readonly number: number;
  readonly text: string;
  /** Offsets in the whole text, without the line break. */
  readonly start: number;
  readonly end: number;
  /** All of it was front matter, code or a quote. */
  readonly hidden: boolean;
}

/** A text for a reader of statements. */
export interface Readable {
  readonly lines: readonly Line[];
  /** The line that begins a code block which is never closed. */
  readonly openFence: Line | undefined;
}

/** The lines with front matter, fenced code, quotes and comments made blank. */
export function readableLines(text: string): Readable {
  const veil = new Veil(text);
  const lines: Line[] = [];
  let start = 0;
  for (const [at, raw] of text.split("\n").entries()) {
    const shown = veil.show(raw.replace(/\r$/, ""), start, at);
    lines.push({ number: at + 1, text: shown ?? "", start, end: start + raw.length, hidden: shown === undefined });
    start += raw.length + 1;
  }
  return { lines, openFence: veil.fencedSince === undefined ? undefined : lines[veil.fencedSince] };
}

/** Knows from line to line what is hidden. A comment that is never closed hides nothing: it is a slip. */
class Veil {
  /** The index of the line that opened the code block which is open. */
  fencedSince: number | undefined;
  private fence: RegExp | undefined;
  private inComment = false;
  private inFrontMatter = false;
  private readonly lastClosing: number;

  constructor(text: string) {
    this.inFrontMatter = /^---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*\r?(?:\n|$)/.test(text.slice(0, 20_000));
    this.lastClosing = text.lastIndexOf("-->");
  }

  show(line: string, start: number, at: number): string | undefined {
    if (this.inFrontMatter) {
      if (at > 0 && /^---[ \t]*$/.test(line)) this.inFrontMatter = false;
      return undefined;
    }
    if (this.fence) {
      if (this.fence.test(line)) this.fence = this.fencedSince = undefined;
      return undefined;
    }
    const shown = this.withoutComments(line, start);
    const fence = /^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(shown);
    const marker = fence?.[1] ?? fence?.[2];
    if (marker) {
      this.fence = new RegExp(`^[ \\t]*${marker[0]}{${marker.length},}[ \\t]*$`);
      this.fencedSince = at;
    }
    return marker || /^ {0,3}>/.test(shown) ? undefined : shown;
  }

  private withoutComments(line: string, start: number): string {
    let shown = "";
    let at = 0;
    while (at < line.length) {
      if (this.inComment) {
        const end = line.indexOf("-->", at);
        if (end === -1) return shown;
        this.inComment = false;
        at = end + 3;
      } else {
        const open = commentStart(line, at);
        if (open === -1 || start + open > this.lastClosing) return shown + line.slice(at);
        shown += line.slice(at, open);
        this.inComment = true;
        at = open + 4;
      }
    }
    return shown;
  }
}

/** Of the next `<!--` outside inline code. */
function commentStart(line: string, from: number): number {
  for (const found of line.slice(from).matchAll(/`+[^`]*`+|<!--/g)) if (found[0] === "<!--") return from + found.index;
  return -1;
}
