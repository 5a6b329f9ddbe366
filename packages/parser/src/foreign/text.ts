import { createHash } from "node:crypto";
import { CAPITALS, isUnspaced, SMALL } from "./language.js";
import { Pattern } from "./pattern.js";

/** Inline code, whose words are not the statement's own. */
const CODE = /`+[^`]*`+/g;

/** On one line, without emphasis and without the targets of links. Code stays as it is. */
export function plain(markdown: string): string {
  let at = 0;
  let text = "";
  for (const code of markdown.matchAll(CODE)) {
    text += withoutMarks(markdown.slice(at, code.index)) + code[0];
    at = code.index + code[0].length;
  }
  return (text + withoutMarks(markdown.slice(at))).replace(/\s+/g, " ").trim();
}

function withoutMarks(markdown: string): string {
  if (!/[*_~[]/.test(markdown)) return markdown;
  return markdown
    .replace(/\[([^\][]{0,300})\]\([^()\s]{0,500}\)/g, "$1")
    .replace(/\*\*|~~|(?<!\w)__|__(?!\w)/g, "")
    .replace(/(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)/g, "");
}

const WHOLE = (words: readonly string[]) => `(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`;
const OBLIGES = new Pattern(() => WHOLE(CAPITALS));
const [SPACED, UNSPACED] = [SMALL.filter(word => !isUnspaced(word)), SMALL.filter(isUnspaced)];
const ASKS = new Pattern(() => `${WHOLE(SPACED)}|${UNSPACED.join("|")}`, "iu");

/** What is written in capitals to oblige, outside code. */
export function obliges(markdown: string): boolean {
  return OBLIGES.test(markdown.replace(CODE, ""));
}

/** What obliges in a place for statements: the same in small letters, or in a script that has no others. */
export function asks(markdown: string): boolean {
  return ASKS.test(markdown.replace(CODE, ""));
}

/** An id from a title: the same for the same title, in the characters that `Covers:` takes. */
export function slugOf(title: string): string {
  const text = plain(title);
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "");
  const words = wordsOf(bare);
  const slug = words.slice(0, 12).join("-");
  const lost = /[^\p{ASCII}]/u.test(bare.replace(/[^\p{L}\p{N}]/gu, "")) || words.length > 12 || slug === "";
  return lost ? joined([slug, digest(text)]) : slug;
}

/** An id from a statement's own words: what else stands in the file does not change it, nor do line breaks or emphasis. */
export function derivedId(markdown: string): string {
  const text = plain(markdown).replaceAll("`", "");
  const words = wordsOf(text.normalize("NFKD").replace(/\p{M}/gu, "")).slice(0, 5);
  return joined([...words, digest(text.toLowerCase())]);
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.map(word => word.slice(0, 24)) ?? []
  );
}

const joined = (parts: readonly string[]) => parts.filter(part => part !== "").join("-");

function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 6);
}
