/** Intent AST to contract IR. */
import { type Answer, createSource, type Source } from "@tenet/diagnostics";
import { parseSpec } from "@tenet/parser";
import { check } from "./check.js";
import type { Contract } from "./ir.js";

export { check } from "./check.js";
export { catalogues, explain } from "./explain.js";
export { type Binding, checkExpression, factsOf, type Scope } from "./expression/index.js";
export * from "./interpreter/index.js";
export type * from "./ir.js";
export { catalogue as checkerMessages } from "./messages.embedded.js";
export { notation } from "./print/notation.js";
export { assignable, comparable, display, join } from "./type/index.js";

/** The answer about a whole text, and the source for showing its diagnostics. */
export interface Compiled extends Answer<Contract | undefined> {
  readonly source: Source;
}

/** Reads and checks a spec. `path` is what people are shown: relative, with forward slashes. */
export function compileText(path: string, text: string): Compiled {
  const source = createSource(path, text);
  const parsed = parseSpec(source);
  const checked = check(parsed.value);
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics]
    .map((one, at) => ({ one, at }))
    .sort((a, b) => a.one.span.start - b.one.span.start || a.at - b.at)
    .map(({ one }) => one);
  return { source, value: checked.value, diagnostics };
}
