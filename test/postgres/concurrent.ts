/** What transactions do to each other: needs a server with more than one connection. */
import { postgres } from "@tenet/generator";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { database, inSchema } from "./database.js";
import { contractFrom, ddlOf } from "./spec.js";

const spec = (condition: string) => `## Types

### Seat

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | integer | key |
| row | integer | |

## State

| Name | Type |
| ---- | ---- |
| seats | map from integer to Seat |

Always:

- **S-1** A row has one at most: \`${condition}\`
`;

const pair = (rest: string) => `seats.values.every(a => seats.values.every(b => a.id === b.id || ${rest}))`;

/** Held in three ways, and what the database may say to those who come too late. */
const ways: readonly (readonly [condition: string, by: RegExp, late: readonly string[]])[] = [
  ["seats.values.map(s => s.row).distinct", /CREATE CONSTRAINT TRIGGER "S-1"/, ["S-1"]],
  // Two that wait for each other: one of them is told so and may try again.
  [pair("a.row !== b.row"), /"S-1" UNIQUE/, ["S-1", "40P01"]],
  [pair("a.row + 1 <= b.row || b.row + 1 <= a.row"), /"S-1" EXCLUDE/, ["S-1", "40P01"]],
];

const url = process.env["DATABASE_URL"];

describe.skipIf(!url)("transactions side by side", () => {
  it.each(ways)("keep an invariant that each of them would keep alone: %s", async (condition, by, late) => {
    const contract = contractFrom(spec(condition));
    expect(postgres.emit(contract).levels.get("S-1")).toEqual({ level: "exact" });
    const ddl = postgres.emit(contract).files[0]?.text ?? "";
    expect(ddl).toMatch(by);
    await inSchema(database(), ddl, async () => {
      const [found] = await database().rows("SELECT current_schema() AS name");
      const clients = await Promise.all(Array.from({ length: 6 }, () => connect(String(found?.["name"]))));
      const take = async (client: pg.Client, id: number, row: number) => {
        try {
          await client.query(`BEGIN; INSERT INTO seats VALUES (${id}, ${row})`);
          await client.query("COMMIT");
          return "taken";
        } catch (error) {
          await client.query("ROLLBACK");
          const { constraint, code } = error as { constraint?: string; code?: string };
          return constraint ?? code;
        }
      };
      for (let row = 0; row < 10; row += 1) {
        const all = await Promise.all(clients.map((client, at) => take(client, row * 10 + at, row)));
        expect(all.filter(one => one === "taken")).toHaveLength(1);
        expect(all.filter(one => one !== "taken" && !late.includes(String(one)))).toEqual([]);
      }
      await Promise.all(clients.map(client => client.end()));
    });
  });
});

const levels = ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"];
const pairs = levels.flatMap(one => levels.map(other => [one, other] as const));
const appended = `## State

| Name | Type | Rules |
| ---- | ---- | ----- |
| log | list of integer | only appended |
`;

describe.skipIf(!url).each(pairs)("%s beside %s", (one, other) => {
  /** Both have looked before either writes; then they write, and end one after the other. */
  async function sideBySide(body: string, looks: string, writes: readonly [string, string], found: string) {
    let rows: readonly Record<string, unknown>[] = [];
    await inSchema(database(), ddlOf(contractFrom(body)), async () => {
      const [schema] = await database().rows("SELECT current_schema() AS name");
      const clients = await Promise.all([one, other].map(() => connect(String(schema?.["name"]))));
      for (const [at, level] of [one, other].entries()) {
        await clients[at]?.query(`BEGIN ISOLATION LEVEL ${level}`);
        await clients[at]?.query(looks);
      }
      const ended = clients.map(async (client, at) => {
        const done = await client.query(writes[at] ?? "").catch(() => undefined);
        await client.query(done === undefined ? "ROLLBACK" : "COMMIT").catch(() => undefined);
      });
      await Promise.all(ended);
      rows = await database().rows(found);
      await Promise.all(clients.map(client => client.end()));
    });
    return rows.map(row => Number(Object.values(row)[0]));
  }

  it("keeps an invariant over rows", async () => {
    const body = spec("seats.values.map(s => s.row).distinct");
    const writes = ["INSERT INTO seats VALUES (1, 1)", "INSERT INTO seats VALUES (2, 1)"] as const;
    const rows = await sideBySide(body, "SELECT * FROM seats", writes, "SELECT row FROM seats");
    expect(rows.length).toBeLessThanOrEqual(1);
    if (one === other && one === "READ COMMITTED") expect(rows).toEqual([1]);
  });

  it("keeps what is only appended to in its order", async () => {
    const writes = ["INSERT INTO log VALUES (5, 1)", "SELECT pg_sleep(0.05); INSERT INTO log VALUES (4, 2)"] as const;
    const rows = await sideBySide(appended, "SELECT * FROM log", writes, "SELECT value FROM log ORDER BY ctid");
    expect(rows).not.toEqual([1, 2]);
  });
});

async function connect(schema: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SET search_path TO ${schema}`);
  return client;
}
