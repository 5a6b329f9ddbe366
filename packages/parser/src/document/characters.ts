import type { Report } from "@tenet/diagnostics";
import type { Code } from "../messages.embedded.js";

// Vertical tab, form feed, NEL and U+2028/9 end no line of Markdown and are harmless in prose; names refuse them.
// Tag characters may only spell the flag of an emoji.
const REFUSED =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|(?<![\u{1f3f4}\u{e0000}-\u{e007f}])[\u{e0000}-\u{e007f}]/gu;

const MOST_REPORTED = 5;

/** Refuses characters that make a text read differently from what it says. Reports the first few. */
export function checkCharacters(report: Report<Code>): void {
  let count = 0;
  for (const match of report.source.text.matchAll(REFUSED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    report.add("control-character", span, { character: codePoint(match[0]) });
    count += 1;
    if (count === MOST_REPORTED) return;
  }
}

/** `U+202E`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
