/**
 * The contract of bank.accounts 1.0.0, generated from bank.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4cdfee31ba04ba66123938f21188bacd8ca02c0b3189d08ed9da2fe4e15338b
 */
import {
  implement as wrap,
  captured,
  equal,
  get,
  has,
  holds,
  isRecord,
  keys,
  lapse,
  misfit,
  own,
  part,
  repeated,
  sameItems,
  step,
  sum,
  surplus,
  values,
  type ExecutableContract,
  type Fitting,
  type ImplementOptions,
  type Live,
  type LiveScene,
  type Misfit,
  type Scene,
  type SceneOf,
} from "@tenet/runtime";

export type AccountId = string;

export type UserId = string;

export type Cents = number;

export type User = { readonly id: UserId; readonly name: string };

export type Receipt = { readonly from: AccountId; readonly to: AccountId; readonly amount: Cents };

export interface Account {
  readonly id: AccountId;
  /** who may draw on it */
  readonly owner: UserId;
  /** what may be drawn */
  readonly balance: Cents;
  readonly status: "open" | "frozen" | "closed";
}

/** What the spec's State section holds. */
export type BankState = {
  readonly users: ReadonlyMap<UserId, User>;
  readonly accounts: ReadonlyMap<AccountId, Account>;
};

export type OpenInput = {
  readonly owner: UserId;
};

export type TransferInput = {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: Cents;
};

export type FreezeInput = {
  readonly id: AccountId;
};

export type ThawInput = {
  readonly id: AccountId;
};

export type CloseInput = {
  readonly id: AccountId;
};

export type StatementInput = {
  readonly owner: UserId;
};

/** The codes with which operations refuse. */
export type BankRefusal =
  | "UNKNOWN_USER"
  | "NOT_FOUND"
  | "SAME_ACCOUNT"
  | "NOT_OPEN"
  | "INSUFFICIENT_FUNDS"
  | "LIMIT"
  | "NOT_FROZEN"
  | "NOT_EMPTY";

/** Accounts: the shape that `bind` takes. */
export interface Bank {
  readonly state: BankState;
  readonly operations: {
    readonly open: { readonly input: OpenInput; readonly result: Account };
    readonly transfer: { readonly input: TransferInput; readonly result: Receipt };
    readonly freeze: { readonly input: FreezeInput; readonly result: void };
    readonly thaw: { readonly input: ThawInput; readonly result: void };
    readonly close: { readonly input: CloseInput; readonly result: void };
    readonly statement: { readonly input: StatementInput; readonly result: readonly Account[] };
  };
}

/** What an implementation offers, synchronous or not. */
export interface BankOperations {
  /** Opens an empty account for a known user. */
  open(input: OpenInput): Account | Promise<Account>;
  /** Moves money from one open account to another. */
  transfer(input: TransferInput): Receipt | Promise<Receipt>;
  freeze(input: FreezeInput): void | Promise<void>;
  thaw(input: ThawInput): void | Promise<void>;
  close(input: CloseInput): void | Promise<void>;
  /** Lists what a customer holds. */
  statement(input: StatementInput): readonly Account[] | Promise<readonly Account[]>;
}

type OpenScene = SceneOf<BankState, OpenInput, Account>;
type TransferScene = SceneOf<BankState, TransferInput, Receipt>;
type FreezeScene = SceneOf<BankState, FreezeInput, undefined>;
type ThawScene = SceneOf<BankState, ThawInput, undefined>;
type CloseScene = SceneOf<BankState, CloseInput, undefined>;
type StatementScene = SceneOf<BankState, StatementInput, readonly Account[]>;
type BankStateScene = SceneOf<BankState, Readonly<Record<string, never>>, undefined>;

const accountIdPattern = /^acc_[a-z0-9]{8}$/u;
const userIdPattern = /^usr_[a-z0-9]{8}$/u;

function total(state: BankState): number {
  return sum1(state.accounts);
}

/** Where a value does not fit AccountId. */
function fitAccountId(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as AccountId;
  if (!/^acc_[a-z0-9]{8}$/u.test(it1)) return misfit(at, "matching /^acc_[a-z0-9]{8}$/", it1);
  return undefined;
}

/** Where a value does not fit UserId. */
function fitUserId(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (typeof value !== "string") return misfit(at, "string", value);
  const it1 = value as UserId;
  if (!/^usr_[a-z0-9]{8}$/u.test(it1)) return misfit(at, "matching /^usr_[a-z0-9]{8}$/", it1);
  return undefined;
}

/** Where a value does not fit Cents. */
function fitCents(value: unknown, at: string, _c: Fitting): Misfit | undefined {
  if (!Number.isSafeInteger(value)) return misfit(at, "integer", value);
  const it1 = value as Cents;
  if (!(it1 >= 0)) return misfit(at, "at least 0", it1);
  if (!(it1 <= 10000000000)) return misfit(at, "at most 10000000000", it1);
  return undefined;
}

/** Where a value does not fit User. */
function fitUser(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "name"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitUserId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "name");
  if (typeof field4 !== "string") return misfit(at + ".name", "string", field4);
  return undefined;
}

/** Where a value does not fit Receipt. */
function fitReceipt(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["from", "to", "amount"], at);
  if (extra1) return extra1;
  const field2 = own(value, "from");
  const wrong3 = fitAccountId(field2, at + ".from", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "to");
  const wrong5 = fitAccountId(field4, at + ".to", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "amount");
  const wrong7 = fitCents(field6, at + ".amount", c);
  if (wrong7) return wrong7;
  return undefined;
}

/** Where a value does not fit Account. */
function fitAccount(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id", "owner", "balance", "status"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitAccountId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "owner");
  const wrong5 = fitUserId(field4, at + ".owner", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "balance");
  const wrong7 = fitCents(field6, at + ".balance", c);
  if (wrong7) return wrong7;
  const field8 = own(value, "status");
  if (field8 !== "open" && field8 !== "frozen" && field8 !== "closed")
    return misfit(at + ".status", "one of open, frozen, closed", field8);
  const it10 = field4 as UserId;
  const known11 = own(c.scene.after, "users") as ReadonlyMap<UserId, User> | undefined;
  if (known11 !== undefined && !has(known11, it10)) return misfit(at + ".owner", "a key of users", it10);
  if (c.always) {
    const it = value as unknown as Account;
    if (!(it.status !== "closed" || it.balance === 0))
      return misfit(at, "status === \"closed\" implies balance === 0", it);
  }
  return undefined;
}

function fitStateUsers(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!(value instanceof Map)) return misfit(at, "a map", value);
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    const wrong3 = fitUserId(key1, at + step(key1), c);
    if (wrong3) return wrong3;
    const wrong4 = fitUser(item2, at + step(key1), c);
    if (wrong4) return wrong4;
  }
  return undefined;
}

function fitStateAccounts(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!(value instanceof Map)) return misfit(at, "a map", value);
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    const wrong3 = fitAccountId(key1, at + step(key1), c);
    if (wrong3) return wrong3;
    const wrong4 = fitAccount(item2, at + step(key1), c);
    if (wrong4) return wrong4;
  }
  const same5 = repeated((value as ReadonlyMap<unknown, unknown>).values(), "id");
  if (same5) return misfit(at, "a different id for each", same5);
  return undefined;
}

function fitOpenInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["owner"], at);
  if (extra1) return extra1;
  const field2 = own(value, "owner");
  const wrong3 = fitUserId(field2, at + ".owner", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitTransferInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["from", "to", "amount"], at);
  if (extra1) return extra1;
  const field2 = own(value, "from");
  const wrong3 = fitAccountId(field2, at + ".from", c);
  if (wrong3) return wrong3;
  const field4 = own(value, "to");
  const wrong5 = fitAccountId(field4, at + ".to", c);
  if (wrong5) return wrong5;
  const field6 = own(value, "amount");
  const wrong7 = fitCents(field6, at + ".amount", c);
  if (wrong7) return wrong7;
  const it9 = field6 as Cents;
  if (!(it9 > 0)) return misfit(at + ".amount", "more than 0", it9);
  return undefined;
}

function fitFreezeInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitAccountId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitThawInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitAccountId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitCloseInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["id"], at);
  if (extra1) return extra1;
  const field2 = own(value, "id");
  const wrong3 = fitAccountId(field2, at + ".id", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitStatementInput(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!isRecord(value)) return misfit(at, "a record", value);
  const extra1 = surplus(value, ["owner"], at);
  if (extra1) return extra1;
  const field2 = own(value, "owner");
  const wrong3 = fitUserId(field2, at + ".owner", c);
  if (wrong3) return wrong3;
  return undefined;
}

function fitStatementResult(value: unknown, at: string, c: Fitting): Misfit | undefined {
  if (!Array.isArray(value)) return misfit(at, "a list", value);
  for (const [index1, item2] of (value as readonly unknown[]).entries()) {
    const wrong3 = fitAccount(item2, at + step(index1), c);
    if (wrong3) return wrong3;
  }
  const same4 = repeated(value as readonly unknown[], "id");
  if (same4) return misfit(at, "a different id for each", same4);
  return undefined;
}

/** Whether a value is of the type User. */
function isUser(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "name":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 2) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as UserId;
  if (!userIdPattern.test(it5)) return false;
  const field6 = fields1["name"];
  if (typeof field6 !== "string") return false;
  return true;
}

/** Whether a value is of the type Receipt. */
function isReceipt(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "from":
      case "to":
      case "amount":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 3) return false;
  const field4 = fields1["from"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  const field6 = fields1["to"];
  if (typeof field6 !== "string") return false;
  const it7 = field6 as AccountId;
  if (!accountIdPattern.test(it7)) return false;
  const field8 = fields1["amount"];
  if (!Number.isSafeInteger(field8)) return false;
  const it9 = field8 as Cents;
  if (!(it9 >= 0)) return false;
  if (!(it9 <= 10000000000)) return false;
  return true;
}

/** Whether a value is of the type Account. */
function isAccount(value: unknown, c: LiveScene, always: boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (value.constructor !== Object && !isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
      case "owner":
      case "balance":
      case "status":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 4) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  const field6 = fields1["owner"];
  if (typeof field6 !== "string") return false;
  const it7 = field6 as UserId;
  if (!userIdPattern.test(it7)) return false;
  const field8 = fields1["balance"];
  if (!Number.isSafeInteger(field8)) return false;
  const it9 = field8 as Cents;
  if (!(it9 >= 0)) return false;
  if (!(it9 <= 10000000000)) return false;
  const field10 = fields1["status"];
  if (field10 !== "open" && field10 !== "frozen" && field10 !== "closed") return false;
  const it12 = field6 as UserId;
  const known13 = own(c.after, "users") as ReadonlyMap<UserId, User> | undefined;
  if (known13 !== undefined && !has(known13, it12)) return false;
  if (always) {
    const it14 = value as unknown as Account;
    if (!(it14.status !== "closed" || it14.balance === 0)) return false;
  }
  return true;
}

function isStateUsers(value: unknown): boolean {
  if (!(value instanceof Map)) return false;
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    if (typeof key1 !== "string") return false;
    const it3 = key1 as UserId;
    if (!userIdPattern.test(it3)) return false;
    if (!isUser(item2)) return false;
  }
  return true;
}

function isStateAccounts(value: unknown, c: LiveScene): boolean {
  if (!(value instanceof Map)) return false;
  for (const [key1, item2] of value as ReadonlyMap<unknown, unknown>) {
    if (typeof key1 !== "string") return false;
    const it3 = key1 as AccountId;
    if (!accountIdPattern.test(it3)) return false;
    if (!isAccount(item2, c, false)) return false;
  }
  if (repeated((value as ReadonlyMap<unknown, unknown>).values(), "id") !== undefined) return false;
  return true;
}

function isOpenInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "owner":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["owner"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as UserId;
  if (!userIdPattern.test(it5)) return false;
  return true;
}

function isTransferInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "from":
      case "to":
      case "amount":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 3) return false;
  const field4 = fields1["from"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  const field6 = fields1["to"];
  if (typeof field6 !== "string") return false;
  const it7 = field6 as AccountId;
  if (!accountIdPattern.test(it7)) return false;
  const field8 = fields1["amount"];
  if (!Number.isSafeInteger(field8)) return false;
  const it9 = field8 as Cents;
  if (!(it9 >= 0)) return false;
  if (!(it9 <= 10000000000)) return false;
  const it11 = field8 as Cents;
  if (!(it11 > 0)) return false;
  return true;
}

function isFreezeInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  return true;
}

function isThawInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  return true;
}

function isCloseInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "id":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["id"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as AccountId;
  if (!accountIdPattern.test(it5)) return false;
  return true;
}

function isStatementInput(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields1 = value as Readonly<Record<string, unknown>>;
  let count3 = 0;
  for (const name2 in fields1) {
    if (!Object.prototype.hasOwnProperty.call(fields1, name2)) return false;
    switch (name2) {
      case "owner":
        count3 += 1;
        break;
      default:
        return false;
    }
  }
  if (count3 !== 1) return false;
  const field4 = fields1["owner"];
  if (typeof field4 !== "string") return false;
  const it5 = field4 as UserId;
  if (!userIdPattern.test(it5)) return false;
  return true;
}

function isStatementResult(value: unknown, c: LiveScene): boolean {
  if (!Array.isArray(value)) return false;
  const list1 = value as readonly unknown[];
  for (let at2 = 0; at2 < list1.length; at2 += 1) {
    const item3 = list1[at2];
    if (!isAccount(item3, c, true)) return false;
  }
  if (repeated(list1, "id") !== undefined) return false;
  return true;
}

function sum1(list: ReadonlyMap<unknown, Account>): number {
  let total = 0;
  for (const a of list.values()) {
    total += a.balance;
  }
  return Number.isSafeInteger(total) ? total : sum(Array.from(list.values(), (a) => a.balance));
}

function accountInAccount(value: Account, found: Account[]): void {
  found.push(value);
}

/** Every Account in the state. */
function everyAccount(state: BankState): readonly Account[] {
  const found: Account[] = [];
  for (const v1 of state.accounts.values()) {
    accountInAccount(v1, found);
  }
  return found;
}

export const contract: ExecutableContract = {
  spec: "bank.accounts",
  path: "bank.spec.md",
  errors: "throw",
  stateful: true,
  invariants: [
    {
      id: "users.type",
      kind: "invariant",
      text: "",
      expression: "users fits its type",
      line: 36,
      holds: (c: BankStateScene) => fitStateUsers(c.after.users, "users", { scene: c, always: false }) === undefined,
      parts: (c: BankStateScene) => [
        part("where it does not fit", () => fitStateUsers(c.after.users, "users", { scene: c, always: false })),
      ],
      readsState: true,
    },
    {
      id: "accounts.type",
      kind: "invariant",
      text: "",
      expression: "accounts fits its type",
      line: 37,
      holds: (c: BankStateScene) =>
        fitStateAccounts(c.after.accounts, "accounts", { scene: c, always: false }) === undefined,
      parts: (c: BankStateScene) => [
        part(
          "where it does not fit",
          () => fitStateAccounts(c.after.accounts, "accounts", { scene: c, always: false }),
        ),
      ],
      readsState: true,
    },
    {
      id: "ACC-1",
      kind: "invariant",
      text: "A closed account is empty",
      expression: "status === \"closed\" implies balance === 0",
      line: 30,
      holds: (c: BankStateScene) => everyAccount(c.after).every((it) => it.status !== "closed" || it.balance === 0),
      parts: (c: BankStateScene) => [
        part(
          "Account",
          () => everyAccount(c.after).find((it) => !holds(() => it.status !== "closed" || it.balance === 0)),
        ),
      ],
      entered: (c: BankStateScene) => everyAccount(c.after).some((it: Account) => it.status === "closed"),
      readsState: true,
    },
    {
      id: "BANK-1",
      kind: "invariant",
      text: "Every account belongs to a known user",
      expression: "accounts.values.every(a => a.owner in users)",
      line: 41,
      holds: (c: BankStateScene) => values(c.after.accounts).every((a) => has(c.after.users, a.owner)),
      parts: (c: BankStateScene) => [
        part("accounts", () => c.after.accounts),
        part("accounts.values", () => values(c.after.accounts)),
      ],
      readsState: true,
    },
    {
      id: "BANK-2",
      kind: "invariant",
      text: "An account is kept under its own id",
      expression: "accounts.keys.every(id => accounts[id].id === id)",
      line: 42,
      holds: (c: BankStateScene) => keys(c.after.accounts).every((id) => get(c.after.accounts, id).id === id),
      parts: (c: BankStateScene) => [
        part("accounts", () => c.after.accounts),
        part("accounts.keys", () => keys(c.after.accounts)),
      ],
      readsState: true,
    },
  ],
  quickInvariants: (c: Live<BankStateScene>) =>
    isStateUsers(c.after.users) &&
      isStateAccounts(c.after.accounts, c) &&
      everyAccount(c.after).every((it) => it.status !== "closed" || it.balance === 0) &&
      values(c.after.accounts).every((a) => has(c.after.users, a.owner)) &&
      keys(c.after.accounts).every((id) => get(c.after.accounts, id).id === id),
  history: [
    {
      id: "accounts.never-deleted",
      kind: "invariant",
      text: "accounts never loses an entry",
      expression: "accounts never loses an entry",
      line: 37,
      holds: (c: BankStateScene) => lapse("neverDeleted", [[c.before.accounts, c.after.accounts]]) === undefined,
      parts: (c: BankStateScene) => [
        part("old(accounts)", () => lapse("neverDeleted", [[c.before.accounts, c.after.accounts]])?.[0]),
        part("accounts", () => lapse("neverDeleted", [[c.before.accounts, c.after.accounts]])?.[1]),
      ],
      readsState: true,
    },
  ],
  operations: {
    open: {
      name: "open",
      line: 50,
      parameters: [["owner"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitOpenInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitAccount(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "open.owner.refers",
          kind: "refusal",
          code: "UNKNOWN_USER",
          text: "owner refers to users",
          expression: "owner in users",
          line: 56,
          holds: (c: OpenScene) => has(c.before.users, c.input.owner),
          parts: (c: OpenScene) => [part("owner", () => c.input.owner), part("users", () => c.before.users)],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "Account.status.open",
          kind: "postcondition",
          text: "An account comes into being as open by open",
          expression: "old(!(result.id in accounts)) && accounts[result.id].status === \"open\"",
          line: 166,
          holds: (c: OpenScene) =>
            !has((c.captured ? (captured(c, 0) as ReadonlySet<AccountId>) : c.before.accounts), c.result.id) &&
              get(c.after.accounts, c.result.id).status === "open",
          parts: (c: OpenScene) => [
            part("result", () => c.result),
            part("old(accounts)", () => c.before.accounts),
            part("accounts", () => c.after.accounts),
            part("result.id", () => c.result.id),
            part(
              "old(result.id in accounts)",
              () => has((c.captured ? (captured(c, 0) as ReadonlySet<AccountId>) : c.before.accounts), c.result.id),
            ),
            part("accounts[result.id]", () => get(c.after.accounts, c.result.id)),
            part("accounts[result.id].status", () => get(c.after.accounts, c.result.id).status),
            part(
              "old(!(result.id in accounts))",
              () => !has((c.captured ? (captured(c, 0) as ReadonlySet<AccountId>) : c.before.accounts), c.result.id),
            ),
            part("accounts[result.id].status === \"open\"", () => get(c.after.accounts, c.result.id).status === "open"),
          ],
          readsState: true,
        },
        {
          id: "OPN-1",
          kind: "postcondition",
          text: "The account is new",
          expression: "!(result.id in old(accounts))",
          line: 62,
          holds: (c: OpenScene) =>
            !has((c.captured ? (captured(c, 0) as ReadonlySet<AccountId>) : c.before.accounts), c.result.id),
          parts: (c: OpenScene) => [
            part("result", () => c.result),
            part("result.id", () => c.result.id),
            part("old(accounts)", () => c.before.accounts),
            part(
              "result.id in old(accounts)",
              () => has((c.captured ? (captured(c, 0) as ReadonlySet<AccountId>) : c.before.accounts), c.result.id),
            ),
          ],
          readsState: true,
        },
        {
          id: "OPN-2",
          kind: "postcondition",
          text: "It is open, empty and the owner's",
          expression: "result.owner === owner && result.balance === 0 && result.status === \"open\"",
          line: 63,
          holds: (c: OpenScene) =>
            c.result.owner === c.input.owner && c.result.balance === 0 && c.result.status === "open",
          parts: (c: OpenScene) => [
            part("result", () => c.result),
            part("owner", () => c.input.owner),
            part("result.owner", () => c.result.owner),
            part("result.balance", () => c.result.balance),
            part("result.status", () => c.result.status),
            part("result.owner === owner", () => c.result.owner === c.input.owner),
            part("result.balance === 0", () => c.result.balance === 0),
            part("result.status === \"open\"", () => c.result.status === "open"),
            part(
              "result.owner === owner && result.balance === 0",
              () => c.result.owner === c.input.owner && c.result.balance === 0,
            ),
          ],
        },
      ],
      changes: [
        {
          id: "open.changes.accounts[result.id]",
          expression: "accounts[result.id]",
          line: 69,
          paths: (c: OpenScene) => [["accounts", c.result.id]],
          becomes: (c: OpenScene) => c.result,
          removes: false,
        },
      ],
      failsAny: false,
      captures: [{ expression: "accounts", value: (c: OpenScene) => new Set(c.before.accounts.keys()) }],
      quick: {
        input: (c: LiveScene) => isOpenInput(c.input),
        clear: (c: Live<OpenScene>) => !c.state || has(c.before.users, c.input.owner),
        capture: (c: Live<OpenScene>) => [new Set(c.before.accounts.keys())],
        returns: (c: LiveScene) => isAccount(c.result, c, true),
        ensures: (c: Live<OpenScene>) =>
          (
            !c.state ||
              !has((c.captured![0] as ReadonlySet<AccountId>), c.result.id) &&
                get(c.after.accounts, c.result.id).status === "open" &&
                !has((c.captured![0] as ReadonlySet<AccountId>), c.result.id)
          ) &&
            (c.result.owner === c.input.owner && c.result.balance === 0 && c.result.status === "open"),
      },
    },
    transfer: {
      name: "transfer",
      line: 71,
      parameters: [["from", "to", "amount"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitTransferInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitReceipt(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "transfer.from.refers",
          kind: "refusal",
          code: "NOT_FOUND",
          text: "from refers to accounts",
          expression: "from in accounts",
          line: 77,
          holds: (c: TransferScene) => has(c.before.accounts, c.input.from),
          parts: (c: TransferScene) => [part("from", () => c.input.from), part("accounts", () => c.before.accounts)],
          readsState: true,
        },
        {
          id: "transfer.to.refers",
          kind: "refusal",
          code: "NOT_FOUND",
          text: "to refers to accounts",
          expression: "to in accounts",
          line: 78,
          holds: (c: TransferScene) => has(c.before.accounts, c.input.to),
          parts: (c: TransferScene) => [part("to", () => c.input.to), part("accounts", () => c.before.accounts)],
          readsState: true,
        },
        {
          id: "TRF-1",
          kind: "refusal",
          code: "SAME_ACCOUNT",
          text: "The accounts differ",
          expression: "from !== to",
          line: 85,
          holds: (c: TransferScene) => c.input.from !== c.input.to,
          parts: (c: TransferScene) => [part("from", () => c.input.from), part("to", () => c.input.to)],
        },
        {
          id: "TRF-2",
          kind: "refusal",
          code: "NOT_OPEN",
          text: "Both are open",
          expression: "accounts[from].status === \"open\" && accounts[to].status === \"open\"",
          line: 86,
          holds: (c: TransferScene) =>
            get(c.before.accounts, c.input.from).status === "open" &&
              get(c.before.accounts, c.input.to).status === "open",
          parts: (c: TransferScene) => [
            part("accounts", () => c.before.accounts),
            part("from", () => c.input.from),
            part("to", () => c.input.to),
            part("accounts[from]", () => get(c.before.accounts, c.input.from)),
            part("accounts[to]", () => get(c.before.accounts, c.input.to)),
            part("accounts[from].status", () => get(c.before.accounts, c.input.from).status),
            part("accounts[to].status", () => get(c.before.accounts, c.input.to).status),
            part("accounts[from].status === \"open\"", () => get(c.before.accounts, c.input.from).status === "open"),
            part("accounts[to].status === \"open\"", () => get(c.before.accounts, c.input.to).status === "open"),
          ],
          readsState: true,
        },
        {
          id: "TRF-3",
          kind: "refusal",
          code: "INSUFFICIENT_FUNDS",
          text: "The money is there",
          expression: "amount <= accounts[from].balance",
          line: 87,
          holds: (c: TransferScene) => c.input.amount <= get(c.before.accounts, c.input.from).balance,
          parts: (c: TransferScene) => [
            part("amount", () => c.input.amount),
            part("accounts", () => c.before.accounts),
            part("from", () => c.input.from),
            part("accounts[from]", () => get(c.before.accounts, c.input.from)),
            part("accounts[from].balance", () => get(c.before.accounts, c.input.from).balance),
          ],
          readsState: true,
        },
        {
          id: "TRF-4",
          kind: "refusal",
          code: "LIMIT",
          text: "There is room",
          expression: "accounts[to].balance + amount <= 100_000_000_00",
          line: 88,
          holds: (c: TransferScene) => get(c.before.accounts, c.input.to).balance + c.input.amount <= 10000000000,
          parts: (c: TransferScene) => [
            part("accounts", () => c.before.accounts),
            part("to", () => c.input.to),
            part("amount", () => c.input.amount),
            part("accounts[to]", () => get(c.before.accounts, c.input.to)),
            part("accounts[to].balance", () => get(c.before.accounts, c.input.to).balance),
            part("accounts[to].balance + amount", () => get(c.before.accounts, c.input.to).balance + c.input.amount),
          ],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "TRF-5",
          kind: "postcondition",
          text: "The receipt names the transfer",
          expression: "result === { from, to, amount }",
          line: 92,
          holds: (c: TransferScene) => equal(c.result, { from: c.input.from, to: c.input.to, amount: c.input.amount }),
          parts: (c: TransferScene) => [
            part("result", () => c.result),
            part("from", () => c.input.from),
            part("to", () => c.input.to),
            part("amount", () => c.input.amount),
            part("{ from, to, amount }", () => ({ from: c.input.from, to: c.input.to, amount: c.input.amount })),
          ],
        },
        {
          id: "TRF-6",
          kind: "postcondition",
          text: "No money appears or is lost",
          expression: "total === old(total)",
          line: 93,
          holds: (c: TransferScene) =>
            equal(total(c.after), (c.captured ? (captured(c, 0) as number) : total(c.before))),
          parts: (c: TransferScene) => [
            part("total", () => total(c.after)),
            part("old(total)", () => (c.captured ? (captured(c, 0) as number) : total(c.before))),
          ],
          readsState: true,
        },
      ],
      changes: [
        {
          id: "transfer.changes.accounts[from].balance",
          expression: "accounts[from].balance",
          line: 99,
          paths: (c: TransferScene) => [["accounts", c.input.from, "balance"]],
          becomes: (c: TransferScene, it: Cents) => it - c.input.amount,
          removes: false,
        },
        {
          id: "transfer.changes.accounts[to].balance",
          expression: "accounts[to].balance",
          line: 100,
          paths: (c: TransferScene) => [["accounts", c.input.to, "balance"]],
          becomes: (c: TransferScene, it: Cents) => it + c.input.amount,
          removes: false,
        },
      ],
      failsAny: false,
      captures: [{ expression: "total", value: (c: TransferScene) => total(c.before) }],
      quick: {
        input: (c: LiveScene) => isTransferInput(c.input),
        clear: (c: Live<TransferScene>) =>
          (!c.state || has(c.before.accounts, c.input.from) && has(c.before.accounts, c.input.to)) &&
            c.input.from !== c.input.to &&
            (
              !c.state ||
                get(c.before.accounts, c.input.from).status === "open" &&
                  get(c.before.accounts, c.input.to).status === "open" &&
                  c.input.amount <= get(c.before.accounts, c.input.from).balance &&
                  get(c.before.accounts, c.input.to).balance + c.input.amount <= 10000000000
            ),
        capture: (c: Live<TransferScene>) => [total(c.before)],
        returns: (c: LiveScene) => isReceipt(c.result),
        ensures: (c: Live<TransferScene>) =>
          equal(c.result, { from: c.input.from, to: c.input.to, amount: c.input.amount }) &&
            (!c.state || equal(total(c.after), (c.captured![0] as number))),
      },
    },
    freeze: {
      name: "freeze",
      line: 108,
      parameters: [["id"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitFreezeInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "freeze.id.refers",
          kind: "refusal",
          code: "NOT_FOUND",
          text: "id refers to accounts",
          expression: "id in accounts",
          line: 112,
          holds: (c: FreezeScene) => has(c.before.accounts, c.input.id),
          parts: (c: FreezeScene) => [part("id", () => c.input.id), part("accounts", () => c.before.accounts)],
          readsState: true,
        },
        {
          id: "freeze.transition",
          kind: "refusal",
          code: "NOT_OPEN",
          text: "freeze needs an open account",
          expression: "accounts[id].status === \"open\"",
          line: 167,
          holds: (c: FreezeScene) => get(c.before.accounts, c.input.id).status === "open",
          parts: (c: FreezeScene) => [
            part("accounts", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts[id]", () => get(c.before.accounts, c.input.id)),
            part("accounts[id].status", () => get(c.before.accounts, c.input.id).status),
          ],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "Account.status.freeze",
          kind: "postcondition",
          text: "An open account becomes frozen by freeze",
          expression: "old(accounts[id].status === \"open\") implies accounts[id].status === \"frozen\"",
          line: 167,
          holds: (c: FreezeScene) =>
            !(c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open") ||
              get(c.after.accounts, c.input.id).status === "frozen",
          parts: (c: FreezeScene) => [
            part("old(accounts)", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts", () => c.after.accounts),
            part("old(accounts[id])", () => get(c.before.accounts, c.input.id)),
            part("accounts[id]", () => get(c.after.accounts, c.input.id)),
            part("old(accounts[id].status)", () => get(c.before.accounts, c.input.id).status),
            part("accounts[id].status", () => get(c.after.accounts, c.input.id).status),
            part("accounts[id].status === \"frozen\"", () => get(c.after.accounts, c.input.id).status === "frozen"),
            part(
              "old(accounts[id].status === \"open\")",
              () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open"),
            ),
          ],
          entered: (c: FreezeScene) =>
            (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open"),
          readsState: true,
        },
      ],
      changes: [
        {
          id: "freeze.changes.accounts[id].status",
          expression: "accounts[id].status",
          line: 118,
          paths: (c: FreezeScene) => [["accounts", c.input.id, "status"]],
          becomes: () => "frozen",
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        {
          expression: "accounts[id].status === \"open\"",
          value: (c: FreezeScene) => get(c.before.accounts, c.input.id).status === "open",
        },
      ],
      quick: {
        input: (c: LiveScene) => isFreezeInput(c.input),
        clear: (c: Live<FreezeScene>) =>
          !c.state || has(c.before.accounts, c.input.id) && get(c.before.accounts, c.input.id).status === "open",
        capture: (c: Live<FreezeScene>) => [get(c.before.accounts, c.input.id).status === "open"],
        ensures: (c: Live<FreezeScene>) =>
          !c.state || (!(c.captured![0] as boolean) || get(c.after.accounts, c.input.id).status === "frozen"),
      },
    },
    thaw: {
      name: "thaw",
      line: 120,
      parameters: [["id"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitThawInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "thaw.id.refers",
          kind: "refusal",
          code: "NOT_FOUND",
          text: "id refers to accounts",
          expression: "id in accounts",
          line: 124,
          holds: (c: ThawScene) => has(c.before.accounts, c.input.id),
          parts: (c: ThawScene) => [part("id", () => c.input.id), part("accounts", () => c.before.accounts)],
          readsState: true,
        },
        {
          id: "thaw.transition",
          kind: "refusal",
          code: "NOT_FROZEN",
          text: "thaw needs a frozen account",
          expression: "accounts[id].status === \"frozen\"",
          line: 168,
          holds: (c: ThawScene) => get(c.before.accounts, c.input.id).status === "frozen",
          parts: (c: ThawScene) => [
            part("accounts", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts[id]", () => get(c.before.accounts, c.input.id)),
            part("accounts[id].status", () => get(c.before.accounts, c.input.id).status),
          ],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "Account.status.thaw",
          kind: "postcondition",
          text: "A frozen account becomes open by thaw",
          expression: "old(accounts[id].status === \"frozen\") implies accounts[id].status === \"open\"",
          line: 168,
          holds: (c: ThawScene) =>
            !(c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "frozen") ||
              get(c.after.accounts, c.input.id).status === "open",
          parts: (c: ThawScene) => [
            part("old(accounts)", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts", () => c.after.accounts),
            part("old(accounts[id])", () => get(c.before.accounts, c.input.id)),
            part("accounts[id]", () => get(c.after.accounts, c.input.id)),
            part("old(accounts[id].status)", () => get(c.before.accounts, c.input.id).status),
            part("accounts[id].status", () => get(c.after.accounts, c.input.id).status),
            part("accounts[id].status === \"open\"", () => get(c.after.accounts, c.input.id).status === "open"),
            part(
              "old(accounts[id].status === \"frozen\")",
              () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "frozen"),
            ),
          ],
          entered: (c: ThawScene) =>
            (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "frozen"),
          readsState: true,
        },
      ],
      changes: [
        {
          id: "thaw.changes.accounts[id].status",
          expression: "accounts[id].status",
          line: 130,
          paths: (c: ThawScene) => [["accounts", c.input.id, "status"]],
          becomes: () => "open",
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        {
          expression: "accounts[id].status === \"frozen\"",
          value: (c: ThawScene) => get(c.before.accounts, c.input.id).status === "frozen",
        },
      ],
      quick: {
        input: (c: LiveScene) => isThawInput(c.input),
        clear: (c: Live<ThawScene>) =>
          !c.state || has(c.before.accounts, c.input.id) && get(c.before.accounts, c.input.id).status === "frozen",
        capture: (c: Live<ThawScene>) => [get(c.before.accounts, c.input.id).status === "frozen"],
        ensures: (c: Live<ThawScene>) =>
          !c.state || (!(c.captured![0] as boolean) || get(c.after.accounts, c.input.id).status === "open"),
      },
    },
    close: {
      name: "close",
      line: 132,
      parameters: [["id"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitCloseInput(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "close.id.refers",
          kind: "refusal",
          code: "NOT_FOUND",
          text: "id refers to accounts",
          expression: "id in accounts",
          line: 136,
          holds: (c: CloseScene) => has(c.before.accounts, c.input.id),
          parts: (c: CloseScene) => [part("id", () => c.input.id), part("accounts", () => c.before.accounts)],
          readsState: true,
        },
        {
          id: "close.transition",
          kind: "refusal",
          code: "NOT_OPEN",
          text: "close needs an open account",
          expression: "accounts[id].status === \"open\"",
          line: 169,
          holds: (c: CloseScene) => get(c.before.accounts, c.input.id).status === "open",
          parts: (c: CloseScene) => [
            part("accounts", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts[id]", () => get(c.before.accounts, c.input.id)),
            part("accounts[id].status", () => get(c.before.accounts, c.input.id).status),
          ],
          readsState: true,
        },
        {
          id: "CLS-2",
          kind: "refusal",
          code: "NOT_EMPTY",
          text: "Only an empty account can be closed",
          expression: "accounts[id].balance === 0",
          line: 140,
          holds: (c: CloseScene) => get(c.before.accounts, c.input.id).balance === 0,
          parts: (c: CloseScene) => [
            part("accounts", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts[id]", () => get(c.before.accounts, c.input.id)),
            part("accounts[id].balance", () => get(c.before.accounts, c.input.id).balance),
          ],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "Account.status.close",
          kind: "postcondition",
          text: "An open account becomes closed by close",
          expression: "old(accounts[id].status === \"open\") implies accounts[id].status === \"closed\"",
          line: 169,
          holds: (c: CloseScene) =>
            !(c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open") ||
              get(c.after.accounts, c.input.id).status === "closed",
          parts: (c: CloseScene) => [
            part("old(accounts)", () => c.before.accounts),
            part("id", () => c.input.id),
            part("accounts", () => c.after.accounts),
            part("old(accounts[id])", () => get(c.before.accounts, c.input.id)),
            part("accounts[id]", () => get(c.after.accounts, c.input.id)),
            part("old(accounts[id].status)", () => get(c.before.accounts, c.input.id).status),
            part("accounts[id].status", () => get(c.after.accounts, c.input.id).status),
            part("accounts[id].status === \"closed\"", () => get(c.after.accounts, c.input.id).status === "closed"),
            part(
              "old(accounts[id].status === \"open\")",
              () => (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open"),
            ),
          ],
          entered: (c: CloseScene) =>
            (c.captured ? (captured(c, 0) as boolean) : get(c.before.accounts, c.input.id).status === "open"),
          readsState: true,
        },
      ],
      changes: [
        {
          id: "close.changes.accounts[id].status",
          expression: "accounts[id].status",
          line: 146,
          paths: (c: CloseScene) => [["accounts", c.input.id, "status"]],
          becomes: () => "closed",
          removes: false,
        },
      ],
      failsAny: false,
      captures: [
        {
          expression: "accounts[id].status === \"open\"",
          value: (c: CloseScene) => get(c.before.accounts, c.input.id).status === "open",
        },
      ],
      quick: {
        input: (c: LiveScene) => isCloseInput(c.input),
        clear: (c: Live<CloseScene>) =>
          !c.state ||
            has(c.before.accounts, c.input.id) &&
              get(c.before.accounts, c.input.id).status === "open" &&
              get(c.before.accounts, c.input.id).balance === 0,
        capture: (c: Live<CloseScene>) => [get(c.before.accounts, c.input.id).status === "open"],
        ensures: (c: Live<CloseScene>) =>
          !c.state || (!(c.captured![0] as boolean) || get(c.after.accounts, c.input.id).status === "closed"),
      },
    },
    statement: {
      name: "statement",
      line: 148,
      parameters: [["owner"]],
      constructs: false,
      accepts: (value: unknown, scene: Scene) => fitStatementInput(value, "", { scene, always: true }),
      returns: (value: unknown, scene: Scene) => fitStatementResult(value, "", { scene, always: true }),
      requires: [],
      refusals: [
        {
          id: "statement.owner.refers",
          kind: "refusal",
          code: "UNKNOWN_USER",
          text: "owner refers to users",
          expression: "owner in users",
          line: 154,
          holds: (c: StatementScene) => has(c.before.users, c.input.owner),
          parts: (c: StatementScene) => [part("owner", () => c.input.owner), part("users", () => c.before.users)],
          readsState: true,
        },
      ],
      ensures: [
        {
          id: "STM-1",
          kind: "postcondition",
          text: "All of the owner's accounts, and no other",
          expression: "result.sameItems(accounts.values.filter(a => a.owner === owner))",
          line: 160,
          holds: (c: StatementScene) =>
            sameItems(c.result, values(c.after.accounts).filter((a) => a.owner === c.input.owner)),
          parts: (c: StatementScene) => [
            part("result", () => c.result),
            part("accounts", () => c.after.accounts),
            part("accounts.values", () => values(c.after.accounts)),
            part(
              "accounts.values.filter(a => a.owner === owner)",
              () => values(c.after.accounts).filter((a) => a.owner === c.input.owner),
            ),
          ],
          readsState: true,
        },
      ],
      failsAny: false,
      quick: {
        input: (c: LiveScene) => isStatementInput(c.input),
        clear: (c: Live<StatementScene>) => !c.state || has(c.before.users, c.input.owner),
        returns: (c: LiveScene) => isStatementResult(c.result, c),
        ensures: (c: Live<StatementScene>) =>
          !c.state || sameItems(c.result, values(c.after.accounts).filter((a) => a.owner === c.input.owner)),
      },
    },
  },
};

/**
 * The implementation with every call held to the contract: a broken promise throws a ContractViolation.
 * What is synchronous stays so. Without `observe`, conditions over the state are not checked.
 */
export function implement<I extends BankOperations>(
  implementation: I,
  options: ImplementOptions<BankState> = {},
): I {
  return wrap(contract, implementation, options);
}
