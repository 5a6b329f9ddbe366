import type { RuleNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { isSlow } from "./slow.js";

/** Whether the pattern is one; a slow one is, with a warning. */
export function checkPattern(context: Context, node: RuleNode & { kind: "matching" }): boolean {
  const flags = /[gy]/.exec(node.flags);
  if (flags) {
    context.report.add("pattern-flag", node.span, { flag: flags[0] });
    return false;
  }
  try {
    new RegExp(node.source, node.flags.includes("u") || node.flags.includes("v") ? node.flags : `${node.flags}u`);
  } catch (error) {
    context.report.add("broken-pattern", node.span, { reason: reasonOf(error) });
    return false;
  }
  if (isSlow(node.source, node.flags)) context.report.add("slow-pattern", node.span, { pattern: `/${node.source}/` });
  return true;
}

/** What JavaScript says after it has repeated the pattern. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(": ") + 2).toLowerCase();
}
