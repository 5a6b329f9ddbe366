/** The DDL of example specs: it runs, takes what keeps every promise, and refuses what breaks one in that one's name. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Contract, compileText } from "@tenet/checker";
import { postgres, postgresGuards, postgresInserts } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";

const folder = fileURLToPath(new URL("../../examples/", import.meta.url));

function contractOf(path: string): Contract {
  const read = (file: string) => {
    try {
      return readFileSync(`${folder}${file}`, "utf8");
    } catch {
      return undefined;
    }
  };
  const { value } = compileText(path, read(path) ?? "", read);
  if (value === undefined) throw new Error(`${path} does not compile`);
  return value;
}

const ddlOf = (contract: Contract): string => postgres.emit(contract).files[0]?.text ?? "";

/** Statements, each with the constraint that refuses them; undefined where they are taken. */
type Steps = readonly (readonly [statements: string, constraint: string | undefined])[];

async function inTurn(contract: Contract, steps: Steps): Promise<void> {
  await inSchema(database(), ddlOf(contract), async () => {
    for (const [statements, constraint] of steps) {
      const refused = await attempt(statements);
      expect([statements, refused && (refused.constraint ?? refused.message)]).toEqual([statements, constraint]);
      if (refused) expect(refused.code).toMatch(/^23/);
    }
  });
}

const specs = [
  "bank/bank",
  ...["booking", "devices", "ledger", "orders", "payments", "tokens"].map(one => `domains/${one}`),
];

describe("every example", () => {
  it.each(specs)("%s: its DDL runs, and levels are about promises of the contract", async path => {
    const contract = contractOf(`${path}.spec.md`);
    const { files, levels } = postgres.emit(contract);
    expect(files.map(file => file.name)).toEqual([`${contract.stem}.sql`]);
    expect(postgres.emit(contract).files).toEqual(files);
    const known = new Set([
      ...contract.promises.map(one => one.id),
      ...[...contract.types, ...contract.state].map(one => `${one.name}.type`),
    ]);
    expect([...levels.keys()].filter(id => !known.has(id))).toEqual([]);
    const stored = contract.promises.filter(
      ({ kind, operation }) => operation === undefined && ["invariant", "history", "transition"].includes(kind),
    );
    expect(stored.filter(({ id }) => !levels.has(id))).toEqual([]);
    await inSchema(database(), ddlOf(contract), async () => {});
  });

  it("names a promise for every constraint", () => {
    for (const path of specs) {
      const contract = contractOf(`${path}.spec.md`);
      const ids = new Set([
        ...contract.promises.map(one => one.id),
        ...[...contract.types, ...contract.state].map(one => `${one.name}.type`),
      ]);
      expect(postgresGuards(contract).filter(({ promise }) => !ids.has(promise))).toEqual([]);
    }
  });
});

const ada = "INSERT INTO users VALUES ('usr_00000001', 'usr_00000001', 'Ada')";
const account = (id: string, rest = "'usr_00000001', 5, 'open'") =>
  `INSERT INTO accounts VALUES ('acc_${id}', ${rest})`;

describe("bank", () => {
  const bank = () => contractOf("bank/bank.spec.md");

  it("stores what the spec's values are", async () => {
    const state = {
      users: new Map([["usr_00000001", { id: "usr_00000001", name: "A'da \\ \"--\n" }]]),
      accounts: new Map([["acc_aaaaaaaa", { id: "acc_aaaaaaaa", owner: "usr_00000001", balance: 10, status: "open" }]]),
    };
    await inSchema(database(), ddlOf(bank()), async () => {
      expect(await attempt(postgresInserts(bank(), state).join("\n"))).toBeUndefined();
      expect(await database().rows("SELECT name FROM users")).toEqual([{ name: "A'da \\ \"--\n" }]);
    });
  });

  it("refuses in the name of the promise", async () => {
    await inTurn(bank(), [
      [ada, undefined],
      [account("aaaaaaaa"), undefined],
      [account("aaaaaaaa"), "accounts.keys"],
      [account("AAAAAAAA"), "accounts.id"],
      [account("aaaaaaaab"), "accounts.id"],
      [account("bbbbbbbb", "'usr_00000002', 0, 'open'"), "BANK-1"],
      [account("bbbbbbbb", "'usr_00000001', -1, 'open'"), "accounts.balance"],
      [account("bbbbbbbb", "'usr_00000001', 10000000000, 'open'"), undefined],
      [account("cccccccc", "'usr_00000001', 10000000001, 'open'"), "accounts.balance"],
      [account("cccccccc", "'usr_00000001', 0, 'frozen'"), "Account.status.open"],
      ["DELETE FROM users", "BANK-1"],
      ["UPDATE accounts SET status = 'closed'", "ACC-1"],
      ["UPDATE accounts SET status = 'lost'", "accounts.status"],
      ["UPDATE accounts SET status = 'frozen'", undefined],
      ["UPDATE accounts SET balance = 0, status = 'closed'", "Account.status.close"],
      ["UPDATE accounts SET status = 'open'", undefined],
      ["UPDATE accounts SET balance = 0, status = 'closed'", undefined],
      ["UPDATE accounts SET status = 'open'", "Account.status.thaw"],
      ["DELETE FROM accounts WHERE id = 'acc_aaaaaaaa'", "accounts.never-deleted"],
      ["TRUNCATE accounts", "accounts.never-deleted"],
      ["UPDATE accounts SET id = 'acc_zzzzzzzz' WHERE id = 'acc_aaaaaaaa'", "accounts.never-deleted"],
    ]);
  });

  it("looks at references when a transaction ends", async () => {
    await inTurn(bank(), [[`${account("aaaaaaaa")}; ${ada}`, undefined]]);
  });
});

describe("orders", () => {
  const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
  const line = (sku: string, quantity = 2, net = "4.00", tax = "0.40") => ({ sku, quantity, net, tax });
  const order = (at: number, lines: readonly object[], total: string, more = "'placed', NULL, NULL") =>
    `INSERT INTO orders VALUES ('${id(at)}', 'Ada', '${JSON.stringify(lines)}', 0.1, ${total}, ${more})`;
  const product = (sku: string, aside: number) => `INSERT INTO products VALUES ('${sku}', 2.00, 0.1, 5, ${aside})`;

  it("reads the parts of a column, and the sum of what other tables hold", async () => {
    await inTurn(contractOf("domains/orders.spec.md"), [
      [product("ABC", 0), undefined],
      [product("DEF", 6), "PRD-1"],
      [`${order(1, [line("ABC")], "4.40")}`, "STK-1"],
      [`${order(1, [line("ABC")], "4.40")}; UPDATE products SET aside = 2`, undefined],
      ["UPDATE products SET aside = 3", "STK-1"],
      [`UPDATE orders SET status = 'canceled'`, "STK-1"],
      [order(2, [line("ABC")], "4.41"), "ORD-1"],
      [order(2, [line("ABC", 1), line("ABC", 1)], "8.80"), "ORD-2"],
      [order(2, [], "0"), "orders.lines"],
      [order(2, [{ ...line("ABC"), more: 1 }], "4.40"), "orders.lines"],
      [order(2, [{ ...line("ABC"), net: 4 }], "4.40"), "orders.lines"],
      [order(2, [{ ...line("ABC"), quantity: 1.5 }], "4.40"), "orders.lines"],
      [order(2, [line("ABC", 0)], "4.40"), "orders.lines"],
      [order(2, [line("abc")], "4.40"), "orders.lines"],
      [order(2, [line("ABC")], "4.40").replace("0.1,", "0.00001,"), "orders.discount"],
      [order(2, [line("ABC")], "4.40").replace("0.1,", "'NaN',"), "orders.discount"],
      ["UPDATE orders SET total = 4.41, lines = jsonb_set(lines, '{0,net}', '\"4.01\"')", "Order.lines.immutable"],
      ["UPDATE orders SET status = 'paid'", "orders.paidAt.only"],
      ["UPDATE orders SET status = 'paid', paid_at = now()", undefined],
      ["UPDATE orders SET paid_at = now() + interval '1 day'", "Order.paidAt.set-once"],
      [`UPDATE orders SET status = 'shipped', parcel = ''; UPDATE products SET aside = 0`, "orders.parcel"],
      [`UPDATE orders SET status = 'shipped', parcel = 'P'; UPDATE products SET aside = 0`, undefined],
    ]);
  });

  it("refuses a transaction that would not see what others commit", async () => {
    await inSchema(database(), ddlOf(contractOf("domains/orders.spec.md")), async () => {
      const at = (level: string) => attempt(`SET TRANSACTION ISOLATION LEVEL ${level}; ${product("ABC", 0)}`);
      for (const level of ["REPEATABLE READ", "SERIALIZABLE"]) expect((await at(level))?.code).toBe("0A000");
      expect(await at("READ COMMITTED")).toBeUndefined();
    });
  });
});

describe("booking, devices, tokens", () => {
  const uuid = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;

  it("compares rows with each other, and stretches of time", async () => {
    const book = (at: number, start: string, minutes = 30) =>
      `INSERT INTO appointments VALUES ('${uuid(at)}', '${uuid(0)}', '${uuid(9)}', '${start}', ${minutes * 60_000}, 'booked', NULL)`;
    await inTurn(contractOf("domains/booking.spec.md"), [
      [`INSERT INTO providers VALUES ('${uuid(0)}', 'Bo', 10)`, undefined],
      [book(1, "2024-01-01T10:00Z"), undefined],
      [book(2, "2024-01-01T10:29Z"), "BOOK-1"],
      [book(2, "2024-01-01T10:30Z"), undefined],
      [book(3, "2024-01-01T12:00Z", 31), "appointments.lasts"],
      [book(3, "infinity"), "appointments.start"],
      [`UPDATE appointments SET status = 'canceled' WHERE id = '${uuid(1)}'`, "appointments.fee.only"],
      [`UPDATE appointments SET status = 'canceled', fee = 0 WHERE id = '${uuid(1)}'`, undefined],
      [book(4, "2024-01-01T10:00Z"), undefined],
      [`INSERT INTO wishes VALUES ('${uuid(5)}', '${uuid(0)}', '${uuid(9)}', now(), now())`, "WSH-1"],
      [
        `INSERT INTO wishes VALUES ('${uuid(5)}', '${uuid(7)}', '${uuid(9)}', now(), now() + interval '1 h')`,
        "wishes.provider.refers",
      ],
    ]);
  });

  it("tells ids apart that differ in capital letters, as the spec does", async () => {
    const [small, capital] = ["a", "A"].map(letter => uuid(0).replace(/^0/, letter));
    const provider = (id: string | undefined) => `INSERT INTO providers VALUES ('${id}', 'Bo', 10)`;
    const wish = `INSERT INTO wishes VALUES ('${uuid(5)}', '${capital}', '${uuid(9)}', now(), now() + interval '1 h')`;
    await inTurn(contractOf("domains/booking.spec.md"), [
      [provider("a"), "providers.id"],
      [provider(small), undefined],
      [wish, "wishes.provider.refers"],
      [provider(capital), undefined],
      [wish, undefined],
      [provider(small), "providers.keys"],
    ]);
  });

  it("lets a list be appended to and nothing else", async () => {
    const entry = `INSERT INTO audit (at, by, action, device) VALUES (now(), '${uuid(1)}', 'run', '${uuid(2)}')`;
    await inTurn(contractOf("domains/devices.spec.md"), [
      [`${entry}; ${entry}`, undefined],
      ["UPDATE audit SET action = 'wipe'", "audit.only-appended"],
      ["DELETE FROM audit", "audit.only-appended"],
      ["TRUNCATE audit", "audit.only-appended"],
      [`INSERT INTO audit VALUES (0, now(), '${uuid(1)}', 'run', '${uuid(2)}')`, "audit.only-appended"],
    ]);
  });

  it("counts, and compares sets of other rows", async () => {
    const client = `INSERT INTO clients VALUES ('client_00000001', '["https://a.example"]', '["a:b", "c:d"]')`;
    const family = `INSERT INTO families VALUES ('${uuid(1)}', 'client_00000001', '["a:b"]', NULL)`;
    const token = (name: string, kind: string, scopes: string) =>
      `INSERT INTO tokens VALUES ('${name.repeat(43)}', '${kind}', '${uuid(1)}', '${scopes}', now(), NULL)`;
    await inTurn(contractOf("domains/tokens.spec.md"), [
      [`${client}; ${family}`, undefined],
      [token("a", "refresh", '["a:b"]'), undefined],
      [token("b", "refresh", '["a:b"]'), "TOK-2"],
      [token("b", "access", '["c:d"]'), "TOK-1"],
      [token("b", "access", '["a:b", "a:b"]'), "tokens.scopes"],
      [token("b", "access", '["a:b"]'), undefined],
      ["UPDATE tokens SET used_at = now() WHERE kind = 'access'", "TOK-3"],
      ["UPDATE families SET scopes = '[\"c:d\"]'", "Family.scopes.immutable"],
    ]);
  });
});

describe("ledger and payments", () => {
  it("adds up decimals, and lets no number fall", async () => {
    const account = (id: string, debits: string, credits: string) =>
      `INSERT INTO accounts VALUES ('${id}', 'EUR', 'debit', ${debits}, ${credits}, 0, 0)`;
    await inTurn(contractOf("domains/ledger.spec.md"), [
      [`${account("cash:1", "1.10", "0")}`, "LED-1"],
      [`${account("cash:1", "1.10", "0")}; ${account("bank:1", "0", "1.1")}`, undefined],
      ["UPDATE accounts SET debits_posted = 1.09, credits_posted = 1.09", "Account.debitsPosted.never-decreases"],
      [`${account("cash:2", "0.01", "0").replace("debit", "credit")}`, "ACC-1"],
      ["UPDATE accounts SET currency = 'USD'", "Account.currency.immutable"],
      ["UPDATE accounts SET debits_held = 0.5", "LED-2"],
    ]);
  });

  it("asks of fields in the states that have them", async () => {
    const payment = (status: string, rest: string) =>
      `INSERT INTO payments (id, amount, currency, secret, status${rest === "" ? "" : ", method"}) VALUES ` +
      `('pay_${"a".repeat(16)}', 50, 'EUR', '${"s".repeat(32)}', '${status}'${rest})`;
    await inTurn(contractOf("domains/payments.spec.md"), [
      [payment("paid", ", 'card', 50, 0").replace("method)", "method, received, refunded)"), "Payment.status.ask"],
      [payment("asked", ", 'card'"), "payments.method.only"],
      [payment("asked", ""), undefined],
      ["UPDATE payments SET status = 'authorized', method = 'card', held_until = now()", undefined],
      ["UPDATE payments SET status = 'paid', received = 51, refunded = 0, held_until = NULL", "PAY-1"],
      ["UPDATE payments SET status = 'paid', received = 50, refunded = 0, held_until = NULL", undefined],
      ["UPDATE payments SET refunded = 5", "PAY-3"],
    ]);
  });
});
