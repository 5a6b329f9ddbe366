import { editDistance, type Fix, type Span } from "@tenet/diagnostics";
import type { ExprNode, Name, RuleNode } from "../ast.js";
import { errorExpression } from "../context.js";
import { codeText } from "../inline/code-spans.js";
import { identifier, refusalCode } from "../names.js";
import { expressionIn, takeExpression } from "./bounds.js";
import type { Cursor } from "./cursor.js";
import { expressionEnd, regexEnd } from "./extent.js";
import { nearestRule, RULE_PHRASES, type RulePhrase, seesRule } from "./phrases.js";

/** A rule without its span, which is known when all of it is read. */
type Bare = RuleNode extends infer R ? (R extends RuleNode ? Omit<R, "span"> : never) : never;
type Reader = (cursor: Cursor) => Bare | undefined;

const bounded =
  (kind: "atLeast" | "atMost" | "moreThan" | "lessThan" | "multipleOf", rule: string): Reader =>
  cursor => ({ kind, bound: takeExpression(cursor, rule) });

const plain =
  (
    kind:
      | "notEmpty"
      | "unique"
      | "distinct"
      | "key"
      | "generated"
      | "secret"
      | "personal"
      | "immutable"
      | "setOnce"
      | "neverDecreases"
      | "onlyGrows"
      | "onlyAppended"
      | "neverDeleted",
  ): Reader =>
  () => ({ kind });

const READERS: Readonly<Record<RulePhrase, Reader>> = {
  "at least": bounded("atLeast", "at least"),
  "at most": bounded("atMost", "at most"),
  "more than": bounded("moreThan", "more than"),
  "less than": bounded("lessThan", "less than"),
  "multiple of": bounded("multipleOf", "multiple of"),
  from: cursor => ({ kind: "between", ...range(cursor, "from") }),
  length,
  matching,
  sorted: cursor => ({ kind: "sorted", by: cursor.takePhrase("by") ? takeExpression(cursor, "sorted by") : undefined }),
  "refers to": refersTo,
  default: cursor => ({ kind: "default", value: takeExpression(cursor, "default") }),
  where,
  each: cursor => {
    const rule = takeRule(cursor);
    return rule && { kind: "each", rule };
  },
  "not empty": plain("notEmpty"),
  unique: plain("unique"),
  distinct: plain("distinct"),
  key: plain("key"),
  generated: plain("generated"),
  secret: plain("secret"),
  personal: plain("personal"),
  immutable: plain("immutable"),
  "set once": plain("setOnce"),
  "never decreases": plain("neverDecreases"),
  "only grows": plain("onlyGrows"),
  "only appended": plain("onlyAppended"),
  "never deleted": plain("neverDeleted"),
};

/** One rule at the cursor; undefined if it was no rule, which is then reported and passed over. */
export function takeRule(cursor: Cursor): RuleNode | undefined {
  const start = cursor.at;
  const phrase = RULE_PHRASES.find(each => cursor.sees(each));
  let bare: Bare | undefined;
  if (phrase !== undefined) {
    cursor.takePhrase(phrase);
    bare = READERS[phrase](cursor);
  } else {
    const code = cursor.takeCode();
    if (code) bare = { kind: "where", condition: expressionIn(cursor, code.inner) };
    else unknownRule(cursor);
  }
  return bare && ({ ...bare, span: cursor.since(start) } as RuleNode);
}

/** All rules of a Rules cell. */
export function takeRules(cursor: Cursor): RuleNode[] {
  const rules: RuleNode[] = [];
  while (!cursor.done) {
    const rule = takeRule(cursor);
    if (rule) rules.push(rule);
    if (!cursor.done && !cursor.take(",")) trailing(cursor);
  }
  return rules;
}

function unknownRule(cursor: Cursor): void {
  const start = cursor.at;
  if (cursor.next === ",") {
    // The comma is left to whoever looks for the next rule.
    const span = { start, end: start + 1 };
    return cursor.report.add("rule-missing", span, {}, { fix: { span, text: "" } });
  }
  cursor.at = Math.max(expressionEnd(cursor.text, start, cursor.end, false), Math.min(start + 1, cursor.end));
  const span = cursor.since(start);
  cursor.skip();
  const text = cursor.text.slice(span.start, span.end);
  if (text === "") cursor.report.add("rule-missing", { start, end: Math.max(span.end, start) });
  else {
    const suggestion = nearestRule(text);
    const fix = suggestion === undefined ? undefined : ruleFix(text, span, suggestion);
    const needless = /^(required|mandatory|not null)$/i.test(text) ? text : undefined;
    cursor.report.add("unknown-rule", span, { rule: text, suggestion, needless }, fix ? { fix } : {});
  }
}

/** The words of the rule alone; its value stays. */
function ruleFix(text: string, { start }: Span, suggestion: string): Fix | undefined {
  const words = suggestion.split(" ").length;
  const [head] = new RegExp(`^(?:[\\w-]+\\s+){${words - 1}}[\\w-]+`).exec(text) ?? [];
  const near = head !== undefined && editDistance(head.toLowerCase(), suggestion) <= 3;
  return near ? { span: { start, end: start + head.length }, text: suggestion, guess: true } : undefined;
}

/** What stands behind a rule without a comma. */
function trailing(cursor: Cursor): void {
  const start = cursor.at;
  const isRule = seesRule(cursor);
  cursor.at = Math.max(expressionEnd(cursor.text, start, cursor.end, false), start + 1);
  const span = cursor.since(start);
  cursor.skip();
  const gap = { start: start - (/\s*$/.exec(cursor.text.slice(0, start))?.[0].length ?? 0), end: start };
  const text = cursor.text.slice(span.start, span.end);
  const fix = { fix: { span: gap, text: ", " } };
  cursor.report.add("after-rule", span, { text, ...(isRule ? { rule: text } : {}) }, isRule ? fix : {});
  cursor.take(",");
}

function range(cursor: Cursor, rule: string) {
  const low = takeExpression(cursor, rule, true);
  if (cursor.takePhrase("to")) return { low, high: takeExpression(cursor, `${rule} … to`) };
  cursor.report.add("range-needs-to", low.span, { low: cursor.text.slice(low.span.start, low.span.end) });
  return { low, high: errorExpression(low.span) };
}

function length(cursor: Cursor): Bare {
  if (cursor.takePhrase("from")) return { kind: "length", ...range(cursor, "length from") };
  if (cursor.takePhrase("at least"))
    return { kind: "length", low: takeExpression(cursor, "length at least"), high: undefined };
  if (cursor.takePhrase("at most"))
    return { kind: "length", low: undefined, high: takeExpression(cursor, "length at most") };
  const exact = takeExpression(cursor, "length");
  return { kind: "length", low: exact, high: exact };
}

function where(cursor: Cursor): Bare | undefined {
  if (cursor.options.inCode) return { kind: "where", condition: takeExpression(cursor, "where") };
  const code = cursor.takeCode();
  if (code) return { kind: "where", condition: expressionIn(cursor, code.inner) };
  return needsCode(cursor, "where");
}

function matching(cursor: Cursor): Bare | undefined {
  let span: Span;
  const code = cursor.takeCode();
  if (code) span = code.inner;
  else if (cursor.options.inCode && cursor.next === "/") {
    const start = cursor.at;
    cursor.at = regexEnd(cursor.text, start, cursor.end);
    span = { start, end: cursor.at };
    cursor.skip();
  } else return needsCode(cursor, "matching");
  const pattern = expressionIn(cursor, span);
  if (pattern.kind === "regex") return { kind: "matching", source: pattern.source, flags: pattern.flags };
  if (pattern.kind !== "error") sayNoPattern(cursor, span, pattern);
  return undefined;
}

/** `"^[a-z]+$"` is a pattern in the wrong marks. */
function sayNoPattern({ report }: Cursor, span: Span, found: ExprNode): void {
  if (found.kind !== "string" || found.value === "") return report.add("pattern-expected", span);
  const text = `/${found.value.replaceAll("/", "\\/")}/`;
  report.add("pattern-expected", span, { suggestion: text }, { fix: { span, text, guess: true } });
}

function needsCode(cursor: Cursor, rule: string): undefined {
  const start = cursor.at;
  cursor.at = expressionEnd(cursor.text, start, cursor.end, false);
  const span = cursor.since(start);
  cursor.skip();
  const text = `\`${cursor.text.slice(span.start, span.end)}\``;
  const isPlain = span.end > span.start && text.indexOf("`", 1) === text.length - 1;
  cursor.report.add("rule-needs-code", span, { rule }, isPlain ? { fix: { span, text } } : {});
  return undefined;
}

function refersTo(cursor: Cursor): Bare {
  const code = cursor.takeCode();
  const word = code
    ? { span: code.inner, text: codeText(cursor.text, code, cursor.options.inTable) }
    : cursor.takeWord();
  if (!word)
    cursor.report.add(
      "rule-needs-value",
      { start: cursor.at, end: Math.min(cursor.at + 1, cursor.end) },
      { rule: "refers to" },
    );
  const target: Name = word
    ? identifier(cursor.report, word.span, word.text)
    : { span: { start: cursor.at, end: cursor.at }, text: "" };
  return { kind: "refersTo", target, otherwise: takeOtherwise(cursor) };
}

/** `, otherwise \`CODE\``. */
function takeOtherwise(cursor: Cursor): Name | undefined {
  const before = cursor.at;
  if (!cursor.take(",") || !cursor.takePhrase("otherwise")) {
    cursor.at = before;
    return undefined;
  }
  const code = cursor.takeCode();
  if (code) return refusalCode(cursor.report, code.inner, codeText(cursor.text, code, cursor.options.inTable));
  const start = cursor.at;
  const word = cursor.options.inCode ? cursor.takeWord() : undefined;
  if (word) return refusalCode(cursor.report, word.span, word.text);
  cursor.at = expressionEnd(cursor.text, start, cursor.end, false);
  const bare = cursor.since(start);
  const written = cursor.text.slice(bare.start, bare.end);
  if (/^[A-Za-z]\w*$/.test(written))
    cursor.report.add("otherwise-code", bare, { code: written }, { fix: { span: bare, text: `\`${written}\`` } });
  else cursor.report.add("otherwise-code", bare);
  cursor.skip();
  return undefined;
}
