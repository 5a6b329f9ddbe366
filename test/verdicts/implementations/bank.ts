/** The bank of the tests, with one thing wrong where that is asked for. */
export interface Faults {
  /** Of a transfer. */
  readonly wrong?: (call: { from: number; to: number; amount: number; calls: number }) => boolean;
  readonly checksLimit?: boolean;
}

export function bankWith({ wrong, checksLimit = true }: Faults = {}) {
  let calls = 0;

  class Bank {
    constructor(readonly accounts: Map<string, number>) {}

    open(id: string): void {
      if (this.accounts.has(id)) throw failure("TAKEN");
      this.accounts.set(id, 0);
    }

    transfer({ from, to, amount }: { from: string; to: string; amount: number }): void {
      const [a, b] = [this.accounts.get(from), this.accounts.get(to)];
      if (a === undefined || b === undefined) throw failure("NOBODY");
      if (from === to) throw failure("SAME");
      if (amount > a) throw failure("SHORT");
      if (checksLimit && b + amount > 1000) throw failure("FULL");
      const less = wrong?.({ from: a, to: b, amount, calls: calls++ }) ? 1 : 0;
      this.accounts.set(from, a - amount);
      this.accounts.set(to, b + amount - less);
    }
  }
  return {
    create: ({ state }: { state: unknown }) => new Bank(new Map((state as { accounts: Map<string, number> }).accounts)),
    observe: (bank: Bank) => ({ accounts: bank.accounts }),
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
