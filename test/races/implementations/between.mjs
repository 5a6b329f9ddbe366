// While a deposit waits, the total is not the sum: nobody sees it, since all calls take the one lock.
import { Bank, binding, Lock } from "./bank.mjs";

class Between extends Bank {
  lock = new Lock();

  async deposit({ id, amount }) {
    await this.lock.take();
    try {
      this.checkDeposit({ id, amount });
      this.add(id, amount);
      await this.audit.log(id, amount);
      this.total += amount;
    } finally {
      this.lock.give();
    }
  }

  async transfer({ from, to, amount }) {
    await this.lock.take();
    try {
      this.checkTransfer({ from, to, amount });
      this.add(from, -amount);
      await this.audit.log(from, amount);
      this.add(to, amount);
    } finally {
      this.lock.give();
    }
  }
}

export default binding(Between);
