/** Remembers the key and forgets the money. */
import { Account, binding } from "./account.js";

class Forgetful extends Account {
  protected override add({ amount, key }: { readonly amount: number; readonly key: string }): void {
    this.seen.set(key, amount);
  }
}

export default binding(() => new Forgetful());
