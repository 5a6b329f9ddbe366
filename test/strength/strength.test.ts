/** Small changes of an implementation: which of them its spec notices, and how each that it does not is told. */
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ask, change, contents, fated, measured, project } from "./project.js";

const fee = (clauses: string) => `---
spec: fees
---

# Fees

## Operations

### fee(amount)

| Input  | Type    | Rules         |
| ------ | ------- | ------------- |
| amount | integer | from 0 to 150 |

Returns: integer

Ensures:

${clauses}
`;

const free = "- **FEE-1** Small amounts are free: `amount < 100 implies result === 0`";
const large = "- **FEE-2** Of a hundred and more, a tenth: `amount >= 100 implies result === div(amount, 10)`";
const right = `export function fee(amount: number): number {
  if (amount < 100) return 0;
  return Math.floor(amount / 10);
}
`;

describe("a change that no promise notices", () => {
  test("survives, with its place and the nearest promise", async () => {
    const report = await measured(project({ "fee.ts": right }), fee(free), "fee.ts");
    expect(fated(report, "survived")).toContain("amount / 10 → amount * 10");
    expect(report.mutants.find(mutant => change(mutant) === "amount < 100 → amount <= 100")).toMatchObject({
      file: "fee.ts",
      start: { line: 2, column: 7 },
      fate: "survived",
      operations: ["fee"],
      nearest: "FEE-1",
    });
  });

  test("is noticed once the spec says it", async () => {
    const report = await measured(project({ "fee.ts": right }), fee(`${free}\n${large}`), "fee.ts");
    expect(fated(report, "survived")).toEqual([]);
    expect(report.score).toEqual({ killed: report.mutants.length, of: report.mutants.length });
    expect(report.mutants.find(mutant => change(mutant) === "amount < 100 → amount <= 100")?.killed).toEqual({
      kind: "broken",
      promise: "FEE-2",
    });
    expect(report.operations).toEqual([{ name: "fee", score: report.score }]);
  });
});

const summed = `---
spec: sums
---

# Sums

## Operations

### upTo(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 50  |

Returns: integer

Ensures:

- **SUM-1** All numbers up to n: \`result === div(n * (n + 1), 2)\`
`;

describe("a change whose calls never end", () => {
  test("is noticed, in a loop and outside of it", async () => {
    const folder = project({
      "sum.mjs": `export function upTo(n) {
  const step = n >= 0 ? 1 : 0;
  let [sum, at] = [0, n];
  while (at > 0) {
    sum += at;
    at -= step;
  }
  return sum;
}
`,
    });
    const report = await measured(folder, summed, "sum.mjs");
    const killed = (text: string) => report.mutants.find(mutant => change(mutant) === text)?.killed;
    expect(killed("at -= step → at += step")).toMatchObject({ words: "the call would not have ended" });
    // Nothing in the loop has changed: only time tells.
    expect(killed("n >= 0 → false")).toMatchObject({ words: expect.stringMatching(/did not end within \d+ ms/) });
  });
});

const known = `---
spec: rates
---

# Rates

## Operations

### rate(kind)

| Input | Type                 | Rules |
| ----- | -------------------- | ----- |
| kind  | one of low, middle, high |   |

Returns: integer

Ensures:

- **RAT-1** Low is the least: \`kind === "low" implies result === 1\`
- **RAT-2** What is not low is more: \`kind !== "low" implies result === 2\`
`;

test("what is changed as a module loads is changed for every call", async () => {
  const folder = project({
    "rates.ts": `import { low } from "./low.js";

const rates = new Map([[low(), 1]]);
export const rate = (kind: string): number => rates.get(kind) ?? 2;
`,
    "low.ts": `export const low = () => "low";\n`,
  });
  const report = await measured(folder, known, "rates.ts");
  const early = report.mutants.filter(({ original }) => [`"low"`, "[low(), 1]"].includes(original));
  expect(early.map(({ file, fate }) => [file, fate])).toEqual([
    ["low.ts", "killed"],
    ["rates.ts", "killed"],
  ]);
});

describe("a module that keeps something between calls", () => {
  test("is as good as new for the next change", async () => {
    const folder = project({
      "fee.ts": `let broken = false;

export function fee(amount: number): number {
  if (amount < 0) broken = true;
  if (broken) return -1;
  if (amount < 100) return 0;
  return Math.floor(amount / 10);
}
`,
    });
    const report = await measured(folder, fee(`${free}\n${large}`), "fee.ts");
    // This one is noticed, and every call after it fails, whatever is changed.
    expect(fated(report, "killed")).toContain("amount < 0 → true");
    expect(fated(report, "survived")).toEqual(["amount < 0 → false", "broken → false"]);
  });

  test("does not hide changes behind what it remembers", async () => {
    const folder = project({
      "fee.ts": `const known = new Map<number, number>();

export function fee(amount: number): number {
  const before = known.get(amount);
  if (before !== undefined) return before;
  const now = amount < 100 ? 0 : Math.floor(amount / 10);
  known.set(amount, now);
  return now;
}
`,
    });
    const report = await measured(folder, fee(`${free}\n${large}`), "fee.ts");
    // Without the store, everything is as it was, only slower.
    expect(fated(report, "survived")).toEqual(["before !== undefined → false"]);
    expect(fated(report, "killed")).toContain("amount / 10 → amount * 10");
  });
});

describe("the files of the implementation", () => {
  test("stay as they are, and nothing is left behind", async () => {
    const folder = project({ "fee.ts": right });
    const before = contents(folder);
    const left = () => readdirSync(tmpdir()).filter(name => name.startsWith("tenet-strength-"));
    const others = left();
    await measured(folder, fee(free), "fee.ts");
    expect(contents(folder)).toEqual(before);
    expect(left().filter(name => !others.includes(name))).toEqual([]);
  });

  test("are found in a package, whose own dependencies are found as before", async () => {
    const folder = project({
      "fee.mjs": `export { fee } from "fees";\n`,
      "data.json": "{}",
      "store/fees/package.json": `{ "name": "fees", "type": "module", "exports": "./index.js" }`,
      "store/fees/index.js": `export { fee } from "./lib/fee.js";\n`,
      "store/fees/lib/fee.js": `import { tenth } from "parts";
export function fee(amount) {
  return amount < 100 ? 0 : tenth(amount);
}
`,
      "store/node_modules/parts/package.json": `{ "name": "parts", "type": "module", "exports": "./index.js" }`,
      "store/node_modules/parts/index.js": "export const tenth = amount => Math.floor(amount / 10);\n",
    });
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(folder, "store/fees"), join(folder, "node_modules/fees"), "junction");
    const report = await measured(folder, fee(`${free}\n${large}`), "fee.mjs", {
      mutate: [{ file: join(folder, "node_modules/fees/lib/fee.js") }],
    });
    expect(report.files).toEqual(["node_modules/fees/lib/fee.js"]);
    expect(fated(report, "not-reached")).toEqual([]);
    expect(fated(report, "survived")).toEqual([]);
    expect(report.score.of).toBeGreaterThan(4);
  });

  test("are changed in the lines that are asked for", async () => {
    const folder = project({ "fee.ts": right });
    const { mutants } = await measured(folder, fee(free), "fee.ts", {
      mutate: [{ file: join(folder, "fee.ts"), lines: [3, 3] }],
    });
    expect(mutants.map(({ start }) => start.line)).toEqual([3]);
  });
});

describe("a comment says why a change makes no difference", () => {
  const marked = `export function fee(amount: number): number {
  // Tenet strength: equivalent: at nothing, both sides are nothing
  if (amount <= 0) return 0;
  if (amount < 100) return 0;
  // Stryker disable next-line all: the tax office checks it
  return Math.floor(amount / 10);
}
`;

  test("which takes the change out, with the reason, where it survives", async () => {
    const report = await measured(project({ "fee.ts": marked }), fee(`${free}\n${large}`), "fee.ts");
    const equivalent = report.mutants.filter(({ fate }) => fate === "equivalent");
    const reasons = new Map(equivalent.map(mutant => [change(mutant), mutant.reason]));
    expect(reasons.get("amount <= 0 → amount < 0")).toBe("at nothing, both sides are nothing");
    expect(reasons.get("amount / 10 → amount * 10")).toBe("the tax office checks it");
    expect(report.score.of).toBe(report.mutants.length - equivalent.length);
    // The comment does not speak for a change that is noticed.
    expect(fated(report, "killed")).toContain("amount <= 0 → true");
  });
});

test("without time nothing is decided, and nothing counts as noticed", async () => {
  const report = await measured(project({ "fee.ts": right }), fee(`${free}\n${large}`), "fee.ts", { budget: 1 });
  expect(report.score.killed).toBe(0);
  expect(fated(report, "survived")).toEqual([]);
});

test("the same seed says the same", async () => {
  const folder = project({ "fee.ts": right });
  const once = () => measured(folder, fee(free), "fee.ts", { seed: 7 });
  expect(await once()).toEqual(await once());
});

describe("nothing is measured", () => {
  test("where the implementation breaks its spec as it is", async () => {
    const report = await ask(project({ "fee.ts": right.replace("100", "90") }), fee(free), "fee.ts");
    expect(report).toMatchObject({ kind: "not-held", promises: ["FEE-1"] });
  });

  test("where there is no code", async () => {
    const report = await ask(project({ "fee.ts": `export { fee } from "fees";\n` }), fee(free), "fee.ts");
    expect(report).toMatchObject({ kind: "nothing-to-change" });
  });

  test("where the code cannot be read", async () => {
    const report = await ask(project({ "fee.ts": "export function fee( {" }), fee(free), "fee.ts");
    expect(report).toMatchObject({ kind: "not-readable", file: expect.stringMatching(/fee\.ts$/) });
  });
});
