import { bind } from "@tenet/runtime";

const refuse = (code: string) => Object.assign(new Error(code), { code });

/** Looks at the amount before it looks for the account. */
class Till {
  constructor(readonly accounts: Map<string, number>) {}

  take({ account, amount }: { account: string; amount: number }): void {
    if (amount > 500) throw refuse("TOO_MUCH");
    const there = this.accounts.get(account);
    if (there === undefined) throw refuse("UNKNOWN");
    if (amount > there) throw refuse("TOO_LITTLE");
    this.accounts.set(account, there - amount);
  }
}

export default bind({
  create: ({ state }) => new Till((state as { accounts: Map<string, number> }).accounts),
  observe: (till: Till) => ({ accounts: till.accounts }),
});
