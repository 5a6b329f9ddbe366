/** Invariants about two rows beside each other: a constraint where it means the same, and never where it does not. */
import { postgres, postgresInserts } from "@tenet/generator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attempt, database, inSchema } from "./database.js";
import { contractFrom, ddlOf, holds } from "./spec.js";

/** How the database is to hold it. */
type By = "gist" | "btree" | "unique" | "trigger";

const all = "stays.values";
const pair = (rest: string, of = all) => `${of}.every(a => ${of}.every(b => ${rest}))`;
const booked = `${all}.filter(s => s.status === "booked")`;

const conditions: readonly (readonly [condition: string, by: By])[] = [
  // Half-open stretches, in the ways of saying it.
  [pair("a.id === b.id || a.room !== b.room || a.until <= b.since || b.until <= a.since"), "gist"],
  [pair("a.id !== b.id && a.room === b.room implies a.until <= b.since || b.until <= a.since"), "gist"],
  [pair("b.id !== a.id && b.room === a.room implies !(a.since < b.until && a.until > b.since)"), "gist"],
  [
    `!${all}.some(a => ${all}.some(b => a.id !== b.id && a.room === b.room && a.since < b.until && b.since < a.until))`,
    "gist",
  ],
  [
    `${all}.every(a => !${all}.filter(b => b.id !== a.id && b.room === a.room).some(b => meet(a.since, a.until, b.since, b.until)))`,
    "gist",
  ],
  [pair("a.id !== b.id && a.room === b.room implies !meet(a.since, a.until, b.since, b.until)"), "gist"],
  [pair("a.id === b.id || a.until <= b.since || b.until <= a.since"), "gist"],
  // An argument that may have no value is asked for, though nothing reads it.
  [
    pair(
      "apart(a.id, b.id, rooms[a.note ?? a.room].open) && a.room === b.room implies a.until <= b.since || b.until <= a.since",
    ),
    "trigger",
  ],
  // Closed: one may not begin where the other ends.
  [pair("a.id === b.id || a.room !== b.room || a.until < b.since || b.until < a.since"), "gist"],
  // Of some alone.
  [pair("a.id !== b.id && a.room === b.room implies a.until <= b.since || b.until <= a.since", booked), "gist"],
  [
    pair('a.id === b.id || a.status === "free" || b.status === "free" || a.until <= b.since || b.until <= a.since'),
    "gist",
  ],
  [
    pair("a.id === b.id || a.note !== nothing || b.note !== nothing || a.until <= b.since || b.until <= a.since"),
    "gist",
  ],
  // Timestamps, dates, and ends that are computed.
  [pair("a.id === b.id || a.room !== b.room || a.left <= b.came || b.left <= a.came"), "gist"],
  [pair("a.id === b.id || a.room !== b.room || a.left < b.came || b.left < a.came"), "gist"],
  [pair("a.id === b.id || a.room !== b.room || a.came + a.lasts <= b.came || b.came + b.lasts <= a.came"), "gist"],
  [pair("a.id === b.id || a.room !== b.room || a.came + a.lasts < b.came || b.came + b.lasts < a.came"), "gist"],
  [pair("a.id === b.id || a.first > b.last || b.first > a.last"), "gist"],
  [pair("a.id === b.id || a.low + a.wide <= b.low || b.low + b.wide <= a.low"), "gist"],
  // Empty stretches: inside another they overlap it in the spec, and nothing as a range.
  [pair("a.id === b.id || a.low <= b.since || b.low <= a.since"), "trigger"],
  [pair("a.id === b.id || a.last <= b.first || b.last <= a.first"), "trigger"],
  [pair("a.id === b.id || a.came + a.rest <= b.came || b.came + b.rest <= a.came"), "trigger"],
  [pair("a.id === b.id || a.came + a.rest < b.came || b.came + b.rest < a.came"), "gist"],
  // Near what fits.
  [pair("a.id === b.id || a.room !== b.room || a.until <= b.since || b.until < a.since"), "trigger"],
  [pair("a.id === b.id || a.room !== b.room || a.until <= b.since || b.since < a.until && a.low <= b.low"), "trigger"],
  [pair("a.room === b.room || a.until <= b.since || b.until <= a.since"), "trigger"],
  [pair('a.id === b.id || a.status === "free" || a.until <= b.since || b.until <= a.since'), "trigger"],
  [pair("a.id === b.id || a.note !== b.note || a.until <= b.since || b.until <= a.since"), "trigger"],
  [pair("a.id === b.id || a.room !== b.note || a.until <= b.since || b.until <= a.since"), "trigger"],
  [pair("a.low === b.low || a.room !== b.room || a.until <= b.since || b.until <= a.since"), "trigger"],
  [pair("a.id === b.id || a.room !== b.room && (a.until <= b.since || b.until <= a.since)"), "trigger"],
  // Each once.
  [pair("a.id !== b.id implies a.room !== b.room"), "unique"],
  [pair("a.room === b.room && a.note === b.note implies a.id === b.id"), "unique"],
  [pair("a.id !== b.id implies a.room !== b.room", booked), "btree"],
  [`${all}.distinct(s => s.note)`, "unique"],
  [`${booked}.distinct(s => s.room)`, "btree"],
  [`${booked}.distinct(s => s.note)`, "trigger"],
  // One at most.
  [`${all}.count(s => s.status === "booked" && s.low > 0) <= 1`, "btree"],
  [`2 > ${all}.filter(s => s.status === "booked" && s.note === nothing).length`, "btree"],
  [`${all}.count(s => s.status === "booked") <= 2`, "trigger"],
  [`rooms.keys.every(r => ${all}.count(s => s.room === r && s.status === "booked") <= 1)`, "btree"],
  [`rooms.keys.every(r => ${booked}.filter(s => r === s.room).length < 2)`, "btree"],
  [`rooms.values.every(r => ${all}.count(s => s.room === r.id) <= 1)`, "unique"],
  [`rooms.keys.every(r => ${all}.count(s => s.other === r) <= 1)`, "unique"],
  [`rooms.keys.every(r => ${all}.count(s => s.note === r) <= 1)`, "trigger"],
  [`rooms.keys.every(r => ${all}.count(s => s.room !== r) <= 1)`, "trigger"],
  [`rooms.values.every(r => r.open implies ${all}.count(s => s.room === r.id) <= 1)`, "trigger"],
  [`${all}.every(a => ${all}.count(b => b.room === a.room && b.status === "booked") <= 1)`, "btree"],
  [`${booked}.every(a => ${all}.count(b => b.room === a.room && b.status === "booked") <= 1)`, "btree"],
  [`${booked}.every(a => ${all}.count(b => b.room === a.room) <= 1)`, "trigger"],
];

const spec = (condition: string) => `## Types

- \`Name\`: one of a, b, c

### Room

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | Name | key |
| open | boolean | |

### Stay

| Field | Type | Rules |
| ----- | ---- | ----- |
| id | integer | key |
| room | Name | refers to rooms |
| other | optional Name | refers to rooms |
| note | optional Name | |
| status | one of booked, free | |
| since | integer | |
| until | integer | |
| low | integer | |
| wide | integer | at least 1 |
| came | timestamp | |
| left | timestamp | more than \`came\` |
| lasts | duration | from \`hours(1)\` to \`hours(9)\` |
| rest | duration | from \`hours(0)\` to \`hours(9)\` |
| first | date | |
| last | date | |

Always:

- **STY-1** There is time between: \`since < until && first <= last\`

## State

| Name | Type |
| ---- | ---- |
| rooms | map from Name to Room |
| stays | map from integer to Stay |

Always:

- **INV-1** It holds: \`${condition}\`

## Definitions

- \`meet(s: integer, t: integer, u: integer, v: integer)\`: \`s < v && u < t\`
- \`apart(first: integer, second: integer, m: boolean)\`: \`first !== second\`
`;

const name = fc.constantFrom("a", "b", "c");
const small = fc.integer({ min: 0, max: 3 });
const long = fc.integer({ min: 1, max: 2 });
const hour = 3_600_000;
const day = (at: number) => new Date(Date.UTC(2024, 1, 27 + at)).toISOString().slice(0, 10);
const stay = fc
  .record({
    room: name,
    status: fc.constantFrom("booked", "booked", "free"),
    at: small,
    long,
    rest: small,
    low: small,
    wide: long,
  })
  .chain(({ at, long, rest, low, ...fields }) =>
    fc.record({ note: fc.option(name, { nil: undefined }), other: fc.option(name, { nil: undefined }) }).map(more => ({
      ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
      ...{ ...fields, low, since: at, until: at + long, lasts: long * hour, rest: rest * hour },
      ...{ came: new Date(at * hour), left: new Date((at + long) * hour) },
      ...{ first: day(at), last: day(at + low) },
    })),
  );
const states = fc.array(stay, { minLength: 1, maxLength: 3 }).map(found => ({
  rooms: new Map(["a", "b", "c"].map((id, at) => [id, { id, open: at > 0 }])),
  stays: new Map(found.map((one, at) => [at, { id: at, ...one }])),
}));

function byWhat(sql: string): By {
  const line = /CONSTRAINT "INV-1" (UNIQUE|EXCLUDE USING (gist|btree)) [^\n]* DEFERRABLE INITIALLY DEFERRED/.exec(sql);
  if (line === null) return "trigger";
  return line[1] === "UNIQUE" ? "unique" : (line[2] as By);
}

describe("rows that may not stand beside each other", () => {
  it.each(conditions)("%s by %s", async (condition, by) => {
    const contract = contractFrom(spec(condition));
    expect(postgres.emit(contract).levels.get("INV-1")).toEqual({ level: "exact" });
    expect(byWhat(ddlOf(contract))).toBe(by);
    const outcomes = new Set<boolean>();
    await inSchema(database(), ddlOf(contract), async () => {
      for (const state of fc.sample(states, { numRuns: 40, seed: 11 })) {
        const inserts = postgresInserts(contract, state);
        const refused = await attempt(inserts.join("\n"));
        expect([inserts, refused?.constraint]).toEqual([
          inserts,
          holds(contract, "INV-1", state) ? undefined : "INV-1",
        ]);
        if (refused) expect(refused.code).toBe(codes[by]);
        outcomes.add(refused === undefined);
        await database().run("DELETE FROM stays; DELETE FROM rooms");
      }
    });
    expect(outcomes.size).toBe(2);
  });
});

describe("a constraint in the place of a trigger", () => {
  const overlap = "a.until <= b.since || b.until <= a.since";

  it("asks for an extension where a range stands beside what is equal, and only there", () => {
    const ddl = (rest: string) => ddlOf(contractFrom(spec(pair(rest))));
    expect(ddl(`a.id === b.id || a.room !== b.room || ${overlap}`)).toContain(
      "\nCREATE EXTENSION IF NOT EXISTS btree_gist;\n",
    );
    expect(ddl(`a.id === b.id || ${overlap}`)).not.toContain("EXTENSION");
    expect(ddl("a.id === b.id || a.room !== b.room")).not.toContain("EXTENSION");
  });

  it.each([
    pair(`a.id === b.id || a.room !== b.room || ${overlap}`),
    `${booked}.distinct(s => s.room)`,
    pair("a.id === b.id || a.room !== b.room"),
  ])("lets two rows change places within a transaction: %s", async condition => {
    const contract = contractFrom(spec(condition));
    const [state] = fc.sample(states, { numRuns: 1, seed: 11 });
    const [first] = [...(state?.stays.values() ?? [])];
    const two = [
      [1, { ...first, id: 1, room: "a", status: "booked" }],
      [2, { ...first, id: 2, room: "b", status: "booked" }],
    ] as const;
    await inSchema(database(), ddlOf(contract), async () => {
      const inserts = postgresInserts(contract, { rooms: state?.rooms, stays: new Map<number, object>(two) });
      expect(await attempt(inserts.join("\n"))).toBeUndefined();
      const swap = ["UPDATE stays SET room = 'b' WHERE id = 1", "UPDATE stays SET room = 'a' WHERE id = 2"];
      expect(await attempt(swap.join("; "))).toBeUndefined();
      expect((await attempt(swap[1] ?? "")) ?? "nothing changes").toBe("nothing changes");
      expect((await attempt("UPDATE stays SET room = 'c'"))?.constraint).toBe("INV-1");
    });
  });
});

const codes: { readonly [K in By]: string } = { gist: "23P01", btree: "23P01", unique: "23505", trigger: "23514" };
