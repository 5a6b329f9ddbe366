/** What expressions with exact numbers come to, from the text of a spec. */
import { compileText, type Expr, environment, evaluate, Undefined } from "@tenet/checker";
import { describe, expect, test } from "vitest";
import { asking } from "./specs.js";

function compiled(expression: string) {
  const { value: contract, diagnostics } = compileText("asking.spec.md", asking(expression));
  return {
    contract: contract!,
    codes: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  };
}

const input = { price: 1234n, rate: 725n, big: 2n ** 80n, count: 7, ratio: 0.5, maybe: undefined, prices: [10n, 5n] };

/** The value of the left side of `expression === …`, as a text with its places. */
function valueOf(expression: string): unknown {
  const { contract, codes } = compiled(`text(${expression}) === ""`);
  expect(codes).toEqual([]);
  const condition = contract.operations[0]!.ensures[0]!.condition as Expr & { kind: "equality" };
  return evaluate(condition.left, environment(contract, { input }));
}

describe("arithmetic is exact", () => {
  test.each([
    ["price + rate", "12.4125"],
    ["price - 1", "11.34"],
    ["1 - price", "-11.34"],
    ["price * count", "86.38"],
    ["price * rate", "0.894650"],
    ["price * 1.5", "18.510"],
    ["0.1 * price", "1.234"],
    ["-price", "-12.34"],
    ["price % 5", "2.34"],
    ["price ** 2", "152.2756"],
    ["price + big", "1208925819614629174706188.34"],
    ["big + count", "1208925819614629174706183"],
    ["big * big % 1000", "976"],
    ["count ** 2 + big", "1208925819614629174706225"],
    ["big + 100000000000000000000", "1209025819614629174706176"],
    ["2 ** 3", "8"],
    ["prices.sum", "0.15"],
    ["prices.sum(p => p * count)", "1.05"],
    ["prices.min", "0.05"],
    ["max(price, 20)", "20.00"],
    ["min(0.5, rate)", "0.0725"],
    ["abs(1 - price)", "11.34"],
    ["div(price, 0.05)", "246"],
    ["div(big, 7)", "172703688516375596386596"],
    ["maybe ?? 3", "3.00"],
    ["[price, 1, rate][2]", "0.0725"],
    ["[price, 1, rate][0]", "12.3400"],
    ["price > 12 ? price : 0", "12.34"],
    ["prices.reduce((sum, p) => sum + p, 0)", "0.15"],
    ["floor(price)", "12"],
    ["ceil(-price)", "-12"],
    ["round(price)", "12"],
  ])("%s is %s", (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });
});

describe("rounding says how", () => {
  const rounded = (value: string) =>
    ["half-up", "half-even", "down", "up"].map(mode => valueOf(`round(${value}, 2, ${mode})`));
  test.each([
    ["price * 0.125", ["1.54", "1.54", "1.54", "1.55"]],
    ["rate * 3 + 0.0075", ["0.23", "0.22", "0.22", "0.23"]],
    ["-rate * 3 - 0.0075", ["-0.23", "-0.22", "-0.22", "-0.23"]],
    ["rate * 2", ["0.15", "0.14", "0.14", "0.15"]],
    ["price / 8", ["1.54", "1.54", "1.54", "1.55"]],
    ["price / -8", ["-1.54", "-1.54", "-1.54", "-1.55"]],
    ["price / rate", ["170.21", "170.21", "170.20", "170.21"]],
    ["count / 8", ["0.88", "0.88", "0.87", "0.88"]],
    [
      "big / 3",
      [
        "402975273204876391568725.33",
        "402975273204876391568725.33",
        "402975273204876391568725.33",
        "402975273204876391568725.34",
      ],
    ],
  ])("%s", (value, expected) => {
    expect(rounded(value)).toEqual(expected);
  });

  test("half-up is what comes without a word", () => {
    expect(valueOf("round(rate * 2, 2)")).toBe("0.15");
    expect(valueOf("round(0 - rate * 2, 2)")).toBe("-0.15");
  });

  test("a division by zero has no value", () => {
    expect(() => valueOf("round(price / (count - 7), 2)")).toThrow(Undefined);
    expect(() => valueOf("big % (count - 7)")).toThrow(Undefined);
  });
});

describe("comparisons are of amounts, whatever their places", () => {
  test.each([
    ["price === 12.34", true],
    ["price === 12.340", true],
    ["12 < price", true],
    ["rate < price", true],
    ["price - 12.34 + rate === rate", true],
    ["price * 100 === 1234", true],
    ["big > 9007199254740993 && big < 2000000000000000000000000", true],
    ["big === 1208925819614629174706176", true],
    ["0.05 in prices", true],
    ["0.07 in prices", false],
    ["maybe === 12.34", false],
    ["prices.sorted === [0.05, 0.1]", true],
    ["price is number && big is number", true],
  ])("%s is %s", (expression, expected) => {
    const { contract, codes } = compiled(expression);
    expect(codes).toEqual([]);
    expect(evaluate(contract.operations[0]!.ensures[0]!.condition, environment(contract, { input }))).toBe(expected);
  });
});

describe("what would lose a digit is refused", () => {
  test.each([
    ["price === 12.345", "decimal-literal-places"],
    ["price + ratio > 0", "exact-and-number"],
    ["price === ratio", "exact-and-number"],
    ["ratio < big", "exact-and-number"],
    ["max(price, ratio) > 0", "exact-and-number"],
    ["price / 3 > 0", "exact-quotient"],
    ["floor(ratio / price) > 0", "exact-and-number"],
    ["price ** count > 0", "decimal-power"],
    ["big ** count > 0", "unbounded-power"],
    ["round(price, count) > 0", "rounding-places"],
    ["round(ratio, 2, half-up) > 0", "rounding-of-number"],
    ["round(price, 2, half-down) > 0", "rounding-mode"],
    ["count < 100000000000000000000", "unsafe-integer"],
    ["prices[big] > 0", "unbounded-as-integer"],
  ])("%s: %s", (expression, code) => {
    expect(compiled(expression).codes).toContain(code);
  });
});
