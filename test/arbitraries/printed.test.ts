import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { combinators, generate, printArbitraries } from "@tenet/generator";
import * as runtime from "@tenet/runtime";
import * as testing from "@tenet/testing";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractOf } from "../access/specs.js";
import { bank } from "./helpers.js";

const folder = fileURLToPath(new URL("./.generated/", import.meta.url));
type Module = Record<string, (clause?: string) => fc.Arbitrary<unknown>>;
let printed: Module;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of generate(bank).files) if (name.endsWith(".ts")) writeFileSync(folder + name, text);
  printed = (await import(`${folder}bank.arbitraries.ts`)) as Module;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sampled = (arbitrary: fc.Arbitrary<unknown>) => fc.sample(arbitrary, { numRuns: 50, seed: 5 });

describe("what is printed draws what is built", () => {
  const built = buildArbitraries(bank);

  test("states", () => expect(sampled(printed["bankState"]!())).toEqual(sampled(built.state)));

  for (const { name, refusals } of bank.operations) {
    test(`calls of ${name}`, () => expect(sampled(printed[`${name}Cases`]!())).toEqual(sampled(built.cases!(name))));
    for (const { id } of refusals) {
      test(`near-misses of ${id}`, () =>
        expect(sampled(printed[`${name}NearMisses`]!(id))).toEqual(sampled(built.cases!(name, { breaks: id }))));
    }
  }
});

test("a thousand cases are put together, each of them usable", () => {
  const cases = fc.sample(printed["transferCases"]!(), { numRuns: 1000, seed: 2 });
  expect(cases).not.toContain(testing.unusable);
});

test("every combinator that a file may use is there", () => {
  for (const name of combinators) expect(testing, name).toHaveProperty(name);
});

test("the same contract prints the same bytes", () => expect(printArbitraries(bank)).toBe(printArbitraries(bank)));

test("a combinator that has the name of a helper which a condition calls goes by another", () => {
  const both = combinators.filter(name => name in runtime);
  expect(both).toContain("text");
  const kinds = "a: string, b: string, c: decimal(2), d: duration, e: integer, f: number, g: list of integer";
  const rule = "text(it.a) !== it.b && it.g.sum > it.e && it.d > minutes(1) && it.c > 0.05 && it.f > 0";
  const spec = `---\nspec: both\n---\n\n# Both\n\n## Types\n\n- \`Rec\`: \`{ ${kinds} }\`, where \`${rule}\`\n
## Operations\n\n### f(r)\n\n| Input | Type |\n| --- | --- |\n| r | Rec |\n`;
  const imports = printArbitraries(contractOf("both", spec)).matchAll(/^import (?:type )?\{([^}]*)\} from/gm);
  const imported = [...imports].flatMap(([, list = ""]) => list.split(",").map(one => one.trim())).filter(Boolean);
  const names = imported.map(one => one.replace(/^.* as /, ""));
  expect(names).toContain("text");
  expect(names).toContain("drawText");
  expect(new Set(names).size).toBe(names.length);
});
