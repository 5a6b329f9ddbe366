import type { Span } from "@tenet/diagnostics";
import type { RuledTypeNode, RuleNode, TypeExpr } from "../ast.js";
import { errorType } from "../context.js";
import { identifier } from "../names.js";
import type { Cursor } from "./cursor.js";
import { enumType } from "./enum.js";
import { decimalType, takeMisplacedUnbounded, takeUnbounded } from "./exact.js";
import { expressionEnd } from "./extent.js";
import { braces, brackets, startsField } from "./fields.js";
import { functionType } from "./functions.js";
import { seesRule } from "./phrases.js";
import { takeRule } from "./rules.js";

/** Types inside each other, at most. */
const DEEPEST = 40;

/**
 * `T or U, rule, rule` at the cursor. Ends before a `name:` of the next field, or before what is no rule.
 * `noRules`: in a tuple without names, where a comma begins the next item unless a known rule follows it.
 */
export function takeRuledType(cursor: Cursor, depth = 0, noRules = false): RuledTypeNode {
  const start = cursor.at;
  const members = [takeMember(cursor, depth)];
  while (cursor.takePhrase("or")) members.push(takeMember(cursor, depth));
  const [first = errorType({ start, end: start })] = members;
  const type: TypeExpr = members.length === 1 ? first.type : { kind: "union", members, span: cursor.since(start) };
  const rules = [...(members.length === 1 ? first.rules : []), ...rulesBehind(cursor, depth, noRules)];
  return { type, rules, span: cursor.since(start) };
}

function rulesBehind(cursor: Cursor, depth: number, noRules: boolean): RuleNode[] {
  const rules: RuleNode[] = [];
  for (;;) {
    const comma = cursor.at;
    if (!cursor.take(",")) return rules;
    if (takeMisplacedUnbounded(cursor)) continue;
    const isNext =
      (depth > 0 && (startsField(cursor) || isBareField(cursor))) ||
      (noRules && !seesRule(cursor)) ||
      (depth > 0 && /[)}\]]/.test(cursor.next));
    if (isNext) {
      cursor.at = comma;
      return rules;
    }
    const rule = takeRule(cursor);
    if (rule) rules.push(rule);
  }
}

/** A field whose type was forgotten is not a rule. */
function isBareField(cursor: Cursor): boolean {
  return !seesRule(cursor) && cursor.match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*[,}]/uy) !== undefined;
}

/** One member of a union. A rule may follow a plain name without a comma: `string matching …`. */
function takeMember(cursor: Cursor, depth: number): RuledTypeNode {
  const start = cursor.at;
  if (depth > DEEPEST) {
    cursor.report.add("nesting-too-deep", { start, end: Math.min(start + 1, cursor.end) });
    cursor.at = cursor.end;
    return errorType({ start, end: start });
  }
  const code = cursor.takeCode();
  if (code) {
    const inside = cursor.inside(code);
    const ruled = takeRuledType(inside, depth + 1);
    expectEnd(inside);
    return ruled;
  }
  if (cursor.take("(")) return takeGroup(cursor, start, depth);
  const type = takeType(cursor, start, depth);
  const rules: RuleNode[] = [];
  if (type.kind !== "error" && seesRule(cursor)) {
    if (type.kind !== "name") sayRuleNeedsComma(cursor, type.span.end);
    const rule = takeRule(cursor);
    if (rule) rules.push(rule);
  }
  return { type, rules, span: cursor.since(start) };
}

function sayRuleNeedsComma(cursor: Cursor, typeEnd: number): void {
  const fix = { span: { start: typeEnd, end: cursor.at }, text: ", ", guess: true };
  const [word = ""] = /^\w*/.exec(cursor.text.slice(cursor.at, cursor.end)) ?? [];
  cursor.report.add("rule-needs-comma", { start: cursor.at, end: cursor.at + word.length }, {}, { fix });
}

function takeType(cursor: Cursor, start: number, depth: number): TypeExpr {
  const element = () => takeElement(cursor, depth + 1);
  if (cursor.takePhrase("list of")) return { kind: "list", element: element(), span: cursor.since(start) };
  if (cursor.takePhrase("set of")) return { kind: "set", element: element(), span: cursor.since(start) };
  if (cursor.takePhrase("optional")) return { kind: "optional", element: element(), span: cursor.since(start) };
  if (cursor.takePhrase("one of")) return enumType(cursor, start);
  if (cursor.takePhrase("map from")) return mapType(cursor, start, depth);
  if (cursor.take("{")) return braces(cursor, start, depth);
  if (cursor.take("[")) return brackets(cursor, start, depth);
  if (cursor.takePhrase("any value")) return { kind: "any", span: cursor.since(start) };
  if (cursor.takePhrase("decimal")) return decimalType(cursor, start);
  return functionType(cursor, start, element) ?? named(cursor, start);
}

/** The element of a list and the like binds tighter than `or` and takes no rules without a comma of its own. */
function takeElement(cursor: Cursor, depth: number): RuledTypeNode {
  const start = cursor.at;
  if (depth > DEEPEST || cursor.next === "`" || cursor.next === "(") return takeMember(cursor, depth);
  const type = takeType(cursor, start, depth);
  return { type, rules: [], span: cursor.since(start) };
}

/** `(string or integer)`, behind the parenthesis: what belongs together inside of another type. */
function takeGroup(cursor: Cursor, start: number, depth: number): RuledTypeNode {
  const ruled = takeRuledType(cursor, depth + 1);
  if (!cursor.take(")")) {
    const end = Math.max(cursor.since(start).end, Math.min(start + 1, cursor.end));
    cursor.report.add("type-not-closed", { start, end }, { mark: ")" });
    cursor.at = cursor.end;
  }
  return { ...ruled, span: cursor.since(start) };
}

function mapType(cursor: Cursor, start: number, depth: number): TypeExpr {
  const key = takeElement(cursor, depth + 1);
  if (!cursor.takePhrase("to")) return mapWithoutTo(cursor, start, key, depth);
  return { kind: "map", key, value: takeElement(cursor, depth + 1), span: cursor.since(start) };
}

/** `map from K, V` and `map from K V` lack the word alone. */
function mapWithoutTo(cursor: Cursor, start: number, key: RuledTypeNode, depth: number): TypeExpr {
  const behind = key.span.end;
  const found = cursor.since(start);
  const seen = cursor.at;
  const hasComma = cursor.take(",");
  const hasValue =
    !cursor.done && !seesRule(cursor) && !startsField(cursor) && cursor.match(/[\p{L}`({[]/uy) !== undefined;
  if (!hasValue) {
    cursor.at = seen;
    cursor.report.add("map-needs-to", found, { found: cursor.text.slice(found.start, found.end) });
    return { kind: "map", key, value: errorType({ start: seen, end: seen }), span: found };
  }
  const fix = { span: { start: behind, end: cursor.at }, text: " to " };
  const value = takeElement(cursor, depth + 1);
  const span = cursor.since(start);
  const slice = (from: number, to: number) => cursor.text.slice(from, to);
  const suggestion = `${slice(start, fix.span.start)} to ${slice(fix.span.end, span.end)}`;
  cursor.report.add("map-needs-to", span, { suggestion }, { fix: hasComma ? fix : { ...fix, guess: true } });
  return { kind: "map", key, value, span };
}

function named(cursor: Cursor, start: number): TypeExpr {
  const word = cursor.takeWord();
  if (word?.text === "integer" && takeUnbounded(cursor)) return { kind: "unbounded", span: cursor.since(start) };
  if (word && cursor.match(/\[\s*\]/y)) return listOf(cursor, start, word);
  if (word) return { kind: "name", name: identifier(cursor.report, word.span, word.text).text, span: word.span };
  cursor.at = Math.min(cursor.end, Math.max(expressionEnd(cursor.text, start, cursor.end, false), start));
  const span = cursor.since(start);
  const text = cursor.text.slice(span.start, span.end);
  if (text === "") cursor.report.add("type-missing", { start, end: Math.min(start + 1, cursor.end) });
  else cursor.report.add("type-form", span, { text });
  return { kind: "error", span };
}

/** `T[]`, as TypeScript writes a list. */
function listOf(cursor: Cursor, start: number, word: { readonly text: string; readonly span: Span }): TypeExpr {
  while (cursor.take("[") && cursor.take("]"));
  const span = cursor.since(start);
  const depth = (cursor.text.slice(span.start, span.end).match(/\[/g) ?? []).length;
  const suggestion = `${"list of ".repeat(depth)}${word.text}`;
  const text = cursor.text.slice(span.start, span.end);
  cursor.report.add("type-form", span, { text, suggestion }, { fix: { span, text: suggestion } });
  return { kind: "error", span };
}

/** Reports what is left over. */
export function expectEnd(cursor: Cursor): void {
  if (cursor.done) return;
  const span = { start: cursor.at, end: cursor.end };
  const text = cursor.text.slice(span.start, span.end).trim();
  const gap = { start: span.start - (/\s*$/.exec(cursor.text.slice(0, span.start))?.[0].length ?? 0), end: span.start };
  const isRule = seesRule(cursor);
  cursor.report.add(
    "after-type",
    { start: span.start, end: span.start + text.length },
    { text, rule: isRule ? text : undefined },
    isRule ? { fix: { span: gap, text: ", " } } : {},
  );
  cursor.at = cursor.end;
}
