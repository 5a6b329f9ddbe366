import type { Report, Span } from "@tenet/diagnostics";
import type { ParameterNode, RuledTypeNode, RuleNode } from "../ast.js";
import { errorType } from "../context.js";
import type { Code } from "../messages.embedded.js";
import { identifier } from "../names.js";
import { Cursor, type CursorOptions } from "./cursor.js";
import { takeRules } from "./rules.js";
import { expectEnd, takeRuledType } from "./types.js";

/** Reads a range of the source as `T, rule, rule`, in place: every span is an offset of the file. */
export function parseRuledType(report: Report<Code>, range: Span, options: Partial<CursorOptions> = {}): RuledTypeNode {
  const cursor = new Cursor(report, range, { inTable: false, inCode: false, ...options });
  const type = takeRuledType(cursor);
  expectEnd(cursor);
  return type;
}

/** Reads the content of a Rules cell. */
export function parseRules(report: Report<Code>, range: Span, options: Partial<CursorOptions> = {}): RuleNode[] {
  return takeRules(new Cursor(report, range, { inTable: true, inCode: false, ...options }));
}

/** `a: T, rule` inside inline code, as in `given`. Undefined if it is not of that form, which is then reported. */
export function parseParameter(report: Report<Code>, range: Span, inTable = false): ParameterNode | undefined {
  const cursor = new Cursor(report, range, { inTable, inCode: true });
  const start = cursor.at;
  const word = cursor.takeWord();
  if (word && cursor.done) return withoutType(report, word);
  if (!word || !cursor.take(":")) {
    report.add("parameter-form", range, { text: report.source.text.slice(range.start, range.end).trim() });
    return undefined;
  }
  const name = identifier(report, word.span, word.text);
  const type = takeRuledType(cursor);
  expectEnd(cursor);
  return { name, type, span: cursor.since(start) };
}

/** A name alone: its type is missing, which is said, and the name is known all the same. */
function withoutType(
  report: Report<Code>,
  { text, span }: { readonly text: string; readonly span: Span },
): ParameterNode {
  report.add("parameter-form", span, { text, name: text });
  return { name: identifier(report, span, text), type: errorType(span), span };
}

/** `name` or `name(a: T, b: U): R` inside inline code, as in Definitions. */
export function parseSignature(report: Report<Code>, range: Span) {
  const cursor = new Cursor(report, range, { inTable: false, inCode: true });
  const word = cursor.takeWord();
  if (!word) {
    report.add("definition-form", range);
    return undefined;
  }
  const name = identifier(report, word.span, word.text);
  let parameters: ParameterNode[] | undefined;
  let returns: RuledTypeNode | undefined;
  if (cursor.take("(")) parameters = takeParameters(cursor);
  if (parameters && cursor.take(":")) returns = takeRuledType(cursor);
  if (!cursor.done) report.add("definition-form", { start: cursor.at, end: cursor.end });
  return { name, parameters, returns };
}

function takeParameters(cursor: Cursor): ParameterNode[] {
  const parameters: ParameterNode[] = [];
  while (!cursor.done && cursor.next !== ")") {
    const start = cursor.at;
    const word = cursor.takeWord();
    if (word && (cursor.next === "," || cursor.next === ")")) {
      parameters.push(withoutType(cursor.report, word));
      if (cursor.take(",")) continue;
      break;
    }
    if (!word || !cursor.take(":")) break;
    const name = identifier(cursor.report, word.span, word.text);
    const type = takeRuledType(cursor, 1);
    parameters.push({ name, type, span: cursor.since(start) });
    if (!cursor.take(",")) break;
  }
  if (!cursor.take(")")) {
    cursor.report.add(
      "parameter-form",
      { start: cursor.at, end: cursor.end },
      { text: cursor.text.slice(cursor.at, cursor.end).trim() || "the end" },
    );
    cursor.at = cursor.end;
  }
  return parameters;
}
