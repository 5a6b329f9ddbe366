import type { Context } from "../context.js";
import type { Contract } from "../ir.js";
import { lintChanges, lintGrowth } from "./changes.js";
import { lintResults } from "./results.js";
import { lintTexts } from "./texts.js";

/** `policy`: what many teams want and not all, too. */
export type Lints = "none" | "defects" | "policy";

/** Says what was probably forgotten. `(on purpose: …)` beside it, or under the operation's heading, is an answer. */
export function lint(context: Context, contract: Contract, lints: Lints): void {
  if (lints === "none") return;
  lintChanges(context, contract);
  lintResults(context, contract);
  if (lints === "defects") return;
  lintTexts(context, contract);
  lintGrowth(context, contract);
}
