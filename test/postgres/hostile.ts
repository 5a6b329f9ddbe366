/** Text of a spec is never SQL: names, literals and prose that would end what they stand in. */
import { postgresTables } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf } from "./spec.js";

const nasty = [
  "it's",
  'say "hi"',
  "a -- b",
  "/* c */",
  "$$; DROP SCHEMA x; $$",
  "back\\\\slash",
  "$body1$",
  ":name",
  "%s %I",
];
const quoted = (text: string) => `"${text.replace(/"/g, '\\"')}"`;
const words = nasty.map(quoted).join(", ");
const long = "aVeryLongNameThatGoesOnAndOnUntilItIsLongerThanPostgresKeepsOfAnyName";

const spec = `## Types

- \`Word\`: one of ${words}
- \`Key\`: string, matching \`/^['"$;-]*[a-z]+$/\`

### Order

It's "the" order; -- DROP TABLE users; */ $$

| Field | Type | Rules |
| ----- | ---- | ----- |
| select | Key | key, immutable |
| user | Word | immutable |
| aB | integer | from 0 to 5 |
| a_b | integer | from 0 to 5 |
| ${long}A | integer | from 0 to 5 |
| ${long}B | integer | from 0 to 5 |
| table | string | length at most 60 |

Always:

- **X'; --** It's $$ "quoted" /* and */ -- commented: \`table !== ${quoted(nasty[4] as string)} && table !== 'it\\'s'\`

## State

| Name | Type |
| ---- | ---- |
| user | map from Key to Order |
| group | map from string to integer |
| limit | list of Order |
| offset | integer |

Always:

- **G-1** $$ ' -- Sum: \`group.values.sum(x => x) <= offset && group.keys.every(k => k !== "$$ ' -- ")\`
`;

describe("hostile text", () => {
  const contract = () => contractFrom(spec.replace("**X'; --**", "**X-1**"));

  it("stays text", async () => {
    await inSchema(database(), ddlOf(contract()), async () => {
      const insert = (word: string, table: string, key = "'a'") =>
        `INSERT INTO "user" VALUES (${key}, $q$${word}$q$, 1, 2, 3, 4, $q$${table}$q$)`;
      for (const [at, word] of nasty.entries()) {
        const said = word === "back\\\\slash" ? "back\\slash" : word;
        expect([word, await attempt(insert(said, "x", `'${"b".repeat(at + 1)}'`))]).toEqual([word, undefined]);
      }
      expect((await attempt(insert("other", "x")))?.constraint).toBe("user.user");
      expect((await attempt(insert("it's", nasty[4] as string)))?.constraint).toBe("X-1");
      expect((await attempt(insert("it's", "it's")))?.constraint).toBe("X-1");
      expect((await attempt(insert("it's", "x", "'A'")))?.constraint).toBe("user.select");
      expect(await attempt(insert("it's", "x", "'''$;-a'"))).toBeUndefined();
      expect(await database().rows('SELECT count(*)::integer AS n FROM "user"')).toEqual([{ n: nasty.length + 1 }]);
    });
  });

  it("evaluates the state with such names in it", async () => {
    await inSchema(database(), ddlOf(contract()), async () => {
      expect(await attempt('INSERT INTO state ("offset") VALUES (5)')).toBeUndefined();
      expect(await attempt(`INSERT INTO "group" VALUES ('a', 2), ('b', 3)`)).toBeUndefined();
      expect((await attempt(`INSERT INTO "group" VALUES ('c', 1)`))?.constraint).toBe("G-1");
      expect((await attempt(`INSERT INTO "group" VALUES ('$$ '' -- ', 0)`))?.constraint).toBe("G-1");
      expect((await attempt('UPDATE state SET "offset" = 4'))?.constraint).toBe("G-1");
      expect((await attempt('INSERT INTO state ("offset") VALUES (6)'))?.code).toBe("23505");
    });
  });

  it("has one name for each thing, none cut by PostgreSQL", () => {
    for (const table of postgresTables(contract())) {
      const names = table.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter(name => Buffer.byteLength(name) > 63)).toEqual([]);
    }
    const [user] = postgresTables(contract());
    expect(user?.columns.map(({ name }) => name).slice(2, 4)).toEqual(["a_b", "a_b_2"]);
  });

  it("keeps prose in comments", () => {
    const made = contractFrom(
      spec.replace("**X'; --**", "**X-1**").replace("It's $$", "Ends\u2028DROP TABLE x; it's $$"),
    );
    const lines = ddlOf(made).split("\n");
    expect(lines.filter(line => line.includes("DROP TABLE x") && !line.trimStart().startsWith("--"))).toEqual([]);
  });
});
