/** The laws of the library, as documented at `LibraryName`. */
import { type Expr, environment, evaluate, type LibraryName, type Type, Undefined } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { contract, literal, node } from "../agreement/expressions.js";

const any: Type = { kind: "error" };
const integer: Type = { kind: "integer" };
const number: Type = { kind: "number" };
const values: Record<string, unknown> = {};

/** A variable that holds any value. */
function given(value: unknown): Expr {
  const name = `v${Object.keys(values).length}`;
  values[name] = value;
  return node(any, { kind: "variable", name });
}

/** `(x, i) => body(x, i)`, with bodies built of expressions. */
const it2 = (names: readonly string[], body: Expr): Expr =>
  node({ kind: "function" }, { kind: "lambda", parameters: names.map(name => ({ kind: "name", name })), body });
const x = node(any, { kind: "variable", name: "x" });
const i = node(integer, { kind: "variable", name: "i" });
const compare = (left: Expr, op: string, right: Expr) =>
  node({ kind: "boolean" }, { kind: "comparison", op, mode: "number", left, right });
const add = (left: Expr, right: Expr) => node(integer, { kind: "arithmetic", op: "+", mode: "integer", left, right });
const arithmetic = (mode: string, op: string, left: unknown, right: unknown) =>
  run(
    node(mode === "integer" ? integer : number, {
      kind: "arithmetic",
      op,
      mode,
      left: given(left),
      right: given(right),
    }),
  );
const run = (expr: Expr) => evaluate(expr, environment(contract, { variables: values }));
const call = (name: LibraryName, args: readonly unknown[], type: Type = any) =>
  run(node(type, { kind: "library", name, args: args.map(arg => (isExpr(arg) ? arg : given(arg))) }));
const isExpr = (value: unknown): value is Expr =>
  typeof value === "object" && value !== null && "span" in value && "kind" in value;
const none = (work: () => unknown) => expect(work).toThrow(Undefined);
const big = compare(x, ">", literal(integer, 1));

describe("lists", () => {
  it.each<[LibraryName, unknown[], unknown]>([
    ["list.every", [[2, 3], it2(["x"], big)], true],
    ["list.every", [[], it2(["x"], big)], true],
    ["list.some", [[], it2(["x"], big)], false],
    ["list.some", [[0, 2], it2(["x"], big)], true],
    ["list.filter", [[1, 2, 3], it2(["x"], big)], [2, 3]],
    ["list.map", [[10, 20], it2(["x", "i"], add(x, i))], [10, 21]],
    [
      "list.flatMap",
      [
        [1, 2],
        it2(
          ["x"],
          node(any, {
            kind: "list",
            items: [
              { spread: false, value: x },
              { spread: false, value: x },
            ],
          }),
        ),
      ],
      [1, 1, 2, 2],
    ],
    ["list.find", [[1, 2, 3], it2(["x"], big)], 2],
    ["list.find", [[1], it2(["x"], big)], undefined],
    ["list.count", [[1, 2, 3], it2(["x"], big)], 2],
    [
      "list.reduce",
      [[1, 2], it2(["acc", "x", "i"], add(node(integer, { kind: "variable", name: "acc" }), add(x, i))), 10],
      14,
    ],
    ["list.sorted", [["😀", "\ue000", "a"]], ["a", "\ue000", "😀"]],
    ["list.sorted", [[3, -1, 2]], [-1, 2, 3]],
    ["list.reversed", [[1, 2]], [2, 1]],
    ["list.indexOf", [[{ a: 1 }, { a: 2 }], { a: 2 }], 1],
    ["list.indexOf", [[1], 2], -1],
    ["list.concat", [[1], [2]], [1, 2]],
    ["list.slice", [[1, 2, 3], 1], [2, 3]],
    ["list.slice", [[1, 2, 3], -2, -1], [2]],
    [
      "list.zip",
      [
        [1, 2, 3],
        ["a", "b"],
      ],
      [
        [1, "a"],
        [2, "b"],
      ],
    ],
    [
      "list.adjacent",
      [[1, 2, 3]],
      [
        [1, 2],
        [2, 3],
      ],
    ],
    ["list.adjacent", [[1]], []],
    ["list.indices", [["a", "b"]], [0, 1]],
    [
      "list.sameItems",
      [
        [1, 1, 2],
        [2, 1, 1],
      ],
      true,
    ],
    [
      "list.sameItems",
      [
        [1, 1, 2],
        [2, 2, 1],
      ],
      false,
    ],
    ["list.distinct", [[{ a: 1 }, { a: 1, b: undefined }]], false],
    ["list.distinct", [[0, -0]], false],
    ["list.distinct", [[1, 2], it2(["x"], literal(integer, 0))], false],
    ["list.length", [[1, 2]], 2],
    [
      "map.keys",
      [
        new Map([
          ["b", 1],
          ["a", 2],
        ]),
      ],
      ["b", "a"],
    ],
    [
      "map.values",
      [
        new Map([
          ["b", 1],
          ["a", 2],
        ]),
      ],
      [1, 2],
    ],
    ["map.size", [new Map()], 0],
    ["set.values", [new Set([2, 1])], [2, 1]],
    ["dictionary.keys", [JSON.parse('{"__proto__": 1, "a": 2}')], ["__proto__", "a"]],
    ["dictionary.values", [JSON.parse('{"__proto__": 1, "a": 2}')], [1, 2]],
    ["parts", [[1, { a: "x", b: undefined }]], [[1, { a: "x", b: undefined }], 1, { a: "x", b: undefined }, "x"]],
    ["parts", [new Map([["k", 1]])], [new Map([["k", 1]]), "k", 1]],
    ["range", [2, 5], [2, 3, 4]],
    ["range", [5, 2], []],
  ])("%s %#", (name, args, expected) => expect(call(name, args)).toEqual(expected));

  it("sorts stably by a callback", () => {
    const records = [
      { k: 1, n: "a" },
      { k: 0, n: "b" },
      { k: 1, n: "c" },
    ];
    const byK = it2(["x"], node(integer, { kind: "member", object: x, name: "k" }));
    expect((call("list.sorted", [records, byK]) as typeof records).map(one => one.n)).toEqual(["b", "a", "c"]);
  });

  it("sums integers exactly and numbers as doubles", () => {
    const top = Number.MAX_SAFE_INTEGER;
    expect(call("list.sum", [[top, 2, -2, -top]], integer)).toBe(0);
    expect(call("list.sum", [[top, 2]], integer)).toBe(BigInt(top) + 2n);
    expect(call("list.sum", [[0.1, 0.2]], number)).toBe(0.1 + 0.2);
    expect(call("list.sum", [[]], integer)).toBe(0);
    none(() => call("list.sum", [[1e308, 1e308]], number));
  });

  it("has no smallest of none", () => {
    none(() => call("list.min", [[]]));
    none(() => call("list.max", [[]]));
    expect([call("list.min", [[2, 1]]), call("list.max", [[2, 3], it2(["x"], add(x, x))])]).toEqual([1, 6]);
  });

  it("stops at the first answer", () => {
    const broken = it2(
      ["x"],
      compare(
        node(number, { kind: "arithmetic", op: "/", mode: "number", left: literal(integer, 1), right: x }),
        ">",
        literal(integer, 0),
      ),
    );
    expect(call("list.some", [[1, 0], broken])).toBe(true);
    none(() => call("list.some", [[0, 1], broken]));
  });
});

describe("text is made of code points", () => {
  it.each<[LibraryName, unknown[], unknown]>([
    ["text.length", ["a😀"], 2],
    ["text.slice", ["a😀b", 1, 2], "😀"],
    ["text.slice", ["a😀b", -1], "b"],
    ["text.split", ["a😀", ""], ["a", "😀"]],
    ["text.split", ["a,b", ","], ["a", "b"]],
    ["text.trim", [" a\n"], "a"],
    ["text.toUpperCase", ["ß"], "SS"],
    ["text.matches", ["😀", node({ kind: "regex" }, { kind: "regex", source: "^.$", flags: "" })], true],
    ["text.includes", ["abc", "bc"], true],
    ["text", [1.5], "1.5"],
    ["text", [true], "true"],
    ["text", [new Date(0)], "1970-01-01T00:00:00.000Z"],
  ])("%s %#", (name, args, expected) => expect(call(name, args)).toEqual(expected));

  it("is remembered by no regular expression", () => {
    const global = node({ kind: "regex" }, { kind: "regex", source: "a", flags: "g" });
    expect([1, 2, 3].map(() => call("text.matches", ["a", global]))).toEqual([true, true, true]);
  });
});

describe("numbers", () => {
  it.each<[LibraryName, unknown[], unknown]>([
    ["number.round", [2.5], 3],
    ["number.round", [-2.5], -2],
    ["number.round", [0.49999999999999994], 0],
    ["number.round", [1.005, 2], 1.01],
    ["number.round", [-1.005, 2], -1],
    ["number.round", [1250, -2], 1300],
    ["number.round", [-1250, -2], -1200],
    ["number.floor", [-0.5], -1],
    ["number.ceil", [1e21], 10n ** 21n],
    ["number.abs", [-3], 3],
    ["number.min", [2, 1], 1],
    ["number.max", [2, 1], 2],
    ["number.div", [-7, 2], -3],
    ["time.days", [2], 172_800_000],
    ["time.hours", [1.5], 5_400_000],
  ])("%s %j", (name, args, expected) => expect(call(name, args)).toBe(expected));

  it("are exact over the integers, and canonical", () => {
    const top = Number.MAX_SAFE_INTEGER;
    expect(arithmetic("integer", "+", top, 1)).toBe(2n ** 53n);
    expect(arithmetic("integer", "-", 2n ** 53n, 1)).toBe(top);
    expect(arithmetic("integer", "*", top, top)).toBe(BigInt(top) ** 2n);
    expect(arithmetic("integer", "**", 3, 40)).toBe(3n ** 40n);
    expect(arithmetic("integer", "%", -7, 3)).toBe(-1);
    none(() => arithmetic("integer", "%", 1, 0));
    none(() => arithmetic("integer", "**", 2, -1));
    none(() => arithmetic("integer", "**", 2, 1e9));
  });

  it("have no value where the result is not finite", () => {
    none(() => arithmetic("number", "/", 1, 0));
    none(() => arithmetic("number", "*", 1e308, 10));
    none(() => call("number.div", [1, 0]));
    none(() => call("range", [0, 1e9]));
    expect(arithmetic("number", "/", 2n ** 53n, 2)).toBe(2 ** 52);
  });
});
