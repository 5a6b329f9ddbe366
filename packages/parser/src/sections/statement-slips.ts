/** What is wrong with a statement in a way that can be seen and told. */
import type { Report, Span } from "@tenet/diagnostics";
import { textOf } from "../context.js";
import type { CodeSpan } from "../inline/code-spans.js";
import { CODE, codeAt, type Skeleton } from "../inline/skeleton.js";
import type { Code } from "../messages.embedded.js";

const C = `${CODE}+`;

/** Whether inline code that nothing reads was meant as a condition, rather than as the name of something. */
export function saysCondition(source: string, { inner }: CodeSpan): boolean {
  return /[=<>]=|[<>]|&&|\|\||\b(?:implies|in|is)\b/.test(source.slice(inner.start, inner.end));
}

/** `otherwise CODE`, where the code lacks its backticks. */
export function sayBareCode(report: Report<Code>, span: Span): void {
  const [, before = "", code] = /^(otherwise\s+)([A-Za-z]\w*)\s*\.?$/i.exec(textOf(report, span)) ?? [];
  if (code === undefined) return report.add("otherwise-code", span);
  const place = { start: span.start + before.length, end: span.start + before.length + code.length };
  report.add("otherwise-code", place, { code }, { fix: { span: place, text: `\`${code}\`` } });
}

/**
 * A statement without an expression is bound to nothing, which is said later; here only what looks like a slip.
 * Answers whether there was one.
 */
export function sayWithoutExpression(report: Report<Code>, sk: Skeleton, span: Span): boolean {
  const odd = /\((?:judged|measured)\b[^)]*\)/i.exec(sk.text);
  if (odd && !/\((?:judged by people|measured elsewhere)\)/i.test(odd[0])) {
    const start = sk.start + odd.index;
    const place = { start, end: start + odd[0].length };
    const suggestion = /^\(measured/i.test(odd[0]) ? "(measured elsewhere)" : "(judged by people)";
    report.add("judged-form", place, { suggestion }, { fix: { span: place, text: suggestion, guess: true } });
    return true;
  }
  const last = new RegExp(`(${C})(?:\\s*,\\s*otherwise\\s+${C})?\\s*\\.?\\s*$`, "iu").exec(sk.text);
  const code = last && codeAt(sk, last.index);
  if (code) sayColon(report, sk, code);
  else if (sk.text.trim() === "") report.add("statement-empty", span);
  else if (/,\s*otherwise\s/i.test(sk.text) && sk.codes.length > 0) report.add("otherwise-alone", span);
  else return false;
  return true;
}

/** The colon goes behind the last word before the condition. */
function sayColon(report: Report<Code>, sk: Skeleton, code: CodeSpan): void {
  const before = sk.text.slice(0, code.span.start - sk.start).trimEnd();
  const fix = { span: { start: sk.start + before.length, end: code.span.start }, text: ": " };
  const sure =
    saysCondition(report.source.text, code) && !/[*_]\s*$/.test(report.source.text.slice(sk.start, code.span.start));
  report.add("statement-colon", code.span, {}, { fix: sure ? fix : { ...fix, guess: true } });
}
