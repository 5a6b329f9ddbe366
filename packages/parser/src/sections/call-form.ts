import type { Report, Span } from "@tenet/diagnostics";
import type { CallParameter, Name } from "../ast.js";
import type { Code } from "../messages.embedded.js";
import { checkDistinct, identifier } from "../names.js";
import { Cursor } from "../types/cursor.js";

export interface CallForm {
  readonly name: Name;
  readonly constructs: boolean;
  readonly parameters: readonly CallParameter[];
  /** It could not be read to its end, which was said. */
  readonly broken?: boolean;
}

/** Reads a heading such as `transfer({ from, to })`, `parse(text, { limit })` or `new Heap(compare)`. */
export function readCallForm(report: Report<Code>, heading: Span): CallForm {
  const quoted = /^`[^`]*`$/.test(report.source.text.slice(heading.start, heading.end));
  const span = quoted ? { start: heading.start + 1, end: heading.end - 1 } : heading;
  const cursor = new Cursor(report, span, { inTable: false, inCode: quoted });
  const constructs = cursor.takePhrase("new");
  const word = takeName(cursor);
  if (!word) {
    report.add("operation-heading", span, { heading: report.source.text.slice(span.start, span.end) });
    return { name: { text: "", span }, constructs, parameters: [], broken: true };
  }
  const name = identifier(report, word.span, word.text);
  if (cursor.done) sayWithoutCall(report, span, name);
  else if (!cursor.take("(")) sayLeftOver(cursor);
  else return { name, constructs, ...takeParameters(cursor) };
  return { name, constructs, parameters: [], broken: true };
}

/** A word, or several with signs between them, of which `identifier` then says that they are no name. */
function takeName(cursor: Cursor): ReturnType<Cursor["takeWord"]> {
  const written = cursor.match(/[^\s(){}[\],:\\`]+(?=\()/y);
  if (written === undefined || /^[\p{L}\p{N}\p{M}_]+$/u.test(written)) return cursor.takeWord();
  const span = { start: cursor.at, end: cursor.at + written.length };
  cursor.take(written);
  return { text: written, span };
}

function sayWithoutCall(report: Report<Code>, span: Span, name: Name): void {
  const fix = { span: { start: name.span.end, end: name.span.end }, text: "()", guess: true };
  report.add("operation-without-call", span, { name: name.text }, { fix });
}

function takeParameters(cursor: Cursor): Pick<CallForm, "parameters" | "broken"> {
  const parameters: CallParameter[] = [];
  while (!cursor.done && cursor.next !== ")") {
    const start = cursor.at;
    if (cursor.take("{")) {
      const names = takeNames(cursor);
      parameters.push({ kind: "object", names, span: cursor.since(start) });
    } else {
      const word = cursor.takeWord();
      if (!word) break;
      parameters.push({ kind: "position", name: identifier(cursor.report, word.span, word.text), span: word.span });
    }
    if (!cursor.take(",")) break;
  }
  const broken = !cursor.take(")") || !cursor.done;
  if (broken) sayLeftOver(cursor);
  checkDistinct(
    cursor.report,
    parameters.flatMap(each => (each.kind === "object" ? each.names : [each.name])),
    "field-twice",
  );
  return { parameters, broken };
}

function takeNames(cursor: Cursor): Name[] {
  const names: Name[] = [];
  for (let word = cursor.takeWord(); word; word = cursor.takeWord()) {
    names.push(identifier(cursor.report, word.span, word.text));
    if (!cursor.take(",")) break;
  }
  if (!cursor.take("}")) sayLeftOver(cursor);
  return names;
}

/** Reports what cannot be read, once. */
function sayLeftOver(cursor: Cursor): void {
  if (cursor.at > cursor.end) return;
  const start = Math.min(cursor.at, Math.max(cursor.end - 1, 0));
  const text = cursor.text.slice(cursor.at, cursor.end);
  cursor.report.add(
    "operation-heading",
    { start, end: Math.max(cursor.end, start + 1) },
    { heading: text.trim() || "the end of the heading" },
  );
  cursor.at = cursor.end + 1;
}
