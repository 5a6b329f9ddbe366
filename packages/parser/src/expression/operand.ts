import type { Span } from "@tenet/diagnostics";
import type { ExprNode } from "../ast.js";
import type { Code } from "../messages.embedded.js";
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
      return readBroken(cursor);
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

/** Of `€10` the sign is reported, and the number goes with it. */
function readBroken(cursor: Cursor): ExprNode {
  const span = cursor.here;
  const { end, problems } = cursor.advance();
  const { token } = cursor;
  const isGlued = token.start === end && (token.kind === "number" || token.kind === "name");
  if (isGlued && problems.some(({ code }) => code === "unknown-character")) readOperand(cursor);
  return { kind: "error", span };
}

function missing(cursor: Cursor): ExprNode {
  const span = cursor.here;
  if (cursor.done && cursor.lastEnd === 0) cursor.say("empty-expression", cursor.span(0, cursor.token.start));
  else if (cursor.done) cursor.say("expression-ends-early", span);
  else cursor.say("operand-expected", span, { found: cursor.text(span) });
  return { kind: "error", span: { start: span.start, end: span.start } };
}

function readName(cursor: Cursor): ExprNode {
  const span = cursor.here;
  if (isArrowAhead(cursor)) return misplacedArrow(cursor);
  const word = cursor.token.text;
  const code = foreignWords.get(word);
  if (code !== undefined) return readForeign(cursor, code);
  if (["implies", "and", "or", "in", "is"].includes(word)) return missing(cursor);
  cursor.advance();
  if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", span };
  if (word !== "null" && word !== "undefined") return { kind: "name", name: word, span };
  cursor.say("nothing-instead", span, { word }, { fix: { span, text: "nothing" } });
  return { kind: "name", name: "nothing", span };
}

/** `new Thing(x)`: what follows is read for its own mistakes. Behind `if` and `function` nothing can be expected. */
function readForeign(cursor: Cursor, code: Code): ExprNode {
  const span = cursor.here;
  const { text: word } = cursor.advance();
  const awaited = { span: { start: span.start, end: cursor.here.start }, text: "" };
  cursor.say(code, span, { word }, code === "no-await" && !cursor.done ? { fix: awaited } : {});
  if (code === "statement-word" || code === "no-function") skipTo(cursor);
  else if (cursor.token.kind === "name" && !cursor.at("implies", "and", "or", "in", "is"))
    cursor.deeper(() => readOperand(cursor));
  return { kind: "error", span };
}

function misplacedArrow(cursor: Cursor): ExprNode {
  const { token } = cursor;
  const name = token.kind === "name" && cursor.lastEnd === 0 ? token.text : undefined;
  const arrow = readArrow(cursor);
  cursor.say("arrow-outside-arguments", arrow.span, { name });
  return { kind: "error", span: arrow.span };
}

function readParentheses(cursor: Cursor): ExprNode {
  if (isArrowAhead(cursor)) return misplacedArrow(cursor);
  const open = cursor.here;
  cursor.advance();
  const inner = readExpression(cursor);
  if (cursor.at(",")) return readSeveral(cursor, open);
  close(cursor, ")", open);
  cursor.closed.add(inner);
  return inner;
}

/** `(1, 2)`, behind the first value. */
function readSeveral(cursor: Cursor, open: Span): ExprNode {
  const comma = cursor.here;
  while (cursor.eat(",")) readExpression(cursor);
  const isClosed = cursor.sees(")");
  const span = { start: open.start, end: isClosed ? cursor.here.end : cursor.span(0).end };
  const list = `[${cursor.text({ start: open.end, end: span.end - 1 })}]`;
  if (isClosed) cursor.say("comma-in-parentheses", comma, { list }, { fix: { span, text: list } });
  else cursor.say("comma-in-parentheses", comma);
  close(cursor, ")", open);
  return { kind: "error", span };
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
  if (cursor.done && cursor.swallowed) return;
  if (cursor.done) return cursor.say("unclosed-bracket", cursor.here, { bracket }, { labels });
  const found = cursor.text(cursor.here);
  if (cursor.sees("=>")) sayImplies(cursor);
  else cursor.say("unexpected-here", cursor.here, { found, wanted: `\`${bracket}\``, before: bracket }, { labels });
  skipTo(cursor, bracket);
  cursor.eat(bracket);
}

/** An arrow where none can stand: in logic it means "then". */
export function sayImplies(cursor: Cursor): void {
  cursor.say("arrow-or-implies", cursor.here, {}, { fix: { span: cursor.here, text: "implies", guess: true } });
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
