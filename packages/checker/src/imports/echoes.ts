import type { Diagnostic } from "@tenet/diagnostics";
import type { Context } from "../context.js";

const unknown: ReadonlySet<string> = new Set(["unknown-type", "unknown-name", "unknown-function"]);

/**
 * Where another spec could not be used, a name that is not known may well come from there: the message about the link is
 * enough. A name that looks misspelt is one all the same.
 */
export function withoutEchoes({ imported }: Context, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!imported.isPartial) return diagnostics;
  return diagnostics.filter(one => !unknown.has(one.code) || one.help?.startsWith("Did you mean"));
}
