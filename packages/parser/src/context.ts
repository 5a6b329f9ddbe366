import type { Report, Span } from "@tenet/diagnostics";
import type { ExprNode, RuledTypeNode } from "./ast.js";
import type { Lines } from "./document/lines.js";
import type { Code } from "./messages.embedded.js";

/** What every reader is handed: where diagnostics go, and the account of the lines. */
export interface Context {
  readonly report: Report<Code>;
  readonly lines: Lines;
}

export const textOf = (report: Report<Code>, span: Span): string => report.source.text.slice(span.start, span.end);

/** Stands where something was wrong and said to be. */
export const errorExpression = (span: Span): ExprNode => ({ kind: "error", span });

export const errorType = (span: Span): RuledTypeNode => ({ span, type: { kind: "error", span }, rules: [] });
