// What `judge` makes of codes with which an operation may fail at any time.
import {
  type Change,
  type ExecutableContract,
  type JudgeOptions,
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

function findings(
  refusals: readonly Refusal[],
  outcome: Outcome,
  after = { attempts: 0, other: 0 },
  options: JudgeOptions = {},
) {
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
  return judge(contract, pay, scene, outcome, options);
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

describe("where the state is not seen", () => {
  const gone: Refusal = { ...refusal("GONE", "GONE", true), readsState: true };
  const forbidden = refusal("FORBIDDEN", "FORBIDDEN", false);
  const unseen = (refusals: readonly Refusal[], outcome: Outcome) =>
    findings(refusals, outcome, undefined, { state: false }).filter(one => !one.holds || one.exercised);
  const ids = (...args: Parameters<typeof unseen>) => unseen(...args).map(one => `${one.id} ${one.holds}`);

  it("an earlier refusal that reads it may be the one that is due", () => {
    expect(ids([gone, forbidden], failed("GONE"))).toEqual(["pay.failures true"]);
    expect(ids([gone, forbidden], failed("FORBIDDEN"))).toEqual(["FORBIDDEN true", "pay.failures true"]);
  });

  it("a later one may not, nor may a success", () => {
    expect(ids([forbidden, gone], failed("GONE"))).toEqual(["FORBIDDEN false", "pay.failures true"]);
    expect(ids([gone, forbidden], returned)).toEqual(["FORBIDDEN false"]);
  });

  it("a refusal with the code of one that reads it need not be without reason", () => {
    const allowed = refusal("ALLOWED", "FORBIDDEN", true);
    const own: Refusal = { ...gone, code: "FORBIDDEN" };
    expect(ids([allowed, own], failed("FORBIDDEN"))).toEqual(["pay.failures true"]);
    expect(ids([allowed, gone], failed("FORBIDDEN"))).toEqual(["ALLOWED false", "pay.failures true"]);
  });

  it("where it is seen, the order is as the spec has it", () => {
    const seen = (outcome: Outcome) => findings([gone, forbidden], outcome).flatMap(one => (one.holds ? [] : [one.id]));
    expect(seen(failed("GONE"))).toEqual(["FORBIDDEN"]);
    expect(seen(failed("FORBIDDEN"))).toEqual([]);
  });
});
