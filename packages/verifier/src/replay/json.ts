/** JSON of which no digit is lost: a number that a double cannot hold comes as `{ "$number": "…" }`. */
import { survives } from "../digits.js";
import { behindText } from "../repeated-key.js";

const numbers = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Throws a SyntaxError where the text is no JSON. */
export function parseJson(text: string): unknown {
  return JSON.parse(/[\d.]{16}|\d[eE]/.test(text) ? keepDigits(text) : text);
}

function keepDigits(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('"', at);
    parts.push(text.slice(at, open === -1 ? undefined : open).replace(numbers, keep));
    if (open === -1) break;
    const close = behindText(text, open);
    parts.push(text.slice(open, close));
    at = close;
  }
  return parts.join("");
}

function keep(written: string): string {
  return survives(written) ? written : `{"$number":"${written}"}`;
}
