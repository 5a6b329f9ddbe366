// The file of kept cases: its order, when it is written, and what is left alone.
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { caseOf, entryOf } from "../../packages/cli/dist/counterexamples/entry.js";
import { readKept, writeKept } from "../../packages/cli/dist/counterexamples/file.js";
import { contractOf, spec } from "../language/specs.js";

const contract = contractOf(
  spec(
    "till",
    `## State

| Name     | Type                        | Rules | Starts |
| -------- | --------------------------- | ----- | ------ |
| accounts | map from string to decimal(2) |       | empty  |

## Operations

### put({ account, amount })

| Input   | Type       | Rules |
| ------- | ---------- | ----- |
| account | string     |       |
| amount  | decimal(2) |       |

Returns: decimal(2)

Ensures:

- **PUT-1** It answers: \`result === amount\`

Changes:

| What                | Becomes  | When |
| ------------------- | -------- | ---- |
| \`accounts[account]\` | \`amount\` |      |

## Laws

- **LAW-1** The same twice, *given* \`n: decimal(2)\`: \`put({ account: "a", amount: n }) === n\`
`,
  ),
  "till.spec.md",
);

let folder = "";
const spec_ = () => ({ file: join(folder, "till.spec.md"), contract }) as never;
const file = () => join(folder, "till.counterexamples.json");
const ids = contract.promises.map(({ id }) => id);

const found = {
  state: { accounts: new Map([["__proto__", 1n]]) },
  calls: [{ operation: "put", input: { account: "a", amount: "12.50" } }],
  outcome: "",
  expected: "",
  parts: [],
  replay: "",
};
const put = entryOf("PUT-1", contract, found)!;
const law = entryOf("LAW-1", contract, { ...found, given: { n: "1.25" } })!;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenet-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("entries stand in the order of the promises, however they come", () => {
  const other = { ...put, json: { ...put.json, note: 1 } };
  writeKept(readKept(spec_(), folder), [law, other, put], ids);
  const first = readFileSync(file(), "utf8");
  rmSync(file());
  writeKept(readKept(spec_(), folder), [put, law, other], ids);
  expect(readFileSync(file(), "utf8")).toBe(first);
  expect(readKept(spec_(), folder).entries.map(({ promise }) => promise)).toEqual(["PUT-1", "PUT-1", "LAW-1"]);
});

test("what does not change is not written, whatever its line ends", () => {
  writeKept(readKept(spec_(), folder), [put], ids);
  writeFileSync(file(), readFileSync(file(), "utf8").replaceAll("\n", "\r\n"));
  utimesSync(file(), 1, 1);
  writeKept(readKept(spec_(), folder), [put], ids);
  expect(statSync(file()).mtimeMs).toBe(1000);
});

test("every entry is read as the case that it was", () => {
  writeKept(readKept(spec_(), folder), [put, law], ids);
  const cases = readKept(spec_(), folder).entries.map(entry => caseOf(entry, contract));
  expect(cases).toEqual([
    {
      state: { accounts: { $map: [["__proto__", { $bigint: "1" }]] } },
      calls: [{ operation: "put", input: { account: "a", amount: "12.50" } }],
    },
    { law: "LAW-1", given: { n: "1.25" } },
  ]);
});

test.each([
  ["no JSON", "<<<<<<< ours"],
  ["no list", '{ "promise": "PUT-1" }'],
  ["no promise", '[{ "calls": [] }]'],
])("a file with %s in it is somebody else's", (_, text) => {
  writeFileSync(file(), text);
  expect(readKept(spec_(), folder)).toMatchObject({ foreign: true, entries: [] });
});

test("a link is not followed", () => {
  writeFileSync(join(folder, "elsewhere.json"), "[]");
  symlinkSync(join(folder, "elsewhere.json"), file());
  expect(readKept(spec_(), folder).foreign).toBe(true);
});

test("what is no list of calls is not kept, nor what is kept in the spec", () => {
  expect(entryOf("PUT-1", contract, { ...found, interleaving: ["a", "b"] })).toBeUndefined();
  expect(entryOf("PUT-9", contract, found)).toBeUndefined();
  expect(entryOf("PUT-1", contract, { ...found, state: { accounts: "x".repeat(60_000) } })).toBeUndefined();
});

test("a case that has no place in the spec says why", () => {
  const reason = (json: object) => caseOf({ promise: "PUT-1", json }, contract);
  expect(reason({ promise: "PUT-1", operation: "putt", input: {} })).toContain("putt");
  expect(reason({ promise: "PUT-1", operation: "put", input: { account: "a" } })).toContain("amount");
  expect(reason({ promise: "PUT-1", operation: "put", inputs: {} })).toContain("inputs");
  expect(caseOf({ promise: "OLD-1", json: {} }, contract)).toBe("the spec has no such promise");
});
