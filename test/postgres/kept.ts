/** What is held whatever stands around it: other tables, triggers and rights, the settings of a session, how rows come and go. */
import type { Contract } from "@tenet/checker";
import { postgres, postgresGuards, postgresInserts, postgresTables } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf } from "./spec.js";

const body = `## Types

- \`Part\`: \`{ a: integer, b: optional integer }\`
- \`Step\`: number, multiple of 0.1

### Row

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | integer | key |
| xmin | integer | never decreases |
| part | optional Part | unique |
| step | optional Step | |

### Config

| Field | Type | Rules |
| ----- | ---- | ----- |
| name | string | length from 1 to 5 |

## State

| Name | Type | Rules |
| ---- | ---- | ----- |
| rows | map from integer to Row | never deleted |
| log | list of integer | only appended |
| few | list of integer | length at most 2 |
| config | Config | |
| owner | optional string | |
| link | optional url | |

Always:

- **R-1** Sum: \`rows.values.sum(r => r.xmin) <= 10\`
`;

const lesser = `## Types

### Row

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | integer | key |
| tags | set of string | unique |

## State

| Name | Type | Rules |
| ---- | ---- | ----- |
| rows | map from integer to Row | |
| tags | list of set of string | distinct |
| some | set of integer | not empty |
| perhaps | list of optional integer | each at most 5 |
| plain | list of integer | each at most 5, distinct |

Always:

- **R-1** Some: \`some.size > 0\`
- **R-2** Few: \`some.size < 9\`
`;

const row = (id: number, xmin = 1, part = "NULL", step = "NULL") =>
  `INSERT INTO rows (id, xmin_2, part, step) VALUES (${id}, ${xmin}, ${part}, ${step})`;

/** Each statement and what refuses it, in the order in which they are run. */
async function inTurn(
  steps: readonly (readonly [string, string | undefined])[],
  contract: Contract = contractFrom(body),
) {
  await inSchema(database(), ddlOf(contract), async () => {
    for (const [statements, refused] of steps) {
      const found = await attempt(statements);
      expect([statements, found && (found.constraint ?? found.code)]).toEqual([statements, refused]);
    }
  });
}

describe("kept", () => {
  it("a column is never called as one of PostgreSQL's own", async () => {
    expect(postgresTables(contractFrom(body))[0]?.columns.map(({ name }) => name)).toContain("xmin_2");
    await inTurn([[row(1), undefined]]);
  });

  it("by the tables of its own schema, whatever stands before them", async () => {
    const temporary = "CREATE TEMPORARY TABLE rows (LIKE rows)";
    await inSchema(database(), ddlOf(contractFrom(body)), async () => {
      const [found] = await database().rows("SELECT current_schema() AS name");
      const own = (id: number) => row(id, 6).replace("rows", `${found?.["name"]}.rows`);
      const refused = await attempt(`${temporary}; ${own(1)}; ${own(2)}`);
      expect(refused?.constraint).toBe("R-1");
    });
  });

  it("by all rows, also for who may not see them", async () => {
    const rights = "GRANT USAGE ON SCHEMA :s TO tenet_clerk; GRANT INSERT ON rows TO tenet_clerk";
    const policies =
      "ALTER TABLE rows ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON rows USING (id > 5) WITH CHECK (TRUE)";
    await inSchema(database(), ddlOf(contractFrom(body)), async () => {
      const [found] = await database().rows("SELECT current_schema() AS name");
      await database().run("DROP ROLE IF EXISTS tenet_clerk; CREATE ROLE tenet_clerk");
      try {
        await database().run(`${rights.replace(":s", String(found?.["name"]))}; ${policies}; ${row(1, 6)}`);
        expect((await attempt(`SET LOCAL ROLE tenet_clerk; ${row(2, 6)}`))?.constraint).toBe("R-1");
        expect(await attempt(`SET LOCAL ROLE tenet_clerk; ${row(2, 4)}`)).toBeUndefined();
      } finally {
        await database().run("DROP OWNED BY tenet_clerk; DROP ROLE tenet_clerk");
      }
    });
  });

  it("against a trigger that comes after all others", async () => {
    const trigger = (text: string) =>
      `CREATE FUNCTION zz() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN ${text}; RETURN NEW; END'; CREATE TRIGGER zz BEFORE INSERT OR UPDATE ON`;
    await inTurn([
      [row(1, 5), undefined],
      [`${trigger("NEW.xmin_2 := 0")} rows FOR EACH ROW EXECUTE FUNCTION zz()`, undefined],
      ["UPDATE rows SET step = 0.3", "Row.xmin.never-decreases"],
    ]);
    await inTurn([
      ["INSERT INTO log VALUES (5, 1)", undefined],
      [`${trigger("NEW.position := 2")} log FOR EACH ROW EXECUTE FUNCTION zz()`, undefined],
      ["INSERT INTO log VALUES (6, 1)", "log.only-appended"],
    ]);
  });

  it("the one row of a table stays", async () => {
    await inTurn([
      ["INSERT INTO config (name) VALUES ('a'); INSERT INTO state DEFAULT VALUES", undefined],
      ["UPDATE config SET name = 'b'", undefined],
      ["DELETE FROM config", "config.row"],
      ["DELETE FROM config; INSERT INTO config (name) VALUES ('c')", "config.row"],
      ["TRUNCATE config", "config.row"],
      ["DELETE FROM state", "state.row"],
    ]);
    const named = postgresGuards(contractFrom(body)).filter(({ constraint }) => constraint === "config.row");
    expect(named).toEqual([{ constraint: "config.row", table: "config", promise: "config.type" }]);
  });

  it("rows of a list come after those that were stored with a state", async () => {
    const contract = contractFrom(body);
    const state = { rows: new Map(), log: [1, 2], few: [7], config: { name: "a" }, owner: undefined, link: undefined };
    await inTurn(
      [
        [postgresInserts(contract, state).join("\n"), undefined],
        ["INSERT INTO log (value) VALUES (3); INSERT INTO few (value) VALUES (8)", undefined],
        ["INSERT INTO few (value) VALUES (9)", "few.length"],
        ["INSERT INTO log VALUES (9, 5), (8, 4)", undefined],
        ["INSERT INTO log VALUES (6, 5)", "log.only-appended"],
        // The row of the variables is there, though each of them is nothing.
        ["UPDATE state SET owner = 'o'; DO $$ BEGIN ASSERT (SELECT count(*) FROM state) = 1; END $$", undefined],
      ],
      contract,
    );
  });

  it("two records that are equal are one JSON", async () => {
    await inTurn([
      [row(1, 1, `'{"a": 1}'`), undefined],
      [row(2, 1, `'{"a": 1, "b": null}'`), "rows.part"],
      [row(2, 1, `'{"a": 1, "c": null}'`), "rows.part"],
      [row(2, 1, `'{"a": 1.0}'`), "rows.part.unique"],
      [row(2, 1, `'{"a": 1, "b": 1}'`), undefined],
    ]);
  });

  it("numbers are written out in one way", async () => {
    await inTurn([
      [row(1, 1, "NULL", "0.3"), undefined],
      [row(2, 1, "NULL", "0.30000000000000004"), "rows.step"],
      [`SET LOCAL extra_float_digits = 0; ${row(2, 1, "NULL", "0.30000000000000004")}`, "rows.step"],
    ]);
  });

  it("elements of a list that differ may change places", async () => {
    await inTurn(
      [
        ["INSERT INTO plain (value) VALUES (1), (2)", undefined],
        ["UPDATE plain SET value = 3 - value", undefined],
        ["UPDATE plain SET value = 1", "plain.distinct"],
      ],
      contractFrom(lesser),
    );
  });

  it("what is held less well is said, and why", () => {
    const { levels } = postgres.emit(contractFrom(lesser));
    const said = (id: string) => {
      const level = levels.get(id);
      return [level?.level, level?.level === "exact" ? undefined : level?.reason];
    };
    expect(said("tags.type")).toEqual(["weaker", expect.stringContaining("sets inside a column")]);
    expect(said("rows.type")).toEqual(["weaker", expect.stringContaining("sets inside a column")]);
    expect(said("some.type")).toEqual(["weaker", expect.stringContaining("empty from the start")]);
    expect(said("perhaps.type")).toEqual(["weaker", expect.stringContaining("elements that are nothing")]);
    expect(said("plain.type")).toEqual(["exact", undefined]);
    expect(said("R-1")).toEqual(["weaker", expect.stringContaining("while all tables are empty")]);
    expect(said("R-2")).toEqual(["exact", undefined]);
  });

  it("what is said of one variable is no reason for another", () => {
    const { levels } = postgres.emit(contractFrom(body));
    expect([levels.get("owner.type")?.level, levels.get("link.type")?.level]).toEqual(["exact", "weaker"]);
  });
});
