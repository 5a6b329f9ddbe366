import type { Diagnostic, Span } from "@tenet/diagnostics";
import type { LineRole } from "../ast.js";

/** What became of every line. A line that nobody claims is found out at the end: nothing is dropped in silence. */
export class Lines {
  /** Offset at which each line starts. */
  private readonly starts: number[] = [0];
  private readonly roles: (LineRole | undefined)[];

  constructor(private readonly text: string) {
    for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) this.starts.push(i + 1);
    if (this.starts.length > 1 && this.starts.at(-1) === text.length) this.starts.pop();
    this.roles = this.starts.map((start, index) => (this.isBlank(start, index) ? "blank" : undefined));
  }

  private isBlank(start: number, index: number): boolean {
    return this.text.slice(start, this.starts[index + 1] ?? this.text.length).trim() === "";
  }

  /** Index of the line on which an offset stands. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Claims the lines of a span that are not claimed yet. */
  mark(span: Span, role: LineRole): void {
    const last = this.indexOf(Math.max(span.start, span.end - 1));
    for (let i = this.indexOf(span.start); i <= last; i += 1) this.roles[i] ??= role;
  }

  /** Runs of lines inside a span that nobody claimed, each as a span without the last line break. */
  unclaimed(span: Span): Span[] {
    const found: { start: number; end: number }[] = [];
    const last = this.indexOf(Math.max(span.start, span.end - 1));
    let open: { start: number; end: number } | undefined;
    for (let i = this.indexOf(span.start); i <= last; i += 1) {
      if (this.roles[i] !== undefined) {
        open = undefined;
        continue;
      }
      const end = (this.starts[i + 1] ?? this.text.length + 1) - 1;
      if (open) open.end = end;
      else found.push((open = { start: this.starts[i] ?? 0, end: Math.min(end, this.text.length) }));
    }
    return found;
  }

  /** The account: a line that an error stands on counts as diagnosed. */
  finish(diagnostics: readonly Diagnostic[]): LineRole[] {
    const roles = this.roles.map(role => role ?? "prose");
    for (const { severity, span } of diagnostics) {
      if (severity !== "error") continue;
      const last = this.indexOf(Math.max(span.start, span.end - 1));
      for (let i = this.indexOf(span.start); i <= last; i += 1) if (roles[i] !== "blank") roles[i] = "diagnosed";
    }
    return roles;
  }
}
