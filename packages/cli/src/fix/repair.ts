import { compileText, type Load } from "@tenet/checker";
import type { Diagnostic, Fix } from "@tenet/diagnostics";

export interface Repaired {
  readonly text: string;
  /** How many places were mended. */
  readonly count: number;
}

/** Repairs bring further mistakes to light, which have repairs of their own; a text in which this goes on and on is left. */
const ROUNDS = 20;

/** The text with all repairs made that cannot be wrong: those of messages that do not merely suppose what was meant. */
export function repair(path: string, text: string, load?: Load): Repaired {
  let current: Repaired = { text, count: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = certain(compileText(path, current.text, load).diagnostics, path);
    if (fixes.length === 0) return current;
    current = { text: apply(current.text, fixes), count: current.count + fixes.length };
  }
  return current;
}

/** From first to last, none inside another. */
function certain(diagnostics: readonly Diagnostic[], path: string): Fix[] {
  const fixes = diagnostics
    .filter(one => one.path === path)
    .flatMap(({ fix }) => (fix === undefined || fix.guess ? [] : [fix]))
    .sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  return fixes.filter(({ span }) => {
    const free = span.start >= end;
    if (free) end = span.end;
    return free;
  });
}

function apply(text: string, fixes: readonly Fix[]): string {
  return [...fixes]
    .reverse()
    .reduce((result, { span, text: by }) => result.slice(0, span.start) + by + result.slice(span.end), text);
}
