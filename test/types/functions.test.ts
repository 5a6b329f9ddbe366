/** Functions, orders and values of any type, as a search draws them and as they cross to another process. */
import { descriptionOf, equal, type FunctionDescription, functionOf, show } from "@tenet/runtime";
import { anyValue, func, integer, order, tuple } from "@tenet/testing";
import { buildArbitraries, decodeValue, encodeValue } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compiled, judge, operation } from "./build.js";

type Order = (a: unknown, b: unknown) => number;
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom("", "a", "b", "ab", "\u{1f600}", "\uffff"),
  fc.record({ key: fc.nat(2), tag: fc.constantFrom("a", "b") }, { requiredKeys: ["key"], noNullPrototype: true }),
  fc.array(fc.nat(1), { maxLength: 3 }),
);
const orders = order<Order>(["length", "size", ".key"]) as fc.Arbitrary<Order>;

describe("orders", () => {
  test("are lawful: one of two values comes first, and so on through any three", () => {
    fc.assert(
      fc.property(orders, value, value, value, (compare, a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(Math.sign(-compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (equal(a, b)) expect(Object.is(compare(a, b), 0)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("by the values themselves tell any two of them apart", () => {
    const compare = functionOf({ kind: "order", direction: "ascending", step: 1 });
    fc.assert(fc.property(value, value, (a, b) => (compare(a, b) === 0) === equal(a, b)));
  });

  test("make different values equal, turn them round, and answer with other numbers than 1", () => {
    const drawn = fc.sample(orders, { numRuns: 200, seed: 7 });
    expect(drawn.some(compare => compare(1, 2) === 0)).toBe(true);
    expect(drawn.some(compare => compare(1, 2) > 0)).toBe(true);
    expect(drawn.some(compare => compare(1, 2) < -1)).toBe(true);
    expect(drawn.some(compare => compare(-2, 2) === 0 && compare(1, 2) !== 0)).toBe(true);
    expect(
      drawn.some(compare => compare({ key: 1, tag: "a" }, { key: 1 }) === 0 && compare({ key: 1 }, { key: 2 }) < 0),
    ).toBe(true);
  });

  test("read well", () => {
    const shown = (description: FunctionDescription) => show(functionOf(description));
    expect(shown({ kind: "order", direction: "ascending", step: 1 })).toBe("(a, b) => a compared with b");
    expect(shown({ kind: "order", direction: "descending", by: ".key", step: 1 })).toBe(
      "(a, b) => b.key compared with a.key",
    );
    expect(shown({ kind: "order", direction: "ascending", by: "size", step: 7 })).toBe(
      "(a, b) => |a| compared with |b|, as -7, 0 or 7",
    );
    expect(shown({ kind: "order", direction: "all equal", step: 1 })).toBe("(a, b) => 0");
    expect(shown({ kind: "table", takes: 1, answers: [3] })).toBe("(…) => 3");
    expect(shown({ kind: "table", takes: 1, answers: ["a", "b"] })).toBe('(…) => one of "a", "b", by what it is given');
  });
});

describe("functions", () => {
  const functions = func<(...args: unknown[]) => unknown>(2, integer({ atLeast: [0], atMost: [9] }));

  test("answer equal arguments alike", () => {
    const drawn = fc.sample(functions as fc.Arbitrary<(...args: unknown[]) => unknown>, { numRuns: 50, seed: 7 });
    for (const answer of drawn) {
      expect(answer({ a: 1, b: [0] }, undefined)).toBe(answer({ b: [-0], a: 1, c: undefined }, null));
      expect(answer(new Set([1, 2]))).toBe(answer(new Set([2, 1])));
      // `xs.filter(keep)` hands on the index and the list, too.
      expect(answer("a", 1, 0, [])).toBe(answer("a", 1));
    }
    expect(drawn.some(answer => new Set([0, 1, 2, 3, 4, 5, 6, 7].map(n => answer(n))).size > 1)).toBe(true);
  });

  test("cross as data, and are the same functions there", () => {
    fc.assert(
      fc.property(fc.oneof(orders, functions as fc.Arbitrary<Order>), value, value, (given, a, b) => {
        const there = decodeValue(JSON.parse(JSON.stringify(encodeValue(given)))) as Order;
        expect(there(a, b)).toEqual(given(a, b));
        expect(descriptionOf(there)).toMatchObject({ ...descriptionOf(given) });
      }),
    );
  });
});

describe("any value", () => {
  const kind = (one: unknown) => typeof one;

  test("is of one kind throughout a case, and of another in the next", () => {
    const { contract } = compiled(
      operation("f({ xs, x })", ["xs | list of any value", "x | any value"], "Returns: integer"),
    );
    const cases = fc.sample(buildArbitraries(contract).input("f"), { numRuns: 300, seed: 7 }).map(draw => draw({})!);
    const kinds = cases.map(({ xs, x }) => new Set([...(xs as unknown[]), x].map(kind)));
    expect(kinds.every(({ size }) => size === 1)).toBe(true);
    expect(new Set(kinds.flatMap(one => [...one]))).toEqual(new Set(["number", "string", "object"]));
    const met = cases.filter(({ xs, x }) => kind(x) === "object" && (xs as unknown[]).some(one => equal(one, x)));
    expect(met.length).toBeGreaterThan(10);
    expect(met.every(({ xs, x }) => !(xs as unknown[]).includes(x))).toBe(true);
  });

  test("shrinks within its kind", () => {
    const pair = tuple<[unknown, unknown]>(anyValue(), anyValue());
    const { counterexample } = fc.check(
      fc.property(pair, ([a]) => kind(a) !== "string"),
      { seed: 7 },
    );
    expect(counterexample).toEqual([["a", expect.anything()]]);
  });
});

test("a counterexample holds the order that it was found with", async () => {
  const spec = operation(
    "first({ xs, compare })",
    ["xs | list of integer | not empty", "compare | order of integer"],
    "Returns: integer\n\nEnsures:\n\n- **T-1** None comes before it: `xs.every(x => compare(result, x) <= 0)`",
  );
  const { verdicts } = await judge(spec, "export const first = ({ xs }: any) => Math.min(...xs);");
  const call = verdicts.find(({ promise }) => promise.endsWith("T-1"))?.counterexample?.calls[0];
  const { xs, compare } = call?.input as { xs: number[]; compare: Order };
  expect(xs.length).toBe(2);
  expect(xs.some(x => compare(Math.min(...xs), x) > 0)).toBe(true);
});
