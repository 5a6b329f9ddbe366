import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brief, judging } from "./helpers.js";

const judge = judging(readFileSync(new URL("../../examples/bank/bank.spec.md", import.meta.url), "utf8"));
const input = { from: "acc_aaaaaaaa", to: "acc_bbbbbbbb", amount: 10 };
const call = { operation: "transfer", input };

function state(from: number, to: number, status = "open") {
  const account = (id: string, balance: number) => ({ id, owner: "usr_aaaaaaaa", balance, status });
  return {
    users: { usr_aaaaaaaa: { id: "usr_aaaaaaaa", name: "Ada" } },
    accounts: { acc_aaaaaaaa: account("acc_aaaaaaaa", from), acc_bbbbbbbb: account("acc_bbbbbbbb", to) },
  };
}

describe("a recorded call with its state", () => {
  it("is accepted where every promise is kept", () => {
    const answer = judge({ ...call, result: input, before: state(10, 0), after: state(0, 10) });
    expect(answer).toEqual({ accepted: true, refusedBy: [], undecided: [] });
  });

  it("takes positions as it takes names", () => {
    const answer = judge({ ...call, input: [input], result: input, before: state(10, 0), after: state(0, 10) });
    expect(answer.accepted).toBe(true);
  });

  it("is refused by the row and the condition that it breaks", () => {
    const answer = judge({ ...call, result: input, before: state(10, 0), after: state(0, 11) });
    expect(answer.refusedBy).toEqual(["TRF-6", "transfer.changes.accounts[to].balance"]);
  });

  it("is refused by the frame where it changes what no row names", () => {
    const after = { ...state(0, 10), users: {} };
    expect(judge({ ...call, result: input, before: state(10, 0), after }).refusedBy).toContain("transfer.frame");
  });

  it("is refused by the result's condition", () => {
    const result = { ...input, amount: 9 };
    expect(judge({ ...call, result, before: state(10, 0), after: state(0, 10) }).refusedBy).toEqual(["TRF-5"]);
  });

  it("is refused by the refusal that was due", () => {
    const world = { before: state(1, 0), after: state(1, 0) };
    expect(judge({ ...call, result: input, ...world }).refusedBy).toEqual(["TRF-3"]);
    expect(judge({ ...call, error: "INSUFFICIENT_FUNDS", ...world }).accepted).toBe(true);
    expect(judge({ ...call, error: "LIMIT", ...world }).refusedBy).toEqual(["TRF-3"]);
  });

  it("is refused where it failed with a code that was not due", () => {
    const world = { before: state(10, 0), after: state(10, 0) };
    expect(judge({ ...call, error: { code: "INSUFFICIENT_FUNDS" }, ...world }).refusedBy).toEqual(["TRF-3"]);
    expect(judge({ ...call, error: "OOPS", ...world }).refusedBy).toEqual(["transfer.failures"]);
  });

  it("is refused where a refusal changed something", () => {
    const answer = judge({ ...call, error: "INSUFFICIENT_FUNDS", before: state(1, 0), after: state(0, 0) });
    expect(answer.refusedBy).toContain("transfer.frame");
  });
});

describe("a call that the caller must not make", () => {
  it("must have failed, with whatever code", () => {
    const wrong = { ...call, input: { ...input, amount: 0 } };
    expect(brief(judge({ ...wrong, result: input }))).toEqual({ accepted: false, refusedBy: ["transfer.input"] });
    expect(brief(judge({ ...wrong, error: "ANYTHING" }))).toEqual({ accepted: true, refusedBy: [] });
  });
});

describe("a recorded call without its state", () => {
  it("is undecided, and says what the line does not tell", () => {
    const answer = judge({ ...call, result: input });
    expect(answer.accepted).toBe(null);
    expect(answer.undecided).toContainEqual({ id: "TRF-3", lacks: "accounts before the call" });
    expect(answer.undecided.map(({ id }) => id)).not.toContain("TRF-5");
  });

  it("is refused all the same by what it does tell", () => {
    expect(brief(judge({ ...call, result: { ...input, amount: 1 } }))).toEqual({
      accepted: false,
      refusedBy: ["TRF-5"],
    });
    expect(judge({ ...call, error: "OOPS" }).refusedBy).toEqual(["transfer.failures"]);
  });

  it("leaves open a failure that a refusal it cannot see may explain", () => {
    expect(brief(judge({ ...call, error: "INSUFFICIENT_FUNDS" }))).toEqual({ accepted: null, refusedBy: [] });
  });

  it("decides as much as one of the two states allows", () => {
    const answer = judge({ ...call, error: "INSUFFICIENT_FUNDS", before: state(10, 0) });
    expect(answer.refusedBy).toEqual(["TRF-3"]);
    const after = { ...state(0, 10), users: {} };
    expect(judge({ ...call, result: input, after }).refusedBy).toContain("BANK-1");
  });
});

describe("a line that is no recorded call", () => {
  it.each([
    ["{oops", "It is not JSON."],
    ["[]", /^A recorded call is an object/],
    [{ input: {} }, 'The call has no "operation", a name.'],
    [{ operation: "nope" }, 'The spec has no operation "nope".'],
    [{ ...call, resutl: 1 }, /no "resutl"/],
    [{ ...call, result: 1, error: "X" }, /both/],
    [{ ...call, error: 7 }, /neither a code/],
    [{ ...call, now: "yesterday" }, /no time/],
    [{ ...call, input: [1, 2] }, /2 arguments/],
    [{ ...call, input: { from: { $bigint: "x" } } }, /digits in quotes/],
  ])("%j", (line, problem) => {
    const answer = judge(line);
    expect(answer).toMatchObject({ accepted: null, refusedBy: [] });
    expect(answer.problem).toEqual(typeof problem === "string" ? problem : expect.stringMatching(problem));
  });
});

describe("rows that apply on a refusal", () => {
  const spec = `---
spec: lock
---

# Lock

## State

| Name  | Type    | Starts |
| ----- | ------- | ------ |
| tries | integer | \`0\`    |
| day   | integer | \`0\`    |

## Operations

### enter(pin, today)

| Input | Type    |
| ----- | ------- |
| pin   | string  |
| today | integer |

Requires:

- **LCK-1** It is not too early: \`today >= day\`, otherwise \`EARLY\`
- **LCK-2** The pin is right: \`pin === "1234"\`, otherwise \`WRONG\`

Changes:

| What    | Becomes  | When             |
| ------- | -------- | ---------------- |
| \`tries\` | \`it + 1\` | refused by LCK-2 |
`;
  const judgeLock = judging(spec);
  const wrong = { operation: "enter", input: ["0000", 1], error: "WRONG" };

  it("are judged where the refusal is known", () => {
    const before = { tries: 1, day: 1 };
    expect(judgeLock({ ...wrong, before, after: { tries: 2, day: 1 } }).accepted).toBe(true);
    const answer = judgeLock({ ...wrong, before, after: { tries: 1, day: 1 } });
    expect(answer.refusedBy).toEqual(["enter.changes.tries.LCK-2"]);
  });

  it("are left open where it is not: what they name may have changed", () => {
    const answer = judgeLock({ ...wrong, before: { tries: 1 }, after: { tries: 2 } });
    expect(brief(answer)).toEqual({ accepted: null, refusedBy: [] });
    expect(answer.undecided.map(({ id }) => id)).toContain("LCK-1");
  });
});
