/** What transactions do to each other: needs a server with more than one connection. */
import { postgres } from "@tenet/generator";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { database, inSchema } from "./database.js";
import { contractFrom } from "./spec.js";

const spec = `## Types

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

- **S-1** A row has one at most: \`seats.values.every(a => seats.values.every(b => a.id !== b.id implies a.row !== b.row))\`
`;

const url = process.env["DATABASE_URL"];

describe.skipIf(!url)("transactions side by side", () => {
  it("keep an invariant that each of them would keep alone", async () => {
    const contract = contractFrom(spec);
    expect(postgres.emit(contract).levels.get("S-1")).toEqual({ level: "exact" });
    await inSchema(database(), postgres.emit(contract).files[0]?.text ?? "", async () => {
      const [found] = await database().rows("SELECT current_schema() AS name");
      const clients = await Promise.all(Array.from({ length: 6 }, () => connect(String(found?.["name"]))));
      const take = async (client: pg.Client, id: number, row: number) => {
        try {
          await client.query(`BEGIN; INSERT INTO seats VALUES (${id}, ${row})`);
          await client.query("COMMIT");
          return "taken";
        } catch (error) {
          await client.query("ROLLBACK");
          return (error as { constraint?: string }).constraint;
        }
      };
      for (let row = 0; row < 10; row += 1) {
        const all = await Promise.all(clients.map((client, at) => take(client, row * 10 + at, row)));
        expect(all.sort()).toEqual([...Array(5).fill("S-1"), "taken"]);
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
