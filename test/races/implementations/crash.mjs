// Two at once end the process.
import { Bank, binding } from "./bank.mjs";

class Crash extends Bank {
  inside = 0;

  async deposit(input) {
    if (++this.inside > 1) process.exit(3);
    await super.deposit(input);
    this.inside--;
  }
}

export default binding(Crash);
