// Locks the account that gives, then the one that takes: two transfers there and back wait for each other.
import { Bank, binding, Lock } from "./bank.mjs";

class Deadlock extends Bank {
  locks = new Map();

  lockOf(id) {
    if (!this.locks.has(id)) this.locks.set(id, new Lock());
    return this.locks.get(id);
  }

  async transfer({ from, to, amount }) {
    this.checkTransfer({ from, to, amount });
    await this.lockOf(from).take();
    await this.audit.log(from, amount);
    await this.lockOf(to).take();
    try {
      this.checkTransfer({ from, to, amount });
      this.add(from, -amount);
      this.add(to, amount);
    } finally {
      this.lockOf(to).give();
      this.lockOf(from).give();
    }
  }
}

export default binding(Deadlock);
