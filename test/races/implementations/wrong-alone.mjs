// Forgets the total, whoever else calls.
import { Bank, binding } from "./bank.mjs";

class WrongAlone extends Bank {
  async deposit({ id, amount }) {
    this.checkDeposit({ id, amount });
    await this.audit.log(id, amount);
    this.add(id, amount);
  }
}

export default binding(WrongAlone);
