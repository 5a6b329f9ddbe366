/** Two state machines of one entity, and what a machine says beside other parts of the language. */
import { verify } from "@tenet/verifier";
import { describe, expect, it } from "vitest";
import { statuses } from "../verifier/judge.js";
import { codes, contractOf, implementation, spec } from "./specs.js";

const jobs = spec(
  "shop.jobs",
  `## Types

### Job

| Field  | Type                   | Rules              | Only in |
| ------ | ---------------------- | ------------------ | ------- |
| id     | integer                | key, from 1 to 9   |         |
| status | one of waiting, done   |                    |         |
| lane   | one of slow, fast      |                    |         |
| why    | string                 | length from 1 to 3 | done    |

## State

| Name | Type                    | Rules            | Starts |
| ---- | ----------------------- | ---------------- | ------ |
| jobs | map from integer to Job | length at most 3 | empty  |
| log  | list of integer         |                  | \`[]\`   |

## Operations

### make(id)

| Input | Type    | Rules       |
| ----- | ------- | ----------- |
| id    | integer | from 1 to 9 |

Requires:

- **MK-1** There is room: \`jobs.size < 3\`, otherwise \`FULL\`

Changes:

| What       | Becomes                                   |
| ---------- | ----------------------------------------- |
| \`jobs[id]\` | \`{ id, status: "waiting", lane: "slow" }\` |

### finish({ id, why })

| Input | Type    | Rules                              |
| ----- | ------- | ---------------------------------- |
| id    | integer | refers to jobs, otherwise \`NO_JOB\` |
| why   | string  | length from 1 to 3                 |

Where:

- \`job\`: \`jobs[id]\`

Changes:

| What       | Becomes                                       |
| ---------- | --------------------------------------------- |
| \`jobs[id]\` | \`{ id, status: "done", lane: job.lane, why }\` |

### hurry({ id })

| Input | Type    | Rules                              |
| ----- | ------- | ---------------------------------- |
| id    | integer | refers to jobs, otherwise \`NO_JOB\` |

Changes:

| What            | Becomes  |
| --------------- | -------- |
| \`jobs[id].lane\` | \`"fast"\` |

## Transitions: Job.status

Final: done.

| From    | On     | To      | Otherwise |
| ------- | ------ | ------- | --------- |
| –       | make   | waiting | \`TWICE\`   |
| waiting | finish | done    | \`DONE\`    |

## Transitions: Job.lane

Final: fast.

| From | On    | To   |
| ---- | ----- | ---- |
| –    | make  | slow |
| slow | hurry | fast |
`,
);

const judge = async (mistake: string) => {
  const report = await verify({
    contract: contractOf(jobs),
    specText: jobs,
    implementation: implementation(`jobs-${mistake}`),
    runs: 60,
    seed: 7,
    deadline: 300,
    skipTypes: true,
  });
  const found = statuses(report);
  return Object.keys(found).filter(id => found[id] !== "held");
};

describe("two machines of one entity", () => {
  it("leave alone what a row writes back as it was", () => {
    expect(codes(jobs)).toEqual([]);
    expect(codes(jobs.replace("lane: job.lane", "lane: jobs[id].lane"))).toEqual([]);
    expect(codes(jobs.replace("lane: job.lane", 'lane: "slow"  '))).toContain("change-without-transition");
    expect(codes(jobs.replace("lane: job.lane", "lane: jobs[1].lane"))).toContain("change-without-transition");
  });

  it("ask for the refusal that one of them says, though the other says none", () => {
    const make = contractOf(jobs).operations.find(({ name }) => name === "make")!;
    expect(make.refusals.map(({ code }) => code)).toContain("TWICE");
    expect(make.requires).toEqual([]);
  });

  it("put every promise to the test", async () => {
    expect(await judge("right")).toEqual([]);
  });

  it("do not make what must be refused the caller's fault", async () => {
    expect(await judge("twice")).toContain("make.transition-Job.status");
    expect(await judge("lax")).toContain("hurry.id.refers");
  });
});

describe("a state that nothing reaches", () => {
  it("is said, whatever other variables start with", () => {
    const text = jobs.replace("one of waiting, done  ", "one of waiting, done, lost");
    expect(codes(text)).toContain("state-unreachable");
    expect(
      codes(text.replace("map from integer to Job | length at most 3 | empty  |", "map from integer to Job |  | |")),
    ).toContain("state-unreachable");
  });
});

describe("what happens by itself", () => {
  const lapses = (when: string) =>
    jobs
      .replace(
        "| why    | string                 | length from 1 to 3 | done    |",
        "$&\n| at     | timestamp              |                    |         |",
      )
      .replace('status: "waiting", lane: "slow" }', 'status: "waiting", lane: "slow", at: now }')
      .replace("lane: job.lane, why }", "lane: job.lane, at: job.at, why }")
      .replace(
        "| From    | On     | To      | Otherwise |\n| ------- | ------ | ------- | --------- |",
        "| From    | On     | To      | When | Otherwise |\n| ------- | ------ | ------- | ---- | --------- |",
      )
      .replace("| waiting | finish | done    |", `| waiting | by itself, at \`at\` | done | ${when} | |\n$&  |`)
      .replace("| –       | make   | waiting |", "$&  |");

  it("has a condition that is read, and kept", () => {
    expect(codes(lapses("`nobody`"))).toContain("unknown-name");
    const { machines } = contractOf(lapses('`lane === "slow"`'));
    const row = machines.flatMap(({ rows }) => rows).find(({ on }) => on.kind === "itself");
    expect(row?.when?.kind).toBe("equality");
  });
});
