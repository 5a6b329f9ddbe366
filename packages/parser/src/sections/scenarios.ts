import { type Span, suggest } from "@tenet/diagnostics";
import type { RootContent } from "mdast";
import type { ScenarioNode, StepNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { spanOf } from "../document/markdown.js";
import { readProse } from "./prose.js";
import type { Named } from "./requirements.js";
import { readStatement } from "./statements.js";
import { readStep } from "./steps.js";

const WORD =
  /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(\*\*|__)?(given|when|then|and|but)(?![\p{L}\p{N}])(?:\*\*|__)?:?(?:\*\*|__)?(?=\s|$)/iu;
/** A bold word in capitals that begins a line: a step, or a slip. */
const BOLD = /^[ \t>]*(?:[-*+]\s+)?(?:\*\*|__)([A-Z]{3,6}):?(?:\*\*|__)/;

/** `#### Scenario: name` with its steps, in a list or a line each. */
export function readScenario(
  context: Context,
  { name, id, judged, covers }: Named,
  { blocks, span }: { readonly blocks: readonly RootContent[]; readonly span: Span },
): ScenarioNode {
  const steps: StepNode[] = [];
  const marks = { judged, covers: [...covers] };
  const readLines = (at: Span) => {
    const pieces = piecesOf(context, at);
    for (const piece of pieces) {
      const { judged, covers } = readStatement(context, piece.span, { guards: [], lenient: true });
      marks.judged ??= judged;
      marks.covers.push(...covers);
      if (piece.word) steps.push(readStep(context, wordAfter(piece.word, steps), piece.body));
    }
    if (pieces.some(piece => piece.word)) context.lines.mark(at, "compiled");
  };
  const walk = (block: RootContent): void => {
    if (block.type === "paragraph") readLines(spanOf(block));
    else if (block.type === "list") for (const item of block.children) item.children.forEach(walk);
    else readProse(context, [block]);
  };
  blocks.forEach(walk);
  for (const block of blocks) context.lines.mark(spanOf(block), "prose");
  return { name, id, steps, ...marks, span: { start: span.start, end: name.span.end } };
}

/** AND and BUT go on with the word before them. */
function wordAfter(word: string, steps: readonly StepNode[]): StepNode["word"] {
  return word === "given" || word === "when" || word === "then" ? word : (steps.at(-1)?.word ?? "given");
}

interface Piece {
  readonly word: string | undefined;
  readonly span: Span;
  /** What follows the word. */
  readonly body: Span;
}

/** Cuts a paragraph at the lines that begin with a word of a step; other lines go on with the one before them. */
function piecesOf(context: Context, span: Span): Piece[] {
  const pieces: { word: string | undefined; span: { start: number; end: number }; body: Span }[] = [];
  for (let start = span.start; start < span.end; ) {
    const newline = context.report.source.text.indexOf("\n", start);
    const end = newline === -1 || newline > span.end ? span.end : newline;
    const line = textOf(context.report, { start, end });
    const match = WORD.exec(line);
    const last = pieces.at(-1);
    // Unmarked, a word counts only in capitals or at the start of the paragraph: prose goes on with `and`.
    const isStep = match && (match[1] || match[2] === match[2]?.toUpperCase() || start === span.start);
    const near = isStep ? undefined : sayNearStep(context, line, start);
    const begun = near ?? (isStep ? { word: match[2], length: match[0].length } : undefined);
    if (!begun && last) last.span.end = end;
    else {
      const body = { start: start + (begun?.length ?? 0), end };
      pieces.push({ word: begun?.word?.toLowerCase(), span: { start, end }, body });
    }
    start = end + 1;
  }
  return pieces.map(piece => ({ ...piece, body: { start: piece.body.start, end: piece.span.end } }));
}

/** A word with a typo is read as what was probably meant. */
function sayNearStep(
  { report }: Context,
  line: string,
  at: number,
): { readonly word: string; readonly length: number } | undefined {
  const match = BOLD.exec(line);
  const word = match?.[1];
  const suggestion = word && suggest(word, ["GIVEN", "WHEN", "THEN", "AND", "BUT"]);
  if (!match || !word || !suggestion) return undefined;
  const start = at + match[0].indexOf(word);
  const span = { start, end: start + word.length };
  report.add("step-word", span, { word, suggestion }, { fix: { span, text: suggestion } });
  return { word: suggestion, length: match[0].length };
}
