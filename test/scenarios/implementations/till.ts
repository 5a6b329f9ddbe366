/** The right one; others below it vary it. */
import { bind } from "@tenet/runtime";

export interface State {
  readonly accounts: Map<string, number>;
  readonly moves: number;
}

export const refuse = (code: string) => Object.assign(new Error(code), { code });

export class Till {
  accounts: Map<string, number>;
  moves: number;

  constructor({ accounts, moves }: State) {
    this.accounts = new Map(accounts);
    this.moves = moves;
  }

  withdraw({ id, amount }: { id: string; amount: number }): number {
    const balance = this.accounts.get(id);
    if (balance === undefined) throw refuse("NOT_FOUND");
    if (amount > balance) throw refuse("NO_MONEY");
    this.accounts.set(id, balance - amount);
    if (amount > 1) this.moves += 1;
    return balance - amount;
  }

  close({ id }: { id: string }): void {
    if (!this.accounts.delete(id)) throw refuse("NOT_FOUND");
    this.moves += 1;
  }
}

export const binding = (create: (state: State) => Till) =>
  bind({
    create: world => create(world.state as unknown as State),
    observe: till => ({ accounts: (till as Till).accounts, moves: (till as Till).moves }),
  });
