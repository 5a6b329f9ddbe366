// The same, but deposits on one account wait for each other.
import { Accounts, binding } from "./accounts.mjs";

class Careful extends Accounts {
  locks = new Map();

  async deposit({ id, amount }) {
    const before = this.locks.get(id) ?? Promise.resolve();
    let release;
    this.locks.set(id, new Promise(resolve => (release = resolve)));
    await before;
    try {
      const balance = this.check(id, amount);
      await this.audit.log(id, amount);
      this.balances.set(id, balance + amount);
      return balance + amount;
    } finally {
      release();
    }
  }
}

export default binding(Careful);
