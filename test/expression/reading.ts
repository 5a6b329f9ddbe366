import type { Diagnostic } from "@tenet/diagnostics";
import { Report, type Source } from "@tenet/diagnostics";
import { parseExpression, parserCatalogue } from "./entry.js";

/** Reads `text` as a whole file. The one place of these tests that knows the parser's entry. */
export function read(text: string, options: { inTable?: boolean; arrow?: boolean } = {}) {
  const source: Source = { path: "some.spec.md", text };
  const report = new Report(parserCatalogue, source);
  const node = parseExpression(report, { start: 0, end: text.length }, { inTable: false, ...options });
  return { node, diagnostics: report.diagnostics };
}

/** `code at column: help`, as short as a table wants it. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, span }) => `${code} ${span.start + 1}`);
}
