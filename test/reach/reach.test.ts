/** Promises that a state and a call drawn at random do not come to: behind a hash, after another call, at a limit. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { verify } from "@tenet/verifier";
import { expect, test } from "vitest";

const text = `---
spec: shelf
version: 1.0.0
---

# Shelf

## Types

- \`Id\`: string, matching \`/^box[0-9]{1,6}$/\`

### Box

| Field  | Type    | Rules          |
| ------ | ------- | -------------- |
| id     | Id      | key, immutable |
| lock   | string  | immutable      |
| opened | boolean |                |

## State

| Name  | Type               | Rules         | Starts |
| ----- | ------------------ | ------------- | ------ |
| boxes | map from Id to Box | never deleted | empty  |

## Definitions

- \`digest(key: string): string\`, from [digest.ts](digest.ts), the SHA-256 of a text

## Operations

### put({ id, lock })

| Input | Type   | Rules     |
| ----- | ------ | --------- |
| id    | Id     |           |
| lock  | string | length 64 |

Requires:

- **PUT-1** The box is new: \`!(id in boxes)\`, otherwise \`EXISTS\`
- **PUT-2** There is room: \`boxes.size < 12\`, otherwise \`FULL\`

Changes:

| What        | Becomes                       |
| ----------- | ----------------------------- |
| \`boxes[id]\` | \`{ id, lock, opened: false }\` |

### open({ id, key })

| Input | Type   | Rules                                  |
| ----- | ------ | -------------------------------------- |
| id    | Id     | refers to boxes, otherwise \`NOT_FOUND\` |
| key   | string | length from 20 to 40                   |

Requires:

- **OPN-1** The key is the lock's: \`digest(key) === boxes[id].lock\`, otherwise \`WRONG_KEY\`
- **OPN-2** The box is closed: \`!boxes[id].opened\`, otherwise \`OPEN\`

Changes:

| What               | Becomes |
| ------------------ | ------- |
| \`boxes[id].opened\` | \`true\`  |
`;

async function judged(name: string) {
  const { value, diagnostics } = compileText("shelf.spec.md", text);
  expect(diagnostics).toEqual([]);
  const path = fileURLToPath(new URL(`implementations/${name}`, import.meta.url));
  const { verdicts } = await verify({
    contract: value!,
    specText: text,
    implementation: { name, path },
    reference: (_, [key]) => createHash("sha256").update(String(key)).digest("hex"),
    runs: 60,
    seed: 1,
    deadline: 2000,
    skipTypes: true,
  });
  const those = (status: string) => verdicts.filter(one => one.status === status).map(one => one.promise.slice(6));
  return { broken: those("broken"), vacuous: those("vacuous"), held: those("held") };
}

test("every promise of the right one is put to the test", async () => {
  const { broken, vacuous, held } = await judged("right.ts");
  expect([...broken, ...vacuous]).toEqual([]);
  expect(held).toEqual(expect.arrayContaining(["PUT-2", "OPN-2", "open.changes.boxes[id].opened"]));
});

test("what is done twice is found behind the hash that guards it", async () => {
  expect((await judged("reopens.ts")).broken).toEqual(["OPN-2"]);
});

test("a limit that is one too high is found", async () => {
  expect((await judged("wider.ts")).broken).toEqual(["PUT-2"]);
});
