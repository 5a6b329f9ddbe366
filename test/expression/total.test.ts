import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "./bank.js";
import type { Type } from "./entry.js";

const names = [
  "from",
  "amount",
  "ratio",
  "limit",
  "xs",
  "words",
  "tags",
  "due",
  "day",
  "shape",
  "either",
  "tree",
  "flag",
  "prices",
  "accounts",
  "total",
  "result",
  "it",
  "nothing",
  "x",
  "Math",
];
const members = [
  "length",
  "balance",
  "note",
  "kind",
  "radius",
  "values",
  "keys",
  "size",
  "sum",
  "sorted",
  "adjacent",
  "indices",
  "trim",
  "children",
  "gone",
];
const methods = [
  "every",
  "filter",
  "map",
  "sum",
  "find",
  "reduce",
  "zip",
  "slice",
  "concat",
  "startsWith",
  "matches",
  "distinct",
  "flatMap",
  "toString",
];

const { expression } = fc.letrec<{ expression: string }>(tie => {
  const inner = tie("expression");
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...names, "1", "0.5", '"open"', '"2024-01-01"', "true", "[]", "{}", "/a/"),
      fc
        .tuple(inner, fc.constantFrom("===", "!==", "<", ">=", "+", "-", "*", "**", "&&", "||", "implies", "in"), inner)
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      inner.map(e => `!(${e})`),
      fc
        .tuple(inner, fc.constantFrom("is list", "is nothing", "is string", "?? 1"))
        .map(([e, test]) => `(${e} ${test})`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.tuple(inner, fc.constantFrom(".", "?."), fc.constantFrom(...members)).map(([e, point, m]) => e + point + m),
      fc.tuple(inner, inner).map(([e, i]) => `${e}[${i}]`),
      fc.tuple(inner, fc.constantFrom(...methods), inner).map(([e, m, b]) => `${e}.${m}(x => ${b})`),
      fc.tuple(inner, fc.constantFrom(...methods), inner).map(([e, m, a]) => `${e}.${m}(${a})`),
      fc
        .tuple(fc.constantFrom("old", "abs", "max", "range", "text", "days", "fee", "nope"), inner, inner)
        .map(([f, a, b]) => `${f}(${a}${f === "max" || f === "range" ? `, ${b}` : ""})`),
      fc.tuple(inner, inner).map(([a, b]) => `[${a}, ...${b}]`),
      fc.tuple(inner, inner).map(([a, b]) => `({ from: ${a}, to: "x", [${b}]: ${a} })`),
    ),
  };
});

/** Whether a part stands for something refused, so that no code can be made of the whole. */
function isBroken(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { kind, value, type } = part as { kind?: string; value?: unknown; type?: Type };
  if (type?.kind === "error") return true;
  if (kind === "literal" && value === undefined) return type?.kind !== "nothing";
  return Object.entries(part).some(([key, inner]) => key !== "type" && isBroken(inner));
}

test("any expression is answered without throwing, its mistakes inside the text", () => {
  fc.assert(
    fc.property(expression, text => {
      const { expr, diagnostics } = check(text);
      // Few of these are well typed; what must be accepted is the next test's matter.
      if (diagnostics.every(({ severity }) => severity !== "error")) expect(isBroken(expr), text).toBe(false);
      for (const { span } of diagnostics)
        expect(span.start >= 0 && span.end <= text.length && span.start <= span.end, text).toBe(true);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

type Typed = { integer: string; list: string; text: string; boolean: string };

/** Expressions that are right by the way they are made, by their type. */
const right = fc.letrec<Typed>(tie => {
  const [integer, list, text, boolean] = [tie("integer"), tie("list"), tie("text"), tie("boolean")];
  const any = (...arbitraries: fc.Arbitrary<string>[]) =>
    fc.oneof({ depthSize: "small", withCrossShrink: true }, ...arbitraries);
  return {
    integer: any(
      fc.constantFrom("amount", "total", "7", "(limit ?? 0)"),
      fc.tuple(integer, fc.constantFrom("+", "-", "*", "%"), integer).map(([a, op, b]) => `(${a} ${op} ${b})`),
      list.map(xs => `${xs}.length`),
      list.map(xs => `${xs}.sum`),
      text.map(s => `${s}.length`),
      integer.map(a => `fee(${a})`),
      fc.tuple(boolean, integer, integer).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
      fc.tuple(list, integer).map(([xs, a]) => `${xs}.reduce((acc, x) => acc + x * ${a}, 0)`),
      fc.tuple(list, boolean).map(([xs, c]) => `${xs}.count(x => ${c})`),
    ),
    list: any(
      fc.constantFrom("xs", "[1, 2]", "range(0, 3)"),
      fc.tuple(list, boolean).map(([xs, c]) => `${xs}.filter(x => x > 1 && ${c})`),
      fc.tuple(list, integer).map(([xs, a]) => `${xs}.map((x, i) => x + i + ${a})`),
      list.map(xs => `${xs}.sorted`),
      fc.tuple(list, list).map(([a, b]) => `${a}.concat(${b})`),
      fc.tuple(list, integer).map(([xs, a]) => `[${a}, ...${xs}]`),
    ),
    text: any(
      fc.constantFrom("from", '"a"', "result.to"),
      text.map(s => `${s}.trim()`),
      fc.tuple(text, text).map(([a, b]) => `(${a} + ${b})`),
      integer.map(a => `text(${a})`),
    ),
    boolean: any(
      fc.constantFrom("flag", "true", "from in accounts", "(limit !== nothing && limit > 3)"),
      fc.tuple(integer, fc.constantFrom("<", "<=", "===", "!=="), integer).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(boolean, fc.constantFrom("&&", "||", "implies"), boolean).map(([a, op, b]) => `(${a} ${op} ${b})`),
      boolean.map(c => `!(${c})`),
      fc.tuple(list, boolean).map(([xs, c]) => `${xs}.every(x => x >= 0 || ${c})`),
      fc.tuple(integer, list).map(([a, xs]) => `(${a} in ${xs})`),
      fc.tuple(list, list).map(([a, b]) => `(${a} === ${b})`),
      fc.tuple(text, text).map(([a, b]) => `${a}.startsWith(${b})`),
    ),
  };
});

test.each([
  ["integer", right.integer, ["integer", "named"]],
  ["list", right.list, ["list"]],
  ["text", right.text, ["string", "named"]],
  ["boolean", right.boolean, ["boolean"]],
] as const)("what is right is accepted, with its type: %s", (_, arbitrary, kinds) => {
  fc.assert(
    fc.property(arbitrary, source => {
      const { expr, diagnostics } = check(source);
      expect(
        diagnostics.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code}: ${message}`),
        source,
      ).toEqual([]);
      expect(kinds, source).toContain(expr.type.kind);
    }),
    { seed: 7, numRuns: 600 },
  );
});
