import type { StatementNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import type { BlockReader } from "./blocks.js";
import type { Label } from "./labels.js";
import { Groups, readStatements } from "./lists.js";
import { type Guards, readStatement } from "./statements.js";

/**
 * Reads statements under labels such as `Always:`, with `When` and `Otherwise` groups between, into `into`.
 * `bare`: a list needs no label, as in the section Invariants.
 */
export function readStatementBlock(
  context: Context,
  labels: readonly Label[],
  into: StatementNode[],
  bare = false,
): BlockReader {
  let groups = new Groups([]);
  let guards: Guards = [];
  return {
    labels: [...labels, "when", "otherwise"],
    label: (label, rest, span) => {
      if (label === "when") guards = groups.when(context, span);
      else if (label === "otherwise") guards = groups.otherwise(context, span);
      else {
        groups = new Groups([]);
        guards = [];
      }
      if (hasText(context, rest)) into.push(readStatement(context, rest, { guards }));
    },
    list: (list, under) => {
      if (under === undefined && !bare) return false;
      into.push(...readStatements(context, list, { guards }));
      return true;
    },
  };
}

/** Whether anything but marks and comments follows a label on its line. */
export function hasText(
  { report }: Pick<Context, "report">,
  rest: { readonly start: number; readonly end: number },
): boolean {
  return textOf(report, rest).replace(/<!--[\s\S]*?-->|[*_\s]/g, "") !== "";
}
