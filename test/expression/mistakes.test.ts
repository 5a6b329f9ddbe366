import { Report } from "@tenet/diagnostics";
import { describe, expect, test } from "vitest";
import { check } from "./bank.js";
import { parseExpression, parseExpressionPrefix, parserCatalogue, type Scope } from "./entry.js";
import { read } from "./reading.js";

/** The transfer's Ensures, unless said otherwise. Each line: what is written, then `column code` and a part of the help. */
const mistakes: readonly (readonly [
  source: string,
  ...expected: (readonly [column: number, code: string, help?: string])[],
])[] = [
  // Signs and words of other languages.
  ["amount == 5", [8, "loose-equality", "`===`"]],
  ["amount = 5", [8, "assignment", "`===`"]],
  ["amount <> 5", [8, "foreign-sign", "`!==`"]],
  ["amount ≤ 5", [8, "typographic-sign", "`<=`"]],
  ["from === “acc”", [10, "typographic-quotes", '"acc"']],
  ["amount &lt; 5", [8, "html-entity", "`<`"]],
  ["flag & amount > 1", [6, "single-sign", "`&&`"]],
  ["amount equals 5", [8, "foreign-word", "`===`"]],
  ["amount === null", [12, "nothing-instead", "`nothing`"], [1, "never-nothing"]],
  ['typeof amount === "number"', [1, "no-typeof", "x is list"]],
  ["new Date(1)", [1, "no-new", "record"]],
  ["this.amount > 1", [1, "no-this", "`it`"]],
  ["amount > 0 // fine", [12, "comment-in-expression", "prose"]],
  ["amount > 0;", [11, "semicolon", "Take it away"]],
  ["amount > 0x1F", [10, "number-base", "`31`"]],
  ["amount > 1e3", [10, "number-exponent", "`1000`"]],
  ["due + 3days > due", [7, "number-unit", "`days(3)`"]],
  ["amount > 9007199254740993", [10, "unsafe-integer", "`integer, unbounded`"]],
  [`amount > ${"9".repeat(400)}`, [10, "number-too-large"]],
  ['from === "acc', [10, "unclosed-string"]],
  ["`acc` === from", [1, "template-literal"]],
  // Grouping.
  ["0 < amount < 10", [1, "comparison-chain", "`0 < amount && amount < 10`"]],
  ["flag === flag === flag", [1, "comparison-chain", "`flag === flag && flag === flag`"]],
  ["!from in accounts", [1, "negation-binds-tighter", "`!(from in accounts)`"]],
  ["not from in accounts", [1, "not-takes-whole", "`not (from in accounts)`"]],
  ["!from in accounts", [1, "negation-binds-tighter", "`!(from in accounts)`"]],
  ["limit ?? 0 > 3", [1, "coalesce-needs-parentheses", "`(limit ?? 0) > 3`"]],
  ["-amount ** 2", [1, "sign-before-power"]],
  ["either is not list", [1, "is-not", "`!(either is list)`"]],
  ["flag ? amount", [6, "condition-without-else", "implies"]],
  ["flag => amount > 1", [1, "arrow-outside-arguments"]],
  ["max(amount 5)", [12, "unexpected-here", "`,`"]],
  ["(amount > 5", [12, "unclosed-bracket"]],
  ["amount > 5)", [11, "unopened-bracket"]],
  ["amount total", [8, "operator-expected"]],
  ["amount >", [9, "expression-ends-early"]],
  // Several in one expression, each at its own place.
  ["amount == 5 && from = to", [8, "loose-equality"], [21, "assignment"]],
  ["amuont > 5 && xs.lenght > 1", [1, "unknown-name", "`amount`"], [18, "unknown-member", "`xs.length`"]],
  // Names and fields.
  ["accounts[from].balanse > 1", [16, "unknown-field", "`balance`"]],
  ["accounts[from].status === open", [27, "unquoted-value", '`"open"`']],
  ['accounts[from].status === "opne"', [27, "not-one-of", '"open"']],
  ["shape.radius > 1", [7, "field-of-some", "is"]],
  ["Math.max(amount, 1) > 1", [1, "foreign-name", "`max(amount, 1)`"]],
  ["sum(xs) > 1", [1, "foreign-name", "`xs.sum`"]],
  ["trim(from) === from", [1, "unknown-function", "`x.trim(…)`"]],
  // Forms of the library.
  ["xs.sum() > 1", [1, "property-not-call", "`xs.sum`"]],
  ["from.trim === from", [6, "call-not-property", "`from.trim()`"]],
  ["words.includes(from)", [7, "unknown-member", "`x in words`"]],
  ["accounts.length > 1", [10, "unknown-member", "`accounts.size`"]],
  ["accounts.values.sum > 1", [17, "elements-do-not-fit", "`accounts.values.sum(x => x.balance)`"]],
  ["xs.every(flag)", [10, "arrow-expected", "`x => flag(x)`"]],
  ["xs.every(x => x)", [15, "condition-not-boolean", "`x !== 0`"]],
  ["xs.every((x, i, all) => x > i)", [17, "too-many-parameters"]],
  ['from.matches("a+")', [14, "regex-expected"]],
  ["fee(1, 2) > 1", [1, "argument-count", "`fee(of)`"]],
  ["total() > 1", [1, "value-not-function"]],
  // Kinds.
  ['amount > "5"', [10, "quoted-number", "`5`"]],
  ["amount === from", [1, "never-equal"]],
  ['"No. " + amount === from', [1, "text-plus-number", "`text(amount)`"]],
  ["xs + xs === xs", [1, "list-plus-list", "`xs.concat(xs)`"]],
  ["amount && flag", [1, "condition-not-boolean", "`amount !== 0`"]],
  ["flag < flag", [1, "no-order"]],
  ["flag in xs", [1, "never-in"]],
  ["from in amount", [9, "not-a-collection"]],
  ["from[0] === from", [1, "no-index", "`from.slice(0, 1)`"]],
  // Of an element of `[]` nothing is known: no code can be made of it.
  ["[][1] * amount === 1", [1, "element-of-empty"]],
  ["[].every(x => x > amount)", [15, "element-of-empty"]],
  ["[].zip(xs).some(([a, b]) => a === b)", [29, "element-of-empty"]],
  ["([].find(x => true) ?? 1) === 1", [2, "element-of-empty"]],
  ["either is array", [11, "unknown-kind", "`list`"]],
  ['due > "2024-13-01T00:00:00Z"', [7, "text-not-of-kind", "2024-12-31T23:59:00Z"]],
  ['day === "2023-02-29"', [9, "text-not-of-kind", "2024-12-31"]],
  ["result === { from, to }", [12, "missing-field"]],
  ["result === { from, to, amount, fee: 1 }", [32, "unknown-field"]],
  // Absence.
  ["limit > 3", [1, "may-be-nothing", "`limit !== nothing && …`"]],
  ["limit === nothing && limit > 3", [22, "is-nothing"]],
  ["(flag || limit !== nothing) && limit > 3", [32, "may-be-nothing"]],
  ["accounts[from].note.length > 1", [1, "may-be-nothing"]],
  ["accounts[from] === nothing", [1, "index-never-nothing", "`!(from in accounts)`"]],
  ['(prices["a"] ?? 0) > 1', [2, "coalesce-on-index", '`"a" in prices ? prices["a"] : 0`']],
  ["accounts[id].balance > 1", [1, "unguarded-index", "`id in accounts && …`"]],
  ["xs[0] > 1", [1, "unguarded-index", "`0 < xs.length && …`"]],
  ["xs.indices.every(i => xs[i + 1] > xs[i])", [23, "unguarded-index"]],
  // Foregone conclusions.
  ["amount >= 0 or amount < 0", [1, "always-true"]],
  ["amount > 5 && amount < 3", [1, "always-false"]],
  ["amount === amount", [1, "always-true"]],
  ["either is map", [1, "always-false"]],
  // Words where they have no meaning.
  ["it > 1", [1, "it-outside-rule"]],
  ["fails(total)", [1, "fails-outside-law"]],
  ["old(amount) > 1", [1, "old-without-state"]],
  ["actor === due", [1, "actor-without-roles"]],
];

describe("each mistake is said once, at its place, with a remedy", () => {
  test.each(mistakes.map(([source, ...expected]) => ({ source, expected })))("$source", ({ source, expected }) => {
    const { diagnostics } = check(source);
    expect(diagnostics.map(({ code, span }) => `${span.start + 1} ${code}`)).toEqual(
      expected.map(([column, code]) => `${column} ${code}`),
    );
    for (const [i, [, , help]] of expected.entries()) if (help) expect(diagnostics[i]!.help).toContain(help);
  });

  test.each<readonly [string, Partial<Scope>, string]>([
    ["result.amount > 1", { place: "precondition", when: "before", result: undefined }, "result-in-precondition"],
    ["now > due", { place: "invariant" }, "no-call-here"],
    ["actor === due", { place: "rule" }, "no-call-here"],
    ["old(total) === 1", { place: "precondition", when: "before" }, "old-before-the-call"],
    ["old(total) === 1", { place: "invariant" }, "old-outside-postcondition"],
    ["result.amount > 1", { place: "postcondition", result: undefined }, "result-of-nothing"],
    ["result.amount > 1", { place: "invariant", result: undefined }, "result-outside-operation"],
  ])("%s in %o", (source, scope, code) => {
    expect(check(source, scope).diagnostics.map(diagnostic => diagnostic.code)).toEqual([code]);
  });
});

describe("places", () => {
  const inTable = (text: string, from: number, to: number) => {
    const report = new Report(parserCatalogue, { path: "a.spec.md", text });
    return {
      node: parseExpression(report, { start: from, end: to }, { inTable: true }),
      diagnostics: report.diagnostics,
    };
  };

  test("are offsets of the file, escapes of table cells included", () => {
    const text = "| `a \\|\\| b == c` |";
    const { node, diagnostics } = inTable(text, 3, text.length - 3);
    expect(node).toMatchObject({ kind: "binary", op: "||", span: { start: 3, end: text.length - 3 } });
    expect(diagnostics).toMatchObject([
      { code: "loose-equality", span: { start: text.indexOf("=="), end: text.indexOf("==") + 2 } },
    ]);
  });

  test("a cell's `\\|` within a text is a `|`, and only in a table", () => {
    expect(inTable('"a\\|b"', 0, 6).node).toMatchObject({ kind: "string", value: "a|b" });
    expect(read('"a\\|b"').node).toMatchObject({ kind: "string", value: "a|b" });
    expect(inTable("/a\\|b/", 0, 6).node).toMatchObject({ kind: "regex", source: "a|b" });
    expect(read("/a\\|b/").node).toMatchObject({ kind: "regex", source: "a\\|b" });
  });

  test("a bound ends where its words end", () => {
    const prefix = (text: string) => {
      const report = new Report(parserCatalogue, { path: "a.spec.md", text });
      const { node, end } = parseExpressionPrefix(report, { start: 0, end: text.length }, { inTable: false });
      return [node.kind, text.slice(0, end), report.diagnostics.length];
    };
    expect(prefix("0 to 100_000")).toEqual(["number", "0", 0]);
    expect(prefix("from + 1, otherwise `X`")).toEqual(["binary", "from + 1", 0]);
    expect(prefix("to otherwise")).toEqual(["name", "to", 0]);
    expect(prefix("max(a, b) or string")).toEqual(["call", "max(a, b)", 0]);
    expect(prefix("10 “and” more")).toEqual(["number", "10", 0]);
  });

  test("nesting past the cap is said once", () => {
    for (const text of [
      "(".repeat(5000),
      `${"a + ".repeat(5000)}a`,
      "!".repeat(5000),
      `a${".b".repeat(5000)}`,
      "f(".repeat(5000),
      "[".repeat(5000),
      `${"a ? b : ".repeat(5000)}c`,
      "x => ".repeat(5000),
    ]) {
      expect(
        read(text)
          .diagnostics.map(({ code }) => code)
          .filter(code => code === "expression-too-deep"),
        text.slice(0, 10),
      ).toHaveLength(1);
    }
  });
});
