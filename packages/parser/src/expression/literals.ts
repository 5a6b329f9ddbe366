import type { Problem, Token } from "./token.js";

/** Reads the number that begins at `start`, with all letters that hang on it. */
export function readNumber(text: string, start: number): Token {
  const [written = ""] =
    /^(?:0[xXbBoO][\da-fA-F_]*|[\d_]*(?:\.(?![\p{ID_Start}$_.]|$)[\d_]+|\.(?!\.))?(?:[eE][+-]?\d[\d_]*)?)[\p{ID_Continue}$]*/u.exec(
      text.slice(start),
    ) ?? [];
  const raw =
    written.endsWith(".") && /^\p{ID_Start}/u.test(text.slice(start + written.length)) ? written.slice(0, -1) : written;
  const end = start + raw.length;
  const plain = /^(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?$/.test(raw);
  const integer = !raw.includes(".");
  const value = plain ? Number(raw.replaceAll("_", "")) : 0;
  const problem = plain ? sizeProblem(value) : formProblem(raw);
  return {
    kind: "number",
    text: raw,
    value,
    integer,
    start,
    end,
    problems: problem ? [{ ...problem, start, end }] : [],
  };
}

type Finding = Omit<Problem, "start" | "end">;

function sizeProblem(value: number): Finding | undefined {
  return Number.isFinite(value) ? undefined : { code: "number-too-large" };
}

function formProblem(raw: string): Finding {
  const bare = raw.replaceAll("_", "");
  if (/^0[xbo]/i.test(raw)) return numberForm("number-base", raw, written(Number(bare.replace(/n$/, ""))));
  if (/^(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i.test(bare))
    return numberForm("number-exponent", raw, written(Number(bare)));
  if (/^\d+n$/.test(bare)) return numberForm("number-form", raw, raw.slice(0, -1));
  const [, count, unit] = /^(\d+)_*(d|days?|h|hours?|min|minutes?|s|sec|seconds?)$/.exec(bare) ?? [];
  if (count && unit)
    return numberForm(
      "number-unit",
      raw,
      `${{ d: "days", h: "hours", m: "minutes", s: "seconds" }[unit[0] ?? ""]}(${count})`,
    );
  const digits = /^([\d.]+)$/.test(bare) && (bare.match(/\./g)?.length ?? 0) < 2 ? Number(bare) : Number.NaN;
  return numberForm("number-form", raw, written(digits));
}

function written(value: number): string | undefined {
  if (!Number.isFinite(value) || /e/.test(String(value))) return undefined;
  return value >= 10_000 ? String(value).replace(/\B(?=(?:\d{3})+$)/g, "_") : String(value);
}

function numberForm(code: Problem["code"], raw: string, suggestion: string | undefined): Finding {
  return { code, params: { raw, suggestion }, ...(suggestion === undefined ? {} : { fix: suggestion }) };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** Reads a string from its opening quote to the closing one; one that never closes ends with its line. */
export function readString(text: string, start: number): Token {
  const quote = text[start] ?? "";
  const problems: Problem[] = [];
  let value = "";
  let index = start + 1;
  while (index < text.length && text[index] !== quote && text[index] !== "\n") {
    if (text[index] !== "\\") {
      value += text[index++];
      continue;
    }
    const escape = readEscape(text, index);
    if (escape.value === undefined)
      problems.push({
        code: "string-escape",
        start: index,
        end: escape.end,
        params: { escape: text.slice(index, escape.end) },
      });
    value += escape.value ?? "";
    index = escape.end;
  }
  const closed = text[index] === quote;
  if (!closed) problems.push({ code: "unclosed-string", start, end: index, params: { quote } });
  const end = closed ? index + 1 : index;
  return { kind: "string", text: text.slice(start, end), value, start, end, problems };
}

function readEscape(text: string, start: number): { value: string | undefined; end: number } {
  const rest = text.slice(start + 1, start + 12);
  const [, hex2, hex4, braced] = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,8})\})/.exec(rest) ?? [];
  const hex = hex2 ?? hex4 ?? braced;
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    return {
      value: code <= 0x10ffff ? String.fromCodePoint(code) : undefined,
      end: start + 2 + hex.length + (braced ? 2 : 0),
    };
  }
  const letter = [...rest][0] ?? "";
  const end = Math.min(start + 1 + Math.max(letter.length, 1), text.length);
  if (/[xu1-9\n]/.test(letter) || letter === "" || /^0\d/.test(rest)) return { value: undefined, end };
  return { value: simpleEscapes[letter] ?? letter, end };
}

/** Reads a regular expression from its first `/`. */
export function readRegex(text: string, start: number): Token {
  let index = start + 1;
  let inClass = false;
  while (index < text.length && text[index] !== "\n" && (inClass || text[index] !== "/")) {
    if (text[index] === "[") inClass = true;
    if (text[index] === "]") inClass = false;
    index += text[index] === "\\" ? 2 : 1;
  }
  index = Math.min(index, text.length);
  const source = text.slice(start + 1, index);
  if (text[index] !== "/") {
    return {
      kind: "broken",
      text: text.slice(start, index),
      start,
      end: index,
      problems: [{ code: "unclosed-regex", start, end: index }],
    };
  }
  const [flags = ""] = /^[\p{ID_Continue}$]*/u.exec(text.slice(index + 1)) ?? [];
  const end = index + 1 + flags.length;
  const flagsFrom = index + 1;
  const problem = regexProblem(source, flags, { start, end }, flagsFrom);
  return {
    kind: "regex",
    text: text.slice(start, end),
    source,
    flags,
    start,
    end,
    problems: problem ? [problem] : [],
  };
}

function regexProblem(
  source: string,
  flags: string,
  whole: Pick<Problem, "start" | "end">,
  flagsFrom: number,
): Problem | undefined {
  const wrong = [...flags].filter((flag, index) => !/[imsu]/.test(flag) || flags.indexOf(flag) < index);
  if (wrong.length > 0) return flagsProblem(flags, wrong, { start: flagsFrom, end: whole.end });
  try {
    new RegExp(source, flags.includes("u") ? flags : `${flags}u`);
    return undefined;
  } catch {
    return { code: "invalid-regex", ...whole };
  }
}

/** `g` and `d` change no answer, a repeated flag neither; others are left to people. */
function flagsProblem(flags: string, wrong: readonly string[], place: Pick<Problem, "start" | "end">): Problem {
  const fix = [...new Set(flags)].filter(flag => /[imsu]/.test(flag)).join("");
  const sure = wrong.every(flag => /[imsudg]/.test(flag));
  return { code: "regex-flags", params: { flags: wrong.join("") }, fix, ...(sure ? {} : { guess: true }), ...place };
}
