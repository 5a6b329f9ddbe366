import type { Report, Span } from "@tenet/diagnostics";
import type { CallParameter, Name } from "../ast.js";
import type { Code } from "../messages.embedded.js";
import { checkDistinct, identifier } from "../names.js";
import { Cursor } from "../types/cursor.js";

export interface CallForm {
  readonly name: Name;
  readonly constructs: boolean;
  readonly parameters: readonly CallParameter[];
}

/** Reads a heading such as `transfer({ from, to })`, `parse(text, { limit })` or `new Heap(compare)`. */
export function readCallForm(report: Report<Code>, heading: Span): CallForm {
  const quoted = /^`[^`]*`$/.test(report.source.text.slice(heading.start, heading.end));
  const span = quoted ? { start: heading.start + 1, end: heading.end - 1 } : heading;
  const cursor = new Cursor(report, span, { inTable: false, inCode: quoted });
  const constructs = cursor.takePhrase("new");
  const word = cursor.takeWord();
  if (!word) {
    report.add("operation-heading", span, { heading: report.source.text.slice(span.start, span.end) });
    return { name: { text: "", span }, constructs, parameters: [] };
  }
  const name = identifier(report, word.span, word.text);
  if (cursor.done) report.add("operation-without-call", span, { name: name.text });
  else if (!cursor.take("(")) sayLeftOver(cursor);
  else return { name, constructs, parameters: takeParameters(cursor) };
  return { name, constructs, parameters: [] };
}

function takeParameters(cursor: Cursor): CallParameter[] {
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
  if (!cursor.take(")") || !cursor.done) sayLeftOver(cursor);
  checkDistinct(
    cursor.report,
    parameters.flatMap(each => (each.kind === "object" ? each.names : [each.name])),
    "field-twice",
  );
  return parameters;
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
