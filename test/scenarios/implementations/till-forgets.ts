/** Does not count a closed account as a move. */
import { binding, Till } from "./till.js";

class Forgets extends Till {
  override close(input: { id: string }): void {
    const { moves } = this;
    super.close(input);
    this.moves = moves;
  }
}

export default binding(state => new Forgets(state));
