import { applyChanges, type Finding, judge, type OperationContract, type Outcome } from "@tenet/runtime";
import { describe, expect, test } from "vitest";
import { scene, type Till, till } from "./till.js";

const take = till.operations["take"] as OperationContract;
const peek = till.operations["peek"] as OperationContract;
const log = (...entries: [string, number][]) => new Map(entries);
const before: Till = { total: 10, log: log(["old", 1]) };
const right: Till = { total: 7, log: log(["old", 1], ["a", 3]) };
const gave = (value: unknown): Outcome => ({ kind: "returned", value });
const refused = (code: string | undefined): Outcome => ({ kind: "failed", code, name: "Error", message: "no" });
const broken = (findings: readonly Finding[]) => findings.filter(one => !one.holds).map(one => one.id);
const judged = (input: object, outcome: Outcome, after: Till = before, from: Till = before) =>
  judge(till, take, scene(input, from, after), outcome);

const due = { id: "a", amount: 11 };
const fine = { id: "a", amount: 3 };

describe("a right implementation keeps every promise", () => {
  test("when it succeeds", () => {
    const findings = judged(fine, gave(7), right);
    expect(broken(findings)).toEqual([]);
    expect(findings.map(one => one.id)).toEqual([
      "T-1",
      "T-2",
      "T-3",
      "take.failures",
      "take.returns",
      "T-4",
      "take.changes.total",
      "take.changes.log[id]",
      "take.frame",
      "I-1",
    ]);
  });

  test("when it refuses", () => {
    const findings = judged(due, refused("EMPTY"));
    expect(broken(findings)).toEqual([]);
    const clause = findings.find(one => one.id === "T-3");
    expect(clause).toMatchObject({ exercised: true, nearMiss: true });
  });

  test("when two refusals are due, the first counts and nothing is a near miss", () => {
    const findings = judged({ id: "old", amount: 99 }, refused("TWICE"));
    expect(broken(findings)).toEqual([]);
    expect(findings.find(one => one.id === "T-2")).toMatchObject({ exercised: true, nearMiss: false });
    expect(findings.some(one => one.id === "T-3")).toBe(false);
  });
});

describe("each class of wrong outcome breaks its own promise", () => {
  test.each<[string, object, Outcome, Till, string[]]>([
    ["succeeds though it had to refuse", due, gave(10), before, ["T-3"]],
    ["refuses with another listed code", due, refused("TWICE"), before, ["T-3"]],
    ["refuses in the wrong order", { id: "old", amount: 99 }, refused("EMPTY"), before, ["T-2"]],
    ["refuses without reason", fine, refused("EMPTY"), before, ["T-3"]],
    ["fails with an unknown code", fine, refused("NO_SUCH"), before, ["take.failures"]],
    ["fails without a code", fine, refused(undefined), before, ["take.failures"]],
    ["fails without a code where it had to refuse", due, refused(undefined), before, ["T-3", "take.failures"]],
    ["answers out of type", fine, gave("7"), right, ["take.returns"]],
    ["answers wrongly", fine, gave(8), right, ["T-4"]],
    ["does not change what it should", fine, gave(10), before, ["take.changes.total", "take.changes.log[id]"]],
    ["changes it wrongly", fine, gave(6), { total: 6, log: right.log }, ["take.changes.total"]],
    ["changes what no row names", fine, gave(7), { total: 7, log: log(["a", 3]) }, ["take.frame"]],
    ["adds what no row names", fine, gave(7), { total: 7, log: log(["old", 1], ["a", 3], ["b", 1]) }, ["take.frame"]],
    ["refuses but has changed the state", due, refused("EMPTY"), { total: 9, log: before.log }, ["take.frame"]],
    [
      "leaves a state that breaks an invariant",
      due,
      gave(-1),
      { total: -1, log: log(["old", 1], ["a", 11]) },
      ["T-3", "I-1"],
    ],
  ])("%s", (_, input, outcome, after, ids) => {
    const findings = judged(input, outcome, after);
    expect(broken(findings)).toEqual(ids);
    expect(
      findings.every(one => one.holds || (one.blame === "implementation" && one.expected !== "" && one.actual !== "")),
    ).toBe(true);
  });

  test("a query that changes something", () => {
    expect(broken(judge(till, peek, scene({}, before, right), gave(1)))).toEqual(["peek.frame"]);
  });

  test("a condition without a value is broken, with the reason", () => {
    const throwing: OperationContract = {
      ...peek,
      ensures: [
        {
          ...peek.ensures[0]!,
          holds: () => {
            throw new Error("there is no key 3");
          },
        },
      ],
    };
    expect(judge(till, throwing, scene({}, before), gave(1)).find(one => !one.holds)).toMatchObject({
      id: "P-1",
      actual: "it has no value: there is no key 3",
    });
  });
});

describe("the caller is to blame", () => {
  test.each<[string, object, string]>([
    ["for an input out of type", { id: 3, amount: 1 }, "take.input"],
    ["for a Requires without a code", { id: "a", amount: 0 }, "T-1"],
  ])("%s, and nothing is said about the implementation", (_, input, id) => {
    const findings = judged(input, gave("nonsense"));
    expect(broken(findings)).toEqual([id]);
    expect(findings.every(one => one.blame === "caller")).toBe(true);
  });
});

describe("options of an operation", () => {
  test("Fails: any allows codes that are not listed, but not a listed one without reason", () => {
    const any: OperationContract = { ...take, failsAny: true };
    expect(broken(judge(till, any, scene(fine, before), refused("OTHER")))).toEqual([]);
    expect(broken(judge(till, any, scene(fine, before), refused("EMPTY")))).toEqual(["T-3"]);
  });

  test("without the state, only what reads none is judged", () => {
    const findings = judge(till, take, scene(due, {} as Till), gave(3), { state: false });
    expect(findings.map(one => one.id)).toEqual(["T-1", "take.failures", "take.returns"]);
  });
});

describe("applyChanges", () => {
  const rows = (changes: OperationContract["changes"]): OperationContract => ({ ...take, changes: changes! });
  const row = (id: string, place: unknown[], more: object) => ({
    id,
    expression: id,
    line: 1,
    removes: false,
    paths: () => [place],
    ...more,
  });

  test("rows apply at once: each reads the state before", () => {
    const swap = rows([
      row("a", ["a"], { becomes: () => 2 }),
      row("b", ["b"], { becomes: (c: { before: { a: number } }) => c.before.a }),
    ]);
    expect(
      applyChanges({ a: 1, b: 2 }, swap, { input: {}, before: { a: 1, b: 2 }, after: {}, result: undefined }).expected,
    ).toEqual({ a: 2, b: 1 });
  });

  test("removes a key, creates one, and leaves the state before alone", () => {
    const state = { log: log(["old", 1]) };
    const move = rows([row("r", ["log", "old"], { removes: true }), row("n", ["log", "new"], { becomes: () => 1 })]);
    const applied = applyChanges(state, move, scene({}, state as never));
    expect(applied.expected).toEqual({ log: log(["new", 1]) });
    expect(state.log.has("old")).toBe(true);
  });

  test("rows that meet and disagree are named, rows that agree are not", () => {
    const meet = (one: number, two: number) =>
      rows([row("x", ["total"], { becomes: () => one }), row("y", ["total"], { becomes: () => two })]);
    expect(
      applyChanges({ total: 1 }, meet(2, 3), scene({}, before)).touched.every(one => one.problem !== undefined),
    ).toBe(true);
    expect(
      applyChanges({ total: 1 }, meet(2, 2), scene({}, before)).touched.some(one => one.problem !== undefined),
    ).toBe(false);
  });

  test("several items of one list are removed as the list was", () => {
    const drop = rows([row("0", ["xs", 0], { removes: true }), row("1", ["xs", 1], { removes: true })]);
    expect(applyChanges({ xs: ["a", "b", "c"] }, drop, scene({}, before)).expected).toEqual({ xs: ["c"] });
  });

  test("a row of a refusal applies on it alone", () => {
    const count = rows([row("tries", ["total"], { becomes: (_: unknown, it: number) => it + 1, refusedBy: "T-3" })]);
    const start = scene(due, before);
    expect(applyChanges({ total: 1 }, count, start).expected).toEqual({ total: 1 });
    expect(applyChanges({ total: 1 }, count, start, "T-3").expected).toEqual({ total: 2 });
    expect(broken(judge(till, count, scene(due, before, { ...before, total: 11 }), refused("EMPTY")))).toEqual([]);
    expect(broken(judge(till, count, scene(due, before), refused("EMPTY")))).toEqual(["tries"]);
  });

  test("an own __proto__ key in data stays data", () => {
    const state = JSON.parse('{"bag":{"__proto__":{"evil":1}}}') as { bag: object };
    const applied = applyChanges(
      state,
      rows([row("n", ["bag", "n"], { becomes: () => 1 })]),
      scene({}, state as never),
    );
    expect(Object.keys(applied.expected["bag"] as object)).toEqual(["__proto__", "n"]);
    expect((applied.expected["bag"] as { evil?: number }).evil).toBeUndefined();
  });
});
