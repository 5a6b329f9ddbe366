import type { RuleNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { isSlow } from "./slow.js";

/** Whether the pattern is one (if not, the parser has said so); a slow one is, with a warning. */
export function checkPattern(context: Context, node: RuleNode & { kind: "matching" }): boolean {
  try {
    new RegExp(node.source, node.flags.includes("u") ? node.flags : `${node.flags}u`);
  } catch {
    return false;
  }
  if (isSlow(node.source, node.flags)) context.report.add("slow-pattern", node.span, { pattern: `/${node.source}/` });
  return true;
}
