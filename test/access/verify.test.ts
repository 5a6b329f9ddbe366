// What `spec verify` says of promises that depend on who calls, and when.
import { fileURLToPath } from "node:url";
import { judgeCases, type Report, readCases, verify } from "@tenet/verifier";
import { describe, expect, it } from "vitest";
import { articles, contractOf, devices, leases } from "./specs.js";

const target = (name: string, text: string, file: string) => ({
  contract: contractOf(name, text),
  specText: text,
  implementation: { name: file, path: fileURLToPath(new URL(`./implementations/${file}`, import.meta.url)) },
  deadline: 500,
});

const judge = (name: string, text: string, file: string): Promise<Report> =>
  verify({ ...target(name, text, file), runs: 120, seed: 3, skipTypes: true });

const statuses = ({ verdicts }: Report) =>
  Object.fromEntries(verdicts.map(one => [one.promise.slice(one.promise.indexOf("/") + 1), one.status]));

const broken = (report: Report) =>
  Object.entries(statuses(report)).flatMap(([id, status]) => (status === "broken" ? [id] : []));

describe("an operation that reads the time", () => {
  it("is called at the times that matter", async () => {
    const found = statuses(await judge("leases", leases, "leases-right.ts"));
    expect(Object.entries(found).filter(([, status]) => status !== "held")).toEqual([
      ["renew.example-1", "not-checked"],
      ["LAW-1", "not-checked"],
    ]);
  });

  it("is caught where it breaks what does not depend on the time", async () => {
    const found = broken(await judge("leases", leases, "leases-wrong.ts"));
    expect(found).toEqual(["renew.failures", "renew.frame", "RNW-2", "RNW-4"]);
  });

  it("is caught where it is late by a moment", async () => {
    expect(broken(await judge("leases", leases, "leases-late.ts"))).toEqual(["RNW-1"]);
  });
});

describe("an operation that needs its caller", () => {
  it("is called by all kinds of callers", async () => {
    const found = statuses(await judge("devices", devices, "devices.ts"));
    expect(Object.entries(found).filter(([, status]) => status !== "held")).toEqual([
      ["Device.visibility-support", "not-checked"],
      ["Device.visibility-others", "not-checked"],
      // Nobody may erase or wipe.
      ["erase.changes.devices[x]-234660", "vacuous"],
      ["wipe.changes.devices", "vacuous"],
      ["LAW-1", "not-checked"],
    ]);
  });

  it("is caught where it looks up what the caller does not see", async () => {
    expect(broken(await judge("devices", devices, "devices-tenants.ts"))).toEqual([
      "rename.id.visible",
      "erase.ids.visible",
    ]);
  });

  it("is caught where it does not ask who calls", async () => {
    expect(broken(await judge("devices", devices, "devices-roles.ts"))).toEqual(["rename.permission"]);
  });

  it("has its caller in a case from a file", async () => {
    const call = {
      operation: "rename",
      input: { id: "a", name: "b" },
      actor: { tenant: "ten_b", kind: "admin" },
    };
    const state = { devices: { $map: [["a", { id: "a", tenant: "ten_a", name: "x" }]] } };
    const cases = readCases(JSON.stringify({ state, calls: [call] }));
    expect(broken(await judgeCases(target("devices", devices, "devices.ts"), cases))).toEqual([]);
    expect(broken(await judgeCases(target("devices", devices, "devices-tenants.ts"), cases))).toEqual([
      "rename.id.visible",
    ]);
  });
});

describe("what is hidden from everybody", () => {
  it("is looked for in results", async () => {
    const found = statuses(await judge("articles", articles, "articles.ts"));
    expect(found).toMatchObject({ "all.result.visible": "broken", "page.result.visible": "held" });
  });
});

describe("where the state is not seen", () => {
  it("a service that refuses in the order of the spec breaks nothing", async () => {
    const report = await judge("devices", devices, "devices-unseen.ts");
    expect(broken(report)).toEqual([]);
    expect(statuses(report)).toMatchObject({ "erase.permission": "held", "rename.permission": "not-checked" });
  });
});
