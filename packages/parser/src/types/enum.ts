import type { Name, TypeExpr } from "../ast.js";
import { codeText } from "../inline/code-spans.js";
import { checkDistinct } from "../names.js";
import type { Cursor } from "./cursor.js";
import { startsField } from "./fields.js";
import { seesRule } from "./phrases.js";
import { takeText } from "./text-literal.js";

const BARE = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+/:-]*/uy;
/** Rules of one word: as the next item of `one of` they could as well be values. */
const ONE_WORD = ["key", "unique", "distinct", "generated", "secret", "personal", "immutable", "sorted"];

/** `one of a, b, "c d"`, behind the words `one of`. The list ends where a rule or a field begins. */
export function enumType(cursor: Cursor, start: number): TypeExpr {
  const values: Name[] = [];
  for (;;) {
    const value = takeValue(cursor);
    if (!value) {
      cursor.report.add("enum-value-expected", { start: cursor.at, end: Math.min(cursor.at + 1, cursor.end) });
      break;
    }
    values.push(value);
    const comma = cursor.at;
    if (!cursor.take(",")) break;
    sayRuleOrValue(cursor);
    if (startsField(cursor) || endsHere(cursor)) {
      cursor.at = comma;
      break;
    }
  }
  checkDistinct(cursor.report, values, "enum-value-twice");
  return { kind: "enum", values, span: cursor.since(start) };
}

function sayRuleOrValue(cursor: Cursor): void {
  const word = ONE_WORD.find(each => cursor.sees(each));
  if (word !== undefined && !startsField(cursor))
    cursor.report.add("enum-or-rule", { start: cursor.at, end: cursor.at + word.length }, { word });
}

/** A rule of one word was reported, and is read as a value. */
const endsHere = (cursor: Cursor): boolean => seesRule(cursor) && !ONE_WORD.some(each => cursor.sees(each));

function takeValue(cursor: Cursor): Name | undefined {
  const quoted = takeText(cursor);
  if (quoted) return quoted;
  const code = cursor.takeCode();
  if (code) {
    const inside = cursor.inside(code);
    const text = takeText(inside);
    return text && inside.done ? text : { span: code.span, text: codeText(cursor.text, code, cursor.options.inTable) };
  }
  const bare = cursor.match(BARE);
  if (bare === undefined) return undefined;
  const span = { start: cursor.at, end: cursor.at + bare.length };
  cursor.at = span.end;
  cursor.skip();
  if (!cursor.done && !/[,})\]]/.test(cursor.next) && !cursor.sees("or") && !cursor.sees("to") && !seesRule(cursor))
    return longValue(cursor, span.start);
  return { span, text: bare.normalize("NFC") };
}

/** Several bare words: taken as one value, and asked to be quoted. */
function longValue(cursor: Cursor, start: number): Name {
  const rest = cursor.match(/[^,})\]\n]*/y) ?? "";
  cursor.at += rest.length;
  const span = cursor.since(start);
  const text = cursor.text.slice(span.start, span.end);
  const fix = /["'\\`|]/.test(text) ? {} : { fix: { span, text: `"${text}"` } };
  cursor.report.add("enum-value-quotes", span, { value: text }, fix);
  return { span, text };
}
