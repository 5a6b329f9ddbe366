// An expression that was printed reads as the same tree, prints the same again, and in a table holds no bare bar.
import { Report } from "@tenet/diagnostics";
import { printExpression } from "@tenet/formatter";
import { type ExprNode, parseExpression, parserMessages } from "@tenet/parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function read(text: string, inTable: boolean): { node: ExprNode; errors: string[] } {
  const report = new Report(parserMessages, { path: "some.spec.md", text });
  const node = parseExpression(report, { start: 0, end: text.length }, { inTable });
  return { node, errors: report.diagnostics.map(one => one.message) };
}

const print = (text: string, words: boolean) => printExpression(read(text, words).node, { text, words });

/** The tree without places and without how literals are spelt. */
const tree = (node: ExprNode) =>
  JSON.stringify(node, (key, value: unknown) => (key === "span" || key === "raw" ? undefined : value));

/** Random text of an expression, with parentheses where they are needed and where they are not. */
const expression = fc.letrec<{ any: string; leaf: string }>(tie => ({
  leaf: fc.constantFrom("a", "b.c", "xs[0]", "1_000", "2.5", '"it"', "'x'", "/a+/i", "nothing", "true", "[]", "{}"),
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(
        tie("any"),
        fc.constantFrom("&&", "||", "implies", "===", "!==", "<", ">=", "in", "+", "-", "*", "/", "%", "**", "??"),
        tie("any"),
        fc.boolean(),
      )
      .map(([left, op, right, bare]) => (bare ? `${left} ${op} ${right}` : `(${left})  ${op} (${right})`)),
    fc.tuple(fc.constantFrom("!", "-", "not "), tie("any")).map(([sign, of]) => `${sign}(${of})`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([a, b, c]) => `(${a}) ?   (${b}) : (${c})`),
    tie("any").map(of => `xs.every(x=>${of})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `f(${a},${b}, ...[${b}])`),
    tie("any").map(of => `{a:${of},"b c":1, d, [${of}]: 2,...e}`),
    tie("any").map(of => `xs.map((x,i)=>({ x: ${of} }))`),
    tie("any").map(of => `((${of})).length`),
    tie("any").map(of => `(${of}) is list`),
  ),
})).any;

describe("printed expressions", () => {
  it.each([false, true])("read as the same tree (in a table: %s)", words => {
    let compared = 0;
    fc.assert(
      fc.property(expression, text => {
        const { node, errors } = read(words ? text.replaceAll("||", " or ") : text, words);
        if (errors.length > 0) return;
        const given = words ? text.replaceAll("||", " or ") : text;
        const printed = printExpression(node, { text: given, words });
        const again = read(printed, words);
        compared += 1;
        expect(again.errors).toEqual([]);
        expect(tree(again.node)).toBe(tree(node));
        expect(printExpression(again.node, { text: printed, words })).toBe(printed);
        if (words) expect(printed.replaceAll(/"[^"]*"|\/a\+\/i/g, "")).not.toContain("|");
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it.each([
    ["a&&b||c", "(a && b) || c", "(a and b) or c"],
    ["!(a in xs)", "!(a in xs)", "not (a in xs)"],
    ["((a))===( b+1 )", "a === b + 1", "a === b + 1"],
    ["(a implies b) implies c", "(a implies b) implies c", "(a implies b) implies c"],
    ["a implies b&&c", "a implies (b && c)", "a implies (b and c)"],
    ["(a && b) implies c", "a && b implies c", "a and b implies c"],
    ["a||b implies c", "(a || b) implies c", "(a or b) implies c"],
    ["a<-1&&(-b) < c", "a < -1 && -b < c", "a < -1 and -b < c"],
    ["r===( a<b )", "r === (a < b)", "r === (a < b)"],
    ["(-a)**2", "(-a) ** 2", "(-a) ** 2"],
    ["round( x,2,half-up )", "round(x, 2, half-up)", "round(x, 2, half-up)"],
    ["a implies (b implies c)", "a implies b implies c", "a implies b implies c"],
    ["a-(b-c)", "a - (b - c)", "a - (b - c)"],
    ["(a ? b : c) ? d : (e ? f : g)", "(a ? b : c) ? d : e ? f : g", "(a ? b : c) ? d : e ? f : g"],
    ["(a ?? b) + 1", "(a ?? b) + 1", "(a ?? b) + 1"],
    ["xs.map( x=>({a:x}) )", "xs.map(x => ({ a: x }))", "xs.map(x => ({ a: x }))"],
    ["{id:id,a : 1}", "{ id, a: 1 }", "{ id, a: 1 }"],
  ])("%s", (text, signs, words) => {
    expect([print(text, false), print(text.replaceAll("||", " or "), true)]).toEqual([signs, words]);
  });
});
