import type { RuledTypeNode, RuleNode, TypeExpr } from "../ast.js";
import { errorType } from "../context.js";
import { identifier } from "../names.js";
import type { Cursor } from "./cursor.js";
import { enumType } from "./enum.js";
import { expressionEnd } from "./extent.js";
import { braces, brackets, startsField } from "./fields.js";
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
  const span = cursor.since(start);
  const unbounded = unboundedOf(cursor, type, span);
  return unbounded ?? { type, rules, span };
}

function rulesBehind(cursor: Cursor, depth: number, noRules: boolean): RuleNode[] {
  const rules: RuleNode[] = [];
  for (;;) {
    const comma = cursor.at;
    if (!cursor.take(",")) return rules;
    if (cursor.takePhrase("unbounded")) continue;
    const isNext =
      (depth > 0 && (startsField(cursor) || isBareField(cursor))) ||
      (noRules && !seesRule(cursor)) ||
      (depth > 0 && /[}\]]/.test(cursor.next));
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

/** `integer, unbounded` is a type of its own, not a rule. */
function unboundedOf(cursor: Cursor, type: TypeExpr, span: RuledTypeNode["span"]): RuledTypeNode | undefined {
  if (!/,\s*unbounded(?![\p{L}\p{N}_])/u.test(cursor.text.slice(type.span.end, span.end))) return undefined;
  return { type: { kind: "unsupported", what: "integer, unbounded", span }, rules: [], span };
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
  const type = takeType(cursor, start, depth);
  const rules: RuleNode[] = [];
  if (type.kind !== "error" && seesRule(cursor)) {
    if (type.kind !== "name")
      cursor.report.add("rule-needs-comma", { start: cursor.at, end: Math.min(cursor.at + 1, cursor.end) });
    const rule = takeRule(cursor);
    if (rule) rules.push(rule);
  }
  return { type, rules, span: cursor.since(start) };
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
  return unsupported(cursor, start, depth) ?? named(cursor, start);
}

/** The element of a list and the like binds tighter than `or` and takes no rules without a comma of its own. */
function takeElement(cursor: Cursor, depth: number): RuledTypeNode {
  const start = cursor.at;
  if (depth > DEEPEST || cursor.next === "`") return takeMember(cursor, depth);
  const type = takeType(cursor, start, depth);
  return { type, rules: [], span: cursor.since(start) };
}

function mapType(cursor: Cursor, start: number, depth: number): TypeExpr {
  const key = takeElement(cursor, depth + 1);
  if (!cursor.takePhrase("to")) cursor.report.add("map-needs-to", cursor.since(start));
  return { kind: "map", key, value: takeElement(cursor, depth + 1), span: cursor.since(start) };
}

/** Words of the language whose meaning is not built yet. */
function unsupported(cursor: Cursor, start: number, depth: number): TypeExpr | undefined {
  const done = (what: string): TypeExpr => ({ kind: "unsupported", what, span: cursor.since(start) });
  if (cursor.takePhrase("any value")) return done("any value");
  if (cursor.takePhrase("order of")) {
    takeElement(cursor, depth + 1);
    return done("order of");
  }
  if (cursor.sees("function") && cursor.match(/function\s*\(/y)) {
    cursor.takePhrase("function");
    cursor.at = Math.min(cursor.end, expressionEnd(cursor.text, cursor.at, cursor.end, false));
    return done("function");
  }
  if (cursor.takePhrase("decimal")) {
    const digits = cursor.match(/\(\s*\d*\s*\)/y);
    if (digits !== undefined) cursor.at += digits.length;
    cursor.skip();
    return done("decimal");
  }
  const word = ["bytes", "json", "opaque"].find(each => cursor.takePhrase(each));
  return word === undefined ? undefined : done(word);
}

function named(cursor: Cursor, start: number): TypeExpr {
  const word = cursor.takeWord();
  if (word) return { kind: "name", name: identifier(cursor.report, word.span, word.text).text, span: word.span };
  cursor.at = Math.min(cursor.end, Math.max(expressionEnd(cursor.text, start, cursor.end, false), start));
  const span = cursor.since(start);
  const text = cursor.text.slice(span.start, span.end);
  if (text === "") cursor.report.add("type-missing", { start, end: Math.min(start + 1, cursor.end) });
  else cursor.report.add("type-form", span, { text });
  return { kind: "error", span };
}

/** Reports what is left over. */
export function expectEnd(cursor: Cursor): void {
  if (cursor.done) return;
  const span = { start: cursor.at, end: cursor.end };
  const text = cursor.text.slice(span.start, span.end).trim();
  cursor.report.add("after-type", { start: span.start, end: span.start + text.length }, { text });
  cursor.at = cursor.end;
}
