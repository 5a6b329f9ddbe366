import { test } from "vitest";
import { brief, read } from "./reading.js";
test("x", () => {
  for (const t of ["a + b * 2", "not a in b", "a < b < c", "a ?? b === c", "f(x => x > 1, [1,2,])", "a == b && c = d", "{ from, to: 1, [k]: 2, ...z }",
    "xs.every(([a, b]) => a <= b)", "a &lt; b", "x is not list", "“open”", "0x1F", "1e5", "3days", "a | b", "f(a b, c d)", "(a", "a)", "x => 1", "a b", "new Foo(x)", "a // c", "", "a +", "x is list", "result === { from, to, amount }",
    "`a`", "count++", "a;", "\"abc", "/a/g.x", "s.matches(/^[a/]\\/b$/i)", "((((".repeat(100), "a+".repeat(300)+"a", "a.b?.c", "a ? b : c ? d : e", "a?.5:1","- 2 ** 2", "this.x", "a and or b", "[a,,b]", "f(a,", "xs.map(x => { return x })", "a ≤ b", "x is \"a\"", "not a and b", "typeof x === \"a\""]) {
    const { node, diagnostics } = read(t);
    console.log(t.slice(0, 60), "→", show(node), brief(diagnostics), diagnostics.map(d => d.fix?.text ?? "").join("|"));
  }
});
function show(n: any): string {
  return JSON.stringify(n, (k, v) => k === "span" ? undefined : v).slice(0, 240);
}
