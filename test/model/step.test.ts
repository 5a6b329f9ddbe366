// What a call comes to by the spec alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText, modelOf, type Stepped, type Values } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { contractOf, journal, swap, vouchers } from "./specs.js";

const examples = join(import.meta.dirname, "../../examples");
const read = (path: string) => readFileSync(join(examples, path), "utf8");
const example = (path: string): Contract => compileText(path, read(path), read).value!;

const bank = modelOf(example("bank/bank.spec.md"));
const ada = "usr_00000001";
const account = (id: string, balance: number, status = "open") => [id, { id, owner: ada, balance, status }] as const;
const state = (...accounts: (readonly [string, unknown])[]): Values => ({
  users: new Map([[ada, { id: ada, name: "Ada" }]]),
  accounts: new Map(accounts),
});
const a = "acc_aaaaaaaa";
const b = "acc_bbbbbbbb";
const after = (stepped: Stepped): Values => {
  if (stepped.kind !== "returned" && stepped.kind !== "refused") throw new Error(JSON.stringify(stepped));
  return stepped.state;
};

describe("a call that succeeds", () => {
  it("changes what its rows say, all at once from the state before, and returns what its Ensures say", () => {
    const before = state(account(a, 10), account(b, 5));
    const stepped = bank.step(before, "transfer", { from: a, to: b, amount: 4 });
    expect(stepped).toMatchObject({ kind: "returned", determined: true, result: { from: a, to: b, amount: 4 } });
    expect(after(stepped)).toEqual(state(account(a, 6), account(b, 9)));
    expect(before, "the state given is not touched").toEqual(state(account(a, 10), account(b, 5)));
  });

  it("makes up what the spec calls generated, as its pattern asks, and never what is there", () => {
    const first = bank.step(state(account("acc_00000001", 0)), "open", { owner: ada });
    expect(first).toMatchObject({
      determined: true,
      result: { id: "acc_00000002", owner: ada, balance: 0, status: "open" },
    });
    expect((after(first)["accounts"] as Map<string, unknown>).has("acc_00000002")).toBe(true);
  });

  it("takes what a real call returned for what it leaves open", () => {
    const stepped = bank.step(state(), "open", { owner: ada }, { result: account("acc_zzzzzzzz", 0)[1] });
    expect(after(stepped)).toEqual(state(account("acc_zzzzzzzz", 0)));
  });

  it("says when another result would do as well", () => {
    const stepped = bank.step(state(account(a, 1), account(b, 2)), "statement", { owner: ada });
    expect(stepped).toMatchObject({ determined: false, result: [account(a, 1)[1], account(b, 2)[1]] });
  });
});

describe("a call that is refused", () => {
  it("is refused by the first clause that is due, and changes nothing", () => {
    const before = state(account(a, 10, "frozen"), account(b, 0, "closed"));
    const same = bank.step(before, "transfer", { from: a, to: a, amount: 99 });
    expect(same).toEqual({ kind: "refused", code: "SAME_ACCOUNT", clause: "TRF-1", state: before });
    const unknown = bank.step(before, "transfer", { from: a, to: "acc_unknown0", amount: 99 });
    expect(unknown).toMatchObject({ code: "NOT_FOUND", clause: "transfer.to.refers" });
  });

  it("changes what rows say that name the refusal", () => {
    const before = { left: new Map([["ABCD", 0]]), used: new Set(["ABCD"]), refused: new Set() };
    const stepped = modelOf(contractOf(vouchers)).step(before, "redeem", { code: "ABCD" });
    expect(stepped).toMatchObject({ kind: "refused", code: "USED_UP" });
    expect(after(stepped)).toEqual({ ...before, refused: new Set(["ABCD"]) });
  });

  it("is refused in the failure mode that it met, before anything else", () => {
    const orders = modelOf(example("domains/orders.spec.md"));
    const stepped = orders.step(
      orders.start,
      "pay",
      { id: "00000000-0000-4000-8000-000000000000" },
      { trouble: "FM-1" },
    );
    expect(stepped).toMatchObject({ kind: "refused", code: "TRY_AGAIN", clause: "FM-1" });
  });
});

describe("a call of which the spec says nothing", () => {
  it("is outside where the caller breaks a duty", () => {
    const stepped = bank.step(state(account(a, 1), account(b, 1)), "transfer", { from: a, to: b, amount: 0 });
    expect(stepped).toEqual({ kind: "outside", clause: "transfer.input" });
  });

  it("is not determined where two rows meet and say different things", () => {
    const shelf = modelOf(contractOf(swap));
    const boxes = {
      boxes: new Map([
        ["x", 3],
        ["y", 1],
      ]),
    };
    expect(after(shelf.step(boxes, "pour", { from: "x", to: "y" }))).toEqual({
      boxes: new Map([
        ["x", 0],
        ["y", 4],
      ]),
    });
    expect(shelf.step(boxes, "pour", { from: "x", to: "x" })).toEqual({
      kind: "undetermined",
      why: "the rows boxes[from] and boxes[to] name the same place and say different things",
      row: "pour.changes.boxes[to]",
    });
  });

  it("is not determined where it asks for what nobody gave", () => {
    const log = modelOf(contractOf(journal));
    expect(log.step(log.start, "write", { text: "a" })).toEqual({
      kind: "undetermined",
      why: "the time of the call is not known here",
    });
    const now = new Date(0);
    expect(after(log.step(log.start, "write", { text: "a" }, { now }))).toEqual({
      entries: new Map([["ent_000001", { id: "ent_000001", at: now, text: "a" }]]),
    });
  });
});

describe("a batch", () => {
  const shelf = modelOf(contractOf(swap));
  const boxes = {
    boxes: new Map([
      ["x", 3],
      ["y", 1],
      ["sink", 0],
    ]),
  };

  it("is its single calls in turn", () => {
    const stepped = shelf.step(boxes, "fill", {
      amounts: [
        { box: "x", amount: 1 },
        { box: "y", amount: 1 },
      ],
    });
    expect(after(stepped)).toEqual({
      boxes: new Map([
        ["x", 0],
        ["y", 0],
        ["sink", 4],
      ]),
    });
  });

  it("is undone by one refusal", () => {
    const stepped = shelf.step(boxes, "fill", {
      amounts: [
        { box: "x", amount: 1 },
        { box: "z", amount: 1 },
      ],
    });
    expect(stepped).toMatchObject({ kind: "refused", code: "UNKNOWN" });
    expect(after(stepped)).toEqual(boxes);
  });
});

it("says of each operation why the spec does not determine it", () => {
  const { operations } = modelOf(contractOf(swap));
  expect(operations).toMatchObject({
    put: { determined: true, why: undefined },
    pour: { determined: true },
    fill: { determined: true },
    grow: { determined: false, why: "its Changes let boxes[box] become anything: the column Becomes is empty" },
    pick: { determined: false, why: "no Ensures says what its result is" },
  });
});

it("determines the operations of whole services", () => {
  const files = ["booking", "devices", "ledger", "orders", "payments", "tokens"];
  const open = files.flatMap(file => {
    const { operations } = modelOf(example(`domains/${file}.spec.md`));
    return Object.entries(operations).filter(([, one]) => !one.determined);
  });
  expect(open).toEqual([]);
});
