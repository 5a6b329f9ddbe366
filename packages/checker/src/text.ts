import { createHash } from "node:crypto";
import type { Source, Span } from "@tenet/diagnostics";

/** One-based. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** What was written at a place, on one line. */
export function written(source: Source, span: Span): string {
  return oneLine(source.text.slice(span.start, span.end));
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** SHA-256, hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Six hexadecimal digits that depend on the text alone: not on spaces, on parentheses, or on words in place of signs. */
export function shortHash(text: string): string {
  const signs = text
    .replace(/\band\b/g, "&&")
    .replace(/\bor\b/g, "||")
    .replace(/\bnot\b/g, "!");
  return sha256(signs.replace(/[\s()]/g, "")).slice(0, 6);
}

/** Lower-case words joined by hyphens, cut after a whole word at about 40 characters. */
export function slug(text: string): string {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  let made = "";
  for (const word of words) {
    if (made && made.length + word.length >= 40) break;
    made = made ? `${made}-${word}` : word.slice(0, 40);
  }
  return made;
}
