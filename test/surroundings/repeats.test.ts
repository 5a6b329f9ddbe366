/** An idempotent operation answers a repeated call without doing it again: nobody may hold that against it. */
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { expect, test } from "vitest";
import { inFolder, load } from "../generator/compilers.js";
import { statuses } from "../verifier/judge.js";
import { judge } from "../verifier/specs.js";
import { Account } from "./implementations/account.js";

const account = `---
spec: account
version: 1.0.0
---

# Account

## State

| Name    | Type                          | Starts |
| ------- | ----------------------------- | ------ |
| balance | integer, from 0 to 1_000_000  | 0      |

## Operations

### deposit({ amount, key })

| Input  | Type        | Rules         |
| ------ | ----------- | ------------- |
| amount | integer     | from 1 to 100 |
| key    | one of a, b |               |

Changes:

| What      | Becomes       |
| --------- | ------------- |
| \`balance\` | \`it + amount\` |

Idempotent by \`key\`, otherwise \`REUSED\`

### depositAll({ paid })

| Input | Type                                                         | Rules         |
| ----- | ------------------------------------------------------------ | ------------- |
| paid  | list of \`{ amount: integer, from 1 to 9, key: one of a, b }\` | length at most 2 |

Same as: for each \`one\` of \`paid\`: \`deposit({ amount: one.amount, key: one.key })\`
`;

function contract() {
  const { value, diagnostics } = compileText("account.spec.md", account);
  expect(diagnostics).toEqual([]);
  return value!;
}

async function verdicts(name: string): Promise<Record<string, string>> {
  const path = fileURLToPath(new URL(`implementations/${name}`, import.meta.url));
  return statuses(await judge(account, name, { implementation: { name, path }, runs: 200 }));
}

test("the search does not blame a right implementation for a repeated call", async () => {
  expect(await verdicts("account.ts")).toMatchObject({
    "deposit.changes.balance": "held",
    "deposit.failures": "held",
    "deposit.idempotent": "held",
    "depositAll.same-as": "held",
    "depositAll.failures": "held",
  });
});

test("the search finds an operation that does nothing at the first call", async () => {
  expect(await verdicts("account-forgets.ts")).toMatchObject({ "deposit.changes.balance": "broken" });
});

test("the wrapper lets a repeated call pass, and nothing that changed something else", () =>
  inFolder(
    generate(contract()).files.filter(file => file.name === "account.contract.ts"),
    async folder => {
      const { implement } = await load(folder, "account.contract");
      const wrap = implement as (own: Account, options: object) => Account;
      const own = new Account();
      const wrapped = wrap(own, { observe: () => ({ balance: own.balance }) });
      wrapped.deposit({ amount: 5, key: "a" });
      wrapped.deposit({ amount: 5, key: "a" });
      expect(own.balance).toBe(5);
      expect(() => wrapped.deposit({ amount: 6, key: "a" })).toThrow(expect.objectContaining({ code: "REUSED" }));

      class Double extends Account {
        override deposit({ amount }: { readonly amount: number }): void {
          this.balance += 2 * amount;
        }
      }
      const wrong = new Double();
      const caught = wrap(wrong, { observe: () => ({ balance: wrong.balance }) });
      expect(() => caught.deposit({ amount: 5, key: "a" })).toThrow("account/deposit.changes.balance is broken");
    },
  ));
