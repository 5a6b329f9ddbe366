import type { Block } from "./blocks.js";
import { oneOf, STEPS } from "./language.js";
import { Pattern } from "./pattern.js";

const MARK = "(?:\\*\\*|__)";
const ANY = Object.values(STEPS).flat();

const BOLD = new Pattern(() => `^${MARK}${oneOf(ANY)}`, "iu");
const BEGINS = new Pattern(() => `^${MARK}?${oneOf([...STEPS.given, ...STEPS.when])}`, "iu");
const GIVEN = new Pattern(() => `^${MARK}?${oneOf(STEPS.given)}`, "iu");
const GOES_ON = new Pattern(() => `^${MARK}?${oneOf([...STEPS.when, ...STEPS.result, ...STEPS.and])}`, "iu");
const ENDS = new Pattern(() => `^${MARK}?${oneOf(STEPS.and)}`, "iu");
const BOLD_THEN = new Pattern(() => `${MARK}${oneOf(STEPS.result)}`, "iu");
const THEN = new Pattern(() => `(?<![\\p{L}\\p{N}_])${oneOf(STEPS.result)}`, "iu");
/** One letter in capitals is a step only in bold: `I`, `E`, `Y`. */
const capitals = (words: readonly string[]) =>
  oneOf(words.map(word => word.toUpperCase()).filter((word, at) => word.length > 1 && word !== words[at]));
const CAPITAL = new Pattern(() => `^${capitals(ANY)}`);
const CAPITAL_THEN = new Pattern(() => `(?<![\\p{L}\\p{N}_])${capitals(STEPS.result)}`);

/** Whether a block alone is a scenario: it begins with Given or When, in bold or capitals, and comes to Then. */
export function isScenario(markdown: string): boolean {
  return isMarked(markdown) && BEGINS.test(markdown) && hasThen(markdown);
}

/**
 * The blocks of the scenario that begins at `at`: one, or a step each. `plain` is for places where scenarios are expected:
 * the words of an item need no bold there.
 */
export function takeScenario(blocks: readonly Block[], at: number, plain: boolean): readonly Block[] | undefined {
  const first = blocks[at];
  if (!first || first.kind === "row" || !BEGINS.test(first.text)) return undefined;
  const isPlain = plain && first.kind === "item" && !isMarked(first.text);
  const isStep = (text: string) => isPlain || isMarked(text);
  const isDone = (text: string) => hasThen(text) || (isPlain && THEN.test(text));
  if (!isStep(first.text)) return undefined;
  const steps = [first];
  let seen = isDone(first.text);
  // Criteria that all begin with a plain `When` are one each.
  if (isPlain && !seen && (first.number !== undefined || !GIVEN.test(first.text))) return undefined;
  for (let end = at + 1; end < blocks.length; end += 1) {
    const next = blocks[end];
    const pattern = seen ? ENDS : GOES_ON;
    if (!next || next.kind !== first.kind || !pattern.test(next.text) || !isStep(next.text)) break;
    steps.push(next);
    seen ||= isDone(next.text);
  }
  return seen ? steps : undefined;
}

/** Prose begins with `When`, too; the words of a scenario are bold or in capitals. */
function isMarked(markdown: string): boolean {
  return BOLD.test(markdown) || CAPITAL.test(markdown);
}

function hasThen(markdown: string): boolean {
  return BOLD_THEN.test(markdown) || CAPITAL_THEN.test(markdown);
}
