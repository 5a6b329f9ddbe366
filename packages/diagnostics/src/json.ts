import type { Diagnostic, Severity, Source } from "./diagnostic.js";
import { position } from "./source.js";

/** A diagnostic for a machine. Lines and columns are one-based, columns in code points, the end exclusive. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** `source` is the text that the diagnostic's span counts in. */
export function toJson(diagnostic: Diagnostic, source: Source): DiagnosticJson {
  const start = position(source, diagnostic.span.start);
  const end = position(source, diagnostic.span.end);
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
    path: diagnostic.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
