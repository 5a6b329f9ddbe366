import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { verify } from "@tenet/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, statuses, verdict } from "./judge.js";
import { counted, counter, half, judge } from "./specs.js";

const halves = (more = "") => half.replace("version: 1.0.0\n", `version: 1.0.0\n${more}`);
const allHeld = new Set(["held"]);

describe("the forms in which an implementation comes", () => {
  test("a class, plainly exported", async () => {
    const report = await judge(counter, "counter-class.ts");
    expect(new Set(Object.values(statuses(report)))).toEqual(allHeld);
    expect(verdict(report, "CNT-1").nearMisses).toBeGreaterThan(5);
    expect(verdict(report, "CNT-2").cases).toBeGreaterThan(20);
  });

  test("a class that is the module, and wrong", async () => {
    const report = await judge(counter, "counter-default.cjs");
    expect(statuses(report)).toMatchObject({ "CNT-1": "held", "CNT-2": "broken", "plus.returns": "held" });
    expect(verdict(report, "CNT-2").counterexample?.calls).toEqual([
      { operation: "Counter", input: { start: 0 } },
      { operation: "double", input: { n: 51 } },
    ]);
  });

  test("a factory", async () => {
    expect(new Set(Object.values(statuses(await judge(counted, "counter-factory.ts"))))).toEqual(allHeld);
  });

  test("an asynchronous factory, and wrong", async () => {
    const report = await judge(counted, "counter-factory-wrong.ts");
    expect(statuses(report)).toMatchObject({ "add.changes.count": "broken", "CTD-1": "held" });
    const { state, calls } = verdict(report, "add.changes.count").counterexample ?? {};
    const [before, by] = [(state as { count: number }).count, (calls?.[0]?.input as { by: number }).by];
    expect(before + by).toBeGreaterThan(90);
    expect(Math.min(before, by)).toBeLessThanOrEqual(1);
  });

  test("failures as results", async () => {
    expect(new Set(Object.values(statuses(await judge(halves("errors: result\n"), "half-result.ts"))))).toEqual(
      allHeld,
    );
    const wrong = await judge(halves("errors: result\n"), "half-result-wrong.ts");
    expect(statuses(wrong)).toMatchObject({
      "HLF-1": "broken",
      "half.failures": "broken",
      "HLF-2": "broken",
      "HLF-3": "held",
    });
    expect(verdict(wrong, "HLF-1").counterexample?.outcome).toContain("MINUS");
  });
});

describe("packages by their names", () => {
  let folder: string;
  const refusing = `if (n < 0) throw Object.assign(new Error(), { code: "NEGATIVE" }); return Math.floor(n / 2);`;
  const files = {
    "half-esm/package.json": `{ "name": "half-esm", "type": "module", "exports": { ".": { "import": "./lib/index.js" } } }`,
    "half-esm/lib/index.js": `export function half(n) { ${refusing} }`,
    "half-cjs/package.json": `{ "name": "half-cjs", "main": "main.js" }`,
    "half-cjs/main.js": `exports.half = n => { ${refusing} };`,
    "half-legacy/package.json": `{ "name": "half-legacy" }`,
    "half-legacy/index.js": `module.exports = function (n) { ${refusing} };`,
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tenet-packages-"));
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, "node_modules", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["half-esm", "half-cjs", "half-legacy"])("%s", async name => {
    const report = await verify({
      ...compile(half),
      implementation: { name, path: name, from: folder },
      runs: 40,
      seed: 7,
      deadline: 1000,
      skipTypes: true,
    });
    expect(new Set(Object.values(statuses(report)))).toEqual(allHeld);
  });

  test("one that is not there", async () => {
    const report = await verify({
      ...compile(half),
      implementation: { name: "half-none", path: "half-none", from: folder },
      runs: 5,
      seed: 7,
      deadline: 1000,
      skipTypes: true,
    });
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["crashed"]));
    expect(verdict(report, "HLF-1").reason).toContain("half-none");
  });
});

test("a class with state and no binding: nothing is called before the subject is made", async () => {
  const cart = `---\nspec: shop.cart\n---\n\n# Cart\n\n## State\n\n| Name | Type | Starts |\n| --- | --- | --- |\n| items | list of string | empty |\n\n## Operations\n\n### new Cart()\n\nChanges:\n\n| What | Becomes | When |\n| --- | --- | --- |\n| \`items\` | \`[]\` | |\n\n### add(item)\n\n| Input | Type |\n| --- | --- |\n| item | string |\n\nChanges:\n\n| What | Becomes | When |\n| --- | --- | --- |\n| \`items\` | \`[...it, item]\` | |\n`;
  expect(statuses(await judge(cart, "cart-class.ts"))).toMatchObject({
    "Cart.failures": "held",
    "add.failures": "held",
    "add.frame": "not-checked",
  });
});
