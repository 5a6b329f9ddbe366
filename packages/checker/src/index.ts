/** Intent AST to contract IR. */
import { type Answer, createSource, hasErrors, type Source } from "@tenet/diagnostics";
import { parseSpec } from "@tenet/parser";
import { check } from "./check.js";
import type { Load } from "./imports/library.js";
import type { Contract } from "./ir.js";
import type { Lints } from "./lints/index.js";

export { type CheckOptions, check } from "./check.js";
export { catalogues, explain } from "./explain.js";
export { type Binding, checkExpression, factsOf, type Scope } from "./expression/index.js";
export { functions as libraryFunctions, members as libraryMembers } from "./expression/library.js";
export { type HistoryRule, historyRules } from "./history.js";
export type { Load } from "./imports/library.js";
export { linkTo, resolvePath } from "./imports/path.js";
export * from "./interpreter/index.js";
export type * from "./ir.js";
export { holdsKind, holdsNamed, takesHandle } from "./kinds.js";
export type { Lints } from "./lints/index.js";
export { catalogue as checkerMessages } from "./messages.embedded.js";
export * from "./model/index.js";
export { notation } from "./print/notation.js";
export { scalars } from "./shapes/resolve.js";
export { structureOf } from "./structure.js";
export { assignable, comparable, display, join, typesIn } from "./type/index.js";
export { callable, judgeable, needsOf, notCalled, worlds } from "./world.js";

/** The answer about a whole text, and the source for showing its diagnostics. */
export interface Compiled extends Answer<Contract | undefined> {
  readonly source: Source;
}

/**
 * Reads and checks a spec. `path` is what people are shown: relative, with forward slashes. `load` gives the texts of the
 * specs that this one uses, by paths of the same kind.
 */
export function compileText(path: string, text: string, load?: Load, lints?: Lints): Compiled {
  const source = createSource(path, text);
  const parsed = parseSpec(source);
  const wanted = hasErrors(parsed.diagnostics) ? "none" : lints;
  const checked = check(parsed.value, { ...(load && { load }), ...(wanted && { lints: wanted }) });
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics]
    .map((one, at) => ({ one, at }))
    .sort((a, b) => a.one.span.start - b.one.span.start || a.at - b.at)
    .map(({ one }) => one);
  return { source, value: checked.value, diagnostics };
}
