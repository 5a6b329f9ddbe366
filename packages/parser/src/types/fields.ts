import type { FieldNode, Name, TupleItemNode, TypeExpr } from "../ast.js";
import { checkDistinct, fieldName } from "../names.js";
import type { Cursor } from "./cursor.js";
import { seesRule } from "./phrases.js";
import { takeText } from "./text-literal.js";
import { takeRuledType } from "./types.js";

const FIELD = /(?:[\p{L}_][\p{L}\p{M}\p{Nd}_]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\??\s*:/uy;

/** Whether a `name:` stands here, which ends the rules of the field before. */
export function startsField(cursor: Cursor): boolean {
  return cursor.match(FIELD) !== undefined;
}

/** `{ a: T, b: U }` or `{ string: T }`, behind the brace. */
export function braces(cursor: Cursor, start: number, depth: number): TypeExpr {
  const fields: FieldNode[] = [];
  let bareString = false;
  while (!cursor.done && cursor.next !== "}") {
    const from = cursor.at;
    const name = takeFieldName(cursor);
    if (!name) break;
    bareString = cursor.text.startsWith("string", from);
    const type = takeRuledType(cursor, depth + 1);
    fields.push({ name, type, prose: "", span: cursor.since(from) });
    if (!cursor.take(",")) break;
  }
  const closed = close(cursor, "}");
  const span = cursor.since(start);
  const [only] = fields;
  if (only && fields.length === 1 && bareString && only.name.text === "string")
    return { kind: "dictionary", value: only.type, span };
  if (closed)
    checkDistinct(
      cursor.report,
      fields.map(field => field.name),
      "field-twice",
    );
  return { kind: "record", fields, span };
}

/** `[a: T, b: U]` or `[T, U]`, behind the bracket. */
export function brackets(cursor: Cursor, start: number, depth: number): TypeExpr {
  const items: TupleItemNode[] = [];
  while (!cursor.done && cursor.next !== "]") {
    const from = cursor.at;
    const name = startsField(cursor) ? takeFieldName(cursor) : undefined;
    const type = takeRuledType(cursor, depth + 1, name === undefined);
    items.push({ name, type, span: cursor.since(from) });
    if (!cursor.take(",") || (name === undefined && seesRule(cursor))) break;
  }
  close(cursor, "]");
  checkDistinct(
    cursor.report,
    items.flatMap(({ name }) => name ?? []),
    "field-twice",
  );
  return { kind: "tuple", items, span: cursor.since(start) };
}

function close(cursor: Cursor, mark: "}" | "]"): boolean {
  if (cursor.take(mark)) return true;
  const start = Math.min(cursor.at, cursor.end);
  const rest = cursor.text.slice(start, Math.min(start + 30, cursor.end)).trim();
  cursor.report.add(
    "type-not-closed",
    { start, end: Math.max(start, Math.min(start + Math.max(rest.length, 1), cursor.end)) },
    { mark },
  );
  cursor.at = cursor.end;
  return false;
}

/** `age?: integer`, behind the question mark. */
function sayQuestion(cursor: Cursor, at: number, name: string): void {
  const colon = cursor.match(/:\s*(?:optional\s+)?/y);
  const end = cursor.at + (colon?.length ?? 0);
  const [type = ""] = /^[^,}`]*/.exec(cursor.text.slice(end, cursor.end)) ?? [];
  const fix = colon === undefined ? {} : { fix: { span: { start: at, end }, text: ": optional " } };
  const suggestion = `${name}: optional ${type.trim()}`;
  cursor.report.add("field-question", { start: at, end: at + 1 }, { name, suggestion }, fix);
}

function takeFieldName(cursor: Cursor): Name | undefined {
  const text = takeText(cursor);
  const word = text ?? cursor.takeWord();
  if (!word) return undefined;
  const question = cursor.at;
  if (cursor.take("?")) sayQuestion(cursor, question, word.text);
  const name = fieldName(cursor.report, word.span, word.text, text !== undefined);
  if (!cursor.take(":")) {
    cursor.report.add("field-needs-type", word.span, { name: word.text });
    return undefined;
  }
  return name;
}
