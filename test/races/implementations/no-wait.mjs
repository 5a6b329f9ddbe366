// Asks nobody.
import { Bank, binding } from "./bank.mjs";

class NoWait extends Bank {
  deposit({ id, amount }) {
    this.checkDeposit({ id, amount });
    this.add(id, amount);
    this.total += amount;
  }
}

export default binding(NoWait);
