import { visible } from "@tenet/diagnostics";

/**
 * A document of JSON and the end of its line. It may be read on a terminal: what a terminal would obey, and what changes
 * the order of reading, stands escaped, which means the same to every reader of JSON.
 */
export function jsonText(document: unknown, indent: 0 | 2 = 2): string {
  const text = JSON.stringify(document, null, indent);
  return `${text.replace(/[^\n -~]/gu, sign => (visible(sign) === sign ? sign : escaped(sign)))}\n`;
}

function escaped(sign: string): string {
  return sign
    .split("")
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
