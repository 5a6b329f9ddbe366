import type { Account, AccountId, Cents, Receipt } from "../generated/bank.contract.js";
import { Bank, Refused } from "./bank.js";

/**
 * Looks right, passes a smoke test, and is not: three mistakes of the kind that reviews let through.
 * The last cent cannot be spent, the room in the other account is looked at too late, and a closed account may hold money.
 */
export class WrongBank extends Bank {
  override transfer({ from, to, amount }: { from: AccountId; to: AccountId; amount: Cents }): Receipt {
    const source = this.find(from);
    const target = this.find(to);
    if (from === to) throw new Refused("SAME_ACCOUNT");
    if (source.status !== "open" || target.status !== "open") throw new Refused("NOT_OPEN");
    if (amount >= source.balance) throw new Refused("INSUFFICIENT_FUNDS");
    this.accounts.set(from, { ...source, balance: source.balance - amount });
    if (target.balance + amount > 100_000_000_00) throw new Refused("LIMIT");
    this.accounts.set(to, { ...target, balance: target.balance + amount });
    return { from, to, amount };
  }

  override close({ id }: { id: AccountId }): void {
    const account = this.find(id);
    if (account.status !== "open") throw new Refused("NOT_OPEN");
    this.accounts.set(id, { ...account, status: "closed" });
  }

  private find(id: AccountId): Account {
    const account = this.accounts.get(id);
    if (account === undefined) throw new Refused("NOT_FOUND");
    return account;
  }
}
