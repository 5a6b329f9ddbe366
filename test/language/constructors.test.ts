/** A subject that a call makes, with a state: what is there before it is made, and what laws can say of it. */
import { verify } from "@tenet/verifier";
import { describe, expect, it } from "vitest";
import { statuses, verdict } from "../verifier/judge.js";
import { contractOf, implementation, spec } from "./specs.js";

const queue = spec(
  "shop.queue",
  `## State

| Name  | Type                          | Starts |
| ----- | ----------------------------- | ------ |
| items | list of any value             | \`[]\`   |
| size  | integer, from 0 to 1_000_000  | \`0\`    |

Always:

- **QUE-1** The size says how many: \`size === items.length\`

## Operations

### new Queue(compare, { limit })

| Input   | Type               | Rules                   |
| ------- | ------------------ | ----------------------- |
| compare | order of any value |                         |
| limit   | integer            | from 1 to 5, default 3  |

### push(x)

| Input | Type      |
| ----- | --------- |
| x     | any value |

Returns: integer

Fails: any

Changes:

| What    | Becomes  |
| ------- | -------- |
| \`items\` |          |
| \`size\`  | \`it + 1\` |

Ensures:

- **QUE-2** It is there now: \`items.sameItems([...old(items), x])\`
- **QUE-3** It says how many: \`result === size\`

## Laws

- **QUE-4** The first is the first, *given* \`x: any value\`: \`push(x) === 1\`
`,
);

const judge = (name: string) =>
  verify({
    contract: contractOf(queue),
    specText: queue,
    implementation: implementation(`queue-${name}`),
    runs: 40,
    seed: 7,
    deadline: 300,
    skipTypes: true,
  });

describe("a subject that a constructor makes", () => {
  it("is judged with its state, which is the initial one before", async () => {
    const report = await judge("right");
    const { "QUE-4": law, ...others } = statuses(report);
    expect(new Set(Object.values(others))).toEqual(new Set(["held"]));
    expect(law).toBe("not-checked");
    expect(verdict(report, "QUE-4").reason).toContain("create in the binding");
  });

  it("that is wrong is found out", async () => {
    expect(statuses(await judge("forgetful"))).toMatchObject({ "QUE-2": "broken", "push.changes.size": "broken" });
  });
});

describe("an implementation that does not load", () => {
  it("is not said to lack a way to observe it", async () => {
    const report = await judge("that-is-not-there");
    expect(verdict(report, "QUE-1").reason).toBe("the implementation did not load");
    expect(statuses(report)["push.returns"]).toBe("crashed");
  });
});
