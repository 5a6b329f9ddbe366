import { decimal, type ExactRange, type NumberRange, number, unbounded } from "@tenet/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const drawn = <T>(arbitrary: fc.Arbitrary<T>) => fc.sample(arbitrary, { seed: 1, numRuns: 600 });
const smallest = (arbitrary: fc.Arbitrary<bigint>, fails: (value: bigint) => boolean) =>
  fc.check(
    fc.property(arbitrary, value => !fails(value)),
    { seed: 1, numRuns: 2000 },
  ).counterexample?.[0];

describe("numbers in steps of a fraction", () => {
  test.each<[string, NumberRange, readonly number[]]>([
    ["from 0.1 to 0.4", { atLeast: 0.1, atMost: 0.4, multipleOf: 0.1 }, [0.1, 0.2, 0.3, 0.4]],
    ["more than 0.1, less than 0.4", { above: 0.1, below: 0.4, multipleOf: 0.1 }, [0.2, 0.3]],
    ["between the steps", { atLeast: 0.05, atMost: 0.35, multipleOf: 0.1 }, [0.1, 0.2, 0.3]],
    ["below nought", { atLeast: -0.5, atMost: -0.1, multipleOf: 0.25, not: -0.5 }, [-0.25]],
    ["of whole numbers", { above: 0, below: 10, multipleOf: 3 }, [3, 6, 9]],
  ])("%s", (_, range, expected) => {
    expect([...new Set(drawn(number(range)))].sort((a, b) => a - b)).toEqual(expected);
  });
});

describe("decimals", () => {
  test.each<[string, ExactRange, (value: bigint) => boolean]>([
    ["from 0 to 1000.00", { atLeast: 0n, atMost: 100000n }, v => v >= 0n && v <= 100000n],
    ["more than 0, less than 0.03", { above: 0n, below: 3n }, v => v === 1n || v === 2n],
    ["below a negative bound", { atMost: -500n }, v => v <= -500n],
    ["far beyond what is usual", { atLeast: 10n ** 40n }, v => v >= 10n ** 40n],
    ["in steps of 0.05", { atLeast: 1n, atMost: 999n, multipleOf: 5n }, v => v % 5n === 0n && v > 0n && v < 1000n],
    ["without one value", { atLeast: 0n, atMost: 2n, not: 1n }, v => v === 0n || v === 2n],
  ])("%s", (_, range, fits) => {
    const values = drawn(decimal(2, range));
    expect(values.every(value => typeof value === "bigint")).toBe(true);
    expect(values.filter(value => !fits(value))).toEqual([]);
  });

  test("both ends are met often, and numbers of few digits", () => {
    const values = drawn(decimal(2, { atLeast: 1n, atMost: 99_999n }));
    expect(values.filter(value => value === 1n).length).toBeGreaterThan(20);
    expect(values.filter(value => value === 99_999n).length).toBeGreaterThan(20);
    expect(values.filter(value => value % 1000n === 0n).length).toBeGreaterThan(20);
  });

  test("shrink to zero, or to the bound nearest to it", () => {
    expect(smallest(decimal(2), () => true)).toBe(0n);
    expect(smallest(decimal(2, { atLeast: 250n }), () => true)).toBe(250n);
    expect(smallest(decimal(2, { atMost: -250n }), () => true)).toBe(-250n);
    expect(smallest(decimal(2), value => value > 1000n)).toBe(1001n);
  });
});

describe("integers without an end", () => {
  const values = drawn(unbounded());
  test("are beyond the safe ones on both sides, and beyond 64 bits", () => {
    const safe = BigInt(Number.MAX_SAFE_INTEGER);
    expect(values.filter(value => value > safe).length).toBeGreaterThan(30);
    expect(values.filter(value => value < -safe).length).toBeGreaterThan(30);
    expect(values.some(value => value > 2n ** 70n)).toBe(true);
    expect(values.some(value => value === 2n ** 53n + 1n)).toBe(true);
    expect(values.filter(value => value >= -5n && value <= 5n).length).toBeGreaterThan(50);
  });

  test("keep their bounds", () => {
    expect(drawn(unbounded({ atLeast: 0n })).every(value => value >= 0n)).toBe(true);
    expect(drawn(unbounded({ above: 2n ** 64n })).every(value => value > 2n ** 64n)).toBe(true);
  });

  test("shrink", () => {
    expect(smallest(unbounded(), () => true)).toBe(0n);
    expect(smallest(unbounded({ above: 2n ** 64n }), () => true)).toBe(2n ** 64n + 1n);
  });
});
