import { describe, expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { judge, stock } from "./specs.js";

describe("an implementation with state", () => {
  test("the right one holds", async () => {
    const report = await judge(stock, "stock-right.ts", { runs: 150 });
    expect(report.verdicts.filter(({ status }) => status !== "held")).toEqual([]);
    expect(verdict(report, "TAK-1").nearMisses).toBeGreaterThan(5);
  });

  test("what no row names must stay", async () => {
    const report = await judge(stock, "stock-frame.ts");
    expect(statuses(report)).toMatchObject({ "take.frame": "broken", "TAK-1": "held", "put.frame": "held" });
    const { counterexample } = verdict(report, "take.frame");
    expect(counterexample?.calls).toHaveLength(1);
    expect([...(counterexample?.state as { shelf: Map<string, number> }).shelf.values()].sort()).toEqual([0, 1]);
  });

  test("a row that is not carried out", async () => {
    const report = await judge(stock, "stock-change.ts");
    const broken = report.verdicts.filter(({ status }) => status === "broken");
    expect(broken.map(({ promise }) => promise)).toEqual(["shop.stock/take.changes.shelf[sku]"]);
    expect(broken[0]?.counterexample?.calls).toMatchObject([{ operation: "take", input: { count: 8 } }]);
  });

  test("a refusal that changes something", async () => {
    const report = await judge(stock, "stock-refusal-changes.ts", { runs: 100 });
    expect(statuses(report)).toMatchObject({ "put.frame": "broken" });
  });

  test("an input changed in place", async () => {
    const report = await judge(stock, "stock-mutates.ts");
    expect(statuses(report)).toMatchObject({ "known.frame": "broken", "KNW-1": "held" });
    const skus = (verdict(report, "known.frame").counterexample?.calls[0]?.input as { skus: string[] }).skus;
    expect(skus).toHaveLength(2);
  });

  test("what must never be deleted", async () => {
    expect(statuses(await judge(stock, "stock-deletes.ts"))).toMatchObject({ "shelf.never-deleted": "broken" });
  });

  test("a state that cannot be set is reached by calls", async () => {
    const report = await judge(stock, "stock-unsettable.ts", { runs: 150 });
    expect(statuses(report)).toMatchObject({ "take.changes.shelf[sku]": "broken", "PUT-3": "held" });
    const { counterexample } = verdict(report, "take.changes.shelf[sku]");
    expect(counterexample?.state).toEqual({ shelf: new Map() });
    expect(counterexample?.calls.at(-1)?.operation).toBe("take");
    expect(counterexample?.calls.length).toBeLessThanOrEqual(4);
  });

  test("without observe, what reads the state is not checked, and said so", async () => {
    const report = await judge(stock, "stock-unseen.ts");
    expect(statuses(report)).toMatchObject({
      "put.returns": "held",
      "PUT-3": "not-checked",
      "put.frame": "not-checked",
      "SHP-1": "not-checked",
    });
    expect(verdict(report, "PUT-3").reason).toContain("no observe");
  });
});
