// What both implementations have in common.
import { bind } from "@tenet/runtime";

export class Accounts {
  constructor({ balances }, { Audit }) {
    this.balances = new Map(balances);
    this.audit = Audit;
  }

  open({ id }) {
    if (this.balances.has(id)) throw refusal("TAKEN");
    this.balances.set(id, 0);
  }

  check(id, amount) {
    const balance = this.balances.get(id);
    if (balance === undefined) throw refusal("NOT_FOUND");
    if (balance + amount > 1_000_000) throw refusal("TOO_MUCH");
    return balance;
  }
}

export const binding = Subject =>
  bind({ create: ({ state, ports }) => new Subject(state, ports), observe: ({ balances }) => ({ balances }) });

function refusal(code) {
  return Object.assign(new Error(code), { code });
}
