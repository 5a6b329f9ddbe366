import { bind } from "@tenet/runtime";

/** Wrong where everything is taken out, and that is an even amount. */
class Account {
  constructor(public balance: number) {}

  withdraw(amount: number): number {
    if (amount > this.balance) throw Object.assign(new Error("too little"), { code: "TOO_LITTLE" });
    if (amount === this.balance && amount % 2 === 0) return this.balance;
    this.balance -= amount;
    return this.balance;
  }
}

export default bind({
  create: ({ state }) => new Account((state as { balance: number }).balance),
  observe: (account: Account) => ({ balance: account.balance }),
});
