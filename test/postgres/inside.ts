/** Values with parts stand in a column as JSON: it is taken where the value fits its type, and nowhere else. */
import { conforms, environment } from "@tenet/checker";
import { postgres, postgresInserts } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf } from "./spec.js";

const types: readonly (readonly [type: string, fits: readonly unknown[], near: readonly string[]])[] = [
  [
    "list of integer, each at least 1, each at most 5",
    [[], [1, 5]],
    ["[0]", "[6]", "[1.5]", '["1"]', "{}", "null", "[null]"],
  ],
  ["list of string, each length at most 2, distinct", [[], ["a", "😀😀"]], ['["abc"]', '["a", "a"]', "[1]"]],
  ["list of integer, sorted", [[], [1, 1, 2]], ["[2, 1]"]],
  ["set of string", [new Set(), new Set(["a"])], ['["a", "a"]']],
  ["list of decimal(2)", [[], [150n, -1n]], ["[1.5]", '["1.5"]', '["01.50"]', '["x"]', '["NaN"]']],
  ["list of date", [["2024-02-29"]], ['["2023-02-29"]', '["2024-13-01"]', '["2024-1-1"]', "[5]"]],
  [
    "list of timestamp",
    [[new Date("2024-02-29T23:59:59.999Z")]],
    ['["2023-02-29T00:00:00.000Z"]', '["2024-02-29T24:00:00.000Z"]', '["2024-02-29"]'],
  ],
  ["list of uuid", [["00000000-0000-4000-8000-000000000000"]], ['["0"]']],
  ["list of email", [["a@b.c"]], ['["a@b"]', '["a b@c.d"]']],
  [
    "{ a: integer, b: optional string }",
    [{ a: 1 }, { a: 1, b: "x" }],
    ["{}", '{"a": 1, "c": 2}', '{"a": 1, "b": 2}', "[]"],
  ],
  ["{ low: integer, high: integer, at least `low` }", [{ low: 1, high: 1 }], ['{"low": 2, "high": 1}']],
  ["{ string: integer }", [{}, { x: 1 }], ['{"x": "y"}', "[]"]],
  ["map from (string, length 1) to boolean", [new Map(), new Map([["a", true]])], ['{"ab": true}', '{"a": 1}']],
  ["[integer, string]", [[1, "a"]], ["[1]", '["a", 1]', '[1, "a", 2]']],
  ["string or list of string", ["a", ["a"]], ["1", "[1]", "{}"]],
  ["list of one of red, green", [["red"]], ['["blue"]']],
  [
    "list of `{ kind: one of a, x: integer } or { kind: one of b, y: string }`",
    [[{ kind: "a", x: 1 }]],
    ['[{"kind": "b", "x": 1}]'],
  ],
];

const spec = (type: string) =>
  `## State\n\n| Name | Type |\n| ---- | ---- |\n| held | \`{ it: X }\` |\n`.replace(
    "`{ it: X }`",
    "map from integer to Held",
  ) + `\n## Types\n\n- \`Held\`: \`{ value: Value }\`\n- \`Value\`: ${type}\n`;

describe("values with parts", () => {
  it.each(types)("%s", async (type, fits, near) => {
    const contract = contractFrom(spec(type));
    expect(postgres.emit(contract).levels.get("held.type")).toEqual({ level: "exact" });
    const value = { type: { kind: "named", name: "Value" }, rules: [] } as const;
    await inSchema(database(), ddlOf(contract), async () => {
      for (const [at, one] of fits.entries()) {
        expect(conforms(one, value, environment(contract))).toBeUndefined();
        const inserts = postgresInserts(contract, { held: new Map([[at, { value: one }]]) });
        expect([inserts, await attempt(inserts.join("\n"))]).toEqual([inserts, undefined]);
      }
      for (const json of near) {
        const refused = await attempt(`INSERT INTO held VALUES (100, '${json}')`);
        expect([json, refused?.constraint]).toEqual([json, "held.value"]);
      }
    });
  });

  it("keep the Always clauses of the entities in them", async () => {
    const body = `## Types

### Part

| Field | Type |
| ----- | ---- |
| low | integer |
| high | integer |

Always:

- **P-1** In order: \`low <= high\`

## State

| Name | Type |
| ---- | ---- |
| held | map from integer to \`{ parts: list of Part }\` |
`;
    const contract = contractFrom(body);
    expect(postgres.emit(contract).levels.get("P-1")).toEqual({ level: "exact" });
    await inSchema(database(), ddlOf(contract), async () => {
      expect(await attempt(`INSERT INTO held VALUES (1, '[{"low": 1, "high": 1}]')`)).toBeUndefined();
      expect((await attempt(`INSERT INTO held VALUES (2, '[{"low": 2, "high": 1}]')`))?.constraint).toBe("held.parts");
    });
  });
});
