import { createSource, type Diagnostic } from "@tenet/diagnostics";
import type { Processor } from "unified";
import type { Spec } from "./ast.js";
import { parseSpec } from "./parse.js";

/** What `file.data.diagnostics` holds after a parse. */
export interface SpecParserData {
  diagnostics?: readonly Diagnostic[];
}

/**
 * A parser for unified: `unified().use(specParser).parse(file)` gives the intent AST of a spec. It stands alone and needs
 * no other parser. Diagnostics become messages of the file, and stand whole in `file.data.diagnostics`.
 */
export function specParser(this: Processor): void {
  const parse = (
    document: string,
    file: { path?: string; data: SpecParserData; message(reason: string, options?: object): unknown },
  ): Spec => {
    const { value, diagnostics } = parseSpec(createSource(file.path ?? "spec.md", document));
    file.data.diagnostics = diagnostics;
    for (const { message, code } of diagnostics) file.message(message, { ruleId: code, source: "tenet" });
    return value;
  };
  (this as { parser?: unknown }).parser = parse;
}
