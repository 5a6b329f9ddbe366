import { editDistance, suggest } from "@tenet/diagnostics";
import type { Cursor } from "./cursor.js";

/** Every way a rule begins. The reference of the language lists the same. */
export const RULE_PHRASES = [
  "at least",
  "at most",
  "more than",
  "less than",
  "multiple of",
  "from",
  "length",
  "not empty",
  "matching",
  "unique",
  "distinct",
  "sorted",
  "key",
  "refers to",
  "default",
  "generated",
  "secret",
  "personal",
  "where",
  "immutable",
  "set once",
  "never decreases",
  "only grows",
  "only appended",
  "never deleted",
  "each",
] as const;

export type RulePhrase = (typeof RULE_PHRASES)[number];

/** What people write who come from elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
  min: "at least",
  minimum: "at least",
  max: "at most",
  maximum: "at most",
  "greater than": "more than",
  above: "more than",
  below: "less than",
  between: "from",
  "non-empty": "not empty",
  nonempty: "not empty",
  "non empty": "not empty",
  pattern: "matching",
  matches: "matching",
  regex: "matching",
  "primary key": "key",
  references: "refers to",
  readonly: "immutable",
  "no duplicates": "distinct",
  starts: "default",
  positive: "more than 0",
  negative: "less than 0",
  "non-negative": "at least 0",
  nonnegative: "at least 0",
};

export function seesRule(cursor: Cursor): boolean {
  return RULE_PHRASES.some(phrase => cursor.sees(phrase));
}

/** The rule that an unknown phrase is nearest to, if any is near. */
export function nearestRule(text: string): string | undefined {
  const words = text.trim().toLowerCase().split(/\s+/);
  const known: readonly string[] = [...RULE_PHRASES, ...Object.keys(SYNONYMS)];
  let best: { phrase: string; distance: number } | undefined;
  for (const phrase of known) {
    const start = words.slice(0, phrase.split(" ").length).join(" ");
    if (start !== phrase && suggest(start, [phrase]) === undefined) continue;
    const distance = editDistance(start, phrase);
    if (!best || distance < best.distance) best = { phrase, distance };
  }
  return best && (SYNONYMS[best.phrase] ?? best.phrase);
}
