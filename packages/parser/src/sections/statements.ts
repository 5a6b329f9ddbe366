import type { Span } from "@tenet/diagnostics";
import type { ExprNode, Name, ParameterNode, StatementNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { parseExpression } from "../expression/index.js";
import { type CodeSpan, codeText } from "../inline/code-spans.js";
import { CODE, codeAt, proseOf, type Skeleton, skeleton } from "../inline/skeleton.js";
import { refusalCode } from "../names.js";
import { parseParameter } from "../types/index.js";
import { sayBareCode, saysCondition, sayWithoutExpression } from "./statement-slips.js";

export type Guards = StatementNode["guards"];

/** A statement with what only laws have. */
export interface StatementParts extends StatementNode {
  readonly given: readonly ParameterNode[];
  readonly where: ExprNode | undefined;
  readonly except: readonly { readonly condition: ExprNode; readonly reason: string }[];
}

export interface StatementOptions {
  readonly guards: Guards;
  /** `given`, `where` and `except` are read. */
  readonly law?: boolean;
  /** In sections that are not compiled: nothing is reported, no expression is read. */
  readonly lenient?: boolean;
}

const ID = /^[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*$/;
const C = `${CODE}+`;
const REASON = "\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)";
const MARKS = `(?:\\s*(?:\\((?:judged by people|measured elsewhere)\\)|Covers:\\s*[\\w./,\\s-]*[\\w/-])\\s*\\.?)*\\s*`;
/** What may follow the expression: `, otherwise CODE`, exceptions, marks. */
const TAIL = new RegExp(
  `^(?:\\s*,\\s*otherwise\\s+(?<otherwise>${C}))?(?<except>(?:\\s*,?\\s*except\\s+${C}\\s*(?:${REASON})?)*)\\s*[.;]?(?<marks>${MARKS})$`,
  "iu",
);
const EXCEPT = new RegExp(`except\\s+(${C})\\s*(${REASON})?`, "giu");
const GIVEN = new RegExp(
  `\\bgiven\\s+(?<given>${C}(?:\\s*(?:,|\\band\\b)\\s*${C})*)\\s*,?\\s*(?:where\\s+(?<where>${C}))?\\s*$`,
  "iu",
);
const FORM = /(?:^|[\s.*_])(?<form>returns exactly|true exactly when)\s*$/i;

/** Reads `**ID** prose: \`expression\`, otherwise \`CODE\`` from a paragraph or list item. */
export function readStatement(context: Context, span: Span, options: StatementOptions): StatementParts {
  const { report } = context;
  const source = report.source.text;
  const id = readId(source, span);
  const body = { start: id?.end ?? span.start, end: span.end };
  const sk = skeleton(source, body);
  const at = (start: number, end: number): Span => ({ start: body.start + start, end: body.start + end });
  const marks = marksOf(sk);
  const base = { id: id?.name, judged: marks.judged, covers: marks.covers, guards: options.guards, span };
  const nothing = {
    expression: undefined,
    otherwise: undefined,
    form: "plain",
    given: [],
    where: undefined,
    except: [],
  } as const;
  if (!options.lenient && /~~/.test(sk.text)) {
    report.add("struck-out", span);
    return { ...base, ...nothing, faulty: true, prose: proseOf(source, at(0, marks.start)) };
  }
  const place = findExpression(sk);
  if (!place || options.lenient) {
    const faulty = !options.lenient && sayWithoutExpression(report, sk, span);
    if (faulty) return { ...base, ...nothing, faulty, prose: proseOf(source, at(0, marks.start)) };
    const unread = place && saysCondition(report.source.text, place.code) ? { unread: place.code.inner } : {};
    return { ...base, ...nothing, ...unread, prose: proseOf(source, at(0, marks.start)) };
  }
  const head = sk.text.slice(0, place.colon);
  const form = FORM.exec(head);
  const given = options.law ? readGiven(context, sk, head) : undefined;
  const tail = readTail(context, sk, place, options);
  const proseEnd =
    given?.start ?? (form ? form.index + form[0].length - (form.groups?.["form"] ?? "").length : place.colon);
  return {
    ...base,
    prose: proseOf(source, at(0, proseEnd)).replace(/[\s*_:,]+$/, ""),
    expression: parseExpression(report, place.code.inner, { inTable: false }),
    ...tail,
    form: form === null ? "plain" : /^returns/i.test(form.groups?.["form"] ?? "") ? "exactly" : "trueWhen",
    given: given?.parameters ?? [],
    where: given?.where,
  };
}

/** The bold word that begins a statement; other bold words are prose. */
function readId(source: string, span: Span): { readonly name: Name; readonly end: number } | undefined {
  const match = /^(\s*(?:\*\*|__))([^*\n`]{1,80}?):?(\*\*|__)/.exec(source.slice(span.start, span.end));
  const text = match?.[2] ?? "";
  if (!match || !ID.test(text) || !/[-\d]/.test(text)) return undefined;
  const start = span.start + (match[1] ?? "").length;
  return { name: { text, span: { start, end: start + text.length } }, end: span.start + match[0].length };
}

interface Place {
  /** Index of the colon, and of the end of the expression's code span, in the skeleton. */
  readonly colon: number;
  readonly behind: number;
  readonly code: CodeSpan;
}

/** The code span behind a colon whose rest can be understood; the last behind a colon if none can; or the only one. */
function findExpression(sk: Skeleton): Place | undefined {
  const places: Place[] = [];
  for (const match of sk.text.matchAll(new RegExp(`:\\s*(?<code>${C})`, "gu"))) {
    const behind = match.index + match[0].length;
    const code = codeAt(sk, behind - (match.groups?.["code"] ?? "").length);
    if (code) places.push({ colon: match.index, behind, code });
  }
  const [only] = sk.codes;
  if (
    places.length === 0 &&
    only &&
    new RegExp(`^\\s*(?:(?:returns exactly|true exactly when)\\s+)?${CODE}`, "iu").test(sk.text)
  ) {
    const from = only.span.start - sk.start;
    const place = { colon: from, behind: only.span.end - sk.start, code: only };
    return TAIL.test(sk.text.slice(place.behind)) ? place : undefined;
  }
  return places.find(place => TAIL.test(sk.text.slice(place.behind))) ?? places.at(-1);
}

function readTail({ report }: Context, sk: Skeleton, { behind }: Place, options: StatementOptions) {
  const rest = sk.text.slice(behind);
  const match = TAIL.exec(rest);
  if (!match) {
    const lead = rest.length - rest.trimStart().length;
    const start = sk.start + behind + lead;
    const text = rest.trim();
    const bare = /^,\s*otherwise\b/i.test(text);
    if (bare) sayBareCode(report, { start: start + text.indexOf("otherwise"), end: start + text.length });
    else
      report.add(
        "after-expression",
        { start, end: start + Math.max(text.length, 1) },
        { text: report.source.text.slice(start, start + text.length) },
      );
  }
  const otherwise = match?.groups?.["otherwise"];
  const code = otherwise === undefined ? undefined : codeAt(sk, behind + rest.indexOf(CODE));
  const exceptFrom = behind + (match?.groups?.["except"] ? rest.search(/except/i) : rest.length);
  return {
    otherwise: code && refusalCode(report, code.inner, codeText(report.source.text, code, false)),
    except: readExcept(report, sk, exceptFrom, options),
  };
}

function readExcept(report: Context["report"], sk: Skeleton, from: number, options: StatementOptions) {
  const found: { condition: ExprNode; reason: string }[] = [];
  for (const match of sk.text.slice(from).matchAll(EXCEPT)) {
    const code = codeAt(sk, from + match.index + match[0].indexOf(CODE));
    if (!code) continue;
    const end = sk.start + from + match.index + match[0].length;
    const reason =
      match[2] === undefined ? "" : proseOf(report.source.text, { start: end - match[2].length + 1, end: end - 1 });
    if (!options.law)
      report.add("except-only-in-laws", code.span, { condition: codeText(report.source.text, code, false) });
    else if (reason === "") report.add("except-needs-reason", code.span);
    found.push({ condition: parseExpression(report, code.inner, { inTable: false }), reason });
  }
  return found;
}

function readGiven({ report }: Context, sk: Skeleton, head: string) {
  const match = GIVEN.exec(head);
  if (!match) {
    const word = /\bgiven\b/i.exec(head);
    if (word && head.slice(word.index).includes(CODE)) return readLooseGiven({ report }, sk, word, head);
    const alone = new RegExp(`\\bwhere\\s+(${C})\\s*$`, "iu").exec(head);
    const code = alone && codeAt(sk, head.lastIndexOf(alone[1] ?? ""));
    return alone && code
      ? { start: alone.index, parameters: [], where: parseExpression(report, code.inner, { inTable: false }) }
      : undefined;
  }
  const inside = sk.codes.filter(
    code => code.span.start - sk.start >= match.index && code.span.end - sk.start <= head.length,
  );
  const condition = match.groups?.["where"] === undefined ? undefined : inside.pop();
  return {
    start: match.index,
    parameters: inside.flatMap(code => parseParameter(report, code.inner) ?? []),
    where: condition && parseExpression(report, condition.inner, { inTable: false }),
  };
}

/** Names behind "given" that words or no colon follow: said once, and read all the same. */
function readLooseGiven({ report }: Pick<Context, "report">, sk: Skeleton, word: RegExpExecArray, head: string) {
  const start = sk.start + word.index;
  report.add("given-form", { start, end: start + word[0].length });
  const names = sk.codes.filter(({ span }) => span.start >= start && span.end - sk.start <= head.length);
  const parameters = names
    .filter(({ inner }) => /^\s*[\p{L}_][\p{L}\p{N}_]*\s*:/u.test(textOf(report, inner)))
    .flatMap(({ inner }) => parseParameter(report, inner) ?? []);
  return { start: word.index, parameters, where: undefined };
}

/** *(judged by people)* and `Covers: …` at the end. */
function marksOf(sk: Skeleton) {
  const match = new RegExp(`${MARKS}$`, "iu").exec(sk.text);
  const marks = match?.[0] ?? "";
  const start = match?.index ?? sk.text.length;
  const judged = /judged by people/i.test(marks)
    ? ("people" as const)
    : /measured elsewhere/i.test(marks)
      ? ("elsewhere" as const)
      : undefined;
  const covers: Name[] = [];
  for (const list of marks.matchAll(/Covers:\s*([\w./,\s-]+)/gi)) {
    const from = list.index + list[0].length - (list[1] ?? "").length;
    for (const ref of (list[1] ?? "").matchAll(/[\w/-]+(?:\.[\w/-]+)*/g)) {
      const at = sk.start + start + from + ref.index;
      covers.push({ text: ref[0], span: { start: at, end: at + ref[0].length } });
    }
  }
  return { start, judged, covers };
}

/** Whether a text is a struck-out statement, which is said: nothing else reads it. */
export function sayStruckOut({ report, lines }: Context, span: Span): boolean {
  const lead = /^\s*~~/.exec(report.source.text.slice(span.start, span.end))?.[0].length;
  if (lead === undefined || !looksFormal({ report }, { start: span.start + lead, end: span.end })) return false;
  report.add("struck-out", span);
  lines.mark(span, "diagnosed");
  return true;
}

/** Whether a text carries a statement's id or refusal: such a text is never prose. */
export function looksFormal({ report }: Pick<Context, "report">, span: Span): boolean {
  if (readId(report.source.text, span)) return true;
  const { text } = skeleton(report.source.text, span);
  return new RegExp(`:\\s*${C}\\s*,\\s*otherwise\\s+${C}`, "iu").test(text);
}
