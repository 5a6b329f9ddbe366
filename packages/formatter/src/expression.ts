import type { BinaryOp, EntryNode, ExprNode, PatternNode, SpreadNode } from "@tenet/parser";

/** How an expression is written where it stands. */
export interface Writing {
  /** The text that the expression's spans count in: what has no inside stays as the person wrote it. */
  readonly text: string;
  /** `and`, `or`, `not` in place of the signs: in tables, where a bare bar would split the cell. */
  readonly words: boolean;
}

/** From loosest to tightest; an operand that binds looser than its place stands in parentheses. */
enum Binds {
  arrow,
  conditional,
  implies,
  coalesce,
  or,
  and,
  equality,
  relation,
  sum,
  product,
  power,
  unary,
  postfix,
}

const bindings: Readonly<Record<BinaryOp, Binds>> = {
  implies: Binds.implies,
  "??": Binds.coalesce,
  "||": Binds.or,
  "&&": Binds.and,
  "===": Binds.equality,
  "!==": Binds.equality,
  "<": Binds.relation,
  "<=": Binds.relation,
  ">": Binds.relation,
  ">=": Binds.relation,
  in: Binds.relation,
  "+": Binds.sum,
  "-": Binds.sum,
  "*": Binds.product,
  "/": Binds.product,
  "%": Binds.product,
  "**": Binds.power,
};

/** The expression on one line, in the one way to write it: single spaces, and parentheses only where they are needed or make a mixture clear. */
export function printExpression(node: ExprNode, writing: Writing): string {
  switch (node.kind) {
    case "member":
      return `${receiver(node.object, writing)}${node.optional ? "?." : "."}${node.property.text}`;
    case "index":
      return `${inside(node.object, Binds.postfix, writing)}[${printExpression(node.index, writing)}]`;
    case "call":
      return `${inside(node.callee, Binds.postfix, writing)}(${node.args.map(arg => item(arg, writing)).join(", ")})`;
    case "unary":
      return unary(node, writing);
    case "binary":
      return isRounding(node) ? asWritten(node, writing) : binary(node, writing);
    case "is":
      return `${operand(node.value, Binds.relation + 1, writing)} is ${node.test.text}`;
    case "conditional": {
      const part = (one: ExprNode, least: Binds) => inside(one, least, writing);
      return `${part(node.test, Binds.implies)} ? ${part(node.yes, Binds.implies)} : ${part(node.no, Binds.conditional)}`;
    }
    case "arrow":
      return `${parameters(node.parameters)} => ${arrowBody(printExpression(node.body, writing))}`;
    case "list":
      return `[${node.items.map(one => item(one, writing)).join(", ")}]`;
    case "record":
      return node.entries.length === 0 ? "{}" : `{ ${node.entries.map(one => entry(one, writing)).join(", ")} }`;
    default:
      return asWritten(node, writing);
  }
}

const asWritten = ({ span }: { readonly span: ExprNode["span"] }, { text }: Writing) =>
  text.slice(span.start, span.end);

function bindingOf(node: ExprNode): Binds {
  if (node.kind === "binary") return bindings[node.op];
  if (node.kind === "is") return Binds.relation;
  if (node.kind === "conditional") return Binds.conditional;
  if (node.kind === "arrow") return Binds.arrow;
  return node.kind === "unary" ? Binds.unary : Binds.postfix;
}

function inside(node: ExprNode, least: Binds, writing: Writing): string {
  const text = printExpression(node, writing);
  return bindingOf(node) < least ? `(${text})` : text;
}

/** A brace would begin a block of statements. */
const arrowBody = (text: string) => (text.startsWith("{") ? `(${text})` : text);

/** `1.abs` would be read as a number with a fraction. */
function receiver(node: ExprNode, writing: Writing): string {
  return node.kind === "number" ? `(${printExpression(node, writing)})` : inside(node, Binds.postfix, writing);
}

/** `!a === b` and `-a ** b` are easily misread, so the negation stands in parentheses; `a < -1` is plain. */
function operand(node: ExprNode, least: Binds, writing: Writing): string {
  const isDoubtful = node.kind === "unary" && (node.op === "!" || least >= Binds.power);
  return isDoubtful ? `(${printExpression(node, writing)})` : inside(node, least, writing);
}

function unary({ op, operand: of }: Extract<ExprNode, { kind: "unary" }>, writing: Writing): string {
  const text =
    of.kind === "unary" && of.op === "-" ? `(${printExpression(of, writing)})` : inside(of, Binds.unary, writing);
  return op === "!" && writing.words ? `not ${text}` : `${op}${text}`;
}

const words: Partial<Record<BinaryOp, string>> = { "&&": "and", "||": "or" };

function binary({ op, left, right }: Extract<ExprNode, { kind: "binary" }>, writing: Writing): string {
  const binds = bindings[op];
  const rightAssociative = op === "implies" || op === "**";
  const side = (node: ExprNode, grows: boolean) => {
    if (needsClarity(op, node) || (op === "implies" && isMixture(node, node === right)))
      return `(${printExpression(node, writing)})`;
    const least = grows ? binds : binds + 1;
    const careful = [Binds.equality, Binds.relation, Binds.power].includes(binds);
    return careful ? operand(node, least, writing) : inside(node, least, writing);
  };
  const chains = binds !== Binds.equality && binds !== Binds.relation;
  const sign = writing.words ? (words[op] ?? op) : op;
  return `${side(left, chains && !rightAssociative)} ${sign} ${side(right, chains && rightAssociative)}`;
}

/** `half-up` is one word, though it reads as a difference. */
function isRounding({ op, left, right }: Extract<ExprNode, { kind: "binary" }>): boolean {
  return op === "-" && left.kind === "name" && left.name === "half" && right.kind === "name";
}

/** `&&` inside `||`, a comparison inside an equality, and whatever meets `??`: right without parentheses or not, people read them wrong. */
function needsClarity(op: BinaryOp, node: ExprNode): boolean {
  if (op === "===" || op === "!==") return bindingOf(node) === Binds.relation;
  if (node.kind !== "binary") return op === "??" && node.kind === "is";
  if (op === "??" || node.op === "??") return node.op !== op;
  return op === "||" && node.op === "&&";
}

/** `a implies b && c` is read as two conditions by some, and `a || b implies c` as two alternatives. */
function isMixture(node: ExprNode, isConclusion: boolean): boolean {
  return node.kind === "binary" && (node.op === "||" || (node.op === "&&" && isConclusion));
}

function parameters(patterns: readonly PatternNode[]): string {
  const texts = patterns.map(one => ("items" in one ? `[${one.items.map(name => name.text).join(", ")}]` : one.text));
  return patterns.length === 1 && patterns[0] !== undefined && "text" in patterns[0]
    ? texts.join("")
    : `(${texts.join(", ")})`;
}

function item(node: ExprNode | SpreadNode, writing: Writing): string {
  return node.kind === "spread" ? `...${inside(node.value, Binds.unary, writing)}` : printExpression(node, writing);
}

function entry(node: EntryNode | SpreadNode, writing: Writing): string {
  if (node.kind === "spread") return item(node, writing);
  const value = printExpression(node.value, writing);
  if ("computed" in node.key) return `[${printExpression(node.key.computed, writing)}]: ${value}`;
  const key = asWritten(node.key, writing);
  return key === value ? key : `${key}: ${value}`;
}
