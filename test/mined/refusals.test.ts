// Two refusals due at once: the first in order is the one. And a refusal that changes the state.
import { fileURLToPath } from "node:url";
import { verify } from "@tenet/verifier";
import { expect, test } from "vitest";
import { contractOf, spec } from "../language/specs.js";

const text = spec(
  "till",
  `## State

| Name     | Type                       | Rules                              | Starts |
| -------- | -------------------------- | ---------------------------------- | ------ |
| accounts | map from string to integer | each from 0 to 100000              | empty  |

## Operations

### take({ account, amount })

| Input   | Type    | Rules                                    |
| ------- | ------- | ---------------------------------------- |
| account | string  | refers to accounts, otherwise \`UNKNOWN\` |
| amount  | integer | from 1 to 100000                         |

Requires:

- **TIL-1** Not so much at once: \`amount <= 500\`, otherwise \`TOO_MUCH\`
- **TIL-2** So much is there: \`amount <= accounts[account]\`, otherwise \`TOO_LITTLE\`

Changes:

| What                | Becomes       | When |
| ------------------- | ------------- | ---- |
| \`accounts[account]\` | \`it - amount\` |      |
`,
);

const judge = (name: string, seed: number) =>
  verify({
    contract: contractOf(text),
    specText: text,
    implementation: { name, path: fileURLToPath(new URL(`./implementations/${name}`, import.meta.url)) },
    runs: 100,
    seed,
    deadline: 5000,
    skipTypes: true,
  });

test("the wrong one of two refusals is named", async () => {
  for (const seed of [1, 2, 3]) {
    const { verdicts } = await judge("unordered.ts", seed);
    const broken = verdicts.filter(({ status }) => status === "broken");
    expect(broken.map(({ promise }) => promise)).toEqual(["till/take.account.refers"]);
    expect(broken[0]?.counterexample).toMatchObject({
      calls: [{ input: { amount: 501 } }],
      outcome: expect.stringContaining("TOO_MUCH"),
      expected: expect.stringContaining("UNKNOWN"),
    });
  }
});

test("each refusal is met alone, and leaves the state as it was", async () => {
  const { verdicts } = await judge("lossy.ts", 1);
  const of = (id: string) => verdicts.find(({ promise }) => promise === `till/${id}`);
  for (const id of ["take.account.refers", "TIL-1", "TIL-2"]) {
    expect(of(id)?.status).toBe("held");
    expect(of(id)?.nearMisses).toBeGreaterThan(5);
  }
  expect(of("take.frame")).toMatchObject({ status: "broken" });
});
