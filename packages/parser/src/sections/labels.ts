import { type Span, suggest } from "@tenet/diagnostics";
import { CODE, skeleton } from "../inline/skeleton.js";

/** Labels of operations, entities and sections, in lower case. */
export const LABELS = [
  "input",
  "inputs",
  "returns",
  "where",
  "requires",
  "ensures",
  "changes",
  "fails",
  "examples",
  "always",
  "returns exactly",
  "true exactly when",
  "otherwise",
  "final",
  "emits",
  "calls",
  "idempotent by",
  "same as",
] as const;
export type Label = (typeof LABELS)[number] | "when";

/** A label at the start of a line of a paragraph, and what follows it up to the next label. */
export type Labelled =
  | { readonly kind: "label"; readonly label: Label; readonly span: Span; readonly rest: Span }
  | {
      readonly kind: "near";
      readonly text: string;
      readonly suggestion: string;
      readonly span: Span;
      readonly labelSpan: Span;
    }
  | { readonly kind: "prose"; readonly span: Span };

/** Cuts a paragraph at the labels that begin its lines. */
export function labelsOf(source: string, span: Span): Labelled[] {
  const found: Labelled[] = [];
  const { text } = skeleton(source, span);
  let prose: number | undefined;
  const flush = (end: number) => {
    if (prose !== undefined && end > prose) found.push({ kind: "prose", span: { start: prose, end } });
    prose = undefined;
  };
  const starts = [0, ...[...source.slice(span.start, span.end).matchAll(/\n/g)].map(match => match.index + 1)];
  const heads = starts.map(start => ({ start, head: headAt(text.slice(start, start + 400)) }));
  heads.forEach(({ start, head }, index) => {
    if (!head) {
      if (prose === undefined && (found.length === 0 || index === 0)) prose = span.start + start;
      return;
    }
    flush(span.start + start);
    const next = heads.slice(index + 1).find(each => each.head);
    const end = next ? span.start + next.start : span.end;
    found.push(labelled(head, span.start + start, end));
  });
  flush(span.end);
  return found;
}

interface Head {
  readonly text: string;
  /** Where the text begins and where what follows the colon begins, from the line's start. */
  readonly from: number;
  readonly to: number;
}

const HEAD = new RegExp(
  `^([>\\s]*)((?:When\\s+${CODE}+)|[A-Za-z][A-Za-z ]{1,30}?)(\\s*(?:${CODE}+[^:]{0,40})?):(?=\\s|$|${CODE})`,
  "u",
);

/** What shows that one of the words below is a label although no colon follows: its code, or code without backticks. */
const EFFECT_BEHIND = `\\s+(?:for each\\s+)?${CODE}|\\s+[\\p{L}_]\\w*(?:\\.\\w+)?\\(|(?<=by)\\s`;
const EFFECT = new RegExp(
  `^([>\\s]*)(Idempotent\\s+by|Same\\s+as|Emits|Calls)(?:\\s*:(?=\\s|$|${CODE})|(?=${EFFECT_BEHIND}))`,
  "iu",
);

/** `Word:` or `Two words:`, `When \`c\`:` or `Idempotent by \`key\`` with a known or nearly known word. */
function headAt(line: string): Head | undefined {
  const effect = EFFECT.exec(line.split("\n")[0] ?? "");
  const match = effect ?? HEAD.exec(line.split("\n")[0] ?? "");
  if (!match) return undefined;
  const from = (match[1] ?? "").length;
  const text = (match[2] ?? "").toLowerCase().replace(/\s+/g, " ").trim();
  if (text.startsWith("when ")) return { text: "when", from, to: match[0].length };
  const known = LABELS.some(label => label === text);
  if ((match[3] ?? "").includes(CODE)) return undefined;
  return known || nearLabel(text) !== undefined ? { text, from, to: match[0].length } : undefined;
}

/** Ordinary words that are near a label by accident. */
const ORDINARY = [
  "there",
  "then",
  "here",
  "ways",
  "hence",
  "finally",
  "finals",
  "limits",
  "units",
  "edits",
  "exits",
  "cells",
];

function nearLabel(text: string): string | undefined {
  return ORDINARY.includes(text) ? undefined : suggest(text, [...LABELS, "when"]);
}

function labelled(head: Head, start: number, end: number): Labelled {
  const span = { start: start + head.from, end };
  const rest = { start: start + head.to, end };
  const label = [...LABELS, "when" as const].find(each => each === head.text);
  if (label !== undefined) return { kind: "label", label, span, rest };
  const labelSpan = { start: span.start, end: rest.start };
  return { kind: "near", text: head.text, suggestion: nearLabel(head.text) ?? "", span, labelSpan };
}
