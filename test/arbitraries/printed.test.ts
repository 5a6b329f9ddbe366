import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { combinators, generate, printArbitraries } from "@tenet/generator";
import * as testing from "@tenet/testing";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
