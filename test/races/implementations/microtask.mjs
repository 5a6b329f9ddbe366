// Asks nobody, but waits all the same, as for a cache of its own.
import { Bank, binding } from "./bank.mjs";

class Microtask extends Bank {
  async deposit({ id, amount }) {
    this.checkDeposit({ id, amount });
    const balance = await Promise.resolve(this.balances.get(id));
    this.balances.set(id, balance + amount);
    this.total += amount;
  }
}

export default binding(Microtask);
