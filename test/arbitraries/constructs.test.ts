import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broken, drawn, inputs, sample, smallest, spec } from "./helpers.js";

const types = (...lines: string[]) => `## Types\n\n${lines.map(line => `- ${line}`).join("\n")}\n`;
const requires = (...lines: string[]) =>
  `Requires:\n\n${lines.map((line, at) => `- **R-${at + 1}** \`${line}\``).join("\n")}\n`;
const all = <T>(values: readonly T[], holds: (value: T) => boolean) =>
  expect(values.filter(value => !holds(value))).toEqual([]);

describe("numbers", () => {
  test("bounds of a type are reached and kept", () => {
    const values = inputs(spec(["n | integer | from 3 to 900"])).map(one => one["n"] as number);
    all(values, n => Number.isInteger(n) && n >= 3 && n <= 900);
    expect(values).toContain(3);
    expect(values).toContain(900);
  });

  test("an integer without bounds is both small and large, of either sign", () => {
    const values = inputs(spec(["n | integer | "])).map(one => one["n"] as number);
    all(values, Number.isSafeInteger);
    for (const value of [0, -1, Number.MAX_SAFE_INTEGER]) expect(values).toContain(value);
  });

  test("a bound by an earlier input", () => {
    const values = inputs(spec(["low | integer | ", "high | integer | at least low"])) as {
      low: number;
      high: number;
    }[];
    expect(values.length).toBe(1000);
    all(values, ({ low, high }) => low <= high);
    expect(values.filter(({ low, high }) => low === high).length).toBeGreaterThan(50);
  });

  test("linear conditions, implications and differences", () => {
    const contract = spec(
      ["a | integer | from 0 to 100", "b | integer | from 0 to 100", "c | integer | from 0 to 10"],
      requires("a + c <= b", "c !== a", "a === 0 implies b > 90"),
    );
    const calls = sample(contract);
    expect(calls.length).toBe(1000);
    for (const call of calls) expect(broken(contract, "f", call)).toEqual([]);
  });

  test("multiples, numbers and open ends", () => {
    const values = inputs(
      spec(["n | integer | multiple of 5, more than 0, less than 50", "x | number | more than 0, at most 1"]),
    ) as { n: number; x: number }[];
    all(values, ({ n, x }) => n % 5 === 0 && n > 0 && n < 50 && x > 0 && x <= 1);
    expect(values.some(({ x }) => x === 1)).toBe(true);
    expect(values.some(({ x }) => x < 1 && x > 0.01)).toBe(true);
  });

  test("moments in order, often equal", () => {
    const values = inputs(spec(["start | timestamp | ", "end | timestamp | at least start"])) as {
      start: Date;
      end: Date;
    }[];
    expect(values.length).toBe(1000);
    all(values, ({ start, end }) => !Number.isNaN(+start) && +start <= +end);
    expect(values.some(({ start, end }) => +start === +end)).toBe(true);
    expect(values.some(({ start }) => +start === 0)).toBe(true);
  });
});

describe("text", () => {
  test("lengths count code points and reach both ends", () => {
    const values = inputs(spec(["s | string | length from 2 to 64"])).map(one => [...(one["s"] as string)].length);
    all(values, length => length >= 2 && length <= 64);
    expect(values).toContain(2);
    expect(values).toContain(64);
  });

  test("awkward strings and characters outside the BMP occur", () => {
    const values = inputs(spec(["s | string | "])).map(one => one["s"] as string);
    for (const value of ["", "__proto__", "constructor"]) expect(values).toContain(value);
    expect(values.some(value => /[\u{10000}-\u{10ffff}]/u.test(value))).toBe(true);
    all(values, value => !/\p{Surrogate}/u.test(value));
  });

  test("a pattern that cannot be built from is filtered, bounded and counted", () => {
    const contract = spec(["s | string | matching `/^(?<=^)[a-z]+\\b-[a-z]+$/`"]);
    const arbitraries = buildArbitraries(contract);
    const values = fc
      .sample(arbitraries.input("f"), { numRuns: 300, seed: 1 })
      .map(resolve => resolve({})?.["s"] as string);
    all(values, value => /^[a-z]+-[a-z]+$/.test(value));
    const [fallback] = arbitraries.fallbacks();
    expect(fallback!.clause).toBe("f.s");
    expect(fallback!.tried).toBeGreaterThanOrEqual(fallback!.accepted);
  });

  test("several patterns at once, in one length", () => {
    const contract = spec([
      "s | string | matching `/^[a-z0-9-]+$/`, matching `/^(?!-).*[0-9].*(?<!-)$/`, length at most 9",
    ]);
    const values = inputs(contract, 300).map(one => one["s"] as string);
    expect(values.length).toBe(300);
    all(values, value => /^[a-z0-9-]{1,9}$/.test(value) && /[0-9]/.test(value) && !/^-|-$/.test(value));
  });

  test("a condition that nothing meets ends", () => {
    const contract = spec(['s | string | where `it === "no" && it === "yes"`']);
    expect(sample(contract, 5)).toEqual([]);
  });
});

describe("collections", () => {
  test("distinct, sorted, with lengths and rules for each element", () => {
    const contract = spec(["xs | list of integer | sorted, distinct, length from 2 to 12, each from 0 to 99"]);
    const values = inputs(contract).map(one => one["xs"] as number[]);
    all(
      values,
      xs =>
        xs.length >= 2 && xs.length <= 12 && xs.every((x, at) => x >= 0 && x <= 99 && (at === 0 || xs[at - 1]! < x)),
    );
    expect(values.some(xs => xs.length === 12) || values.some(xs => xs.length > 8)).toBe(true);
  });

  test("fields of elements keep an order among them", () => {
    const contract = spec(
      ["s | list of Span | "],
      "",
      types("`Span`: `{ from: integer, to: integer, at least from }`"),
    );
    const values = inputs(contract, 300).map(one => one["s"] as { from: number; to: number }[]);
    all(values, spans => spans.every(one => one.from <= one.to));
    expect(values.some(spans => spans.length > 3)).toBe(true);
  });

  test("a total is computed from what it is the sum of", () => {
    const contract = spec(
      ["order | Order | where `it.total === it.lines.sum(x => x)`"],
      "",
      types("`Order`: `{ total: integer, lines: list of Line }`", "`Line`: integer, from 0 to 100"),
    );
    const values = inputs(contract).map(one => one["order"] as { total: number; lines: number[] });
    expect(values.length).toBe(1000);
    all(values, one => one.total === one.lines.reduce((sum, line) => sum + line, 0));
  });

  test("dictionaries hold awkward keys as their own", () => {
    const values = inputs(spec(["d | `{ string: integer }` | "])).map(one => one["d"] as object);
    expect(values.some(value => Object.hasOwn(value, "__proto__"))).toBe(true);
    all(values, value => Object.getPrototypeOf(value) === Object.prototype);
  });

  test("recursive types end", () => {
    const contract = spec(
      ["t | Tree | "],
      "",
      types("`Tree`: `{ value: integer, children: list of Tree, next: optional Tree }`"),
    );
    const depths = inputs(contract, 300).map(one => depth(one["t"] as Tree));
    expect(Math.max(...depths)).toBeGreaterThan(2);
    expect(Math.max(...depths)).toBeLessThan(8);
  });
});

interface Tree {
  readonly children: readonly Tree[];
  readonly next?: Tree;
}
const depth = (tree: Tree): number =>
  1 + Math.max(0, ...[...tree.children, ...(tree.next ? [tree.next] : [])].map(depth));

describe("inputs", () => {
  test("equal values of one type occur, and defaults are left out at times", () => {
    const values = inputs(spec(["a | string | ", "b | string | ", "n | integer | from 0 to 9, default 3"]));
    expect(values.filter(one => one["a"] === one["b"]).length).toBeGreaterThan(50);
    expect(values.some(one => !("n" in one))).toBe(true);
    expect(values.filter(one => "n" in one).length).toBeGreaterThan(500);
  });

  test("values of earlier answers are used where they fit", () => {
    const contract = spec(["s | string | length at most 4"]);
    const input = buildArbitraries(contract).input("f", undefined, new Map([["string", ["ok!", "far too long"]]]));
    const values = fc.sample(input, { numRuns: 300, seed: 1 }).map(resolve => resolve({})!["s"]);
    expect(values).toContain("ok!");
    expect(values).not.toContain("far too long");
  });
});

describe("shrinking", () => {
  test("a bug from three elements on ends at three of the smallest", () => {
    const contract = spec(["xs | list of integer | each at least 0"]);
    expect(smallest(drawn(contract), call => (call.input?.["xs"] as number[]).length >= 3).input).toEqual({
      xs: [0, 0, 0],
    });
  });

  test("distinct, sorted elements end at the smallest three", () => {
    const contract = spec(["xs | list of integer | sorted, distinct, each at least 0"]);
    expect(smallest(drawn(contract), call => (call.input?.["xs"] as number[]).length >= 3).input).toEqual({
      xs: [0, 1, 2],
    });
  });

  test("text ends at the fewest letters", () => {
    const contract = spec(["s | string | "]);
    expect(smallest(drawn(contract), call => [...(call.input?.["s"] as string)].length >= 2).input).toEqual({
      s: "aa",
    });
  });

  test("an integer without bounds ends next to zero", () => {
    const contract = spec(["n | integer | "]);
    expect(smallest(drawn(contract), call => (call.input?.["n"] as number) < -6).input).toEqual({ n: -7 });
    expect(smallest(drawn(contract), call => (call.input?.["n"] as number) > 41).input).toEqual({ n: 42 });
  });
});
