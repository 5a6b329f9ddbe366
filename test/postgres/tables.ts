/** Invariants over whole tables: PostgreSQL takes a state exactly where the interpreter says that it holds. */
import { postgres, postgresGuards, postgresInserts } from "@tenet/generator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf, holds } from "./spec.js";

const conditions = [
  "items.values.every(i => i.owner in people)",
  "items.values.every(i => i.owner in people && people[i.owner].age >= i.size)",
  // Without a value where there is no such person, or nothing to divide by.
  "items.values.every(i => people[i.owner].age >= i.size)",
  "items.values.every(i => div(4, i.size) > 1)",
  "items.values.some(i => i.size > 2)",
  "people.keys.every(p => items.values.count(i => i.owner === p) <= 1)",
  "items.values.sum(i => i.size) <= limit",
  'items.values.filter(i => i.kind === "big").every(i => i.size > 1)',
  "items.values.distinct(i => i.size)",
  "items.values.every(a => items.values.every(b => a.owner === b.owner implies a.kind === b.kind))",
  "people.values.every(a => people.values.every(b => a.age === b.age && b.friend === a.friend implies a.name === b.name))",
  "people.values.every(a => people.values.every(b => a.age === b.age implies a.friend === b.friend))",
  "items.size <= people.size",
  "items.size > 0 implies items.values.max(i => i.size) <= limit",
  "items.values.every(i => i.note === nothing || i.note !== i.owner)",
  "items.values.flatMap(i => i.tags).every(t => t in people)",
  "items.values.every(i => i.tags.length <= i.size)",
  "!items.values.some(i => i.owner in people && people[i.owner].age < 1)",
  "items.values.map(i => i.owner).sameItems(people.keys)",
  "log.every(x => x in people)",
  "people.values.every(p => p.friend === nothing || p.friend in people)",
  "items.values.every(i => (i.note ?? i.owner) in people)",
  'items.values.every(i => i.kind === "big" ? i.size > 1 : i.tags.every(t => t !== i.owner))',
] as const;

const spec = (condition: string) => `## Types

- \`Name\`: one of a, b, c

### Person

| Field | Type | Rules |
| ----- | ---- | ----- |
| name | Name | key |
| age | integer | from 0 to 4 |
| friend | optional Name | |

### Item

| Field | Type | Rules |
| ----- | ---- | ----- |
| owner | Name | |
| size | integer | from 0 to 4 |
| kind | one of big, small | |
| note | optional Name | |
| tags | list of Name | |

## State

| Name | Type |
| ---- | ---- |
| people | map from Name to Person |
| items | map from integer to Item |
| log | list of Name |
| limit | integer |

Always:

- **INV-1** It holds: \`${condition}\`
`;

const name = fc.constantFrom("a", "b", "c");
const size = fc.integer({ min: 0, max: 4 });
const item = fc.record(
  { owner: name, size, kind: fc.constantFrom("big", "small"), tags: fc.array(name, { maxLength: 2 }), note: name },
  { requiredKeys: ["owner", "size", "kind", "tags"] },
);
const person = fc.record({ age: size, friend: name }, { requiredKeys: ["age"] });
const states = fc.record({
  people: fc
    .uniqueArray(fc.tuple(name, person), { selector: ([key]) => key })
    .map(all => new Map(all.map(([key, rest]) => [key, { name: key, ...rest }]))),
  items: fc.array(item, { maxLength: 3 }).map(all => new Map(all.map((one, at) => [at, one]))),
  log: fc.array(name, { maxLength: 2 }),
  limit: size,
});

const nobody = { people: new Map(), items: new Map(), log: [] };

describe("invariants over tables", () => {
  it.each(conditions)("%s", async condition => {
    const contract = contractFrom(spec(condition));
    // A state without any rows is not asked.
    const level = holds(contract, "INV-1", { ...nobody, limit: 0 }) ? "exact" : "weaker";
    expect(postgres.emit(contract).levels.get("INV-1")?.level).toBe(level);
    const guarded = postgresGuards(contract).flatMap(one => (one.promise === "INV-1" ? [one.table] : []));
    const outcomes = new Set<boolean>();
    await inSchema(database(), ddlOf(contract), async () => {
      for (const state of fc.sample(states, { numRuns: 25, seed: 7 })) {
        const inserts = postgresInserts(contract, state);
        const refused = await attempt(inserts.join("\n"));
        // What is empty is looked at when something in it changes.
        const triggered = inserts.some(one =>
          guarded.some(table => one.startsWith(`INSERT INTO "${table}" `) || one.startsWith(`INSERT INTO ${table} `)),
        );
        expect([inserts, refused?.constraint]).toEqual([
          inserts,
          holds(contract, "INV-1", state) || !triggered ? undefined : "INV-1",
        ]);
        outcomes.add(refused === undefined);
        await database().run(clear);
      }
    });
    expect(outcomes.size).toBe(2);
  });
});

/** Without the triggers: what is left may break the promise. */
const clear =
  "SET session_replication_role = replica; DELETE FROM items; DELETE FROM people; DELETE FROM log; DELETE FROM state; SET session_replication_role = origin";
