/** What fields must differ in among entities is asked alike by the interpreter, the generated contract and the schemas. */
import { compileText, conforms, environment } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { ExecutableContract } from "@tenet/runtime";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { inFolder, load } from "../generator/compilers.js";

const { value, diagnostics } = compileText(
  "team.spec.md",
  `---
spec: team
---

# Team

## Types

### User

| Field | Type            | Rules              |
| ----- | --------------- | ------------------ |
| id    | string          | key, length 1      |
| name  | string          | unique, length 1   |
| nick  | optional string | unique, length 1   |

### Seat

| Field | Type             | Rules         | Only in |
| ----- | ---------------- | ------------- | ------- |
| row   | string           | key, length 1 |         |
| state | one of open, had |               |         |
| by    | string           | unique, length 1 | had  |

## State

| Name  | Type                    | Starts |
| ----- | ----------------------- | ------ |
| users | map from string to User | empty  |
| seats | map from string to Seat | empty  |

## Operations

### join({ members, guests, all, named })

| Input   | Type               | Rules |
| ------- | ------------------ | ----- |
| members | list of User       |       |
| guests  | set of User        |       |
| all     | \`{ string: User }\` |       |
| named   | map from string to User | |

Changes:

| What    | Becomes |
| ------- | ------- |
| \`users\` |         |
| \`seats["a"]\` | \`{ row: "a", state: "had", by: "b" }\` |

## Transitions: Seat.state

Final: had.

| From | On   | To  | Of |
| ---- | ---- | --- | -- |
| open | join | had | \`seats["a"]\` |
`,
);
const contract = value!;
const [operation] = contract.operations;

let generated: ExecutableContract;
let schema: { safeParse(input: unknown): { readonly success: boolean } };

beforeAll(async () => {
  const { files } = generate(contract, {});
  const wanted = files.filter(({ name }) => /contract|schemas/.test(name));
  const modules = await inFolder(wanted, async folder => ({
    ...(await load(folder, "team.contract.ts")),
    ...(await load(folder, "team.schemas.ts")),
  }));
  generated = (modules as unknown as { contract: ExecutableContract }).contract;
  schema = (modules as unknown as { JoinInputSchema: typeof schema }).JoinInputSchema;
});

const letter = fc.constantFrom("a", "b", "c");
const user = fc.record({ id: letter, name: letter, nick: fc.option(letter, { nil: undefined }) });
const seat = fc.oneof(
  fc.record({ row: letter, state: fc.constant("open") }),
  fc.record({ row: letter, state: fc.constant("had"), by: letter }),
);
const few = { maxLength: 3 };
const mapOf = <T>(element: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(letter, element), few).map(entries => new Map(entries));

test("of collections in the state", () => {
  expect(diagnostics.filter(one => one.severity === "error")).toEqual([]);
  const seen = new Set<string>();
  const states = fc.record({ users: mapOf(user), seats: mapOf(seat) });
  fc.assert(
    fc.property(states, state => {
      const env = environment(contract, { before: state, after: state });
      const scene = { input: {}, before: state, after: state, result: undefined };
      for (const { name, type } of contract.state) {
        const fits = conforms(state[name as "users"], type, env, { invariants: false }) === undefined;
        const clause = generated.invariants.find(one => one.id === `${name}.type`)!;
        expect(clause.holds(scene), name).toBe(fits);
        seen.add(`${name} ${fits}`);
      }
    }),
    { numRuns: 1000 },
  );
  expect([...seen].sort()).toEqual(["seats false", "seats true", "users false", "users true"]);
});

test("of collections among the inputs", () => {
  const seen = new Set<boolean>();
  const inputs = fc.record({
    members: fc.array(user, few),
    guests: fc.array(user, few).map(users => new Set(users)),
    all: fc.dictionary(letter, user, { maxKeys: 2 }).map(all => ({ ...all })),
    named: mapOf(user),
  });
  fc.assert(
    fc.property(inputs, input => {
      const env = environment(contract, { input });
      const fits = operation!.inputs.every(
        ({ name, type }) => conforms(input[name as "members"], type, env) === undefined,
      );
      const scene = { input, before: {}, after: {}, result: undefined };
      expect(generated.operations["join"]!.accepts(input, scene) === undefined).toBe(fits);
      expect(schema.safeParse(input).success).toBe(fits);
      seen.add(fits);
    }),
    { numRuns: 1000 },
  );
  expect(seen.size).toBe(2);
});

test("and drawn states keep it", () => {
  for (const state of fc.sample(buildArbitraries(contract).state, { numRuns: 500, seed: 5 })) {
    const env = environment(contract, { before: state, after: state });
    for (const { name, type } of contract.state) expect(conforms(state[name], type, env)).toBeUndefined();
  }
});
