/** The literals of one module's text, in the order of the text. */
import { ts } from "ts-morph";
import type { Collector } from "./literals.js";
import { literalParts } from "./pattern.js";

export function collectLiterals(name: string, text: string, into: Collector): void {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (isAside(node)) return;
    const number = constantOf(node);
    if (number !== undefined) return into.add(number);
    if (ts.isStringLiteralLike(node)) into.add(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) into.add(node.text);
    else if (ts.isBigIntLiteral(node)) into.add(BigInt(node.text.slice(0, -1).replaceAll("_", "")));
    else if (ts.isRegularExpressionLiteral(node))
      for (const part of literalParts(node.text.slice(1, node.text.lastIndexOf("/")))) into.add(part);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** Names of modules, directives, and the texts of errors: no input is compared with them. */
function isAside(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    (ts.isExportDeclaration(node) && node.exportClause === undefined) ||
    ts.isThrowStatement(node) ||
    (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) ||
    (ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require"))
  );
}

/** The number that numbers alone come to: `-7`, `24 * 60`, `2 ** 16`. */
function constantOf(node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return constantOf(node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = constantOf(node.operand);
    return value === undefined ? undefined : -value;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const calculate = calculations.get(node.operatorToken.kind);
  const [left, right] = calculate ? [constantOf(node.left), constantOf(node.right)] : [];
  return calculate && left !== undefined && right !== undefined ? calculate(left, right) : undefined;
}

const calculations = new Map<number, (a: number, b: number) => number>([
  [ts.SyntaxKind.PlusToken, (a, b) => a + b],
  [ts.SyntaxKind.MinusToken, (a, b) => a - b],
  [ts.SyntaxKind.AsteriskToken, (a, b) => a * b],
  [ts.SyntaxKind.AsteriskAsteriskToken, (a, b) => a ** b],
  [ts.SyntaxKind.LessThanLessThanToken, (a, b) => a << b],
]);
