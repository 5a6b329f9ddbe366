/**
 * A fake of bank.accounts 1.0.0, generated from bank.spec.md.
 * Do not edit: `spec fake` writes it anew.
 * Source: sha256:c4cdfee31ba04ba66123938f21188bacd8ca02c0b3189d08ed9da2fe4e15338b
 */
import { fakeOf, type FakeOptions } from "@tenet/runtime/fake";
import { values, type SceneOf } from "@tenet/runtime";
import {
  contract as generated,
  type Account,
  type AccountId,
  type BankState,
  type CloseInput,
  type FreezeInput,
  type OpenInput,
  type Receipt,
  type StatementInput,
  type ThawInput,
  type TransferInput,
  type User,
  type UserId,
} from "../generated/bank.contract.js";

/** Accounts in memory: what the spec says, and nothing else. */
export interface FakeBank {
  /** Opens an empty account for a known user. */
  open(input: OpenInput): Account;
  /** Moves money from one open account to another. */
  transfer(input: TransferInput): Receipt;
  freeze(input: FreezeInput): void;
  thaw(input: ThawInput): void;
  close(input: CloseInput): void;
  /** Lists what a customer holds. */
  statement(input: StatementInput): readonly Account[];
  /** The state as it is now; a copy. */
  snapshot(): BankState;
}

type OpenScene = SceneOf<BankState, OpenInput, Account>;
type TransferScene = SceneOf<BankState, TransferInput, Receipt>;
type StatementScene = SceneOf<BankState, StatementInput, readonly Account[]>;

/** A fresh one. A refusal throws an error with the spec's code; what the spec does not determine throws `NotDetermined`. */
export function fakeBank(options: FakeOptions<BankState> = {}): FakeBank {
  return fakeOf(plan, options as FakeOptions) as unknown as FakeBank;
}

const plan = {
  contract: generated,
  start: () => ({ users: new Map<UserId, User>([]), accounts: new Map<AccountId, Account>([]) }),
  operations: {
    open: {
      stages: [
        { path: ["owner"], value: (c: OpenScene) => c.input.owner },
        { path: ["balance"], value: () => 0 },
        { path: ["status"], value: () => "open" },
        {
          path: ["id"],
          supply: {
            "kind":"text",
            "signs":[
              "a",
              "c",
              "c",
              "_",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
              "0123456789abcdefghijklmnopqrstuvwxyz",
            ],
          },
          kind: "AccountId",
        },
        { rows: ["open.changes.accounts[result.id]"] },
      ],
    },
    transfer: {
      stages: [
        { rows: ["transfer.changes.accounts[from].balance", "transfer.changes.accounts[to].balance"] },
        { path: ["from"], value: (c: TransferScene) => c.input.from },
        { path: ["to"], value: (c: TransferScene) => c.input.to },
        { path: ["amount"], value: (c: TransferScene) => c.input.amount },
        { path: [], value: (c: TransferScene) => ({ from: c.input.from, to: c.input.to, amount: c.input.amount }) },
      ],
    },
    freeze: {
      stages: [{ rows: ["freeze.changes.accounts[id].status"] }],
    },
    thaw: {
      stages: [{ rows: ["thaw.changes.accounts[id].status"] }],
    },
    close: {
      stages: [{ rows: ["close.changes.accounts[id].status"] }],
    },
    statement: {
      stages: [
        { path: [], value: (c: StatementScene) => values(c.after.accounts).filter((a) => a.owner === c.input.owner) },
      ],
    },
  },
};
