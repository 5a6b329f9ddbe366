import type {
  Account,
  AccountId,
  Amount,
  HoldInput,
  LedgerRefusal,
  LedgerState,
  OpenAccountInput,
  PostInput,
  Transfer,
  TransferAllInput,
  TransferId,
  TransferInput,
} from "../generated/ledger.contract.js";
import { Refused } from "./refused.js";

/** What an amount can be at most, in cents. */
const most: Amount = 99_999_999_999_999n;

/** Double entry in memory. What it must do stands in ledger.spec.md. */
export class Ledger {
  accounts: Map<AccountId, Account>;
  transfers: Map<TransferId, Transfer>;

  constructor(
    state: LedgerState,
    protected readonly now: () => number,
  ) {
    this.accounts = new Map(state.accounts);
    this.transfers = new Map(state.transfers);
  }

  openAccount({ id, currency, normal }: OpenAccountInput): void {
    if (this.accounts.has(id)) no("EXISTS");
    const nothing = { debitsPosted: 0n, creditsPosted: 0n, debitsHeld: 0n, creditsHeld: 0n };
    this.accounts.set(id, { id, currency, normal, ...nothing });
  }

  transfer({ id, debit, credit, amount }: TransferInput): void {
    const [from, to] = this.sides(id, debit, credit, amount);
    if (from.debitsPosted + amount > most || to.creditsPosted + amount > most) no("TOO_MUCH");
    this.change(debit, { debitsPosted: from.debitsPosted + amount });
    this.change(credit, { creditsPosted: to.creditsPosted + amount });
    this.transfers.set(id, { id, debit, credit, amount, status: "posted", posted: amount });
  }

  hold({ id, debit, credit, amount, lasts }: HoldInput): void {
    const [from, to] = this.sides(id, debit, credit, amount);
    if (from.debitsHeld + amount > most || to.creditsHeld + amount > most) no("TOO_MUCH");
    this.change(debit, { debitsHeld: from.debitsHeld + amount });
    this.change(credit, { creditsHeld: to.creditsHeld + amount });
    const lapsesAt = lasts === undefined ? undefined : new Date(this.now() + lasts);
    this.transfers.set(id, { id, debit, credit, amount, status: "held", lapsesAt });
  }

  post({ id, amount }: PostInput): void {
    const transfer = this.held(id);
    if (amount > transfer.amount) no("MORE_THAN_HELD");
    if (transfer.lapsesAt !== undefined && this.now() >= transfer.lapsesAt.getTime()) no("LAPSED");
    const { debit, credit } = transfer;
    const [from, to] = [this.accounts.get(debit)!, this.accounts.get(credit)!];
    if (from.debitsPosted + amount > most || to.creditsPosted + amount > most) no("TOO_MUCH");
    this.letGo(transfer);
    this.change(debit, { debitsPosted: from.debitsPosted + amount });
    this.change(credit, { creditsPosted: to.creditsPosted + amount });
    this.transfers.set(id, { id, debit, credit, amount: transfer.amount, status: "posted", posted: amount });
  }

  release({ id }: { id: TransferId }): void {
    const transfer = this.held(id);
    const { debit, credit, amount } = transfer;
    this.letGo(transfer);
    this.transfers.set(id, { id, debit, credit, amount, status: "voided", endedAt: new Date(this.now()) });
  }

  balance({ account }: { account: AccountId }): { posted: bigint; free: bigint } {
    const found = this.accounts.get(account) ?? no("NO_SUCH_ACCOUNT");
    return { posted: found.creditsPosted - found.debitsPosted, free: free(found) };
  }

  transferAll({ orders }: TransferAllInput): void {
    const [accounts, transfers] = [new Map(this.accounts), new Map(this.transfers)];
    try {
      for (const order of orders) this.transfer(order);
    } catch (error) {
      [this.accounts, this.transfers] = [accounts, transfers];
      throw error;
    }
  }

  /** The two accounts of a new transfer, where it may be made. */
  private sides(id: TransferId, debit: AccountId, credit: AccountId, amount: Amount): readonly [Account, Account] {
    const from = this.accounts.get(debit) ?? no("NO_SUCH_DEBIT");
    const to = this.accounts.get(credit) ?? no("NO_SUCH_CREDIT");
    if (this.transfers.has(id)) no("EXISTS");
    if (debit === credit) no("SAME_ACCOUNT");
    if (from.currency !== to.currency) no("OTHER_CURRENCY");
    if (!this.covers(from, amount)) no("NOT_COVERED");
    return [from, to];
  }

  protected covers(account: Account, amount: Amount): boolean {
    return account.normal === "debit" || amount <= free(account);
  }

  private held(id: TransferId): Transfer & { status: "held" } {
    const transfer = this.transfers.get(id) ?? no("NO_SUCH_TRANSFER");
    return transfer.status === "held" ? transfer : no("ENDED");
  }

  private letGo({ debit, credit, amount }: Transfer): void {
    this.change(debit, { debitsHeld: this.accounts.get(debit)!.debitsHeld - amount });
    this.change(credit, { creditsHeld: this.accounts.get(credit)!.creditsHeld - amount });
  }

  private change(id: AccountId, fields: Partial<Account>): void {
    this.accounts.set(id, { ...this.accounts.get(id)!, ...fields });
  }
}

/** What may still leave the account. */
export function free({ creditsPosted, debitsPosted, debitsHeld }: Account): bigint {
  return creditsPosted - debitsPosted - debitsHeld;
}

function no(code: LedgerRefusal): never {
  throw new Refused(code);
}
