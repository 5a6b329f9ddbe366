import { type Diagnostic, render, type Source, toJson, visible } from "@tenet/diagnostics";
import type { Style } from "../terminal/style.js";

/** By the path of a diagnostic; the source has the path that is shown. */
export type Sources = ReadonlyMap<string, Source>;

/** For people: each with its place in the text where it has one; one blank line between them, a line break at the end. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources, style: Style): string {
  return diagnostics.map(diagnostic => `${showOne(diagnostic, sources, style)}\n`).join("\n");
}

function showOne(diagnostic: Diagnostic, sources: Sources, style: Style): string {
  const source = sources.get(diagnostic.path);
  if (source) return render({ ...diagnostic, path: source.path }, source, { color: style.colour });
  const paint = diagnostic.severity === "error" ? style.bad : style.warn;
  const head = `${paint(`${diagnostic.severity}[${diagnostic.code}]`)}: ${style.bold(visible(diagnostic.message))}`;
  return diagnostic.help === undefined ? head : `${head}\n${style.good("help")}: ${visible(diagnostic.help)}`;
}

/** For machines; one that is about no place in a file has no line. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], sources: Sources): unknown[] {
  return diagnostics.map(diagnostic => {
    const source = sources.get(diagnostic.path);
    if (source) return toJson({ ...diagnostic, path: source.path }, source);
    const { code, severity, message, help } = diagnostic;
    return { code, severity, message, ...(help === undefined ? {} : { help }) };
  });
}
