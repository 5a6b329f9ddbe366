import type { ExprNode } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { readOperand } from "./operand.js";
import { checkGrouping, denial, deniedWhole, type Infix, infixAt, power } from "./operators.js";
import { readPostfix } from "./postfix.js";

/** Reads an expression whose operators all bind at least as tightly as `least`. */
export function readExpression(cursor: Cursor, least: number = power.conditional): ExprNode {
  return cursor.deeper(() => {
    // A parenthesis belongs to what it begins: of `(a) + b` the sum starts at the bracket.
    const from = cursor.here.start;
    let left = readUnary(cursor);
    for (;;) {
      const next = readInfix(cursor, left, least, from);
      if (next === undefined) break;
      left = next;
    }
    return least <= power.conditional && cursor.at("?") ? readConditional(cursor, left, from) : left;
  });
}

function readUnary(cursor: Cursor): ExprNode {
  const { token } = cursor;
  const start = token.start;
  if (token.kind === "sign" && token.text === "+" && !token.senseless) {
    cursor.say("unary-plus", cursor.here, {}, { fix: { span: cursor.here, text: "" } });
    cursor.advance();
    return cursor.deeper(() => readUnary(cursor));
  }
  if (!cursor.at("!", "not", "-")) {
    return token.kind === "sign" && token.senseless
      ? skipSenseless(cursor)
      : readPostfix(cursor, readOperand(cursor), start);
  }
  const { senseless, text } = { senseless: false, ...cursor.advance() };
  const operand = cursor.deeper(() => readUnary(cursor));
  if (senseless) return { kind: "error", span: cursor.span(start) };
  return cursor.node({ kind: "unary", op: text === "-" ? "-" : "!", operand, span: cursor.span(start) }, operand);
}

/** `~x`, `++x`: the sign is reported, the operand is read for its own mistakes. */
function skipSenseless(cursor: Cursor): ExprNode {
  const start = cursor.advance().start;
  cursor.deeper(() => readUnary(cursor));
  return { kind: "error", span: cursor.span(start) };
}

function readInfix(cursor: Cursor, left: ExprNode, least: number, from: number): ExprNode | undefined {
  const infix = infixAt(cursor);
  if (infix === undefined || infix.power < least) return undefined;
  if (infix.foreign === "in") return readContains(cursor, left, from);
  if (infix.foreign !== undefined) {
    const span = cursor.here;
    const word = cursor.text(span);
    const guess = ["iff", "xor", "instanceof"].includes(word) ? { guess: true } : {};
    const fix = { span, text: infix.foreign, ...guess };
    cursor.say("foreign-word", span, { word, suggestion: infix.foreign }, { fix });
  }
  const sign = cursor.advance();
  if (sign.kind === "sign" && sign.senseless) {
    if (!beginsOperand(cursor)) return { kind: "error", span: { start: from, end: cursor.span(0).end } };
    readExpression(cursor, infix.power + 1);
    return { kind: "error", span: { start: from, end: cursor.span(0).end } };
  }
  if (infix.op === "is") return readIs(cursor, left, from);
  if (cursor.token.kind === "name") cursor.operandAt = cursor.token.start;
  // The operand of `**` may carry a sign of its own: 2 ** -1.
  const right = readExpression(cursor, infix.rightAssociative ? infix.power : infix.power + 1);
  const span = { start: from, end: cursor.span(0).end };
  const denied = deniedWhole(cursor, infix, left);
  if (denied) {
    const relation = {
      kind: "binary",
      op: infix.op,
      left: denied,
      right,
      span: { ...span, start: denied.span.start },
    } as const;
    return denial(cursor, infix, cursor.node(relation, denied, right), span.start);
  }
  if (!checkGrouping(cursor, infix, left, right, span)) return { kind: "error", span };
  return cursor.node({ kind: "binary", op: infix.op, left, right, span }, left, right);
}

/** `xs contains x`: membership names the element first. */
function readContains(cursor: Cursor, list: ExprNode, from: number): ExprNode {
  const word = cursor.here;
  cursor.advance();
  const element = readExpression(cursor, power.sum);
  const span = { start: from, end: cursor.span(0).end };
  const ofList = cursor.text({ start: from, end: word.start }).trimEnd();
  const text = `${cursor.text({ start: word.end, end: span.end }).trim()} in ${ofList}`;
  cursor.say("foreign-word", word, { word: cursor.text(word), suggestion: text }, { fix: { span, text } });
  return cursor.node({ kind: "binary", op: "in", left: element, right: list, span }, element, list);
}

function readIs(cursor: Cursor, value: ExprNode, start: number): ExprNode {
  const word = cursor.lastSpan;
  const negated = cursor.at("not") ? cursor.advance() : undefined;
  const article =
    cursor.at("a", "an") && cursor.ahead(() => (cursor.advance(), cursor.token.kind === "name"))
      ? cursor.advance()
      : undefined;
  const { token } = cursor;
  if (token.kind !== "name") {
    const isValue = token.kind === "string" || token.kind === "number";
    const suggestion = isValue ? `${cursor.text(value.span)} === ${cursor.text(cursor.here)}` : undefined;
    const fix = { fix: { span: word, text: "===" } };
    cursor.say("kind-expected", cursor.here, { suggestion }, isValue && !negated && !article ? fix : {});
    if (beginsOperand(cursor)) readExpression(cursor, power.sum);
    return { kind: "error", span: { start, end: cursor.span(0).end } };
  }
  const test = { text: token.text, span: cursor.here };
  cursor.advance();
  const span = { start, end: test.span.end };
  const what = `${cursor.text(value.span)} is ${test.text}`;
  if (negated !== undefined)
    cursor.say("is-not", span, { suggestion: `!(${what})` }, { fix: { span, text: `!(${what})` } });
  else if (article !== undefined) cursor.say("is-article", span, { suggestion: what }, { fix: { span, text: what } });
  const infix: Infix = { op: "is", power: power.relation };
  const denied = negated ? undefined : deniedWhole(cursor, infix, value);
  if (denied) {
    const relation = { kind: "is", value: denied, test, span: { ...span, start: denied.span.start } } as const;
    return denial(cursor, infix, cursor.node(relation, denied), start);
  }
  const node: ExprNode = { kind: "is", value, test, span };
  if (!checkGrouping(cursor, infix, value, node, span) || negated) return { kind: "error", span };
  return cursor.node(node, value);
}

function readConditional(cursor: Cursor, test: ExprNode, from: number): ExprNode {
  const question = cursor.here;
  cursor.advance();
  const yes = readExpression(cursor);
  if (!cursor.eat(":")) {
    cursor.say("condition-without-else", question, {}, { fix: { span: question, text: "implies", guess: true } });
    return { kind: "error", span: { start: from, end: cursor.span(0).end } };
  }
  const no = readExpression(cursor);
  return cursor.node(
    { kind: "conditional", test, yes, no, span: { start: from, end: cursor.span(0).end } },
    test,
    yes,
    no,
  );
}

function beginsOperand(cursor: Cursor): boolean {
  return !cursor.done && !(cursor.token.kind === "sign" && /^(?:[)\]}:?,]|[<>=*/%&|.]+)$/.test(cursor.token.text));
}
