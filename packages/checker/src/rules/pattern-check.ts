import type { Report, Span } from "@tenet/diagnostics";
import type { Code } from "../messages.embedded.js";
import { speedOf } from "./slow.js";

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly span: Span;
}

/** Whether a pattern is one (if not, the parser has said so) and never takes for ever, which is reported. */
export function endsInTime(report: Report<Code>, { source, flags, span }: Pattern): boolean {
  const speed = speedIfPattern(source, flags);
  if (speed === "exponential") report.add("slow-pattern", span, { pattern: `/${source}/` });
  if (speed === "unknown") report.add("pattern-of-unknown-speed", span, { pattern: `/${source}/` });
  return speed !== undefined && speed !== "exponential";
}

/** The same for a rule: there any text may arrive, unless a rule bounds its length. */
export function checkPattern(report: Report<Code>, pattern: Pattern, bounded: boolean): boolean {
  const ends = endsInTime(report, pattern);
  const { source, flags, span } = pattern;
  if (!bounded && speedIfPattern(source, flags) === "polynomial")
    report.add("pattern-slows-down", span, { pattern: `/${source}/` });
  return ends;
}

function speedIfPattern(source: string, flags: string): ReturnType<typeof speedOf> | undefined {
  try {
    new RegExp(source, flags.includes("u") ? flags : `${flags}u`);
  } catch {
    return undefined;
  }
  return speedOf(source, flags);
}
