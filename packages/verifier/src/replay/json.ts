/** JSON of which no digit is lost: a number that a double cannot hold comes as `{ "$number": "…" }`. */
import { survives } from "../digits.js";

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
    const close = closing(text, open);
    parts.push(text.slice(open, close));
    at = close;
  }
  return parts.join("");
}

function keep(written: string): string {
  return survives(written) ? written : `{"$number":"${written}"}`;
}

/** Behind the quote that closes the one at `open`. */
function closing(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}
