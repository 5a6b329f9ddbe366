/** Adds what is paid in, once for each key. */
import { bind } from "@tenet/runtime";

interface Paid {
  readonly amount: number;
  readonly key: string;
}

export class Account {
  protected readonly seen = new Map<string, number>();
  balance = 0;

  deposit(paid: Paid): void {
    const before = this.seen.get(paid.key);
    if (before !== undefined && before !== paid.amount) throw Object.assign(new Error(), { code: "REUSED" });
    if (before === undefined) this.add(paid);
  }

  depositAll({ paid }: { readonly paid: readonly Paid[] }): void {
    for (const one of paid) this.deposit(one);
  }

  protected add({ amount, key }: Paid): void {
    this.seen.set(key, amount);
    this.balance += amount;
  }
}

export const binding = (create: () => Account) =>
  bind<any>({ create, observe: (account: Account) => ({ balance: account.balance }) });

export default binding(() => new Account());
