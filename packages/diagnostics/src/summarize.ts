import type { Diagnostic, Severity } from "./diagnostic.js";

const KINDS: readonly Severity[] = ["error", "warning", "note"];

/** `2 errors, 1 warning`; `no errors` if there is nothing to count. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const counts = KINDS.map(kind => [kind, diagnostics.filter(each => each.severity === kind).length] as const);
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}${count === 1 ? "" : "s"}`);
  return parts.join(", ") || "no errors";
}

/** Whether the stages after this one may trust the value. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(each => each.severity === "error");
}
