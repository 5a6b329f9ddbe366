import type { Account, AccountId, Cents, Receipt, User, UserId } from "../generated/bank.contract.js";

/** An error that carries one of the codes of the spec. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const limit = 100_000_000_00;

/** Accounts in memory. What it must do stands in bank.spec.md. */
export class Bank {
  readonly users: Map<UserId, User>;
  readonly accounts: Map<AccountId, Account>;

  constructor(
    users: Iterable<readonly [UserId, User]>,
    accounts: Iterable<readonly [AccountId, Account]>,
    private readonly newId: () => AccountId,
  ) {
    this.users = new Map(users);
    this.accounts = new Map(accounts);
  }

  open({ owner }: { owner: UserId }): Account {
    this.known(owner);
    let id = this.newId();
    while (this.accounts.has(id)) id = this.newId();
    const account: Account = { id, owner, balance: 0, status: "open" };
    this.accounts.set(id, account);
    return account;
  }

  transfer({ from, to, amount }: { from: AccountId; to: AccountId; amount: Cents }): Receipt {
    const source = this.account(from);
    const target = this.account(to);
    if (from === to) throw new Refused("SAME_ACCOUNT");
    if (source.status !== "open" || target.status !== "open") throw new Refused("NOT_OPEN");
    if (amount > source.balance) throw new Refused("INSUFFICIENT_FUNDS");
    if (target.balance + amount > limit) throw new Refused("LIMIT");
    this.accounts.set(from, { ...source, balance: source.balance - amount });
    this.accounts.set(to, { ...target, balance: target.balance + amount });
    return { from, to, amount };
  }

  freeze({ id }: { id: AccountId }): void {
    const account = this.account(id);
    if (account.status !== "open") throw new Refused("NOT_OPEN");
    this.accounts.set(id, { ...account, status: "frozen" });
  }

  thaw({ id }: { id: AccountId }): void {
    const account = this.account(id);
    if (account.status !== "frozen") throw new Refused("NOT_FROZEN");
    this.accounts.set(id, { ...account, status: "open" });
  }

  close({ id }: { id: AccountId }): void {
    const account = this.account(id);
    if (account.status !== "open") throw new Refused("NOT_OPEN");
    if (account.balance !== 0) throw new Refused("NOT_EMPTY");
    this.accounts.set(id, { ...account, status: "closed" });
  }

  statement({ owner }: { owner: UserId }): readonly Account[] {
    this.known(owner);
    return [...this.accounts.values()].filter(account => account.owner === owner);
  }

  private known(owner: UserId): void {
    if (!this.users.has(owner)) throw new Refused("UNKNOWN_USER");
  }

  private account(id: AccountId): Account {
    const account = this.accounts.get(id);
    if (account === undefined) throw new Refused("NOT_FOUND");
    return account;
  }
}
