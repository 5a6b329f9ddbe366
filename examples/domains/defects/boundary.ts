import { bind } from "@tenet/runtime";
import type { Account, Amount, Ledger as Spec } from "../generated/ledger.contract.js";
import { free, Ledger } from "../src/ledger.js";

/** A boundary off by one: the last cent of an account cannot be spent. */
class Stingy extends Ledger {
  protected override covers(account: Account, amount: Amount): boolean {
    return account.normal === "debit" || amount < free(account);
  }
}

export default bind<Spec>({
  create: ({ state, now }) => new Stingy(state, now),
  observe: ({ accounts, transfers }: Ledger) => ({ accounts, transfers }),
});
