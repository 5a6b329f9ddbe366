import { decodeValue, encodeValue, judgeCases, readCases } from "@tenet/verifier";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, statuses, verdict } from "./judge.js";
import { echo, half, implementation, stock, text } from "./specs.js";

const target = (markdown: string, name: string) => ({
  ...compile(markdown),
  implementation: implementation(name),
  deadline: 300,
});

describe("the encoding", () => {
  const scalar = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.date({ noInvalidDate: true }),
    fc.constant(undefined),
  );
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: "small" },
      scalar,
      fc.array(tie("value")),
      fc.uniqueArray(fc.string()).map(items => new Set(items)),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "$map", "$date")), tie("value"), {
        noNullPrototype: true,
      }),
      fc.array(fc.tuple(fc.string(), tie("value"))).map(pairs => new Map(pairs)),
    ),
  }));

  test("brings every value back through JSON", () => {
    fc.assert(
      fc.property(value, data => {
        expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(data))))).toStrictEqual(data);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    [undefined, { $undefined: true }],
    [-0, { $number: "-0" }],
    [12n, { $bigint: "12" }],
    [new Map([["a", 1]]), { $map: [["a", 1]] }],
    [new Set([1]), { $set: [1] }],
    [new Date(0), { $date: "1970-01-01T00:00:00.000Z" }],
    [{ $map: 1 }, { $object: [["$map", 1]] }],
  ])("%o", (plain, encoded) => expect(encodeValue(plain)).toEqual(encoded));
});

describe("case files", () => {
  const call = { operation: "half", input: { n: 7 } };

  test.each([
    ["one case", JSON.stringify({ calls: [call] }), 1],
    ["several", JSON.stringify([{ calls: [call] }, { calls: [call, call] }]), 2],
    ["a bare call", JSON.stringify(call), 1],
    ["a call on each line", `${JSON.stringify(call)}\n\n${JSON.stringify(call)}\n`, 2],
  ])("%s", (_, json, count) => expect(readCases(json)).toHaveLength(count));

  test("say what is wrong with them", () => {
    expect(() => readCases("{")).toThrow("Line 1 of the case file is not JSON");
    expect(() => readCases("7")).toThrow("A case is an object");
  });

  test("are judged as they are", async () => {
    const broken = await judgeCases(
      target(half, "half-large.ts"),
      readCases('{"operation":"half","input":{"n":1000}}'),
    );
    expect(statuses(broken)).toMatchObject({ "HLF-2": "broken", "half.returns": "held" });
    expect(statuses(broken)).not.toHaveProperty("HLF-1");
    expect(
      statuses(await judgeCases(target(half, "half-large.ts"), readCases('{"operation":"half","input":{"n":7}}'))),
    ).toMatchObject({ "HLF-2": "held" });
  });

  test("begin with a state, written plainly", async () => {
    const cases = readCases('{"state":{"shelf":{"a":9}},"calls":[{"operation":"take","input":{"sku":"a","count":8}}]}');
    const report = await judgeCases(target(stock, "stock-change.ts"), cases);
    expect(verdict(report, "take.changes.shelf[sku]").counterexample?.outcome).toContain("found: 2");
  });

  test("name a law", async () => {
    const report = await judgeCases(target(text, "text-wrong.ts"), readCases('{"law":"ESC-1","given":{"s":"&lt;"}}'));
    expect(statuses(report)).toEqual({ "ESC-1": "broken" });
  });

  test("name what the spec has", async () => {
    await expect(
      judgeCases(target(half, "half-right.ts"), readCases('{"operation":"third","input":{}}')),
    ).rejects.toThrow("no operation third");
  });
});

describe("values cross between the processes", () => {
  const box =
    '{"at":"2020-01-02T00:00:00Z","tags":["a"],"sizes":{"x":{"$number":"-0"}},"words":{"$object":[["__proto__","own"],["b","c"]]}}';
  const cases = readCases(
    `{"calls":[{"operation":"echo","input":{"box":${box}}},{"operation":"count","input":{"n":{"$number":"-0"}}}]}`,
  );

  test("and keep their kind", async () => {
    const report = await judgeCases(target(echo, "echo.ts"), cases);
    expect(statuses(report)).toMatchObject({ "ECH-1": "held", "echo.returns": "held", "count.returns": "held" });
  });

  test("and are converted where the binding says how", async () => {
    expect(statuses(await judgeCases(target(echo, "echo-native.ts"), cases))).toMatchObject({
      "ECH-1": "held",
      "echo.failures": "held",
    });
  });
});
