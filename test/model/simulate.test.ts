// A spec tried on its own: errors that its operations show, and honest words where they show none.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText } from "@tenet/checker";
import { simulate } from "@tenet/verifier/simulate";
import { describe, expect, it } from "vitest";
import { contractOf, journal, swap, vouchers } from "./specs.js";

const run = (specText: string, runs = 300, seed = 1) =>
  simulate({ contract: contractOf(specText), specText, runs, seed });
const found = (specText: string, seed?: number) => {
  const { breaches } = run(specText, 300, seed);
  return breaches.map(({ id, kind, state, calls }) => ({
    id,
    kind,
    fromStart: state === undefined,
    calls: calls.map(({ operation, input }) => [operation, input]),
  }));
};

describe("an error that its own operations show", () => {
  it.each([1, 2, 3, 4, 5])("is found where two calls fall into one millisecond (seed %i)", seed => {
    const [breach] = run(journal, 300, seed).breaches;
    expect(breach).toMatchObject({
      id: "JRN-1",
      kind: "promise",
      calls: [{ operation: "write" }, { operation: "write" }],
    });
    expect(breach!.state, "it begins with the state under Starts").toBeUndefined();
    const [first, second] = breach!.calls;
    expect(first!.now).toEqual(second!.now);
    expect([first!.input, second!.input]).toEqual([{ text: "a" }, { text: "a" }]);
  });

  it.each([1, 2, 3, 4, 5])("is found where a copied table lost a row (seed %i)", seed => {
    const [breach, ...more] = found(vouchers, seed);
    expect(more).toEqual([]);
    expect(breach).toMatchObject({ id: "VCH-1", fromStart: true });
    expect(breach!.calls.map(([operation]) => operation)).toEqual(["issue", "redeemAll"]);
  });

  it("is gone with its cause", () => {
    const whole = vouchers.replace(
      "| `left[code]` | `0`     |",
      "| `left[code]` | `0`     |\n| `used` | `[...it.values, code]` |",
    );
    expect(found(whole)).toEqual([]);
  });

  it("is found where two rows meet in one place", () => {
    const { breaches } = run(swap);
    expect(breaches.find(one => one.kind === "row")).toMatchObject({
      id: "pour.changes.boxes[to]",
      actual: "the rows boxes[from] and boxes[to] name the same place and say different things",
    });
  });
});

describe("what was tried", () => {
  it("is told of each operation: calls, successes, refusals that were due", () => {
    const { operations, sequences, calls } = run(vouchers);
    expect(sequences).toBeLessThanOrEqual(300);
    expect(operations.reduce((sum, one) => sum + one.calls, 0)).toBe(calls);
    const redeem = operations.find(one => one.operation === "redeem")!;
    expect(redeem.succeeded).toBeGreaterThan(0);
    expect(redeem.refusals.map(one => one.id)).toEqual(["redeem.code.refers", "RDM-1"]);
    expect(redeem.refusals[0]!.reached).toBeGreaterThan(0);
  });

  it("names operations that the spec does not determine, with the reason", () => {
    const grow = run(swap).operations.find(one => one.operation === "grow")!;
    expect(grow).toMatchObject({ determined: false, succeeded: 0 });
    expect(grow.why).toContain("boxes[box]");
  });

  it("is the same for the same seed", () => {
    expect(run(vouchers, 100, 7)).toEqual(run(vouchers, 100, 7));
  });

  it("sees an operation that can never succeed, and a refusal that is never due", () => {
    const never = vouchers.replace(
      "- **ISS-1** The code is new: `!(code in left)`",
      "- **ISS-1** The code is new: `times > 3`",
    );
    const issue = run(never).operations.find(one => one.operation === "issue")!;
    expect(issue.calls).toBeGreaterThan(0);
    expect(issue.succeeded).toBe(0);
    const idle = vouchers.replace("`!(code in left)`, otherwise", "`times < 4`, otherwise");
    expect(run(idle).operations.find(one => one.operation === "issue")!.refusals).toMatchObject([{ reached: 0 }]);
  });
});

it("finds nothing in the bank, where all operations succeed and all refusals are due", () => {
  const text = readFileSync(join(import.meta.dirname, "../../examples/bank/bank.spec.md"), "utf8");
  const contract = compileText("bank.spec.md", text).value!;
  const { breaches, operations } = simulate({ contract, specText: text, runs: 600, seed: 1 });
  expect(breaches).toEqual([]);
  expect(operations.filter(one => one.succeeded === 0 || one.undetermined > 0)).toEqual([]);
  expect(operations.flatMap(one => one.refusals).filter(one => one.reached === 0)).toEqual([]);
});
