import { bind } from "@tenet/runtime";

const refuse = (code: string) => Object.assign(new Error(code), { code });

/** Takes the money although it says that there is too little. */
class Till {
  constructor(readonly accounts: Map<string, number>) {}

  take({ account, amount }: { account: string; amount: number }): void {
    const there = this.accounts.get(account);
    if (there === undefined) throw refuse("UNKNOWN");
    if (amount > 500) throw refuse("TOO_MUCH");
    this.accounts.set(account, Math.max(0, there - amount));
    if (amount > there) throw refuse("TOO_LITTLE");
  }
}

export default bind({
  create: ({ state }) => new Till((state as { accounts: Map<string, number> }).accounts),
  observe: (till: Till) => ({ accounts: till.accounts }),
});
