import { hasErrors, Report, type Source, type Span } from "@tenet/diagnostics";
import { type ExprNode, parseExpression, parserMessages, type Spec } from "@tenet/parser";
import { printExpression } from "./expression.js";

interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The text, whose Markdown is tidy already, with every expression written the one way. */
export function rewriteExpressions(spec: Spec): string {
  const { text } = spec.source;
  // A row of a tidied table begins with a bar.
  const inTable = ({ start }: Span) => /^\s*\|/.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const edits = expressionsIn(spec)
    .filter(node => isWritten(node, spec.source, inTable(node.span)))
    .map((node): Edit => ({ span: node.span, text: printExpression(node, { text, words: inTable(node.span) }) }));
  return apply(text, edits);
}

/** Whether the text there is this expression: `for 24 hours` means `hours(24)`, and is not written so. */
function isWritten(node: ExprNode, source: Source, inTable: boolean): boolean {
  const report = new Report(parserMessages, source);
  const read = parseExpression(report, node.span, { inTable });
  return !hasErrors(report.diagnostics) && shapeOf(read) === shapeOf(node);
}

const shapeOf = (node: ExprNode) =>
  JSON.stringify(node, (key, value: unknown) =>
    key === "span" ? undefined : typeof value === "bigint" ? `${value}n` : value,
  );

function apply(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let result = "";
  let at = 0;
  for (const { span, text: replacement } of ordered) {
    // The same expression may be in the tree twice, as a name and its shorthand.
    if (span.start < at) continue;
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

const kinds: ReadonlySet<string> = new Set<ExprNode["kind"]>([
  "number",
  "string",
  "boolean",
  "regex",
  "name",
  "member",
  "index",
  "call",
  "unary",
  "binary",
  "is",
  "conditional",
  "arrow",
  "list",
  "record",
]);

/** Operators are what is rewritten; a type's `list` or `name` has no operator inside, and is left as it is. */
function isExpression(node: object): node is ExprNode {
  const { kind } = node as { kind?: unknown };
  if (typeof kind !== "string" || !kinds.has(kind)) return false;
  if (kind === "list") return "items" in node;
  if (kind === "record") return "entries" in node;
  return kind !== "name" && kind !== "number" && kind !== "string" && kind !== "boolean" && kind !== "regex";
}

/** The outermost expressions of the tree, in no order. */
function expressionsIn(node: unknown): ExprNode[] {
  if (typeof node !== "object" || node === null) return [];
  if (isExpression(node)) return [node];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "source" || key === "lines" || key === "span" ? [] : expressionsIn(value),
  );
}
