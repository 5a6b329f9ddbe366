import type { ExprNode, Name, PatternNode } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { close, skipTo } from "./operand.js";
import { readExpression } from "./parser.js";
import { readListOf } from "./postfix.js";
import { foreignWords } from "./token.js";

const taken = new Set(["implies", "and", "or", "not", "in", "is", "true", "false", "null", "undefined"]);

/** Values: an arrow behind one of them was meant as "then". */
const constants = new Set(["true", "false", "null", "undefined", "nothing"]);

/** Whether `x =>` or `(…) =>` stands here. */
export function isArrowAhead(cursor: Cursor): boolean {
  if (cursor.token.kind === "name") {
    if (constants.has(cursor.token.text) || cursor.operandAt === cursor.token.start) return false;
    return cursor.ahead(() => (cursor.advance(), cursor.sees("=>")));
  }
  if (!cursor.sees("(")) return false;
  const { start } = cursor.token;
  if (!cursor.arrows.has(start)) cursor.ahead(() => (noteArrows(cursor), true));
  return cursor.arrows.get(start) === true;
}

/** Notes for this parenthesis and all within it whether an arrow follows, so that deep nesting is looked through once. */
function noteArrows(cursor: Cursor): void {
  const open: { readonly start: number; readonly text: string }[] = [];
  do {
    const { kind, text, start } = cursor.advance();
    if (kind !== "sign") continue;
    if (/^[([{]$/.test(text)) open.push({ start, text });
    if (!/^[)\]}]$/.test(text)) continue;
    const opened = open.pop();
    if (opened?.text === "(") cursor.arrows.set(opened.start, text === ")" && cursor.sees("=>"));
  } while (open.length > 0 && !cursor.done);
  for (const { start } of open) cursor.arrows.set(start, false);
}

/** Reads an arrow function; `isArrowAhead` has seen its arrow. */
export function readArrow(cursor: Cursor): ExprNode {
  const start = cursor.token.start;
  const parameters =
    cursor.token.kind === "name" ? [readParameter(cursor)] : readListOf(cursor, ")", () => readParameter(cursor));
  cursor.eat("=>");
  if (cursor.sees("{")) return readBlock(cursor, start);
  const body = readExpression(cursor);
  return cursor.node({ kind: "arrow", parameters, body, span: cursor.span(start) }, body);
}

/** In JavaScript a brace behind an arrow opens statements, even where they look like a record. */
function readBlock(cursor: Cursor, start: number): ExprNode {
  const open = cursor.here;
  cursor.say("arrow-with-block", open);
  cursor.advance();
  skipTo(cursor, "}");
  close(cursor, "}", open);
  return { kind: "error", span: cursor.span(start) };
}

function readParameter(cursor: Cursor): PatternNode {
  const start = cursor.token.start;
  if (cursor.sees("[")) {
    const items = readListOf(cursor, "]", () => readParameterName(cursor));
    return { items, span: cursor.span(start) };
  }
  return readParameterName(cursor);
}

/** `x: number`, `x = 1`: what stands behind the name. */
function sayTyped(cursor: Cursor, name: string): void {
  const { start } = cursor.token;
  let span = cursor.here;
  cursor.ahead(() => {
    skipTo(cursor, ",", ")");
    span = cursor.span(start);
    return true;
  });
  const found = cursor.text(span);
  const gap = { start: cursor.span(0).end, end: span.end };
  const isType = /^:\s*\w+(?:\[\])?$/.test(found);
  cursor.say("plain-parameter", span, { found, name }, isType ? { fix: { span: gap, text: "" } } : {});
  skipTo(cursor, ",", ")");
}

function readParameterName(cursor: Cursor): Name {
  const { token } = cursor;
  const span = cursor.here;
  if (token.kind === "name" && !taken.has(token.text) && !foreignWords.has(token.text)) {
    cursor.advance();
    if (!cursor.at("=>", ",", ")", "]")) sayTyped(cursor, token.text);
    return { text: token.text, span };
  }
  cursor.say("plain-parameter", span, { found: cursor.text(span) });
  skipTo(cursor, ",", ")");
  return { text: "", span };
}
