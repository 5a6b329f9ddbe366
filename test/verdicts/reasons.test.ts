import { describe, expect, test } from "vitest";
import { verdict } from "../verifier/judge.js";
import { bank, bare, idle, judge, rare, words } from "./specs.js";

describe("why nothing put a promise to the test", () => {
  test("each has a reason of its own", async () => {
    const report = await judge(idle, "idle.ts");
    const said = (id: string) => {
      const { status, reason } = verdict(report, id);
      expect(status).toBe("vacuous");
      return reason;
    };
    expect(said("HLF-2")).toMatch(/^every such call is refused earlier by HLF-1 \(line \d+\), with LARGE/);
    expect(said("HLF-3")).toBe("its premise never held: `n < 0`");
    expect(said("NVR-2")).toMatch(/of \d+ calls that were drawn, none kept NVR-1: `n > 60 && n < 40`/);
    expect(said("RFS-2")).toMatch(/^no call of refuse succeeded: all \d+ failed, with NO$/);
  });
});

test("what is rarely come to has a reason, too", async () => {
  const report = await judge(rare, "rare.ts");
  const said = (id: string) => verdict(report, id).reason;
  expect(said("THR-3")).toMatch(/^every such call is refused earlier, by one of THR-1, THR-2: so in all \d+/);
  expect(said("SOM-1")).toMatch(/^some was never called: of \d+ calls that were drawn, \d+ kept SOM-1/);
  const cupboard = await judge(bare, "bare.ts");
  expect(verdict(cupboard, "TAK-1").reason).toMatch(/^take was never called: no input /);
  expect(verdict(cupboard, "empty.changes.inside[one]-e4e8b3").reason).toBe("no case put it to the test");
  expect(said("NTE-1")).toBe("no Note was met");
  expect(said("LAW-1")).toMatch(/^every case was outside of the law: .* \(\d+ tried\)$/);
});

test("a search that was ended says so of what it did not come to", async () => {
  const { verdicts } = await judge(bank, "bank-right.ts", { budget: 1 });
  const cut = verdicts.filter(({ status }) => status === "no-answer");
  expect(cut.length).toBeGreaterThan(5);
  expect(cut[0]?.reason).toBe("the search ended after 0 s, before it came to this promise");
});

describe("an implementation that is not steady", () => {
  test("shows both outcomes", async () => {
    const { status, reason, cause } = verdict(await judge(bank, "bank-chance.ts"), "transfer.changes.accounts[to]");
    expect(status).toBe("flaky");
    expect(reason).toMatch(
      /^the same case ended in two ways: first it succeeded; found: .*; then, in a fresh process, it succeeded$/,
    );
    expect(cause).toBeUndefined();
  });
});

describe("one promise alone", () => {
  test.each([
    [words, "words-keys.ts", ["JON-1", "GRP-2", "CLM-2", "CLM-3"]],
    [bank, "bank-two.ts", ["transfer.changes.accounts[to]"]],
    [bank, "bank-free.ts", ["TRF-3", "accounts.type"]],
  ])("shows the same as the whole run", async (spec, name, ids) => {
    const whole = await judge(spec, name);
    for (const only of ids) expect(verdict(await judge(spec, name, { only }), only)).toEqual(verdict(whole, only));
  });
});
