/** Contracts as the generator prints them, loaded; and the bank's implementation. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { ExecutableContract } from "@tenet/runtime";
import { ts } from "ts-morph";
import { inFolder } from "../generator/compilers.js";

/** Other tests have the compilers check what is printed; here it is only run. */
export async function contractOf(name: string, text: string): Promise<ExecutableContract> {
  const { value, diagnostics } = compileText(`${name}.spec.md`, text);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 2));
  const file = generate(value, { binding: "./x.binding.js" }).files.find(one => one.name === `${name}.contract.ts`);
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(file!.text, { compilerOptions });
  return inFolder([{ name: "contract.mjs", text: outputText }], async folder => {
    const { contract } = await import(/* @vite-ignore */ pathToFileURL(join(folder, "contract.mjs")).href);
    return contract as ExecutableContract;
  });
}

export const bankText = readFileSync(new URL("../../examples/bank/bank.spec.md", import.meta.url), "utf8");

/** A safe: a code that nobody may see, what lies in it, and what was done. */
export const safeText = `---
spec: safes
version: 1.0.0
---

# Safes

## State

| Name   | Type                       | Rules             | Starts  |
| ------ | -------------------------- | ----------------- | ------- |
| code   | string                     | secret            | \`"0000"\` |
| total  | integer                    |                   | \`0\`     |
| tries  | integer                    |                   | \`0\`     |
| slips  | map from string to integer | never deleted     | empty   |

Always:

- **S-1** No debts: \`total >= 0\`
- **S-2** Slips are positive: \`slips.values.every(s => s > 0)\`

## Operations

### put({ amount })

| Input  | Type    | Rules      |
| ------ | ------- | ---------- |
| amount | integer | at most 99 |

Returns: string

Requires:

- **P-1** Something is put in: \`amount > 0\`
- **P-2** It is not full: \`total + amount <= 1000\`, otherwise \`FULL\`

Ensures:

- **P-3** The slip is new: \`!(result in old(slips))\`
- **P-4** What was there is more: \`total === old(total) + amount\`

Changes:

| What            | Becomes       | When |
| --------------- | ------------- | ---- |
| \`total\`         | \`it + amount\` |      |
| \`slips[result]\` | \`amount\`      |      |

### take({ given, amount })

| Input  | Type    | Rules       |
| ------ | ------- | ----------- |
| given  | string  | secret      |
| amount | integer | more than 0 |

Returns: integer

Requires:

- **T-1** The code is right: \`given === code\`, otherwise \`WRONG\`
- **T-2** The money is there: \`amount <= total\`, otherwise \`EMPTY\`

Ensures:

- **T-3** It answers what is left: \`result === total\`

Changes:

| What    | Becomes       | When      |
| ------- | ------------- | --------- |
| \`total\` | \`it - amount\` |           |
| \`tries\` | \`it + 1\`      | refused by T-1 |

### left()

Returns: integer

Ensures:

- **L-1** Never negative: \`result >= 0\`
- **L-2** As it is: \`result === total\`

### change({ to })

| Input | Type   | Rules  |
| ----- | ------ | ------ |
| to    | string | secret |

Changes:

| What   | Becomes | When |
| ------ | ------- | ---- |
| \`code\` | \`to\`    |      |
`;

export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Right, unless a method is overridden. */
export class Safe {
  code = "0000";
  total = 10;
  tries = 0;
  readonly slips = new Map<string, number>();

  put({ amount }: { amount: number }): string | Promise<string> {
    if (this.total + amount > 1000) throw new Refusal("FULL");
    const slip = `slip ${this.slips.size}`;
    this.slips.set(slip, amount);
    this.total += amount;
    return slip;
  }

  take({ given, amount }: { given: string; amount: number }): number | Promise<number> {
    if (given !== this.code) {
      this.tries += 1;
      throw new Refusal("WRONG");
    }
    if (amount > this.total) throw new Refusal("EMPTY");
    return (this.total -= amount);
  }

  left(): number | Promise<number> {
    return this.total;
  }

  change({ to }: { to: string }): void | Promise<void> {
    this.code = to;
  }
}
