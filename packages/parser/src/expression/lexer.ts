import { readNumber, readRegex, readString } from "./literals.js";
import { foreignSigns, type Problem, signs, type Token } from "./token.js";

const openingQuotes = "“”„‟‘’‚«»";
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/**
 * Reads the token at or after `from`. `afterOperand` tells a division from a regular expression.
 * Comments are skipped and reported with the token behind them.
 */
export function readToken(text: string, from: number, afterOperand: boolean): Token {
  const { start, problems } = skipBlanks(text, from);
  const token = readAt(text, start, afterOperand);
  return problems.length === 0 ? token : { ...token, problems: [...problems, ...token.problems] };
}

function skipBlanks(text: string, from: number): { start: number; problems: Problem[] } {
  const problems: Problem[] = [];
  for (let start = from; ; ) {
    const [blank = ""] = /^[\s\uFEFF]*/.exec(text.slice(start)) ?? [];
    start += blank.length;
    const [comment] = /^(?:\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))/.exec(text.slice(start)) ?? [];
    if (comment === undefined) return { start, problems };
    problems.push({ code: "comment-in-expression", start, end: start + comment.length });
    start += comment.length;
  }
}

function readAt(text: string, start: number, afterOperand: boolean): Token {
  const first = text[start];
  if (first === undefined) return { kind: "end", text: "", start, end: start, problems: [] };
  if (/\d/.test(first) || (first === "." && /\d/.test(text[start + 1] ?? "") && !afterOperand))
    return readNumber(text, start);
  if (first === '"' || first === "'") return readString(text, start);
  if (first === "/" && !afterOperand) return readRegex(text, start);
  if (first === "`") return readTemplate(text, start);
  if (openingQuotes.includes(first)) return readTypographicString(text, start);
  const rest = text.slice(start);
  const [name] = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u.exec(rest) ?? [];
  if (name !== undefined)
    return { kind: "name", text: name.normalize("NFC"), start, end: start + name.length, problems: [] };
  return readEntity(rest, start) ?? readSign(rest, start, afterOperand) ?? readUnknown(rest, start);
}

function readSign(rest: string, start: number, afterOperand: boolean): Token | undefined {
  const own = signs.find(sign => rest.startsWith(sign));
  const foreign = foreignSigns.find(sign => rest.startsWith(sign.written));
  if (foreign !== undefined && foreign.written.length > (own?.length ?? 0)) {
    const { written, code, means } = foreign;
    const end = start + written.length;
    const repairs =
      means !== "" && code !== "increment" && (code !== "assignment" || written === "=" || written === ":=");
    const problem: Problem = {
      code,
      start,
      end,
      params: { written, means: means || undefined, remedy: remedyFor(written, rest, afterOperand) },
      ...(repairs ? { fix: means } : {}),
      ...(/^(?:->|<==?>|⇔|≡)$/u.test(written) ? { guess: true } : {}),
    };
    if (/^[a-z]/.test(means)) return { kind: "name", text: means, start, end, problems: [problem] };
    return {
      kind: "sign",
      text: means || "+",
      senseless: means === "" || code === "increment",
      start,
      end,
      problems: [problem],
    };
  }
  if (own === undefined) return undefined;
  // `a?.5:b` is a condition with .5, as in JavaScript.
  const text = own === "?." && /\d/.test(rest[2] ?? "") ? "?" : own;
  return { kind: "sign", text, senseless: false, start, end: start + text.length, problems: [] };
}

/** What to write for a sign that counts or works on bits. */
function remedyFor(written: string, rest: string, afterOperand: boolean): string | undefined {
  if (written === "++" || written === "--") {
    const between = afterOperand && /^\s*[\p{L}\p{N}_("']/u.test(rest.slice(2));
    return between ? `\`${written === "++" ? "+" : "- -"}\`` : `\`${written[0]} 1\` behind the value`;
  }
  return BITWISE[written];
}

const BITWISE: Readonly<Record<string, string>> = {
  "<<": "a product, such as `x * 8` for `x << 3`",
  ">>": "a quotient, such as `div(x, 8)` for `x >> 3`",
  ">>>": "a quotient, such as `div(x, 8)` for `x >>> 3`",
  "^": "`**` for a power, `!==` where just one of two conditions holds",
  "~": "`!` for a denial",
};

/** `&lt;` within inline code stays as it is: Markdown does not decode it there. */
function readEntity(rest: string, start: number): Token | undefined {
  const [written] = /^(?:&(?:lt|gt|amp|quot|apos|nbsp);)+=*/i.exec(rest) ?? [];
  if (written === undefined) return undefined;
  const means = written.replace(/&(\w+);/g, (_, name: string) => entities[name.toLowerCase()] ?? "");
  const end = start + written.length;
  const problems: Problem[] = [{ code: "html-entity", start, end, params: { written, means }, fix: means }];
  const known = signs.find(sign => sign === means) ?? foreignSigns.find(sign => sign.written === means)?.means;
  if (known === undefined || known === "") return { kind: "broken", text: written, start, end, problems };
  return { kind: "sign", text: known, senseless: false, start, end, problems };
}

function readTemplate(text: string, start: number): Token {
  const close = text.indexOf("`", start + 1);
  const end = close < 0 ? text.length : close + 1;
  return {
    kind: "broken",
    text: text.slice(start, end),
    start,
    end,
    problems: [{ code: "template-literal", start, end, ...templateFix(text.slice(start, end)) }],
  };
}

/** A template without places to fill is a text. */
function templateFix(written: string): { fix?: string } {
  const plain = /^`([^`$"\\\n]*)`$/.exec(written);
  return plain ? { fix: `"${plain[1]}"` } : {};
}

function readTypographicString(text: string, start: number): Token {
  const [written = "", value = ""] = /^.([^“”„‟‘’‚«»"'\n]*)(?:[“”„‟‘’‚«»"']|$)/u.exec(text.slice(start)) ?? [
    text[start],
  ];
  const end = start + written.length;
  const fix = JSON.stringify(value);
  return {
    kind: "string",
    text: written,
    value,
    start,
    end,
    problems: [{ code: "typographic-quotes", start, end, params: { fix }, fix }],
  };
}

function readUnknown(rest: string, start: number): Token {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const end = start + character.length;
  const point = (rest.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : undefined;
  if (character === ";") return readSemicolon(rest, start);
  return {
    kind: "broken",
    text: character,
    start,
    end,
    problems: [{ code: "unknown-character", start, end, params: { character: shown ?? `U+${point}` } }],
  };
}

/** At the end it is too much; with more behind it, a second condition was meant. */
function readSemicolon(rest: string, start: number): Token {
  const end = start + 1;
  const both = /^[;\s]*$/.test(rest) ? undefined : "both";
  const repair = both ? { fix: " &&", guess: true } : { fix: "" };
  return {
    kind: "broken",
    text: ";",
    start,
    end,
    problems: [{ code: "semicolon", start, end, params: { both }, ...repair }],
  };
}
