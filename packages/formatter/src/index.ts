/** One way to write a spec. */
import { compileText, type Load } from "@tenet/checker";
import { type Answer, createSource, type Diagnostic, hasErrors, type Source } from "@tenet/diagnostics";
import { parseSpec } from "@tenet/parser";
import { rewriteExpressions } from "./edits.js";
import { tidyMarkdown } from "./markdown.js";
import { sameMeaning } from "./meaning.js";

export { printExpression, type Writing } from "./expression.js";
export { sameMeaning } from "./meaning.js";

/**
 * The text in the one way to write it: tables aligned, lists and headings spaced alike, expressions on one line with
 * `and`, `or`, `not` in tables and `&&`, `||`, `!` elsewhere. The contract of the text stays the same, and formatting
 * twice changes nothing more. Undefined where the text has errors, or warnings that would get lost (a line break that is
 * none any more), which are the diagnostics then; also, with no diagnostics, where tidying would change the meaning, which
 * is a defect of ours and leaves the text as it is.
 */
export async function formatSpec(source: Source, load?: Load): Promise<Answer<string | undefined>> {
  const before = compileText(source.path, source.text, load);
  const errors: readonly Diagnostic[] = before.diagnostics.filter(one => one.severity === "error");
  if (before.value === undefined || hasErrors(errors)) return { value: undefined, diagnostics: errors };
  const tidy = createSource(source.path, await tidyMarkdown(source.text));
  const lost = without(before.diagnostics, compileText(source.path, tidy.text, load).diagnostics);
  if (lost.length > 0) return { value: undefined, diagnostics: lost };
  const text = await tidyMarkdown(rewriteExpressions(parseSpec(tidy).value));
  const after = compileText(source.path, text, load);
  const kept = after.value !== undefined && sameMeaning(before.value, after.value);
  return { value: kept ? text : undefined, diagnostics: [] };
}

/** Those of `before` for which `after` has none of the same code. */
function without(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const left = after.map(({ code }) => code);
  return before.filter(({ code }) => {
    const at = left.indexOf(code);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
