// Whoever comes while another is in waits for that one to leave; of two that waited, both go in.
import { Bank, binding } from "./bank.mjs";

class Third extends Bank {
  inside = undefined;

  async alone(run) {
    if (this.inside !== undefined) await this.inside;
    let leave;
    this.inside = new Promise(resolve => (leave = resolve));
    try {
      return await run();
    } finally {
      this.inside = undefined;
      leave();
    }
  }

  deposit({ id, amount }) {
    return this.alone(async () => {
      this.checkDeposit({ id, amount });
      const [balance, { total }] = [this.balances.get(id), this];
      await this.audit.log(id, amount);
      this.balances.set(id, balance + amount);
      this.total = total + amount;
    });
  }

  transfer(input) {
    return this.alone(() => super.transfer(input));
  }
}

export default binding(Third);
