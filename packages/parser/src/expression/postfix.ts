import type { ExprNode, SpreadNode } from "../ast.js";
import { isArrowAhead, readArrow } from "./arrow.js";
import type { Cursor } from "./cursor.js";
import { close, sayImplies, skipTo } from "./operand.js";
import { readExpression } from "./parser.js";

/** Reads `.name`, `[index]` and `(arguments)` behind an operand, as many as there are. `start` is in the view. */
export function readPostfix(cursor: Cursor, operand: ExprNode, start: number): ExprNode {
  for (let node = operand; ; ) {
    if (cursor.sees(".", "?.")) node = readMember(cursor, node, start);
    else if (cursor.sees("[")) node = readIndex(cursor, node, start);
    else if (cursor.sees("(")) node = readCall(cursor, node, start);
    else if (cursor.token.kind === "broken" && cursor.token.text.startsWith("`")) node = readTagged(cursor, node);
    else return node;
  }
}

function readMember(cursor: Cursor, object: ExprNode, start: number): ExprNode {
  const point = cursor.here;
  const optional = cursor.advance().text === "?.";
  const { token } = cursor;
  if (token.kind === "name") {
    const property = { text: token.text, span: cursor.here };
    cursor.advance();
    return cursor.node({ kind: "member", object, property, optional, span: spanFrom(cursor, object, start) }, object);
  }
  if (optional && cursor.at("[", "(")) cursor.say("optional-access", point, { object: cursor.text(object.span) });
  else cursor.say("property-expected", point);
  return { kind: "error", span: spanFrom(cursor, object, start) };
}

function readIndex(cursor: Cursor, object: ExprNode, start: number): ExprNode {
  const open = cursor.here;
  cursor.advance();
  const index = readExpression(cursor);
  close(cursor, "]", open);
  return cursor.node({ kind: "index", object, index, span: spanFrom(cursor, object, start) }, object, index);
}

function readCall(cursor: Cursor, callee: ExprNode, start: number): ExprNode {
  const args = readListOf(cursor, ")", () =>
    readSpreadOr(cursor, () => (isArrowAhead(cursor) ? readArrow(cursor) : readExpression(cursor))),
  );
  return cursor.node({ kind: "call", callee, args, span: spanFrom(cursor, callee, start) }, callee, ...args);
}

function readTagged(cursor: Cursor, node: ExprNode): ExprNode {
  cursor.advance();
  return { kind: "error", span: { start: node.span.start, end: cursor.span(0).end } };
}

/** Of `(a).b`, the parenthesis too. */
function spanFrom(cursor: Cursor, object: ExprNode, start: number): ExprNode["span"] {
  return { start: Math.min(object.span.start, cursor.span(start).start), end: cursor.span(0).end };
}

/** Reads the bracket at the cursor, items with commas between them (one may trail), and the closing bracket. */
export function readListOf<T>(cursor: Cursor, bracket: string, readItem: () => T): T[] {
  const open = cursor.here;
  const items: T[] = [];
  cursor.advance();
  while (!cursor.done && !cursor.sees(bracket)) {
    const before = cursor.token;
    items.push(readItem());
    if (cursor.sees(bracket)) break;
    if (cursor.eat(",")) continue;
    if (cursor.done || cursor.sees(")", "]", "}")) break;
    if (cursor.token !== before && cursor.sees("=>")) sayImplies(cursor);
    else if (cursor.token !== before) {
      const { here } = cursor;
      const isNext = beginsOperand(cursor);
      const fix = { fix: { span: { start: cursor.span(0).end, end: here.start }, text: ", ", guess: true } };
      const params = { found: cursor.text(here), wanted: `\`,\` or \`${bracket}\``, before: isNext ? "," : bracket };
      cursor.say("unexpected-here", here, params, isNext ? fix : {});
      if (isNext) continue;
    }
    skipTo(cursor, ",", bracket);
    cursor.eat(",");
  }
  close(cursor, bracket, open);
  return items;
}

/** Whether what stands here could be one more item, so that only the comma is missing. */
function beginsOperand({ token }: Cursor): boolean {
  if (token.kind === "sign") return /^[([{]$/.test(token.text);
  return token.kind === "number" || token.kind === "string" || token.kind === "name";
}

export function readSpreadOr(cursor: Cursor, read: () => ExprNode): ExprNode | SpreadNode {
  const start = cursor.token.start;
  if (!cursor.eat("...")) return read();
  const value = readExpression(cursor);
  return cursor.carry({ kind: "spread", value, span: cursor.span(start) }, value);
}
