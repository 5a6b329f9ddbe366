/** Text of a spec in a Mermaid diagram, in a Markdown heading, and in a comment of Markdown. */

/** Controls, and characters that hide text or turn the reading order. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** Letters, digits and marks that mean nothing to Mermaid, to Markdown or to HTML, wherever in a label they stand. */
const unsafe = /[^\p{L}\p{M}\p{N} .,=+?'()≠–-]|-{2,}/gu;

/** A label on one line; what could end it or begin something else is written as a code: `#58;` is a colon. */
export function mermaidText(text: string): string {
  return oneLine(text).replace(unsafe, marks => [...marks].map(code).join(""));
}

const code = (character: string): string => `#${character.codePointAt(0)};`;

/** Inline text of Markdown that is shown as it is. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>&#|!~:@{}$]/g, "\\$&");
}

/** A comment of Markdown and HTML, which nothing in the text ends. */
export function htmlComment(lines: readonly string[]): string {
  const safe = lines.map(line => oneLine(line).replace(/--+/g, "\u2013").replace(/[<>]/g, ""));
  return `<!--\n${safe.join("\n")}\n-->`;
}

const oneLine = (text: string): string => text.replace(invisible, " ").replace(/\s+/g, " ").trim();
