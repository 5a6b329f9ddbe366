// The part of a contract that can be judged without knowing who calls, and when.
import { type Contract, callable, judgeable, type Operation } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { contractOf, devices, leases } from "./specs.js";

const whole = contractOf("leases", leases);
const judged = judgeable(whole);
const named = (contract: Contract, name: string): Operation => contract.operations.find(one => one.name === name)!;
const why = (contract: Contract, id: string) => contract.promises.find(one => one.id === id)?.notChecked;
const late = "nothing sets the clock here";
const renewal = (from: string, to: string) => {
  expect(leases).toContain(from);
  return judgeable(contractOf("leases", leases.replace(from, to)));
};

describe("what a call needs", () => {
  it("is read through definitions, in every kind of statement", () => {
    expect(whole.operations.map(({ name, needs }) => [name, needs])).toEqual([
      ["renew", ["clock"]],
      ["count", []],
      ["over", ["clock"]],
      ["end", ["clock"]],
    ]);
  });

  it("is its caller wherever Permissions or Visibility refuse some", () => {
    const { operations } = contractOf("devices", devices);
    expect(operations.map(({ name, needs }) => [name, needs])).toEqual([
      ["rename", ["actor"]],
      ["erase", ["actor"]],
      ["wipe", ["actor"]],
      ["count", []],
    ]);
  });
});

describe("what can be judged without it", () => {
  const renew = named(judged, "renew");

  it("has no condition that reads the time", () => {
    expect(renew.refusals.map(one => one.id)).toEqual(["renew.id.refers", "RNW-2"]);
    expect(renew.ensures.map(one => one.id)).toEqual(["RNW-4"]);
    expect(judged.definitions.map(one => one.name)).toEqual(["running"]);
  });

  it("may fail with the codes of what was left out", () => {
    expect(renew.mayFail).toEqual(["OVER"]);
    expect(named(judged, "over").mayFail).toEqual([]);
  });

  it("says of each promise that was left out why it is not checked, and of no other", () => {
    const own = judged.promises.filter(one => one.operation === "renew" && one.notChecked !== undefined);
    expect(own.map(one => [one.id, one.notChecked])).toEqual([
      ["RNW-1", `it reads the time of the call; ${late}`],
      ["RNW-3", `it reads the time of the call; ${late}`],
      ["renew.changes.leases[id].ends", `it reads the time of the call; ${late}`],
      ["renew.example-1", `what it should come to depends on the time of the call; ${late}`],
    ]);
  });

  it("keeps rows of Changes whose value depends on the time as what may change", () => {
    expect(renew.changes?.map(row => [row.expression, row.becomes !== undefined])).toEqual([
      ["leases[id].ends", false],
      ["leases[id].calls", true],
    ]);
  });

  it("lets a place change whenever its When reads the time", () => {
    const contract = renewal(
      "| What               | Becomes    |\n| ------------------ | ---------- |\n| `leases[id].ends`  | `now + by` |\n| `leases[id].calls` | `it`       |",
      "| What | Becomes | When |\n| --- | --- | --- |\n| `leases[id].calls` | `it + 1` | `leases[id].ends < now` |\n| `leases[id].calls` | `0` | `leases[id].calls > 5` |",
    );
    // The second row may meet the first, so that neither is certain.
    expect(named(contract, "renew").changes?.map(row => [row.becomes, row.when === undefined])).toEqual([
      [undefined, true],
      [undefined, false],
    ]);
  });

  it("gives up the frame where the time decides which place changes", () => {
    const contract = renewal(
      "| `leases[id].calls` | `it`       |",
      "| `leases[l.id].calls` for each `l` of `leases.values.filter(l => isOver(l))` | `it` |",
    );
    expect(named(contract, "renew").changes?.map(row => [row.expression, row.becomes])).toEqual([
      ["leases", undefined],
    ]);
    expect(why(contract, "renew.frame")).toBe(`what may change depends on the time of the call; ${late}`);
  });

  it("gives up the frame where a row applies on a refusal that was left out", () => {
    const contract = renewal(
      "| What               | Becomes    |\n| ------------------ | ---------- |\n| `leases[id].ends`  | `now + by` |\n| `leases[id].calls` | `it`       |",
      "| What | Becomes | When |\n| --- | --- | --- |\n| `leases[id].ends` | `now + by` | |\n| `leases[id].calls` | `0` | refused by RNW-1 |",
    );
    const rows = named(contract, "renew").changes ?? [];
    expect(rows.map(row => [row.expression, row.refusedBy])).toEqual([
      ["leases[id].ends", undefined],
      ["leases", ""],
      ["leases", "RNW-1"],
    ]);
    expect(why(contract, "renew.frame")).toContain("depends on the time of the call");
  });

  it("has no law about calls that depend on the time", () => {
    expect(why(judged, "LAW-1")).toBe(`it calls over, which depends on the time of the call; ${late}`);
    expect(why(judged, "LAW-2")).toBeUndefined();
  });
});

describe("what can be called", () => {
  it("is not an operation whose caller's duty depends on the time, or on who calls", () => {
    expect(callable(whole).operations.map(one => one.name)).toEqual(["renew", "count", "over"]);
    expect(callable(whole).laws.map(one => one.id)).toEqual(["LAW-2"]);
    expect(callable(contractOf("devices", devices)).operations.map(one => one.name)).toEqual(["count"]);
  });

  it("says so of every promise about the others", () => {
    const own = judgeable(contractOf("devices", devices)).promises.filter(one => one.operation === "rename");
    const reason = "a call of it needs to know who calls; nobody acts as a caller here";
    expect(own.length).toBeGreaterThan(5);
    expect(new Set(own.map(one => one.notChecked))).toEqual(new Set([reason]));
  });

  it("leaves a contract as it is that reads nothing of the world", () => {
    const plain = contractOf(
      "plain",
      leases
        .replace(/\n### renew[\s\S]*?(?=\n### count)/, "")
        .replace(/\n### over[\s\S]*/, "")
        .replace(/- `isOver[^\n]*\n/, ""),
    );
    expect(judgeable(plain)).toEqual(plain);
  });
});
