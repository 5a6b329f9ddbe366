/**
 * Property tests of bank.accounts 1.0.0, generated from bank.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:96190591a9de5d2cb26876944023ad9a5eb7ff326a214b7dca47296d3213d2a1
 */
import { subject, usable } from "@tenet/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as binding from "../src/bank.binding.js";
import {
  closeCases,
  closeNearMisses,
  freezeCases,
  freezeNearMisses,
  openCases,
  openNearMisses,
  shapes,
  statementCases,
  statementNearMisses,
  transferCases,
  transferNearMisses,
} from "./bank.arbitraries.js";
import { contract } from "./bank.contract.js";

const bank = subject(contract, binding, { shapes });

describe("open", () => {
  const attempts = fc.oneof(openCases(), openNearMisses("open.owner.refers"));

  test("open.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(openCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("open.returns");
      }),
    ));

  test("open.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("open.failures");
      }),
    ));

  test("open.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("open.frame");
      }),
    ));

  test("open.owner.refers owner refers to users: owner in users", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(openCases(), openNearMisses("open.owner.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("open.owner.refers");
      }),
    ));

  test("OPN-1 The account is new: !(result.id in old(accounts))", () =>
    fc.assert(
      fc.asyncProperty(openCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("OPN-1");
      }),
    ));

  test("OPN-2 It is open, empty and the owner's: result.owner === owner && result.balance === 0 && result.status === \"open\"", () =>
    fc.assert(
      fc.asyncProperty(openCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("OPN-2");
      }),
    ));

  test("open.changes.accounts[result.id] accounts[result.id] changes as the table says: accounts[result.id]", () =>
    fc.assert(
      fc.asyncProperty(openCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("open.changes.accounts[result.id]");
      }),
    ));

  test("ACC-1 A closed account is empty: status === \"closed\" implies balance === 0", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("ACC-1");
      }),
    ));

  test("accounts.never-deleted accounts never loses an entry", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("accounts.never-deleted");
      }),
    ));

  test("BANK-1 Every account belongs to a known user: accounts.values.every(a => a.owner in users)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("BANK-1");
      }),
    ));

  test("BANK-2 An account is kept under its own id: accounts.keys.every(id => accounts[id].id === id)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("open", input);
        call.keeps("BANK-2");
      }),
    ));
});

describe("transfer", () => {
  const attempts = fc.oneof(
    transferCases(),
    transferNearMisses("transfer.from.refers"),
    transferNearMisses("transfer.to.refers"),
    transferNearMisses("TRF-1"),
    transferNearMisses("TRF-2"),
    transferNearMisses("TRF-3"),
    transferNearMisses("TRF-4"),
  );

  test("transfer.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(transferCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.returns");
      }),
    ));

  test("transfer.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.failures");
      }),
    ));

  test("transfer.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.frame");
      }),
    ));

  test("transfer.from.refers from refers to accounts: from in accounts", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("transfer.from.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.from.refers");
      }),
    ));

  test("transfer.to.refers to refers to accounts: to in accounts", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("transfer.to.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.to.refers");
      }),
    ));

  test("TRF-1 The accounts differ: from !== to", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("TRF-1")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-1");
      }),
    ));

  test("TRF-2 Both are open: accounts[from].status === \"open\" && accounts[to].status === \"open\"", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("TRF-2")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-2");
      }),
    ));

  test("TRF-3 The money is there: amount <= accounts[from].balance", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("TRF-3")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-3");
      }),
    ));

  test("TRF-4 There is room: accounts[to].balance + amount <= 100_000_000_00", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(transferCases(), transferNearMisses("TRF-4")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-4");
      }),
    ));

  test("TRF-5 The receipt names the transfer: result === { from, to, amount }", () =>
    fc.assert(
      fc.asyncProperty(transferCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-5");
      }),
    ));

  test("TRF-6 No money appears or is lost: total === old(total)", () =>
    fc.assert(
      fc.asyncProperty(transferCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("TRF-6");
      }),
    ));

  test("transfer.changes.accounts[from].balance accounts[from].balance changes as the table says: accounts[from].balance", () =>
    fc.assert(
      fc.asyncProperty(transferCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.changes.accounts[from].balance");
      }),
    ));

  test("transfer.changes.accounts[to].balance accounts[to].balance changes as the table says: accounts[to].balance", () =>
    fc.assert(
      fc.asyncProperty(transferCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("transfer.changes.accounts[to].balance");
      }),
    ));

  test("ACC-1 A closed account is empty: status === \"closed\" implies balance === 0", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("ACC-1");
      }),
    ));

  test("accounts.never-deleted accounts never loses an entry", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("accounts.never-deleted");
      }),
    ));

  test("BANK-1 Every account belongs to a known user: accounts.values.every(a => a.owner in users)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("BANK-1");
      }),
    ));

  test("BANK-2 An account is kept under its own id: accounts.keys.every(id => accounts[id].id === id)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("transfer", input);
        call.keeps("BANK-2");
      }),
    ));

  test("transfer.example-1", async () => {
    await bank.start({
      users: ({ usr_00000001: { id: "usr_00000001", name: "Ada" } }),
      accounts: ({ acc_aaaaaaaa: { id: "acc_aaaaaaaa", owner: "usr_00000001", balance: 10, status: "open" }, acc_bbbbbbbb: { id: "acc_bbbbbbbb", owner: "usr_00000001", balance: 0, status: "open" } }),
    });
    const call = await bank.call("transfer", { from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 10 });
    expect(call.outcome).toMatchObject({ kind: "returned", value: ({ from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 10 }) });
    call.keeps();
  });
});

describe("freeze", () => {
  const attempts = fc.oneof(freezeCases(), freezeNearMisses("freeze.id.refers"), freezeNearMisses("FRZ-1"));

  test("freeze.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("freeze.failures");
      }),
    ));

  test("freeze.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("freeze.frame");
      }),
    ));

  test("freeze.id.refers id refers to accounts: id in accounts", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(freezeCases(), freezeNearMisses("freeze.id.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("freeze.id.refers");
      }),
    ));

  test("FRZ-1 Only an open account can be frozen: accounts[id].status === \"open\"", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(freezeCases(), freezeNearMisses("FRZ-1")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("FRZ-1");
      }),
    ));

  test("freeze.changes.accounts[id].status accounts[id].status changes as the table says: accounts[id].status", () =>
    fc.assert(
      fc.asyncProperty(freezeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("freeze.changes.accounts[id].status");
      }),
    ));

  test("ACC-1 A closed account is empty: status === \"closed\" implies balance === 0", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("ACC-1");
      }),
    ));

  test("accounts.never-deleted accounts never loses an entry", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("accounts.never-deleted");
      }),
    ));

  test("BANK-1 Every account belongs to a known user: accounts.values.every(a => a.owner in users)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("BANK-1");
      }),
    ));

  test("BANK-2 An account is kept under its own id: accounts.keys.every(id => accounts[id].id === id)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("freeze", input);
        call.keeps("BANK-2");
      }),
    ));
});

describe("close", () => {
  const attempts = fc.oneof(
    closeCases(),
    closeNearMisses("close.id.refers"),
    closeNearMisses("CLS-1"),
    closeNearMisses("CLS-2"),
  );

  test("close.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("close.failures");
      }),
    ));

  test("close.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("close.frame");
      }),
    ));

  test("close.id.refers id refers to accounts: id in accounts", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(closeCases(), closeNearMisses("close.id.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("close.id.refers");
      }),
    ));

  test("CLS-1 Only an open account can be closed: accounts[id].status === \"open\"", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(closeCases(), closeNearMisses("CLS-1")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("CLS-1");
      }),
    ));

  test("CLS-2 Only an empty account can be closed: accounts[id].balance === 0", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(closeCases(), closeNearMisses("CLS-2")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("CLS-2");
      }),
    ));

  test("close.changes.accounts[id].status accounts[id].status changes as the table says: accounts[id].status", () =>
    fc.assert(
      fc.asyncProperty(closeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("close.changes.accounts[id].status");
      }),
    ));

  test("ACC-1 A closed account is empty: status === \"closed\" implies balance === 0", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("ACC-1");
      }),
    ));

  test("accounts.never-deleted accounts never loses an entry", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("accounts.never-deleted");
      }),
    ));

  test("BANK-1 Every account belongs to a known user: accounts.values.every(a => a.owner in users)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("BANK-1");
      }),
    ));

  test("BANK-2 An account is kept under its own id: accounts.keys.every(id => accounts[id].id === id)", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("close", input);
        call.keeps("BANK-2");
      }),
    ));
});

describe("statement", () => {
  const attempts = fc.oneof(statementCases(), statementNearMisses("statement.owner.refers"));

  test("statement.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(statementCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("statement", input);
        call.keeps("statement.returns");
      }),
    ));

  test("statement.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("statement", input);
        call.keeps("statement.failures");
      }),
    ));

  test("statement.frame It changes nothing", () =>
    fc.assert(
      fc.asyncProperty(attempts, async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("statement", input);
        call.keeps("statement.frame");
      }),
    ));

  test("statement.owner.refers owner refers to users: owner in users", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(statementCases(), statementNearMisses("statement.owner.refers")), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("statement", input);
        call.keeps("statement.owner.refers");
      }),
    ));

  test("STM-1 All of the owner's accounts, and no other: result.sameItems(accounts.values.filter(a => a.owner === owner))", () =>
    fc.assert(
      fc.asyncProperty(statementCases(), async drawn => {
        const { state, input } = usable(drawn);
        await bank.start(state);
        const call = await bank.call("statement", input);
        call.keeps("STM-1");
      }),
    ));
});
