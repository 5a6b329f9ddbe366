import { Report, type Span } from "@tenet/diagnostics";
import type { ExprNode, StepNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { parseExpression } from "../expression/index.js";
import { type CodeSpan, codeText } from "../inline/code-spans.js";
import { CODE, codeAt, proseOf, type Skeleton, skeleton } from "../inline/skeleton.js";
import { catalogue } from "../messages.embedded.js";
import { identifier, refusalCode } from "../names.js";

const FAILS = new RegExp(`\\b(?:fails?|is refused|be refused)\\s+with\\s+(${CODE}+)`, "iu");
const RETURNS = new RegExp(`\\b(?:returns?|answers?)\\s+(${CODE}+)\\s*[.,;]?\\s*$`, "iu");
const SUCCEEDS = /^\s*(?:it|the call)\s+succeeds\s*[.,;]?\s*$/i;
/** What a step says ends before its marks; they are read with the scenario. */
const MARKS = /(?:\bCovers:\s*\S|\((?:judged by people|measured elsewhere)\)|$)/i;
/** `accounts: { … }`. */
const NAMED = /^\s*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)\s*:(?!:)\s*/u;

/** One step of a scenario, behind its word. */
export function readStep(context: Context, word: StepNode["word"], whole: Span): StepNode {
  const { source } = context.report;
  const span = { start: whole.start, end: whole.start + skeleton(source.text, whole).text.search(MARKS) };
  const sk = skeleton(source.text, span);
  const fails = word === "then" ? codeOf(sk, FAILS) : undefined;
  const returns = word === "then" ? codeOf(sk, RETURNS) : undefined;
  const others = sk.codes.filter(code => code !== fails && code !== returns);
  return {
    word,
    prose: proseOf(source.text, span).replace(/[\s*_]+$/, ""),
    expressions: others.flatMap(code => readCode(context, code) ?? []),
    failsWith: fails && refusalCode(context.report, fails.inner, codeText(source.text, fails, false)),
    returns: returns && parseExpression(context.report, returns.inner, { inTable: false }),
    succeeds: word === "then" && SUCCEEDS.test(sk.text),
    span: trimmed(source.text, span),
  };
}

function codeOf(sk: Skeleton, pattern: RegExp): CodeSpan | undefined {
  const match = pattern.exec(sk.text);
  return match ? codeAt(sk, match.index + match[0].indexOf(CODE)) : undefined;
}

/** What is no expression is the name of something in prose, unless it was clearly meant as one: then its mistake is said. */
function readCode(context: Context, code: CodeSpan): ExprNode | undefined {
  const { report } = context;
  const text = textOf(report, code.inner);
  const named = NAMED.exec(text);
  if (named) return readNamed(context, code, named);
  const quiet = new Report(catalogue, report.source);
  const read = parseExpression(quiet, code.inner, { inTable: false });
  if (quiet.diagnostics.every(one => one.severity !== "error")) return read;
  return isMeant(text) ? parseExpression(report, code.inner, { inTable: false }) : undefined;
}

/** A condition or a call, whatever is wrong with it. */
const isMeant = (text: string): boolean => /[=<>]=|&&|\|\||^\s*[\p{L}_][\p{L}\p{Nd}_.]*\s*(?:\(|=[^>])/u.test(text);

/** `accounts: { … }` is short for `accounts === { … }`. */
function readNamed({ report }: Context, { inner }: CodeSpan, [head, name = ""]: RegExpExecArray): ExprNode {
  const at = inner.start + head.indexOf(name);
  const { span, text } = identifier(report, { start: at, end: at + name.length }, name);
  const value = parseExpression(report, { start: inner.start + head.length, end: inner.end }, { inTable: false });
  return { kind: "binary", op: "===", left: { kind: "name", name: text, span }, right: value, span: inner };
}

function trimmed(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  return { start: start + said.length - said.trimStart().length, end: end - said.length + said.trimEnd().length };
}
