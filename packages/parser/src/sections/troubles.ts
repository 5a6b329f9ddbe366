import { type Span, suggest } from "@tenet/diagnostics";
import type { Name, PortTrouble } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { identifier, refusalCode } from "../names.js";

/** Every way in which a dependency can let a call down, as it is written. */
export const TROUBLES = [
  "is unavailable",
  "is slower than 10 s",
  "answers out of type",
  "may have happened anyway",
  "fails with `CODE`",
] as const;

/** What people write for them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  "is down": "is unavailable",
  "is offline": "is unavailable",
  "is unreachable": "is unavailable",
  "is not available": "is unavailable",
  "does not answer": "is unavailable",
  "times out": "is slower than 10 s",
  "is slow": "is slower than 10 s",
  "takes longer": "is slower than 10 s",
  "takes more": "is slower than 10 s",
  "answers nonsense": "answers out of type",
  "answers garbage": "answers out of type",
  "answers wrongly": "answers out of type",
  "may have succeeded": "may have happened anyway",
  "may have been done": "may have happened anyway",
  "refuses with": "fails with `CODE`",
};

const SUBJECT = /^(?<port>[\p{L}_][\p{L}\p{M}\p{Nd}_]*)(?:\.(?<name>[\p{L}_][\p{L}\p{M}\p{Nd}_]*))?$/u;
const SENTENCE =
  /^(?:`(?<quoted>[^`]+)`|(?<bare>[^\s`]+))\s+(?<verb>is|are|answers|may|might|fails|does|times|takes|refuses)\b/u;

/** Whether a cell says, in words, what is wrong with a dependency; a condition stands in backticks. */
export const seesTrouble = (text: string): boolean => SENTENCE.test(text);

/** Reads `Acquirer.capture is slower than 10 s`. What is not one of the phrases is reported with the nearest of them. */
export function readTrouble(context: Context, span: Span): PortTrouble | undefined {
  const { report } = context;
  const text = textOf(report, span).trimEnd();
  const match = /^(?:`([^`]+)`|([^\s`]+))(\s+)(.*)$/su.exec(text);
  const subject = match && seesTrouble(text) ? SUBJECT.exec(match[1] ?? match[2] ?? "") : undefined;
  if (!match || !subject) {
    report.add("unknown-trouble", span, { text, suggestion: undefined, phrases: TROUBLES.join(", ") });
    return undefined;
  }
  const start = span.start + (match[1] === undefined ? 0 : 1);
  const names = subjectNames(context, start, subject.groups?.["port"] ?? "", subject.groups?.["name"]);
  const behind = match[4] ?? "";
  const trouble = troubleOf(context, {
    start: span.start + text.length - behind.length,
    end: span.start + text.length,
  });
  return trouble && { ...names, trouble, span: { start: span.start, end: span.start + text.length } };
}

function subjectNames({ report }: Context, start: number, port: string, name: string | undefined) {
  const at = (offset: number, word: string): Name =>
    identifier(report, { start: start + offset, end: start + offset + word.length }, word);
  return { port: at(0, port), name: name === undefined ? undefined : at(port.length + 1, name) };
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** `10 s`, `2 minutes` in milliseconds; undefined for what is no length of time. */
export function milliseconds(amount: string, unit: string): number | undefined {
  const size = UNITS[unit] ?? UNITS[unit.replace(/s$/, "")];
  const number = Number(amount.replaceAll("_", ""));
  return size === undefined || !Number.isFinite(number) ? undefined : number * size;
}

function troubleOf(context: Context, span: Span): PortTrouble["trouble"] | undefined {
  const { report } = context;
  const text = textOf(report, span).replace(/\s+/g, " ").replace(/\.$/, "");
  if (text === "is unavailable") return { kind: "unavailable" };
  if (text === "answers out of type") return { kind: "outOfType" };
  if (text === "may have happened anyway") return { kind: "happenedAnyway" };
  const slow = /^is slower than (\d[\d_]*(?:\.\d+)?) ?([a-z]+)$/.exec(text);
  const bound = slow ? milliseconds(slow[1] ?? "", slow[2] ?? "") : undefined;
  if (bound !== undefined && bound > 0) return { kind: "slowerThan", milliseconds: bound };
  const code = /^fails with `?([^`\s]+)`?$/.exec(text)?.[1];
  if (code !== undefined) {
    const start = textOf(report, span).lastIndexOf(code) + span.start;
    return { kind: "failsWith", code: refusalCode(report, { start, end: start + code.length }, code) };
  }
  report.add("unknown-trouble", span, { text, suggestion: nearest(text), phrases: TROUBLES.join(", ") });
  return undefined;
}

function nearest(text: string): string | undefined {
  const lower = text.toLowerCase();
  const synonym = Object.entries(SYNONYMS).find(([words]) => lower.startsWith(words))?.[1];
  if (synonym !== undefined) return synonym;
  if (/^is slow/.test(lower)) return "is slower than 10 s";
  return suggest(lower, TROUBLES) ?? TROUBLES.find(phrase => lower.startsWith(phrase.split(" ", 2).join(" ")));
}
