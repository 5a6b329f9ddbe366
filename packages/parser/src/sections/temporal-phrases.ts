/** The phrases of Over time: a finite list, not natural language. */
import { editDistance, type Span } from "@tenet/diagnostics";
import type { ExprNode, Subject, TemporalNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { parseExpression } from "../expression/index.js";
import { codeText } from "../inline/code-spans.js";
import { CODE, type Skeleton, skeleton } from "../inline/skeleton.js";
import type { Cell } from "../inline/table.js";
import { identifier } from "../names.js";

const C = `${CODE}+`;
const OTHERS = `(?<others>${C}(?:\\s*(?:,|,?\\s*\\bor\\b)\\s*${C})*)`;
const SPAN = `(?:(?<count>\\d[\\d_]*)\\s+)?(?<unit>second|minute|hour|day)s?`;
const AT_MOST = new RegExp(`^at most (?:(?<once>once|twice)|(?<times>\\d[\\d_]*)(?: times?)?)(?: per ${SPAN})?$`, "iu");
const ORDER = new RegExp(`^(?<word>only after|never after|in the order of) ${OTHERS}$`, "iu");
const FOLLOWED = new RegExp(`^followed by ${OTHERS}(?: within (?:${SPAN}|(?<within>${C})))?$`, "iu");

/** One of each form, as a message shows it. */
export const FORMS = [
  "at most once",
  "at most 3 times",
  "at most 100 per minute",
  "only after `X`",
  "never after `X`",
  "followed by `X` within 5 minutes",
  "in the order of `X`",
];

/** What a Promise cell promises. Undefined was reported. */
export function readPromise(context: Context, cell: Cell): TemporalNode | undefined {
  const sk = skeleton(context.report.source.text, cell.span);
  const text = sk.text.replace(/\s/g, " ").trimEnd();
  const promise = atMost(sk, text) ?? ordered(context, sk, text) ?? followed(context, sk, text);
  if (promise) return promise;
  const written = textOf(context.report, cell.span);
  context.report.add("over-time-phrase", cell.span, { phrase: written, suggestion: nearestForm(text) });
  return undefined;
}

function atMost(sk: Skeleton, text: string): TemporalNode | undefined {
  const match = AT_MOST.exec(text);
  if (!match) return undefined;
  const { once, times = "" } = match.groups ?? {};
  const named = once === undefined ? number(times) : once.toLowerCase() === "once" ? 1 : 2;
  // `at most 100` says neither how often nor of what.
  if (once === undefined && !/ times?\b| per /i.test(text)) return undefined;
  return { kind: "atMost", times: named, window: windowOf(sk, match) };
}

function ordered(context: Context, sk: Skeleton, text: string): TemporalNode | undefined {
  const match = ORDER.exec(text);
  if (!match) return undefined;
  const word = match.groups?.["word"]?.toLowerCase() ?? "";
  const kind = word === "only after" ? "onlyAfter" : word === "never after" ? "neverAfter" : "inOrderOf";
  return { kind, others: othersIn(context, sk, match) };
}

function followed(context: Context, sk: Skeleton, text: string): TemporalNode | undefined {
  const match = FOLLOWED.exec(text);
  if (!match) return undefined;
  const last = match.groups?.["within"] === undefined ? undefined : sk.codes.at(-1);
  const within = last ? parseExpression(context.report, last.inner, { inTable: true }) : windowOf(sk, match);
  return { kind: "followedBy", others: othersIn(context, sk, match), within };
}

function othersIn(context: Context, sk: Skeleton, match: RegExpExecArray): Subject[] {
  const from = match[0].indexOf(match.groups?.["others"] ?? "");
  const to = from + (match.groups?.["others"] ?? "").length;
  const inside = sk.codes.filter(code => code.span.start - sk.start >= from && code.span.end - sk.start <= to);
  return inside.flatMap(code => {
    const text = codeText(context.report.source.text, code, true);
    return subjectOf(context, { text, span: code.inner }) ?? [];
  });
}

/** An operation, an event, or a function of a port: `Acquirer.capture`. */
export function subjectOf(
  { report }: Pick<Context, "report">,
  written: { readonly text: string; readonly span: Span },
): Subject | undefined {
  const { text, span } = written;
  const [first = "", second, ...more] = text.split(".");
  if (text === "" || more.length > 0 || /[\s()]/.test(text)) {
    report.add("over-time-subject", span, { text });
    return undefined;
  }
  if (second === undefined) return { port: undefined, name: identifier(report, span, first), span };
  const dot = span.start + first.length;
  return {
    port: identifier(report, { start: span.start, end: dot }, first),
    name: identifier(report, { start: dot + 1, end: span.end }, second),
    span,
  };
}

/** `per minute`, `within 5 minutes` as the duration `minutes(5)`. */
function windowOf(sk: Skeleton, match: RegExpExecArray): ExprNode | undefined {
  const { unit, count = "1" } = match.groups ?? {};
  if (unit === undefined) return undefined;
  const at = match[0].lastIndexOf(match.groups?.["count"] ?? unit);
  const span = { start: sk.start + at, end: sk.start + match[0].length };
  const value: ExprNode = { kind: "number", value: number(count), integer: true, raw: count, span };
  return { kind: "call", callee: { kind: "name", name: `${unit.toLowerCase()}s`, span }, args: [value], span };
}

const number = (digits: string): number => Number(digits.replaceAll("_", ""));

/** What people write who do not know the phrases yet. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:no|not) more than |^max(?:imum|imally)? |^up to /i, "at most "],
  [/^(?:exactly |only |just )?once$/i, "at most once"],
  [/^(?:not |never )before |^after /i, "only after "],
  [/^(?:not|no longer) after /i, "never after "],
  [/^(?:then|eventually|leads to|causes) /i, "followed by "],
  [/^(?:in|by) (?:the )?order (?:of )?/i, "in the order of "],
];

/** The form that is most like it; undefined where none is. */
function nearestForm(text: string): string | undefined {
  const [pattern, instead] = SYNONYMS.find(([written]) => written.test(text)) ?? [];
  const said = shape(pattern && instead ? text.replace(pattern, instead) : text);
  const near = FORMS.map(form => ({ form, distance: editDistance(said, shape(form)) }));
  const [best] = near.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= said.length / 3 ? best.form : undefined;
}

/** A phrase without its numbers, units and names. */
const shape = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(new RegExp(`${C}|\`[^\`]*\``, "gu"), "x")
    .replace(/\d[\d_]*/g, "1")
    .replace(/\b(?:second|minute|hour|day)s?\b/g, "u");
