/** What transactions do to each other: needs a server with more than one connection. */
import { postgres } from "@tenet/generator";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { database, inSchema } from "./database.js";
import { contractFrom } from "./spec.js";

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

async function connect(schema: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SET search_path TO ${schema}`);
  return client;
}
