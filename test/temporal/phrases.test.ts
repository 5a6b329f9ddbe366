import { describe, expect, test } from "vitest";
import { bare, read } from "../parser/helpers.js";

const row = (promise: string, more = "") =>
  read(`## Over time

| What | Promise | Per | Otherwise | Id |
| ---- | ------- | --- | --------- | -- |
| \`f\`  | ${promise} | ${more}
`);

const promise = (text: string) => bare(row(text).spec.overTime[0]?.promise);
const minutes = (n: number) => ({
  kind: "call",
  callee: { kind: "name", name: "minutes" },
  args: [{ kind: "number", value: n, integer: true, raw: String(n) }],
});

describe("the phrases of Over time", () => {
  test.each([
    ["at most once", { kind: "atMost", times: 1 }],
    ["At most twice", { kind: "atMost", times: 2 }],
    ["at most 1_000 times", { kind: "atMost", times: 1000 }],
    ["at most 100 per minute", { kind: "atMost", times: 100, window: minutes(1) }],
    ["at most once per 5 minutes", { kind: "atMost", times: 1, window: minutes(5) }],
    ["only after `x`", { kind: "onlyAfter", others: [{ name: { text: "x" } }] }],
    ["never after `P.x`", { kind: "neverAfter", others: [{ port: { text: "P" }, name: { text: "x" } }] }],
    ["in the order of `x`", { kind: "inOrderOf", others: [{ name: { text: "x" } }] }],
    ["followed by `x` or `y`", { kind: "followedBy", others: [{ name: { text: "x" } }, { name: { text: "y" } }] }],
    ["followed by `x` within 5 minutes", { kind: "followedBy", others: [{ name: { text: "x" } }], within: minutes(5) }],
    [
      "followed by `x` within `minutes(5)`",
      { kind: "followedBy", others: [{ name: { text: "x" } }], within: minutes(5) },
    ],
  ])("%s", (text, expected) => {
    expect(row(text).codes).toEqual([]);
    expect(promise(text)).toEqual(expected);
  });

  test.each([
    ["at most", "over-time-phrase"],
    ["at most 5", "over-time-phrase"],
    ["at least once", "over-time-phrase"],
    ["only after x", "over-time-phrase"],
    ["only after `x`, mostly", "over-time-phrase"],
    ["only after `x.y.z`", "over-time-subject"],
    ["", "over-time-empty"],
  ])("%j says %s", (text, code) => expect(row(text).codes).toContain(code));

  test.each([
    ["no more than 5 times", "at most 3 times"],
    ["max 5 per day", "at most 100 per minute"],
    ["after `x`", "only after `X`"],
    ["followd by `x` within 2 hours", "followed by `X` within 5 minutes"],
  ])("%s: did you mean %s", (text, form) =>
    expect(row(text).diagnostics.map(one => one.help)).toEqual([`Write it as in “${form}”.`]),
  );

  test("what stands in the other columns", () => {
    const { spec, codes } = row("at most once", "`id` | `TWICE` | **T-1** |");
    expect(codes).toEqual([]);
    expect(spec.overTime[0]).toMatchObject({
      id: { text: "T-1" },
      what: { port: undefined, name: { text: "f" } },
      per: { kind: "name", name: "id" },
      otherwise: { text: "TWICE" },
      text: "at most once",
    });
  });
});

describe("the measures of Quality", () => {
  const measure = (cells: string) =>
    read(`## Quality\n\n| Operation | Measure | Target | Under |\n| - | - | - | - |\n| ${cells} |\n`);

  test.each([
    ["`f` | p50 latency | < 2 s |", { kind: "latency", percentile: 50, below: 2000 }],
    ["`f` | p99.9 latency | less than 50 ms |", { kind: "latency", percentile: 99.9, below: 50 }],
    ["`f` | throughput | at least 1_200 per minute |", { kind: "throughput", atLeast: 20 }],
    ["`f` | concurrent use | linearizable | 3 callers", { kind: "linearizable", callers: 3 }],
    ["`f` | availability | 99.9 % |", { kind: "availability", percent: 99.9 }],
    ["`f` | calls of `P.g` | at most 1 |", { kind: "calls", port: { text: "P" }, name: { text: "g" }, atMost: 1 }],
    ["`f` | calls of P | at most once |", { kind: "calls", port: { text: "P" }, atMost: 1 }],
  ])("%s", (cells, expected) => {
    const { spec, codes } = measure(cells);
    expect(codes).toEqual([]);
    expect(bare(spec.quality[0]?.measure)).toEqual(expected);
  });

  test("one row may be about several operations, or all", () => {
    expect(measure("`f`, `g` | availability | 99 % |").spec.quality[0]?.operations.map(one => one.text)).toEqual([
      "f",
      "g",
    ]);
    expect(measure("every operation | availability | 99 % |").spec.quality[0]).toMatchObject({
      operations: [],
      every: true,
    });
  });

  test.each([
    ["`f` | p42 latency | < 1 ms |", "quality-measure"],
    ["`f` | p95 latency | 50 |", "quality-target"],
    ["`f` | concurrent use | linearizable |", "quality-callers"],
  ])("%s says %s", (cells, code) => expect(measure(cells).codes).toContain(code));
});
