import { describe, expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { judge, spans } from "./specs.js";

describe("the Always of an entity", () => {
  test("is the caller's duty where only inputs have the type, and nobody's where nothing has", async () => {
    const report = await judge(spans, "spans-right.ts");
    expect(statuses(report)).toMatchObject({
      "SPN-1": "held",
      "GAP-1": "held",
      "gaps.returns": "held",
      "UNU-1": "vacuous",
    });
    expect(verdict(report, "SPN-1").reason).toBe("the caller's duty");
    expect(verdict(report, "GAP-1").reason).toBeUndefined();
    expect(verdict(report, "UNU-1").reason).toContain("no operation takes");
  });

  test("is judged on results, wherever in them it stands", async () => {
    const report = await judge(spans, "spans-wrong.ts");
    expect(statuses(report)).toMatchObject({ "SPN-1": "held", "GAP-1": "broken", "gaps.returns": "held" });
    const { counterexample } = verdict(report, "GAP-1");
    const [first, second] = (counterexample?.calls[0]?.input as { spans: { low: number; high: number }[] }).spans;
    expect(first!.high - second!.low).toBe(1);
    expect(counterexample?.calls).toHaveLength(1);
  });
});
