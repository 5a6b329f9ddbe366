import { describe, expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { half, judge } from "./specs.js";

describe("a function", () => {
  test("the right one holds, with cases and near-misses", async () => {
    const report = await judge(half, "half-right.ts");
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["held"]));
    expect(verdict(report, "HLF-2").cases).toBeGreaterThan(30);
    expect(verdict(report, "HLF-1").nearMisses).toBeGreaterThan(5);
  });

  test("a wrong one breaks its promise with the smallest case, and no other", async () => {
    const report = await judge(half, "half-large.ts");
    expect(statuses(report)).toMatchObject({
      "HLF-2": "broken",
      "HLF-3": "held",
      "HLF-1": "held",
      "half.returns": "held",
    });
    const { counterexample } = verdict(report, "HLF-2");
    expect(counterexample?.calls).toEqual([{ operation: "half", input: { n: 1000 } }]);
    expect(counterexample?.outcome).toBe("it returned 1000");
    expect(counterexample?.parts).toContainEqual({ text: "result", value: 1000 });
    expect(counterexample?.replay).toBe("spec verify spec.spec.md --seed 7 --only numbers.half/HLF-2");
  });

  test("the same seed gives the same report", async () => {
    const [first, second] = [await judge(half, "half-large.ts"), await judge(half, "half-large.ts")];
    expect(second).toEqual(first);
  });

  test("another code breaks the refusal and the list of failures", async () => {
    const report = await judge(half, "half-code.ts");
    expect(statuses(report)).toMatchObject({ "HLF-1": "broken", "half.failures": "broken", "HLF-2": "held" });
    expect(verdict(report, "HLF-1").counterexample?.calls).toEqual([{ operation: "half", input: { n: -1 } }]);
  });

  test("a result of another type", async () => {
    const report = await judge(half, "half-text.ts");
    expect(statuses(report)).toMatchObject({
      "half.returns": "broken",
      "half.example-1": "broken",
      "half.failures": "held",
    });
    expect(verdict(report, "half.returns").counterexample?.calls[0]?.input).toEqual({ n: 0 });
  });

  test("a missing operation breaks every promise of it and suggests the nearest name", async () => {
    const report = await judge(half, "half-misspelt.ts");
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["broken"]));
    expect(verdict(report, "HLF-1").reason).toContain("did you mean hafl?");
  });

  test("a module that is one function", async () => {
    expect(new Set(Object.values(statuses(await judge(half, "half-default.cjs"))))).toEqual(new Set(["held"]));
  });

  test("only one promise", async () => {
    const report = await judge(half, "half-large.ts", { only: "numbers.half/HLF-2" });
    expect(statuses(report)).toEqual({ "HLF-2": "broken" });
  });

  test("types that do not fit", async () => {
    expect(statuses(await judge(half, "half-text.ts", { skipTypes: false, runs: 5 }))).toMatchObject({
      "half.signature": "broken",
    });
    expect(statuses(await judge(half, "half-right.ts", { skipTypes: false, runs: 5 }))).toMatchObject({
      "half.signature": "held",
    });
  });
});
