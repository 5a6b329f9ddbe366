/**
 * Arbitraries of bank.accounts 1.0.0, generated from bank.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4cdfee31ba04ba66123938f21188bacd8ca02c0b3189d08ed9da2fe4e15338b
 */
import { get, has } from "@tenet/runtime";
import {
  cases,
  check,
  inputs,
  integer,
  keyOf,
  map,
  mapBy,
  matching,
  oneOf,
  record,
  state,
  text,
  union,
} from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type {
  Account,
  AccountId,
  BankState,
  Cents,
  CloseInput,
  FreezeInput,
  OpenInput,
  Receipt,
  StatementInput,
  ThawInput,
  TransferInput,
  User,
  UserId,
} from "./bank.contract.js";

type BankReads = { readonly state: BankState };

type OpenReads = { readonly state: BankState; readonly input: OpenInput };

type TransferReads = { readonly state: BankState; readonly input: TransferInput };

type FreezeReads = { readonly state: BankState; readonly input: FreezeInput };

type ThawReads = { readonly state: BankState; readonly input: ThawInput };

type CloseReads = { readonly state: BankState; readonly input: CloseInput };

type StatementReads = { readonly state: BankState; readonly input: StatementInput };

/** Values of AccountId. */
export const accountId = (): Draw<AccountId> => matching(/^acc_[a-z0-9]{8}$/u);

/** Values of UserId. */
export const userId = (): Draw<UserId> => matching(/^usr_[a-z0-9]{8}$/u);

/** Values of Cents. */
export const cents = (): Draw<Cents> => integer({ atLeast: 0, atMost: 10000000000 });

/** Values of User. */
export const user = (): Draw<User> => record<User>({ id: userId(), name: text() });

/** Values of Receipt. */
export const receipt = (): Draw<Receipt> => record<Receipt>({ from: accountId(), to: accountId(), amount: cents() });

/** Values of Account. */
export const account = (): Draw<Account> => record<Account>(
  {
    owner: keyOf<UserId>(({ state }: BankReads) => state.users, userId()),
    status: oneOf("open", "frozen", "closed"),
    id: accountId(),
    balance: integer({
      atLeast: 0,
      atMost: 10000000000,
      equals: { is: 0, when: ({ names }: { readonly names: Account }) => names.status === "closed" },
    }),
  },
  { order: ["id", "owner", "balance", "status"] },
);

/** Initial states. */
export const bankState = () => state<BankState>({ users: map(userId(), user()), accounts: mapBy("id", account()) });

/** Calls of open that are to succeed. */
export const openCases = () => cases(
  bankState(),
  inputs<OpenInput>({ owner: keyOf<UserId>(({ state }: BankReads) => state.users) }),
);

const openBreaking = {
  "open.owner.refers": () => inputs<OpenInput>({
    owner: {
      draw: userId(),
      checks: [check("open.owner.refers", ({ state, input }: OpenReads) => !has(state.users, input.owner))],
    },
  }),
};

/** Calls of open that break the clause and, as far as they can, no other. */
export const openNearMisses = (clause: keyof typeof openBreaking) => cases(bankState(), openBreaking[clause]());

/** Calls of transfer that are to succeed. */
export const transferCases = () => cases(
  bankState(),
  inputs<TransferInput>({
    from: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
        check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
      ],
    },
    to: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
        check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
      ],
    },
    amount: integer({
      atMost: [
        10000000000,
        ({ state, input }: TransferReads) => get(state.accounts, input.from).balance,
        ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance,
      ],
      above: 0,
    }),
  }),
);

const transferBreaking = {
  "transfer.from.refers": () => inputs<TransferInput>({
    from: {
      draw: accountId(),
      checks: [check("transfer.from.refers", ({ state, input }: TransferReads) => !has(state.accounts, input.from))],
    },
    to: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
        check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
      ],
    },
    amount: integer({
      atMost: [10000000000, ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance],
      above: 0,
    }),
  }),
  "transfer.to.refers": () => inputs<TransferInput>({
    from: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
        check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
      ],
    },
    to: {
      draw: accountId(),
      checks: [
        check("transfer.to.refers", ({ state, input }: TransferReads) => !has(state.accounts, input.to)),
        check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
      ],
      like: ["from"],
    },
    amount: integer({
      atMost: [10000000000, ({ state, input }: TransferReads) => get(state.accounts, input.from).balance],
      above: 0,
    }),
  }),
  "TRF-1": () => inputs<TransferInput>({
    from: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
        check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
      ],
    },
    to: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-1", ({ input }: TransferReads) => input.from === input.to),
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
        check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
      ],
    },
    amount: integer({
      atMost: [
        10000000000,
        ({ state, input }: TransferReads) => get(state.accounts, input.from).balance,
        ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance,
      ],
      above: 0,
    }),
  }),
  "TRF-2": () => union(
    inputs<TransferInput>({
      from: {
        draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
        checks: [
          check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status !== "open"),
          check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
        ],
      },
      to: {
        draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
        checks: [
          check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
          check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
          check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
        ],
      },
      amount: integer({
        atMost: [
          10000000000,
          ({ state, input }: TransferReads) => get(state.accounts, input.from).balance,
          ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance,
        ],
        above: 0,
      }),
    }),
    inputs<TransferInput>({
      from: {
        draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
        checks: [
          check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
          check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
        ],
      },
      to: {
        draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
        checks: [
          check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
          check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status !== "open"),
          check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
        ],
      },
      amount: integer({
        atMost: [
          10000000000,
          ({ state, input }: TransferReads) => get(state.accounts, input.from).balance,
          ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance,
        ],
        above: 0,
      }),
    }),
  ),
  "TRF-3": () => inputs<TransferInput>({
    from: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
        check("TRF-3", ({ state, input }: TransferReads) => get(state.accounts, input.from).balance < 10000000000),
      ],
    },
    to: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
        check("TRF-4", ({ state, input }: TransferReads) => 0 < 10000000000 - get(state.accounts, input.to).balance),
        check(
          "TRF-4",
          ({ state, input }: TransferReads) =>
            get(state.accounts, input.from).balance < 10000000000 - get(state.accounts, input.to).balance,
        ),
      ],
    },
    amount: integer({
      atMost: [10000000000, ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance],
      above: [0, ({ state, input }: TransferReads) => get(state.accounts, input.from).balance],
    }),
  }),
  "TRF-4": () => inputs<TransferInput>({
    from: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.from).status === "open"),
        check("TRF-3", ({ state, input }: TransferReads) => 0 < get(state.accounts, input.from).balance),
      ],
    },
    to: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("TRF-1", ({ input }: TransferReads) => input.from !== input.to),
        check("TRF-2", ({ state, input }: TransferReads) => get(state.accounts, input.to).status === "open"),
        check(
          "TRF-4",
          ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance < 10000000000,
        ),
        check(
          "TRF-3",
          ({ state, input }: TransferReads) =>
            10000000000 - get(state.accounts, input.to).balance < get(state.accounts, input.from).balance,
        ),
      ],
    },
    amount: integer({
      atMost: [10000000000, ({ state, input }: TransferReads) => get(state.accounts, input.from).balance],
      above: [0, ({ state, input }: TransferReads) => 10000000000 - get(state.accounts, input.to).balance],
    }),
  }),
};

/** Calls of transfer that break the clause and, as far as they can, no other. */
export const transferNearMisses = (clause: keyof typeof transferBreaking) => cases(
  bankState(),
  transferBreaking[clause](),
);

/** Calls of freeze that are to succeed. */
export const freezeCases = () => cases(
  bankState(),
  inputs<FreezeInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("freeze.transition", ({ state, input }: FreezeReads) => get(state.accounts, input.id).status === "open"),
      ],
    },
  }),
);

const freezeBreaking = {
  "freeze.id.refers": () => inputs<FreezeInput>({
    id: {
      draw: accountId(),
      checks: [check("freeze.id.refers", ({ state, input }: FreezeReads) => !has(state.accounts, input.id))],
    },
  }),
  "freeze.transition": () => inputs<FreezeInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("freeze.transition", ({ state, input }: FreezeReads) => get(state.accounts, input.id).status !== "open"),
      ],
    },
  }),
};

/** Calls of freeze that break the clause and, as far as they can, no other. */
export const freezeNearMisses = (clause: keyof typeof freezeBreaking) => cases(bankState(), freezeBreaking[clause]());

/** Calls of thaw that are to succeed. */
export const thawCases = () => cases(
  bankState(),
  inputs<ThawInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("thaw.transition", ({ state, input }: ThawReads) => get(state.accounts, input.id).status === "frozen"),
      ],
    },
  }),
);

const thawBreaking = {
  "thaw.id.refers": () => inputs<ThawInput>({
    id: {
      draw: accountId(),
      checks: [check("thaw.id.refers", ({ state, input }: ThawReads) => !has(state.accounts, input.id))],
    },
  }),
  "thaw.transition": () => inputs<ThawInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("thaw.transition", ({ state, input }: ThawReads) => get(state.accounts, input.id).status !== "frozen"),
      ],
    },
  }),
};

/** Calls of thaw that break the clause and, as far as they can, no other. */
export const thawNearMisses = (clause: keyof typeof thawBreaking) => cases(bankState(), thawBreaking[clause]());

/** Calls of close that are to succeed. */
export const closeCases = () => cases(
  bankState(),
  inputs<CloseInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("close.transition", ({ state, input }: CloseReads) => get(state.accounts, input.id).status === "open"),
        check("CLS-2", ({ state, input }: CloseReads) => get(state.accounts, input.id).balance === 0),
      ],
    },
  }),
);

const closeBreaking = {
  "close.id.refers": () => inputs<CloseInput>({
    id: {
      draw: accountId(),
      checks: [check("close.id.refers", ({ state, input }: CloseReads) => !has(state.accounts, input.id))],
    },
  }),
  "close.transition": () => inputs<CloseInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("close.transition", ({ state, input }: CloseReads) => get(state.accounts, input.id).status !== "open"),
        check("CLS-2", ({ state, input }: CloseReads) => get(state.accounts, input.id).balance === 0),
      ],
    },
  }),
  "CLS-2": () => inputs<CloseInput>({
    id: {
      draw: keyOf<AccountId>(({ state }: BankReads) => state.accounts),
      checks: [
        check("close.transition", ({ state, input }: CloseReads) => get(state.accounts, input.id).status === "open"),
        check("CLS-2", ({ state, input }: CloseReads) => get(state.accounts, input.id).balance !== 0),
      ],
    },
  }),
};

/** Calls of close that break the clause and, as far as they can, no other. */
export const closeNearMisses = (clause: keyof typeof closeBreaking) => cases(bankState(), closeBreaking[clause]());

/** Calls of statement that are to succeed. */
export const statementCases = () => cases(
  bankState(),
  inputs<StatementInput>({ owner: keyOf<UserId>(({ state }: BankReads) => state.users) }),
);

const statementBreaking = {
  "statement.owner.refers": () => inputs<StatementInput>({
    owner: {
      draw: userId(),
      checks: [check("statement.owner.refers", ({ state, input }: StatementReads) => !has(state.users, input.owner))],
    },
  }),
};

/** Calls of statement that break the clause and, as far as they can, no other. */
export const statementNearMisses = (clause: keyof typeof statementBreaking) => cases(
  bankState(),
  statementBreaking[clause](),
);

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: {
    AccountId: "plain",
    UserId: "plain",
    Cents: "plain",
    User: { fields: { id: { named: "UserId" }, name: "plain" } },
    Receipt: { fields: { from: { named: "AccountId" }, to: { named: "AccountId" }, amount: { named: "Cents" } } },
    Account: {
      fields: { id: { named: "AccountId" }, owner: { named: "UserId" }, balance: { named: "Cents" }, status: "plain" },
    },
  },
  state: {
    users: { key: { named: "UserId" }, value: { named: "User" } },
    accounts: { key: { named: "AccountId" }, value: { named: "Account" } },
  },
  operations: {
    open: { input: { owner: { named: "UserId" } }, result: { named: "Account" } },
    transfer: {
      input: { from: { named: "AccountId" }, to: { named: "AccountId" }, amount: { named: "Cents" } },
      result: { named: "Receipt" },
    },
    freeze: { input: { id: { named: "AccountId" } }, result: "plain" },
    thaw: { input: { id: { named: "AccountId" } }, result: "plain" },
    close: { input: { id: { named: "AccountId" } }, result: "plain" },
    statement: { input: { owner: { named: "UserId" } }, result: { items: { named: "Account" } } },
  },
};
