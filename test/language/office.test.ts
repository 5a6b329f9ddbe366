/** Exact money, fields of some states, history and near-misses in one spec. */
import { show } from "@tenet/runtime";
import { type Report, verify } from "@tenet/verifier";
import { describe, expect, it } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";
import { statuses, verdict } from "../verifier/judge.js";
import { codes, contractOf, implementation, modulesOf, office } from "./specs.js";

const judge = (mistake: string) =>
  verify({
    contract: contractOf(office),
    specText: office,
    implementation: implementation(`office-${mistake}`),
    runs: 40,
    seed: 7,
    deadline: 300,
    skipTypes: true,
  });

const broken = (found: Record<string, string>) => Object.keys(found).filter(id => found[id] === "broken");

describe("an office", () => {
  it("is generated as TypeScript without complaint", async () => {
    await inFolder(modulesOf(office), folder => expect(complaints(folder, "seven")).toBe(""));
  });

  it("holds a right implementation, every promise of it put to the test", async () => {
    const found = statuses(await judge("right"));
    expect(new Set(Object.values(found))).toEqual(new Set(["held"]));
  });

  it("asks for a refusal where later conditions have no meaning", async () => {
    expect(broken(statuses(await judge("takes-unpaid")))).toContain("MR-1");
  });

  it("shows decimals of fields that belong to states, and of histories, with their points", async () => {
    const paid = counterexampleOf(await judge("pays-cent-more"), "more.changes.orders[id].paid");
    expect(show(paid.state)).toMatch(/paid: 0\.\d\d/);
    const log = counterexampleOf(await judge("prepends"), "log.only-appended");
    expect(log.parts.map(({ value }) => show(value)).join()).toMatch(/^\[\d\.\d\d\],\[\d\.\d\d, \d\.\d\d\]$/);
  });
});

function counterexampleOf(report: Report, id: string) {
  const found = verdict(report, id);
  if (!("counterexample" in found) || found.counterexample === undefined) throw new Error(`${id} is ${found.status}`);
  return found.counterexample;
}

describe("Only in", () => {
  it("names the states in which a field does not exist", () => {
    const order = contractOf(office).types.find(({ name }) => name === "Order")!.type.type;
    const members = order.kind === "union" ? order.members.map(({ type }) => type) : [];
    const with_ = members.map(type => type.kind === "record" && type.fields.some(({ name }) => name === "reviewer"));
    expect(with_).toEqual([false, true, true]);
    expect(codes(office.replace("any except draft", "any except sent "))).toContain("unknown-machine-state");
    expect(codes(office.replace("any except draft", "any             "))).toContain("missing-field");
  });
});
