/**
 * JavaScript and TypeScript as a row of tokens. What a grammar would have to decide (whether a slash divides) goes by the
 * token before: a text that is read wrongly costs a literal or adds one, and no compiler need be loaded.
 */

export interface Token {
  readonly kind: "word" | "number" | "text" | "regex" | "sign";
  /** Of a text what it stands for, of a regular expression its source; else as written. */
  readonly text: string;
  /** Whether it begins a line. */
  readonly begins: boolean;
}

const space = /(?:\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|^#![^\n]*)+/y;
const word = /[\p{L}_$#@][\p{L}\p{N}_$]*/uy;
const number = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*(?:[eE][+-]?\d+)?)n?/y;
const quoted = /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/y;
const regex = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const piece = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const sign = /\*\*|<<|[^]/uy;

/** Words behind which a value begins. */
const opening = new Set([
  "return",
  "typeof",
  "case",
  "in",
  "of",
  "do",
  "else",
  "void",
  "delete",
  "throw",
  "new",
  "await",
]);

export function* scan(text: string): Generator<Token> {
  /** Of each template that is open, how many braces are open in its expression. */
  const templates: number[] = [];
  let [at, before]: [number, Token | undefined] = [0, undefined];
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  /** The rest of a template up to its end or its next expression. */
  const template = (): string => {
    const found = match(piece) ?? "";
    if (text.startsWith("${", at)) {
      at += 2;
      templates.push(0);
    } else at += 1;
    return unescaped(found);
  };
  const next = (): Omit<Token, "begins"> => {
    const found = match(word);
    if (found !== undefined) return { kind: "word", text: found };
    const digits = match(number);
    if (digits) return { kind: "number", text: digits };
    const string = match(quoted);
    if (string !== undefined) return { kind: "text", text: unescaped(string.replace(/^(["'])(.*?)\1?$/s, "$2")) };
    const pattern = isValue(before) ? undefined : match(regex);
    if (pattern !== undefined) return { kind: "regex", text: pattern.slice(1, pattern.lastIndexOf("/")) };
    const one = match(sign)!;
    if (one === "`") return { kind: "text", text: template() };
    const open = templates.length - 1;
    if (open >= 0 && one === "{") templates[open]!++;
    if (open >= 0 && one === "}" && templates[open]!-- === 0) {
      templates.pop();
      return { kind: "text", text: template() };
    }
    return { kind: "sign", text: one };
  };
  while (at < text.length) {
    const blank = match(space);
    if (at >= text.length) return;
    before = { ...next(), begins: blank?.includes("\n") ?? false };
    yield before;
  }
}

/** Whether a slash behind it divides. */
function isValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "sign") return /^[)\]}]$/.test(token.text);
  return token.kind !== "word" || !opening.has(token.text);
}

const signs: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
  "\n": "",
};

function unescaped(written: string): string {
  return written.replace(/\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g, (_, ...found) => {
    const [braced, unit, byte, other] = found as (string | undefined)[];
    if (other !== undefined) return signs[other] ?? other;
    const point = Number.parseInt(braced ?? unit ?? byte ?? "", 16);
    return point <= 0x10ffff ? (braced ? String.fromCodePoint(point) : String.fromCharCode(point)) : "";
  });
}
