// The balance is right, the total is what was read before the wait.
import { Bank, binding } from "./bank.mjs";

class Torn extends Bank {
  async deposit({ id, amount }) {
    this.checkDeposit({ id, amount });
    const { total } = this;
    this.add(id, amount);
    await this.audit.log(id, amount);
    this.total = total + amount;
  }
}

export default binding(Torn);
