/** `Property 1: …` as a paragraph or an item. */
import { oneOf, WORDS } from "./language.js";
import { Pattern } from "./pattern.js";

const PROPERTY = new Pattern(
  () =>
    `^(?:\\*\\*|__)?${oneOf(WORDS.property)}(?:\\s*(\\d+[a-z]?))?(?:\\*\\*|__)?\\s*(?:[:：–—]\\s*|\\s-\\s+)(\\S[\\s\\S]*)$`,
  "iu",
);

export const isProperty = (markdown: string): boolean => PROPERTY.test(markdown);

export function propertyOf(
  markdown: string,
): { readonly number: string | undefined; readonly title: string } | undefined {
  const match = PROPERTY.exec(markdown);
  return match ? { number: match[1], title: match[2] ?? "" } : undefined;
}
