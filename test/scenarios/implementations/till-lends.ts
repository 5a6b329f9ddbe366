/** Lends a little. */
import { binding, Till } from "./till.js";

class Lends extends Till {
  override withdraw(input: { id: string; amount: number }): number {
    const balance = this.accounts.get(input.id);
    if (balance === undefined || input.amount !== balance + 1) return super.withdraw(input);
    this.accounts.set(input.id, -1);
    this.moves += 1;
    return -1;
  }
}

export default binding(state => new Lends(state));
