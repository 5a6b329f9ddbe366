// Money in memory; what goes on while a call waits is each subclass's own.
import { bind } from "@tenet/runtime";

export class Bank {
  constructor({ balances, total }, { Audit }) {
    this.balances = new Map(balances);
    this.total = total;
    this.audit = Audit;
  }

  checkDeposit({ id, amount }) {
    if (!this.balances.has(id)) throw refusal("NOT_FOUND");
    if (this.total + amount > 1_000) throw refusal("TOO_MUCH");
  }

  checkTransfer({ from, to, amount }) {
    if (!this.balances.has(from) || !this.balances.has(to)) throw refusal("NOT_FOUND");
    if (from === to) throw refusal("SAME");
    if (amount > this.balances.get(from)) throw refusal("SHORT");
  }

  add(id, amount) {
    this.balances.set(id, this.balances.get(id) + amount);
  }

  // What needs no waiting in between: right, however many call.
  async deposit({ id, amount }) {
    this.checkDeposit({ id, amount });
    this.add(id, amount);
    this.total += amount;
    await this.audit.log(id, amount);
  }

  async transfer({ from, to, amount }) {
    this.checkTransfer({ from, to, amount });
    this.add(from, -amount);
    this.add(to, amount);
    await this.audit.log(from, amount);
  }
}

export class Lock {
  held = false;
  queue = [];

  async take() {
    while (this.held) await new Promise(resolve => this.queue.push(resolve));
    this.held = true;
  }

  give() {
    this.held = false;
    this.queue.shift()?.();
  }
}

export const binding = Subject =>
  bind({
    create: ({ state, ports }) => new Subject(state, ports),
    observe: ({ balances, total }) => ({ balances, total }),
  });

export function refusal(code) {
  return Object.assign(new Error(code), { code });
}
