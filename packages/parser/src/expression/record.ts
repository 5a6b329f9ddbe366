import type { Span } from "@tenet/diagnostics";
import type { EntryNode, ExprNode, Name } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { close } from "./operand.js";
import { readExpression } from "./parser.js";
import { readListOf, readSpreadOr } from "./postfix.js";
import { foreignWords } from "./token.js";

/** Reads `{ a: 1, b, "c d": 2, [key]: 3, ...others }`. */
export function readRecord(cursor: Cursor): ExprNode {
  const open = cursor.here;
  let keyless = false;
  const entries = readListOf(cursor, "}", () => {
    if (cursor.sees("...")) return readSpreadOr(cursor, () => readExpression(cursor)) as never;
    const { entry, hasKey } = readEntry(cursor);
    keyless ||= !hasKey;
    return entry;
  });
  const span = { start: open.start, end: cursor.span(0).end };
  return keyless ? { kind: "error", span } : cursor.node({ kind: "record", entries, span }, ...entries);
}

function readEntry(cursor: Cursor): { entry: EntryNode; hasKey: boolean } {
  const start = cursor.token.start;
  const { key, shorthand } = readKey(cursor);
  const keySpan = cursor.span(start);
  const value = cursor.eat(":") ? readExpression(cursor) : (shorthand ?? missingValue(cursor, keySpan));
  const entry = cursor.carry({ kind: "entry" as const, key, value, span: cursor.span(start) }, value);
  return { entry, hasKey: shorthand?.kind !== "error" };
}

function missingValue(cursor: Cursor, key: Span): ExprNode {
  cursor.say("entry-value-expected", key, { key: cursor.text(key) });
  return { kind: "error", span: key };
}

function readKey(cursor: Cursor): { key: EntryNode["key"]; shorthand?: ExprNode } {
  const { token } = cursor;
  const span = cursor.here;
  if (token.kind === "name") {
    cursor.advance();
    const key: Name = { text: token.text, span };
    const allowed =
      !foreignWords.has(token.text) &&
      !["true", "false", "null", "undefined", "not", "and", "or", "in", "is", "implies"].includes(token.text);
    return allowed ? { key, shorthand: { kind: "name", name: token.text, span } } : { key };
  }
  if (token.kind === "string") {
    cursor.advance();
    return { key: { text: token.value, span } };
  }
  if (token.kind === "number") {
    cursor.advance();
    return { key: { computed: { kind: "number", value: token.value, integer: token.integer, raw: token.text, span } } };
  }
  if (token.kind === "sign" && token.text === "[") {
    cursor.advance();
    const computed = readExpression(cursor);
    close(cursor, "]", span);
    return { key: { computed } };
  }
  cursor.say("key-expected", span, { found: cursor.text(span) });
  if (token.kind === "broken") cursor.advance();
  return { key: { text: "", span }, shorthand: { kind: "error", span } };
}
