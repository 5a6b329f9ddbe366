/** A right bank in memory, and the ways in which it can be made wrong. */

interface Account {
  id: string;
  owner: string;
  balance: number;
  status: "open" | "frozen" | "closed";
}
export interface State {
  users: Map<string, { id: string; name: string }>;
  accounts: Map<string, Account>;
}

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export class Bank {
  constructor(protected readonly state: State) {}

  snapshot(): State {
    return this.state;
  }

  protected account(id: string): Account {
    const found = this.state.accounts.get(id);
    if (!found) throw new Refusal("NOT_FOUND");
    return found;
  }

  protected user(id: string): void {
    if (!this.state.users.has(id)) throw new Refusal("UNKNOWN_USER");
  }

  open({ owner }: { owner: string }): Account {
    this.user(owner);
    for (let n = 0; ; n += 1) {
      const id = `acc_${String(n).padStart(8, "0")}`;
      if (this.state.accounts.has(id)) continue;
      const account: Account = { id, owner, balance: 0, status: "open" };
      this.state.accounts.set(id, account);
      return { ...account };
    }
  }

  transfer({ from, to, amount }: { from: string; to: string; amount: number }): {
    from: string;
    to: string;
    amount: number;
  } {
    const [source, target] = [this.account(from), this.account(to)];
    if (from === to) throw new Refusal("SAME_ACCOUNT");
    if (source.status !== "open" || target.status !== "open") throw new Refusal("NOT_OPEN");
    if (amount > source.balance) throw new Refusal("INSUFFICIENT_FUNDS");
    if (target.balance + amount > 10_000_000_000) throw new Refusal("LIMIT");
    source.balance -= amount;
    target.balance += amount;
    return { from, to, amount };
  }

  freeze({ id }: { id: string }): void {
    if (this.account(id).status !== "open") throw new Refusal("NOT_OPEN");
    this.account(id).status = "frozen";
  }

  thaw({ id }: { id: string }): void {
    if (this.account(id).status !== "frozen") throw new Refusal("NOT_FROZEN");
    this.account(id).status = "open";
  }

  close({ id }: { id: string }): void {
    if (this.account(id).status !== "open") throw new Refusal("NOT_OPEN");
    if (this.account(id).balance !== 0) throw new Refusal("NOT_EMPTY");
    this.account(id).status = "closed";
  }

  statement({ owner }: { owner: string }): Account[] {
    this.user(owner);
    return [...this.state.accounts.values()]
      .filter(account => account.owner === owner)
      .map(account => ({ ...account }));
  }
}
