// A call that changes a state, checked with and without a look at what was before.
import { contractOf } from "./compiled.mjs";

const { implement } = await contractOf("account");

/** 64 accounts, which are made anew before the balance comes to its limit. */
function bank() {
  const accounts = new Map();
  for (let i = 0; i < 64; i += 1) {
    const id = `acc_${String(i).padStart(8, "0")}`;
    accounts.set(id, { id, balance: 0 });
  }
  const deposit = ({ id, amount }) => {
    const account = accounts.get(id);
    if (account === undefined) throw Object.assign(new Error("NOT_FOUND"), { code: "NOT_FOUND" });
    if (account.balance > 90_000_000) account.balance = 0;
    account.balance += amount;
    return account.balance;
  };
  return { accounts, deposit, credit: deposit };
}

export const captured = Array.from({ length: 64 }, (_, i) => ({ id: `acc_${String(i).padStart(8, "0")}`, amount: 0 }));

const pattern = /^acc_[a-z0-9]{8}$/u;
const isCents = value => Number.isSafeInteger(value) && value >= 0 && value <= 100_000_000;
const isInput = ({ id, amount }) => typeof id === "string" && pattern.test(id) && isCents(amount);

function byHand() {
  const { accounts, deposit } = bank();
  return input => {
    if (!isInput(input) || !accounts.has(input.id)) throw new TypeError("input");
    const before = accounts.get(input.id).balance;
    const result = deposit(input);
    const after = accounts.get(input.id).balance;
    if (!isCents(result) || after !== before + input.amount || result !== after) throw new TypeError("result");
    return result;
  };
}

/** As checks of contracts often do it: the state before is copied. */
function byClone() {
  const { accounts, deposit } = bank();
  return input => {
    if (!isInput(input) || !accounts.has(input.id)) throw new TypeError("input");
    const before = structuredClone(accounts);
    const result = deposit(input);
    const after = accounts.get(input.id).balance;
    if (!isCents(result) || after !== before.get(input.id).balance + input.amount || result !== after)
      throw new TypeError("result");
    return result;
  };
}

function ours(operation) {
  const { accounts, ...operations } = bank();
  const state = { accounts };
  // Invariants go through the whole state; they are priced by the size of it, not here.
  const wrapped = implement(operations, { observe: () => state, modes: { "*:invariant": "off" } });
  return input => wrapped[operation](input);
}

export const captures = {
  "bare call": bank().deposit,
  "by hand": byHand(),
  "by hand, with a structured clone of 64 accounts": byClone(),
  "checked, nothing captured": ours("credit"),
  "checked, one value captured": ours("deposit"),
};
