import { describe, expect, test } from "vitest";
import { verdict } from "../verifier/judge.js";
import { bank, judge, overflowing, refunds, shelf, words } from "./specs.js";

const row = "transfer.changes.accounts[to]";

describe("what failing cases share", () => {
  test("a comparison of the input with the state", async () => {
    const { status, counterexample, cause, more } = verdict(await judge(bank, "bank-whole.ts"), row);
    expect(status).toBe("broken");
    expect(counterexample?.shared).toMatchObject({ feature: "amount === accounts[from]", passing: 0 });
    const { failing, ofFailing, ofPassing } = counterexample!.shared!;
    expect([failing, ofPassing > 40]).toEqual([ofFailing, true]);
    expect(counterexample?.shared?.text).toBe(
      `All ${failing} failing cases have \`amount === accounts[from]\`; none of ${ofPassing} passing ones has.`,
    );
    expect(cause?.kind).toBe("code-defect");
    expect(more).toBeUndefined();
  });

  test("two things together", async () => {
    const { counterexample } = verdict(await judge(bank, "bank-joint.ts"), row);
    expect(counterexample?.shared?.feature).toBe("amount === accounts[from] and accounts[to] >= 101");
  });

  test("two mistakes are two cases, each with a feature of its own", async () => {
    const { counterexample, more = [] } = verdict(await judge(bank, "bank-two.ts"), row);
    const features = [counterexample, ...more].map(one => one?.shared?.feature);
    expect(features.sort()).toEqual(["accounts[to] === 0", "amount === accounts[from]"]);
    const states = [counterexample, ...more].map(one => JSON.stringify(one?.calls));
    expect(states).toHaveLength(2);
  });

  test("nothing is said where a few words do not tell them apart", async () => {
    for (const seed of [1, 2]) {
      const { status, counterexample, cause } = verdict(await judge(bank, "bank-hash.ts", { seed }), row);
      expect(status).toBe("broken");
      expect(counterexample?.shared).toBeUndefined();
      expect(cause?.kind).toBe("code-defect");
    }
  });

  test("the right one has nothing to explain", async () => {
    const { verdicts } = await judge(bank, "bank-right.ts");
    expect(verdicts.filter(({ status, cause, more }) => status !== "held" || cause || more)).toEqual([]);
  });

  test("characters, reserved names and bounds", async () => {
    const report = await judge(words, "words-keys.ts");
    const feature = (id: string) => verdict(report, id).counterexample?.shared?.feature;
    expect(feature("JON-1")).toBe("`parts` contains a character outside the Basic Multilingual Plane");
    expect(feature("GRP-2")).toBe('`keys` contains "__proto__"');
    expect(feature("CLM-2")).toBe("n < low");
    expect(feature("CLM-3")).toBe("n > low and n === high");
  });

  test("values that occur twice", async () => {
    const { counterexample } = verdict(await judge(words, "words-twice.ts"), "JON-1");
    expect(counterexample?.shared?.feature).toBe("a value that is not empty occurs twice in `parts`");
  });
});

describe("a gap in the spec", () => {
  test("a bound that the rows exceed comes with the condition that is missing", async () => {
    const { status, cause } = verdict(await judge(overflowing, "bank-free.ts"), "accounts.type");
    expect(status).toBe("broken");
    expect(cause).toMatchObject({
      kind: "spec-gap",
      suggestion: "Requires: `accounts[to] + amount <= 1000`, otherwise …",
    });
  });

  test("the same broken bound is the code's fault where the spec has the condition", async () => {
    const report = await judge(bank, "bank-free.ts");
    expect(verdict(report, "accounts.type").cause).toEqual({
      kind: "code-defect",
      reason: "what the spec says of this call can be kept",
    });
    expect(verdict(report, "TRF-3").cause).toEqual({
      kind: "code-defect",
      reason: "the spec says of this call whether it is to be refused, and how",
    });
  });

  test("rows that meet and disagree", async () => {
    const { cause } = verdict(await judge(shelf, "shelf.ts"), "set.changes.stock[sku]");
    expect(cause).toMatchObject({ kind: "spec-gap", suggestion: "Requires: `sku !== other`, otherwise …" });
    expect(cause?.reason).toContain("stock[sku] and stock[other]");
  });

  test("an Ensures that reads what need not be there", async () => {
    const { cause } = verdict(await judge(shelf, "shelf.ts"), "CNT-1");
    expect(cause).toMatchObject({
      kind: "spec-gap",
      reason: expect.stringContaining("has no value before the call, so no answer makes the condition true"),
      suggestion: "Ensures: `sku in stock implies result === stock[sku]`",
    });
  });

  test("a state that no call leads to asks for an invariant", async () => {
    const { cause } = verdict(await judge(refunds, "refunds.ts"), "REF-1");
    expect(cause?.kind).toBe("spec-gap");
    expect(cause?.reason).toContain("played from Starts");
    expect(cause?.suggestion).toMatch(/^Always: `payments\.keys\.every\(one => /);
    expect(cause?.suggestion).toContain("paid");
  });
});
