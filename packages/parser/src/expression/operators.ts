import type { Span } from "@tenet/diagnostics";
import type { BinaryOp, ExprNode } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { foreignInfixWords } from "./token.js";

/** Binding powers, loosest first. */
export const power = {
  conditional: 1,
  implies: 2,
  or: 3,
  and: 4,
  equality: 5,
  relation: 6,
  sum: 7,
  product: 8,
  exponent: 9,
} as const;

export type Infix = { readonly op: BinaryOp | "is"; readonly power: number; readonly rightAssociative?: boolean };

const infixes = new Map<string, Infix>([
  ["implies", { op: "implies", power: power.implies, rightAssociative: true }],
  ["||", { op: "||", power: power.or }],
  ["or", { op: "||", power: power.or }],
  ["??", { op: "??", power: power.or }],
  ["&&", { op: "&&", power: power.and }],
  ["and", { op: "&&", power: power.and }],
  ...(["===", "!=="] as const).map((op): [string, Infix] => [op, { op, power: power.equality }]),
  ...(["<", "<=", ">", ">=", "in", "is"] as const).map((op): [string, Infix] => [op, { op, power: power.relation }]),
  ...(["+", "-"] as const).map((op): [string, Infix] => [op, { op, power: power.sum }]),
  ...(["*", "/", "%"] as const).map((op): [string, Infix] => [op, { op, power: power.product }]),
  ["**", { op: "**", power: power.exponent, rightAssociative: true }],
]);

/** The operator that the next token is, if it stands where an operator can. `foreign`: it was written as another word. */
export function infixAt(cursor: Cursor): (Infix & { foreign?: string }) | undefined {
  const { token } = cursor;
  if (token.kind !== "sign" && token.kind !== "name") return undefined;
  const own = infixes.get(token.text);
  if (own !== undefined) return own;
  const meant = token.kind === "name" ? foreignInfixWords.get(token.text) : undefined;
  const read = meant === undefined ? undefined : infixes.get(meant);
  return read === undefined ? undefined : { ...read, foreign: meant! };
}

/** Says what is unclear about an operator between two finished operands, before they become one node. Answers whether all is well. */
export function checkGrouping(cursor: Cursor, infix: Infix, left: ExprNode, right: ExprNode, whole: Span): boolean {
  return (
    negationIsClear(cursor, infix, left, whole) &&
    chainIsClear(cursor, infix, left, right) &&
    coalesceIsClear(cursor, infix, left, right, whole)
  );
}

function negationIsClear(cursor: Cursor, infix: Infix, left: ExprNode, all: Span): boolean {
  if (left.kind !== "unary" || cursor.closed.has(left)) return true;
  const span = cursor.span(0);
  if (infix.op === "**") {
    const power = cursor.text({ start: left.operand.span.start, end: all.end });
    const rest = cursor.text({ start: left.span.end, end: all.end });
    const signed = `(${cursor.text(left.span)})${rest}`;
    cursor.say("sign-before-power", all, { sign: left.op, power, signed });
    return false;
  }
  if (deniedWhole(cursor, infix, left)) return true;
  const asWord = isWord(cursor, left);
  const loose = infix.power === power.relation || (infix.power === power.equality && asWord);
  if (left.op !== "!" || !loose) return true;
  const whole = { start: left.span.start, end: span.end };
  const inner = cursor.text({ start: left.operand.span.start, end: span.end });
  const text = `${asWord ? "not " : "!"}(${inner})`;
  cursor.say("negation-binds-tighter", whole, { operator: infix.op, suggestion: text }, { fix: { span: whole, text } });
  return false;
}

const isWord = (cursor: Cursor, { span }: ExprNode) => cursor.text(span).startsWith("not");

/** The `a` of `not a in b`, `not a is list`: there the word is read as people mean it. */
export function deniedWhole(cursor: Cursor, infix: Infix, left: ExprNode): ExprNode | undefined {
  if (left.kind !== "unary" || left.op !== "!" || cursor.closed.has(left)) return undefined;
  return (infix.op === "in" || infix.op === "is") && isWord(cursor, left) ? left.operand : undefined;
}

/** The denial of a whole relation that began with the word. */
export function denial(cursor: Cursor, infix: Infix, relation: ExprNode, start: number): ExprNode {
  const span = { start, end: relation.span.end };
  const text = `not (${cursor.text(relation.span)})`;
  cursor.say("not-takes-whole", span, { operator: infix.op, suggestion: text }, { fix: { span, text } });
  return cursor.node({ kind: "unary", op: "!", operand: relation, span }, relation);
}

function chainIsClear(cursor: Cursor, infix: Infix, left: ExprNode, right: ExprNode): boolean {
  const links = infix.power === power.relation || infix.power === power.equality;
  if (!links || powerOf(left) !== infix.power || cursor.closed.has(left)) return true;
  const middle = left.kind === "binary" ? left.right : left;
  const whole = { start: left.span.start, end: right.span.end };
  const and = cursor.inTable ? "and" : "&&";
  const suggestion =
    left.kind === "binary" && infix.op !== "is"
      ? `${cursor.text(left.span)} ${and} ${cursor.text(middle.span)} ${infix.op} ${cursor.text(right.span)}`
      : undefined;
  cursor.say(
    "comparison-chain",
    whole,
    { suggestion },
    // `a === b === c` may also ask whether a comparison is true.
    suggestion === undefined
      ? {}
      : { fix: { span: whole, text: suggestion, ...(infix.power === power.equality ? { guess: true } : {}) } },
  );
  return false;
}

function coalesceIsClear(cursor: Cursor, infix: Infix, left: ExprNode, right: ExprNode, whole: Span): boolean {
  const open = (node: ExprNode) => (cursor.closed.has(node) ? undefined : powerOf(node));
  const culprit = [left, right].find(node => {
    if (open(node) === undefined) return false;
    const isCoalesce = node.kind === "binary" && node.op === "??";
    return infix.op === "??" ? !isCoalesce : isCoalesce;
  });
  if (culprit === undefined) return true;
  const other = culprit.kind === "binary" && culprit.op !== "??" ? culprit.op : infix.op;
  const [from, to] = coalesceWithin(infix, left, right, whole);
  const part = (start: number, end: number) => cursor.text({ start, end });
  const suggestion = `${part(whole.start, from)}(${part(from, to)})${part(to, whole.end)}`;
  cursor.say("coalesce-needs-parentheses", whole, { operator: other, suggestion });
  return false;
}

/** Where `??` and its two sides begin and end, read so that the other operator is about what they give. */
function coalesceWithin(infix: Infix, left: ExprNode, right: ExprNode, whole: Span): readonly [number, number] {
  if (infix.op !== "??") {
    const isLeft = left.kind === "binary" && left.op === "??";
    return isLeft ? [whole.start, left.span.end] : [right.span.start, whole.end];
  }
  if (left.kind === "binary" && left.op !== "??") return [left.right.span.start, whole.end];
  return [whole.start, right.kind === "binary" ? right.left.span.end : whole.end];
}

function powerOf(node: ExprNode): number | undefined {
  if (node.kind === "is") return power.relation;
  return node.kind === "binary" ? infixes.get(node.op)?.power : undefined;
}
