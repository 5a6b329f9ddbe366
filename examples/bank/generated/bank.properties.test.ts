/**
 * Property tests of bank.accounts 1.0.0, generated from bank.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4cdfee31ba04ba66123938f21188bacd8ca02c0b3189d08ed9da2fe4e15338b
 */
import { get } from "@tenet/runtime";
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
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
  thawCases,
  thawNearMisses,
  transferCases,
  transferNearMisses,
} from "./bank.arbitraries.js";
import { contract, type Account, type AccountId, type Bank, type User, type UserId } from "./bank.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const bank = subject<Bank>(contract, binding, { shapes });

describe("open", () => {
  const attempts = fc.oneof(openCases(), openNearMisses("open.owner.refers"));

  test("open.returns The result fits its type", () => fc.assert(bank.property("open", openCases(), "open.returns")));

  test("open.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("open", attempts, "open.failures")));

  test("open.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(bank.property("open", attempts, "open.frame")));

  test("open.owner.refers owner refers to users: owner in users", () =>
    fc.assert(bank.property("open", fc.oneof(openCases(), openNearMisses("open.owner.refers")), "open.owner.refers")));

  test("OPN-1 The account is new: !(result.id in old(accounts))", () =>
    fc.assert(bank.property("open", openCases(), "OPN-1")));

  test("OPN-2 It is open, empty and the owner's: result.owner === owner && result.balance === 0 && result.status === \"open\"", () =>
    fc.assert(bank.property("open", openCases(), "OPN-2")));

  test("open.changes.accounts[result.id] changes as the table says", () =>
    fc.assert(bank.property("open", openCases(), "open.changes.accounts[result.id]")));

  test("It keeps ACC-1, accounts.never-deleted, BANK-1 and BANK-2", () =>
    fc.assert(bank.property("open", attempts, "ACC-1", "accounts.never-deleted", "BANK-1", "BANK-2")));
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
    fc.assert(bank.property("transfer", transferCases(), "transfer.returns")));

  test("transfer.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("transfer", attempts, "transfer.failures")));

  test("transfer.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(bank.property("transfer", attempts, "transfer.frame")));

  test("transfer.from.refers from refers to accounts: from in accounts", () =>
    fc.assert(
      bank.property(
        "transfer",
        fc.oneof(transferCases(), transferNearMisses("transfer.from.refers")),
        "transfer.from.refers",
      ),
    ));

  test("transfer.to.refers to refers to accounts: to in accounts", () =>
    fc.assert(
      bank.property(
        "transfer",
        fc.oneof(transferCases(), transferNearMisses("transfer.to.refers")),
        "transfer.to.refers",
      ),
    ));

  test("TRF-1 The accounts differ: from !== to", () =>
    fc.assert(bank.property("transfer", fc.oneof(transferCases(), transferNearMisses("TRF-1")), "TRF-1")));

  test("TRF-2 Both are open: accounts[from].status === \"open\" && accounts[to].status === \"open\"", () =>
    fc.assert(bank.property("transfer", fc.oneof(transferCases(), transferNearMisses("TRF-2")), "TRF-2")));

  test("TRF-3 The money is there: amount <= accounts[from].balance", () =>
    fc.assert(bank.property("transfer", fc.oneof(transferCases(), transferNearMisses("TRF-3")), "TRF-3")));

  test("TRF-4 There is room: accounts[to].balance + amount <= 100_000_000_00", () =>
    fc.assert(bank.property("transfer", fc.oneof(transferCases(), transferNearMisses("TRF-4")), "TRF-4")));

  test("TRF-5 The receipt names the transfer: result === { from, to, amount }", () =>
    fc.assert(bank.property("transfer", transferCases(), "TRF-5")));

  test("TRF-6 No money appears or is lost: total === old(total)", () =>
    fc.assert(bank.property("transfer", transferCases(), "TRF-6")));

  test("transfer.changes.accounts[from].balance changes as the table says", () =>
    fc.assert(bank.property("transfer", transferCases(), "transfer.changes.accounts[from].balance")));

  test("transfer.changes.accounts[to].balance changes as the table says", () =>
    fc.assert(bank.property("transfer", transferCases(), "transfer.changes.accounts[to].balance")));

  test("It keeps ACC-1, accounts.never-deleted, BANK-1 and BANK-2", () =>
    fc.assert(bank.property("transfer", attempts, "ACC-1", "accounts.never-deleted", "BANK-1", "BANK-2")));

  test("transfer.example-1", async () => {
    await bank.start({
      users: new Map<UserId, User>([["usr_00000001", { id: "usr_00000001", name: "Ada" }]]),
      accounts: new Map<AccountId, Account>([
        ["acc_aaaaaaaa", { id: "acc_aaaaaaaa", owner: "usr_00000001", balance: 10, status: "open" }],
        ["acc_bbbbbbbb", { id: "acc_bbbbbbbb", owner: "usr_00000001", balance: 0, status: "open" }],
      ]),
    });
    const call = await bank.call("transfer", { from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 10 });
    call.returns({ from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 10 });
    call.keeps();
  });

  test("requirements.no-overdraft.overdraft-is-refused", async () => {
    await bank.start({
      users: new Map<UserId, User>([["usr_00000001", { id: "usr_00000001", name: "Ada" }]]),
      accounts: new Map<AccountId, Account>([
        ["acc_aaaaaaaa", { id: "acc_aaaaaaaa", owner: "usr_00000001", balance: 10, status: "open" }],
        ["acc_bbbbbbbb", { id: "acc_bbbbbbbb", owner: "usr_00000001", balance: 0, status: "open" }],
      ]),
    });
    const call = await bank.call("transfer", { from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 11 });
    call.fails("INSUFFICIENT_FUNDS");
    call.leaves(
      "accounts[\"acc_aaaaaaaa\"].balance === 10",
      (c) => get(c.after.accounts, "acc_aaaaaaaa").balance === 10,
    );
    call.keeps();
  });
});

describe("freeze", () => {
  const attempts = fc.oneof(freezeCases(), freezeNearMisses("freeze.id.refers"), freezeNearMisses("freeze.transition"));

  test("freeze.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("freeze", attempts, "freeze.failures")));

  test("freeze.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(bank.property("freeze", attempts, "freeze.frame")));

  test("freeze.id.refers id refers to accounts: id in accounts", () =>
    fc.assert(
      bank.property("freeze", fc.oneof(freezeCases(), freezeNearMisses("freeze.id.refers")), "freeze.id.refers"),
    ));

  test("freeze.changes.accounts[id].status changes as the table says", () =>
    fc.assert(bank.property("freeze", freezeCases(), "freeze.changes.accounts[id].status")));

  test("freeze.transition freeze needs an open account: accounts[id].status === \"open\"", () =>
    fc.assert(
      bank.property("freeze", fc.oneof(freezeCases(), freezeNearMisses("freeze.transition")), "freeze.transition"),
    ));

  test("It keeps ACC-1, accounts.never-deleted, BANK-1 and BANK-2", () =>
    fc.assert(bank.property("freeze", attempts, "ACC-1", "accounts.never-deleted", "BANK-1", "BANK-2")));
});

describe("thaw", () => {
  const attempts = fc.oneof(thawCases(), thawNearMisses("thaw.id.refers"), thawNearMisses("thaw.transition"));

  test("thaw.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("thaw", attempts, "thaw.failures")));

  test("thaw.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(bank.property("thaw", attempts, "thaw.frame")));

  test("thaw.id.refers id refers to accounts: id in accounts", () =>
    fc.assert(bank.property("thaw", fc.oneof(thawCases(), thawNearMisses("thaw.id.refers")), "thaw.id.refers")));

  test("thaw.changes.accounts[id].status changes as the table says", () =>
    fc.assert(bank.property("thaw", thawCases(), "thaw.changes.accounts[id].status")));

  test("thaw.transition thaw needs a frozen account: accounts[id].status === \"frozen\"", () =>
    fc.assert(bank.property("thaw", fc.oneof(thawCases(), thawNearMisses("thaw.transition")), "thaw.transition")));

  test("It keeps ACC-1, accounts.never-deleted, BANK-1 and BANK-2", () =>
    fc.assert(bank.property("thaw", attempts, "ACC-1", "accounts.never-deleted", "BANK-1", "BANK-2")));
});

describe("close", () => {
  const attempts = fc.oneof(
    closeCases(),
    closeNearMisses("close.id.refers"),
    closeNearMisses("close.transition"),
    closeNearMisses("CLS-2"),
  );

  test("close.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("close", attempts, "close.failures")));

  test("close.frame What no row of Changes names stays equal, and a refusal changes nothing", () =>
    fc.assert(bank.property("close", attempts, "close.frame")));

  test("close.id.refers id refers to accounts: id in accounts", () =>
    fc.assert(bank.property("close", fc.oneof(closeCases(), closeNearMisses("close.id.refers")), "close.id.refers")));

  test("CLS-2 Only an empty account can be closed: accounts[id].balance === 0", () =>
    fc.assert(bank.property("close", fc.oneof(closeCases(), closeNearMisses("CLS-2")), "CLS-2")));

  test("close.changes.accounts[id].status changes as the table says", () =>
    fc.assert(bank.property("close", closeCases(), "close.changes.accounts[id].status")));

  test("close.transition close needs an open account: accounts[id].status === \"open\"", () =>
    fc.assert(bank.property("close", fc.oneof(closeCases(), closeNearMisses("close.transition")), "close.transition")));

  test("It keeps ACC-1, accounts.never-deleted, BANK-1 and BANK-2", () =>
    fc.assert(bank.property("close", attempts, "ACC-1", "accounts.never-deleted", "BANK-1", "BANK-2")));
});

describe("statement", () => {
  const attempts = fc.oneof(statementCases(), statementNearMisses("statement.owner.refers"));

  test("statement.returns The result fits its type", () =>
    fc.assert(bank.property("statement", statementCases(), "statement.returns")));

  test("statement.failures It fails only in the ways listed here", () =>
    fc.assert(bank.property("statement", attempts, "statement.failures")));

  test("statement.frame It changes nothing", () => fc.assert(bank.property("statement", attempts, "statement.frame")));

  test("statement.owner.refers owner refers to users: owner in users", () =>
    fc.assert(
      bank.property(
        "statement",
        fc.oneof(statementCases(), statementNearMisses("statement.owner.refers")),
        "statement.owner.refers",
      ),
    ));

  test("STM-1 All of the owner's accounts, and no other: result.sameItems(accounts.values.filter(a => a.owner === owner))", () =>
    fc.assert(bank.property("statement", statementCases(), "STM-1")));
});
