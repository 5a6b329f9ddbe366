/** Rules of history on every kind of place. */
import { postgres } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf } from "./spec.js";

const spec = `## Types

### Doc

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | integer | key |
| tags | set of string | only grows |
| notes | list of string | only appended |
| body | string | only grows |
| seen | optional timestamp | set once |
| best | optional number | never decreases |
| parts | { string: integer } | only grows |

## State

| Name | Type | Rules |
| ---- | ---- | ----- |
| docs | map from integer to Doc | |
| names | set of string | only grows |
| version | integer | never decreases |
| plan | optional string | set once |
| first | Doc | |
`;

const steps: readonly (readonly [string, string | undefined])[] = [
  [`INSERT INTO docs VALUES (1, '["a"]', '["x"]', 'b', NULL, NULL, '{"p": 1}')`, undefined],
  [`UPDATE docs SET tags = '["b", "a"]'`, undefined],
  [`UPDATE docs SET tags = '["a", "b"]'`, undefined],
  [`UPDATE docs SET tags = '["b"]'`, "Doc.tags.only-grows"],
  [`UPDATE docs SET notes = '["x", "y"]'`, undefined],
  [`UPDATE docs SET notes = '["y", "x", "z"]'`, "Doc.notes.only-appended"],
  [`UPDATE docs SET body = 'abc'`, undefined],
  [`UPDATE docs SET body = 'ab'`, "Doc.body.only-grows"],
  [`UPDATE docs SET seen = '2024-01-01Z', best = 1.5`, undefined],
  [`UPDATE docs SET seen = '2024-01-02Z'`, "Doc.seen.set-once"],
  [`UPDATE docs SET seen = NULL`, "Doc.seen.set-once"],
  [`UPDATE docs SET best = 1`, "Doc.best.never-decreases"],
  [`UPDATE docs SET best = NULL`, "Doc.best.never-decreases"],
  [`UPDATE docs SET parts = '{"p": 2, "q": 1}'`, undefined],
  [`UPDATE docs SET parts = '{"q": 1}'`, "Doc.parts.only-grows"],
  // Under another key it is another one, which has no history.
  [`UPDATE docs SET id = 2, best = 0`, undefined],
  [`DELETE FROM docs`, undefined],
  [`INSERT INTO names VALUES ('a')`, undefined],
  [`UPDATE names SET value = 'b'`, "names.only-grows"],
  [`DELETE FROM names`, "names.only-grows"],
  [`INSERT INTO state (version, plan) VALUES (3, NULL)`, undefined],
  [`UPDATE state SET version = 2`, "version.never-decreases"],
  [`UPDATE state SET version = 4, plan = 'p'`, undefined],
  [`UPDATE state SET plan = 'q'`, "plan.set-once"],
  [`INSERT INTO first (id, tags, notes, body, parts) VALUES (1, '[]', '[]', 'b', '{}')`, undefined],
  [`UPDATE first SET body = 'c'`, "Doc.body.only-grows"],
  [`INSERT INTO first (id, tags, notes, body, parts) VALUES (2, '[]', '[]', 'b', '{}')`, "first_pkey"],
];

describe("history", () => {
  it("is that of an entity under its key, of a variable, of a collection", async () => {
    await inSchema(database(), ddlOf(contractFrom(spec)), async () => {
      for (const [statement, constraint] of steps)
        expect([statement, (await attempt(statement))?.constraint]).toEqual([statement, constraint]);
    });
  });

  it("is weaker where a row may be deleted and come again", () => {
    const level = (body: string, id: string) => postgres.emit(contractFrom(body)).levels.get(id)?.level;
    expect(level(spec, "Doc.best.never-decreases")).toBe("weaker");
    const kept = spec.replace(
      "| docs | map from integer to Doc | |",
      "| docs | map from integer to Doc | never deleted |",
    );
    expect(level(kept, "Doc.best.never-decreases")).toBe("exact");
    expect(level(spec, "names.only-grows")).toBe("exact");
    expect(
      level(
        spec
          .replace("| docs | map from integer to Doc | |\n", "")
          .replace("| first | Doc | |", "| first | list of Doc | |"),
        "Doc.best.never-decreases",
      ),
    ).toBe("unsupported");
  });
});
