import type { ExprNode } from "../ast.js";
import { isArrowAhead, readArrow } from "./arrow.js";
import type { Cursor } from "./cursor.js";
import { readExpression } from "./parser.js";
import { readListOf, readSpreadOr } from "./postfix.js";
import { readRecord } from "./record.js";
import { foreignWords } from "./token.js";

/** Reads what stands alone: a literal, a name, or something in brackets. What is missing is reported and not read over. */
export function readOperand(cursor: Cursor): ExprNode {
  const { token } = cursor;
  const span = cursor.here;
  switch (token.kind) {
    case "number":
      cursor.advance();
      return token.problems.some(problem => problem.start === token.start)
        ? { kind: "error", span }
        : { kind: "number", value: token.value, integer: token.integer, raw: token.text, span };
    case "string":
      cursor.advance();
      return { kind: "string", value: token.value, span };
    case "regex":
      cursor.advance();
      return { kind: "regex", source: token.source, flags: token.flags, span };
    case "broken":
      cursor.advance();
      return { kind: "error", span };
    case "name":
      return readName(cursor);
    case "sign":
      if (token.text === "(") return readParentheses(cursor);
      if (token.text === "[") return readList(cursor);
      if (token.text === "{") return readRecord(cursor);
      return missing(cursor);
    default:
      return missing(cursor);
  }
}

function missing(cursor: Cursor): ExprNode {
  const span = cursor.here;
  if (cursor.done && cursor.lastEnd === 0) cursor.say("empty-expression", span);
  else if (cursor.done) cursor.say("expression-ends-early", span);
  else cursor.say("operand-expected", span, { found: cursor.text(span) });
  return { kind: "error", span: { start: span.start, end: span.start } };
}

function readName(cursor: Cursor): ExprNode {
  const span = cursor.here;
  if (isArrowAhead(cursor)) return misplacedArrow(cursor);
  const word = cursor.token.text;
  const code = foreignWords.get(word);
  if (code !== undefined) {
    cursor.say(code, span, { word });
    cursor.advance();
    // `new Thing(x)`: what follows is read for its own mistakes.
    if (cursor.token.kind === "name" && !cursor.at("implies", "and", "or", "in", "is"))
      cursor.deeper(() => readOperand(cursor));
    return { kind: "error", span };
  }
  if (["implies", "and", "or", "in", "is"].includes(word)) return missing(cursor);
  cursor.advance();
  if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", span };
  if (word !== "null" && word !== "undefined") return { kind: "name", name: word, span };
  cursor.say("nothing-instead", span, { word }, { fix: { span, text: "nothing" } });
  return { kind: "name", name: "nothing", span };
}

function misplacedArrow(cursor: Cursor): ExprNode {
  const arrow = readArrow(cursor);
  cursor.say("arrow-outside-arguments", arrow.span);
  return { kind: "error", span: arrow.span };
}

function readParentheses(cursor: Cursor): ExprNode {
  if (isArrowAhead(cursor)) return misplacedArrow(cursor);
  const open = cursor.here;
  cursor.advance();
  const inner = readExpression(cursor);
  if (cursor.at(",")) {
    cursor.say("comma-in-parentheses", cursor.here);
    while (cursor.eat(",")) readExpression(cursor);
    close(cursor, ")", open);
    return { kind: "error", span: { start: open.start, end: cursor.span(0).end } };
  }
  close(cursor, ")", open);
  cursor.closed.add(inner);
  return inner;
}

function readList(cursor: Cursor): ExprNode {
  const open = cursor.here;
  const items = readListOf(cursor, "]", () => readSpreadOr(cursor, () => readExpression(cursor)));
  return cursor.node({ kind: "list", items, span: { start: open.start, end: cursor.span(0).end } }, ...items);
}

/** Uses the closing bracket; what stands before it is reported once and read over. */
export function close(cursor: Cursor, bracket: string, open: { start: number; end: number }): void {
  if (cursor.eat(bracket)) return;
  const labels = [{ span: open, text: "opened here" }];
  if (cursor.done) return cursor.say("unclosed-bracket", cursor.here, { bracket }, { labels });
  cursor.say("unexpected-here", cursor.here, { found: cursor.text(cursor.here), wanted: `\`${bracket}\`` }, { labels });
  skipTo(cursor, bracket);
  cursor.eat(bracket);
}

/** Stops before one of the signs at this depth, or before a bracket that closes what is around. */
export function skipTo(cursor: Cursor, ...stops: readonly string[]): void {
  let depth = 0;
  for (; !cursor.done; cursor.advance()) {
    const { kind, text } = cursor.token;
    if (kind !== "sign") continue;
    if (depth === 0 && (stops.includes(text) || /^[)\]}]$/.test(text))) return;
    if (/^[([{]$/.test(text)) depth++;
    if (/^[)\]}]$/.test(text)) depth--;
  }
}
