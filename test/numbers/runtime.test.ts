import { decimal, exactRound, type Rounding, showDecimal, withPoints } from "@tenet/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("decimals as text", () => {
  test.each([
    ["12.34", 2, 1234n],
    ["-0.05", 2, -5n],
    ["7", 3, 7000n],
    ["1.50", 1, 15n],
    ["9007199254740993.1", 1, 90071992547409931n],
    ["42", 0, 42n],
  ])("%s with %i places is %s", (text, places, value) => {
    expect(decimal(text, places)).toBe(value);
  });

  test.each([
    ["1.234", 2],
    ["1e3", 2],
    ["", 2],
    ["1,50", 2],
    [".5", 2],
  ])("%s with %i places is refused", (text, places) => {
    expect(() => decimal(text, places)).toThrow(RangeError);
  });

  test("come back from their text", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(12), (value, places) => {
        expect(decimal(showDecimal(value, places), places)).toBe(value);
      }),
      { seed: 1 },
    );
  });
});

/** By definition, over all whole numbers near the quotient. */
function byDefinition(n: bigint, d: bigint, rounding: Rounding): bigint {
  const [num, den] = d < 0n ? [-n, -d] : [n, d];
  const size = (value: bigint) => (value < 0n ? -value : value);
  const low = num / den - 2n;
  const candidates = [0n, 1n, 2n, 3n, 4n].map(step => low + step);
  const distance = (c: bigint) => size(num - c * den);
  const exact = candidates.find(c => distance(c) === 0n);
  if (exact !== undefined) return exact;
  const inside = candidates.filter(c => size(c * den) < size(num) && (c === 0n || c < 0n === num < 0n));
  const outside = candidates.filter(c => size(c * den) > size(num) && c !== 0n && c < 0n === num < 0n);
  const down = inside.sort((a, b) => Number(distance(a) - distance(b)))[0]!;
  const up = outside.sort((a, b) => Number(distance(a) - distance(b)))[0]!;
  switch (rounding) {
    case "down":
      return down;
    case "up":
      return up;
    case "floor":
      return num < 0n ? up : down;
    case "ceiling":
      return num < 0n ? down : up;
    default: {
      if (distance(down) !== distance(up)) return distance(down) < distance(up) ? down : up;
      return rounding === "half-up" || down % 2n !== 0n ? up : down;
    }
  }
}

describe("rounding", () => {
  test.each(["half-up", "half-even", "down", "up", "floor", "ceiling"] as const)("%s is what it says", rounding => {
    const number = fc.bigInt({ min: -40n, max: 40n });
    fc.assert(
      fc.property(
        number,
        number.filter(d => d !== 0n),
        (n, d) => {
          expect(exactRound(n, d, rounding)).toBe(byDefinition(n, d, rounding));
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("by zero has no value", () => {
    expect(() => exactRound(1n, 0n, "down")).toThrow("division by zero");
  });
});

test("points are shown where decimals stand, and nowhere else", () => {
  const value = { id: 7n, total: 1234n, lines: [{ price: 5n }], rates: new Map([["a", 725n]]), pair: [1n, 2n] };
  const shown = withPoints(value, {
    fields: [
      ["total", 2],
      ["lines", { items: { fields: [["price", 2]] } }],
      ["rates", { values: 4 }],
      ["pair", { tuple: [undefined, 1] }],
    ],
  }) as Record<string, unknown>;
  expect(shown["id"]).toBe(7n);
  expect(String(shown["total"])).toBe("12.34");
  expect(JSON.stringify(shown["lines"])).toBe('[{"price":"0.05"}]');
  expect(String((shown["rates"] as Map<string, unknown>).get("a"))).toBe("0.0725");
  expect(String(shown["pair"])).toBe("1,0.2");
});
