// Reads the balance, waits for the log, and writes back what it read.
import { Accounts, binding } from "./accounts.mjs";

class Lost extends Accounts {
  async deposit({ id, amount }) {
    const balance = this.check(id, amount);
    await this.audit.log(id, amount);
    this.balances.set(id, balance + amount);
    return balance + amount;
  }
}

export default binding(Lost);
