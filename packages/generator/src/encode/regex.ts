import { stringLiteral } from "./strings.js";

/** Flags as specs mean them: `u` unless `v` is given, and no `g`, which would make a test remember the one before. */
export function regexFlags(flags: string): string {
  const kept = [...new Set(flags)].filter(flag => flag !== "g");
  if (!kept.includes("u") && !kept.includes("v")) kept.push("u");
  return kept.sort().join("");
}

/** An expression for the regular expression: a literal where that surely reads back as the same, else `new RegExp(…)`. */
export function regexLiteral(source: string, flags = ""): string {
  const mode = regexFlags(flags);
  return readsBack(source, mode)
    ? `/${source}/${mode}`
    : `new RegExp(${stringLiteral(source)}, ${stringLiteral(mode)})`;
}

/** Whether `/source/` is one token: printable ASCII, no `/` outside a class, nothing left open, and valid. */
function readsBack(source: string, flags: string): boolean {
  if (!/^[ -~]+$/.test(source) || source.startsWith("*") || source.includes("</")) return false;
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\\") at += 1;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return false;
  }
  return !inClass && isValid(source, flags);
}

function isValid(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags).source === source;
  } catch {
    return false;
  }
}
