// What `judge` makes of codes with which an operation may fail at any time.
import {
  type Change,
  type ExecutableContract,
  judge,
  type OperationContract,
  type Outcome,
  type Refusal,
} from "@tenet/runtime";
import { describe, expect, it } from "vitest";

const refusal = (id: string, code: string, holds: boolean): Refusal => ({
  id,
  kind: "refusal",
  code,
  text: "",
  expression: id,
  line: 1,
  holds: () => holds,
  parts: () => [],
});

const attempts: Change = {
  id: "pay.changes.attempts",
  expression: "attempts",
  line: 1,
  paths: () => [["attempts"]],
  becomes: (_, it) => (it as number) + 1,
  removes: false,
  refusedBy: "POOR",
};

function findings(refusals: readonly Refusal[], outcome: Outcome, after = { attempts: 0, other: 0 }) {
  const pay: OperationContract = {
    name: "pay",
    line: 1,
    parameters: [],
    constructs: false,
    accepts: () => undefined,
    requires: [],
    refusals,
    ensures: [],
    changes: [attempts],
    failsAny: false,
    mayFail: ["OVER", "POOR"],
  };
  const contract: ExecutableContract = {
    spec: "s",
    path: "s.spec.md",
    errors: "throw",
    stateful: true,
    invariants: [],
    operations: { pay },
  };
  const scene = { input: {}, before: { attempts: 0, other: 0 }, after, result: undefined };
  return judge(contract, pay, scene, outcome);
}

const failed = (code: string): Outcome => ({ kind: "failed", code, name: "Error", message: "" });
const returned: Outcome = { kind: "returned", value: undefined };
const broken = (...args: Parameters<typeof findings>) => findings(...args).flatMap(one => (one.holds ? [] : [one.id]));

describe("a code with which an operation may fail at any time", () => {
  it("is no failure beyond the list, but any other is", () => {
    expect(broken([], failed("OVER"))).toEqual([]);
    expect(broken([], failed("GONE"))).toEqual(["pay.failures"]);
  });

  it("may come before a refusal that is due, and says nothing of that one", () => {
    const due = findings([refusal("LATE", "LATE", false)], failed("OVER")).find(one => one.id === "LATE");
    expect(due).toMatchObject({ holds: true, exercised: false });
  });

  it("does not excuse success, nor a wrong code", () => {
    expect(broken([refusal("LATE", "LATE", false)], returned)).toEqual(["LATE"]);
    expect(broken([refusal("LATE", "LATE", false)], failed("GONE"))).toContain("LATE");
  });

  it("may be that of a refusal that is not due", () => {
    expect(broken([refusal("LESS", "OVER", true)], failed("OVER"))).toEqual([]);
    expect(broken([refusal("LESS", "LESS", true)], failed("LESS"))).toEqual(["LESS"]);
  });

  it("carries out the rows of the refusal in whose name it was refused, and of no other", () => {
    const due = [refusal("POOR", "POOR", false)];
    expect(broken(due, failed("POOR"), { attempts: 1, other: 0 })).toEqual([]);
    expect(broken(due, failed("POOR"))).toEqual(["pay.changes.attempts"]);
    expect(broken(due, failed("OVER"))).toEqual([]);
    expect(broken(due, failed("OVER"), { attempts: 1, other: 0 })).toEqual(["pay.frame"]);
  });
});
