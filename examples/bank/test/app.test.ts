import { expect, test } from "vitest";
import { implement } from "../generated/bank.contract.js";
import { main } from "../src/app.js";
import { accountIds } from "../src/ids.js";
import { WrongBank } from "../src/wrong.js";

const ada = { id: "usr_00000ada", name: "Ada" };

test("the app runs on the right bank, contract and all", () => {
  const lines: string[] = [];
  main(line => lines.push(line));
  expect(lines).toEqual(["Ada cannot send 5.00: INSUFFICIENT_FUNDS", "Bert has acc_00000001, closed"]);
});

test("the contract stops the wrong bank where it breaks its promise, and names the promise", () => {
  const account = { id: "acc_00000009", owner: ada.id, balance: 7, status: "open" } as const;
  const plain = new WrongBank([[ada.id, ada]], [[account.id, account]], accountIds());
  const bank = implement(plain, { observe: () => ({ users: plain.users, accounts: plain.accounts }) });
  expect(() => bank.close({ id: account.id })).toThrow(/CLS-2/);
});
