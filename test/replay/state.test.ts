// A state before that is not of its declared type was recorded wrongly: such a line is not judged. What comes after is.
import { describe, expect, it } from "vitest";
import { judging } from "./helpers.js";

const judge = judging(`---
spec: till
---

# Till

## Types

### Drawer

| Field | Type           | Rules      |
| ----- | -------------- | ---------- |
| id    | string         | key        |
| cash  | decimal(2)     | at least 0 |
| mode  | one of on, off |            |

## State

| Name    | Type                      | Starts |
| ------- | ------------------------- | ------ |
| total   | decimal(2)                | \`0.00\` |
| drawers | map from string to Drawer | empty  |

## Operations

### add(amount)

| Input  | Type       |
| ------ | ---------- |
| amount | decimal(2) |

Changes:

| What    | Becomes       |
| ------- | ------------- |
| \`total\` | \`it + amount\` |
`);

const call = { operation: "add", input: { amount: "1.00" } };
const drawers = (more: object) => ({ "a]b": { id: "a]b", cash: "1.00", mode: "on", ...more } });

describe("a state that is not of its type", () => {
  it.each([
    [{ total: "0.005" }, { total: "1.00" }, 'The state "before" does not fit its type: total (expected: decimal(2)).'],
    [
      { drawers: drawers({ mode: "ajar" }) },
      {},
      'The state "before" does not fit its type: drawers[…].mode (expected: one of on, off).',
    ],
  ])("%j, then %j", (before, after, problem) => {
    expect(judge({ ...call, before, after })).toEqual({ accepted: null, refusedBy: [], undecided: [], problem });
  });

  it("is the call's own doing where it comes after", () => {
    const answer = judge({ ...call, before: { drawers: drawers({}) }, after: { drawers: drawers({ mode: "ajar" }) } });
    expect([answer.problem, answer.accepted]).toEqual([undefined, false]);
    expect(answer.refusedBy).toContain("drawers.type");
  });

  it("is another thing than one that breaks a rule, which is judged", () => {
    const broken = drawers({ cash: "-1.00" });
    const answer = judge({ ...call, before: { drawers: broken }, after: { drawers: broken } });
    expect([answer.problem, answer.refusedBy]).toEqual([undefined, ["drawers.type"]]);
  });
});
