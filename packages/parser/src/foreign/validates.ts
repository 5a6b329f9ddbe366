import { oneOf, WORDS } from "./language.js";
import { Pattern } from "./pattern.js";
import { plain } from "./text.js";

const VALIDATES = new Pattern(() => `^${oneOf(WORDS.validates)}[^:：]{0,20}[:：]\\s*(.*)$`, "isu");

const BEGINS = new Pattern(() => `^[*_]*${oneOf(WORDS.validates)}[^:：]{0,20}[:：]`, "iu");

/** Whether a line begins such a block, also right below a text. */
export const beginsValidates = (line: string): boolean => BEGINS.test(line);

/** Whether a block says which statements the one above it stands for. */
export function isValidates(markdown: string): boolean {
  return VALIDATES.test(plain(markdown));
}

/** `1.2`, `1.3` of `**Validates: Requirements 1.2, 1.3**`; ranges are written out. */
export function validatedBy(markdown: string): readonly string[] {
  const list = VALIDATES.exec(plain(markdown))?.[1] ?? "";
  const found = list.matchAll(
    /(\d+(?:\.\d+)+[a-z]?)\s*[-–—]\s*(\d+(?:\.\d+)+)|[A-Z]{2,6}-?\d+[a-z]?|\d+(?:\.\d+)*[a-z]?/g,
  );
  return [...new Set([...found].flatMap(([all, from, to]) => (from && to ? between(from, to) : [all])))];
}

/** `2.1` to `2.4`, in one requirement. */
function between(from: string, to: string): string[] {
  const [head, first, last] = [from.replace(/\d+$/, ""), Number(from.split(".").at(-1)), Number(to.split(".").at(-1))];
  const isRange = to.startsWith(head) && last >= first && last - first < 200;
  return isRange ? Array.from({ length: last - first + 1 }, (_, at) => `${head}${first + at}`) : [from, to];
}
