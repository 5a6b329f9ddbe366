import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { half, judge } from "./specs.js";

describe("an implementation that does not play by the rules gets a verdict with words", () => {
  test("an endless loop", async () => {
    const report = await judge(half, "half-loop.ts");
    expect(statuses(report)).toMatchObject({ "half.failures": "timed-out", "HLF-1": "held" });
    const { reason, counterexample } = verdict(report, "half.failures");
    expect(reason).toBe("the call did not end within 300 ms");
    expect((counterexample?.calls[0]?.input as { n: number }).n).toBeGreaterThanOrEqual(10);
  });

  test("what a few cases showed before the calls stopped ending is not called held", async () => {
    const report = await judge(half, "half-mostly-loop.ts");
    expect(verdict(report, "half.returns")).toMatchObject({ status: "timed-out" });
    expect(Object.values(statuses(report))).not.toContain("vacuous");
  });

  test("a promise that never settles", async () => {
    const report = await judge(half, "half-never.ts");
    expect(statuses(report)).toMatchObject({
      "half.failures": "timed-out",
      "HLF-2": "timed-out",
      "half.returns": "timed-out",
    });
  });

  test("an end with exit code 0", async () => {
    const report = await judge(half, "half-exit.ts");
    expect(statuses(report)["half.failures"]).toBe("crashed");
    expect(verdict(report, "half.failures").reason).toContain("exit code 0");
    expect(verdict(report, "half.failures").counterexample?.calls).toEqual([{ operation: "half", input: { n: 6 } }]);
  });

  test("a process that is killed", async () => {
    const report = await judge(half, "half-killed.ts");
    expect(verdict(report, "half.failures")).toMatchObject({
      status: "crashed",
      reason: "its process was ended by SIGKILL",
    });
  });

  test("poisoned globals do not hide a wrong answer", async () => {
    const report = await judge(half, "half-poison.ts");
    expect(statuses(report)).toMatchObject({ "HLF-1": "broken", "HLF-2": "broken" });
  });

  test("what it says on the channel is no answer", async () => {
    const report = await judge(half, "half-forger.ts");
    expect(statuses(report)).toMatchObject({ "HLF-2": "broken" });
  });

  test("null, texts and unreadable proxies as errors", async () => {
    const report = await judge(half, "half-odd-throws.ts");
    expect(statuses(report)).toMatchObject({ "HLF-1": "broken", "half.failures": "broken", "HLF-2": "vacuous" });
  });

  test("an answer that cannot leave its process", async () => {
    const report = await judge(half, "half-unclonable.ts");
    expect(statuses(report)).toMatchObject({
      "half.failures": "no-answer",
      "HLF-2": "no-answer",
      "half.returns": "no-answer",
    });
    expect(verdict(report, "half.failures").reason).toContain("cannot leave its process");
  });

  test("an answer that contains itself", async () => {
    expect(verdict(await judge(half, "half-cycle.ts"), "half.failures")).toMatchObject({
      status: "no-answer",
      reason: "what it answered contains itself",
    });
  });

  test("a flood of output changes nothing", async () => {
    expect(new Set(Object.values(statuses(await judge(half, "half-flood.ts"))))).toEqual(new Set(["held"]));
  });

  test("what does not fail again is flaky, never broken and never held", async () => {
    const report = await judge(half, "half-flaky.ts", { runs: 200 });
    expect(statuses(report)["HLF-2"]).toBe("flaky");
    expect(verdict(report, "HLF-2").reason).toContain("fresh process");
  });

  test("a module that does not load", async () => {
    const report = await judge(half, "half-missing-module.ts");
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["crashed"]));
    expect(verdict(report, "HLF-1").reason).toContain("the module does not load");
  });

  test("a module that never ends loading", async () => {
    const report = await judge(half, "half-endless-module.ts");
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["timed-out"]));
  });

  test("processes that it started go with it", async () => {
    const report = await judge(half, "half-child.ts", { runs: 20 });
    expect(statuses(report)["half.failures"]).toBe("timed-out");
    const left = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
      .split("\n")
      .filter(line => line.includes("sleep 3217"));
    expect(left).toEqual([]);
  });
});
