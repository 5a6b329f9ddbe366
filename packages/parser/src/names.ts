import type { Report, Span } from "@tenet/diagnostics";
import type { Name } from "./ast.js";
import { codePoint } from "./document/characters.js";
import type { Code } from "./messages.embedded.js";

/** Longer names serve nobody. In UTF-16 units. */
const LONGEST = 200;

const IDENTIFIER = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;

const CODE = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Scripts whose letters look alike; mixing one of them with another in a word is how a name is forged. */
const LOOKALIKE = ["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"].map(
  name => new RegExp(`\\p{Script=${name}}`, "u"),
);

/** The name of a type, operation, input, state variable, definition or parameter. Always answers; says what is wrong with it. */
export function identifier(report: Report<Code>, span: Span, written: string): Name {
  const text = written.normalize("NFC");
  if (text.trim() === "") report.add("name-missing", span);
  else if (!IDENTIFIER.test(text)) {
    const letters = text.replace(/[^\p{L}\p{M}\p{Nd}_]+(.)?/gu, (_, next?: string) => (next ?? "").toUpperCase());
    report.add("name-form", span, { name: text, suggestion: IDENTIFIER.test(letters) ? letters : undefined });
  } else checkCommon(report, span, text);
  return { span, text };
}

/** The name of a field: any text when quoted. `quoted` keeps the text as written, to the byte. */
export function fieldName(report: Report<Code>, span: Span, written: string, quoted: boolean): Name {
  const text = quoted ? written : written.normalize("NFC");
  if (text.trim() === "") report.add("name-missing", span);
  else if (/[\p{Cc}\u2028\u2029]/u.test(text)) report.add("name-control", span);
  else if (!quoted && !IDENTIFIER.test(text))
    report.add(
      "field-name-quotes",
      span,
      { name: text },
      /["\\`|*_~<[]/.test(text) ? {} : { fix: { span, text: `"${text}"` } },
    );
  else checkCommon(report, span, text);
  return { span, text };
}

/** The code of a refusal, as implementations throw it. */
export function refusalCode(report: Report<Code>, span: Span, text: string): Name {
  if (CODE.test(text) && text.length <= LONGEST) return { span, text };
  const tidy = text
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .toUpperCase();
  const suggestion = CODE.test(tidy) && tidy.length <= LONGEST ? tidy : undefined;
  report.add(
    "code-form",
    span,
    { code: text, suggestion },
    suggestion ? { fix: { span, text: suggestion, guess: true } } : {},
  );
  return { span, text };
}

function checkCommon(report: Report<Code>, span: Span, text: string): void {
  if (text === "__proto__") report.add("name-proto", span);
  else if (text.length > LONGEST) report.add("name-too-long", span, { most: LONGEST });
  else {
    const odd = text.split(/\s+/).flatMap(oddLetters);
    if (odd.length > 0)
      report.add("mixed-scripts", span, {
        name: text,
        letters: odd.map(letter => `“${letter}” (${codePoint(letter)})`).join(", "),
      });
  }
}

/** In a word of several look-alike scripts, the letters that are not of the most frequent one. */
function oddLetters(text: string): string[] {
  const letters = [...text];
  const counts = LOOKALIKE.map(script => letters.filter(letter => script.test(letter)));
  const used = counts.filter(found => found.length > 0);
  if (used.length < 2) return [];
  const most = used.reduce((best, next) => (next.length > best.length ? next : best));
  return [...new Set(used.filter(found => found !== most).flat())];
}

/** Reports names that were written before; compares in normal form. */
export function checkDistinct(
  report: Report<Code>,
  names: readonly Name[],
  code: "enum-value-twice" | "field-twice",
): void {
  const seen = new Map<string, Name>();
  for (const name of names) {
    const key = name.text.normalize("NFC");
    // An empty cell has its own message; the empty text is a word like any other.
    if (key === "" && code === "field-twice") continue;
    const first = seen.get(key);
    if (first) report.add(code, name.span, { name: name.text }, { labels: [{ span: first.span, text: "first here" }] });
    else seen.set(key, name);
  }
}
