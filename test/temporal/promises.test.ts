/** Over time and Quality in the contract, and what the manifest says of them. */
import { compileText } from "@tenet/checker";
import { expect, test } from "vitest";

const spec = (overTime: string, quality = "") => `---
spec: shop
---

# Shop

## Operations

### pay({ id, card })

| Input | Type   |
| ----- | ------ |
| id    | string |
| card  | string |

### ship({ id })

| Input | Type   |
| ----- | ------ |
| id    | string |

## Events

- \`Shipped\`: \`{ id: string }\`

## Over time

| Id  | What | Promise | Per | Otherwise |
| --- | ---- | ------- | --- | --------- |
${overTime}

## Quality

| Id  | Operation | Measure | Target |
| --- | --------- | ------- | ------ |
${quality}
`;

const compiled = (overTime: string, quality = "") => {
  const { value, diagnostics } = compileText("shop.spec.md", spec(overTime, quality));
  const errors = diagnostics.filter(one => one.severity === "error").map(one => one.code);
  return { contract: value!, errors };
};

test("a row becomes a promise with its subjects, its window and its code", () => {
  const { contract, errors } = compiled("| | `pay` | at most 3 per 10 minutes | `card` | `TOO_MANY` |");
  expect(errors).toEqual([]);
  expect(contract.overTime).toMatchObject([
    {
      id: "pay.at-most-3-per-10-minutes-per-card",
      subject: { kind: "operation", operation: "pay" },
      promise: { kind: "atMost", times: 3, window: { kind: "library", name: "time.minutes" } },
      per: { kind: "variable", name: "card" },
      otherwise: "TOO_MANY",
    },
  ]);
  expect(contract.operations.map(one => [one.name, one.mayFail])).toEqual([
    ["pay", ["TOO_MANY"]],
    ["ship", []],
  ]);
});

test("events and operations are told apart by what is declared", () => {
  const { contract, errors } = compiled("| **T-1** | `ship` | followed by `Shipped` | `id` | |");
  expect(errors).toEqual([]);
  expect(contract.overTime[0]).toMatchObject({
    id: "T-1",
    promise: { kind: "followedBy", others: [{ kind: "event", event: "Shipped" }], within: undefined },
  });
});

test("Per is what all of a row have in common", () => {
  expect(compiled("| | `ship` | only after `pay` | `id` | |").errors).toEqual([]);
  expect(compiled("| | `ship` | only after `pay` | `card` | |").errors).toEqual(["per-not-shared"]);
  expect(compiled("| | `ship` | only after `pay` | `colour` | |").errors).toEqual(["unknown-name"]);
});

test("a limit on an operation needs a code, on an event it cannot have one", () => {
  expect(compiled("| | `pay` | at most 3 per day | `id` | |").errors).toEqual(["limit-without-code"]);
  expect(compiled("| | `Shipped` | at most 3 per day | `id` | |").errors).toEqual([]);
  expect(compiled("| | `Shipped` | at most once | `id` | `X` |").errors).toEqual(["otherwise-without-call"]);
});

test("two rows with one id are two promises: the second is refused", () => {
  expect(compiled("| T-1 | `pay` | at most once | `id` | |\n| T-1 | `ship` | at most once | `id` | |").errors).toEqual([
    "duplicate-id",
  ]);
  expect(compiled("| | `pay` | at most once | `id` | |\n| | `pay` | at most once | `card` | |").errors).toEqual([]);
});

test("what no search can show has a reason beside it", () => {
  const { contract } = compiled(
    "| | `pay` | at most once | `id` | |\n| | `pay` | followed by `Shipped` | `id` | |",
    "| Q-1 | every operation | p95 latency | < 50 ms |\n| | `pay` | availability | 99.9 % |",
  );
  const promises = contract.promises.filter(one => ["temporal", "quality"].includes(one.kind));
  expect(promises.map(one => [one.id, one.status, one.operation])).toEqual([
    ["pay.at-most-once-per-id", "bound", "pay"],
    ["pay.followed-by-shipped-per-id", "bound", "pay"],
    ["Q-1.pay", "bound", "pay"],
    ["Q-1.ship", "bound", "ship"],
    ["pay.availability-99-9", "judged", "pay"],
  ]);
  const [once, ...others] = promises;
  expect(once?.notChecked).toBeUndefined();
  for (const { notChecked } of others) expect(notChecked).toMatch(/\w{3,}/);
});
