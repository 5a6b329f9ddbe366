import type { Block } from "./blocks.js";

const BEGIN =
  /^(?:(?:\*\*|__)(?:Given|When)(?:\*\*|__)?\b|(?:GIVEN|WHEN)\b|(?:\*\*|__)?(?:Given|When)\b(?=[\s\S]*(?:\*\*|__)?Then\b))/i;
const STEP = /^(?:\*\*|__)?(?:When|Then|And|But)\b/i;
const LAST = /^(?:\*\*|__)?(?:And|But)\b/i;
const MARKED = /^(?:(?:\*\*|__)(?:Given|When|Then|And|But)|(?:GIVEN|WHEN|THEN|AND|BUT)\b)/;
const THEN = /(?:\*\*|__)then|\bTHEN\b/;

/** Whether a block alone is a scenario: it begins with Given or When, in bold or capitals, and comes to Then. */
export function isScenario(markdown: string): boolean {
  return isMarked(markdown) && /^(?:\*\*|__)?(?:Given|When)/i.test(markdown) && hasThen(markdown);
}

/** The blocks of the scenario that begins at `at`: one, or a step each. */
export function takeScenario(blocks: readonly Block[], at: number): readonly Block[] | undefined {
  const first = blocks[at];
  if (!first || first.kind === "row" || !BEGIN.test(first.text) || !isMarked(first.text)) return undefined;
  const steps = [first];
  let seen = hasThen(first.text);
  for (let end = at + 1; end < blocks.length; end += 1) {
    const next = blocks[end];
    const pattern = seen ? LAST : STEP;
    if (!next || next.kind !== first.kind || !pattern.test(next.text) || !isMarked(next.text)) break;
    steps.push(next);
    seen ||= hasThen(next.text);
  }
  return seen ? steps : undefined;
}

/** Prose begins with `When`, too; the words of a scenario are bold or in capitals. */
function isMarked(markdown: string): boolean {
  return MARKED.test(markdown);
}

function hasThen(markdown: string): boolean {
  return THEN.test(markdown) || /(?:\*\*|__)Then/i.test(markdown);
}
