/** The same values in the eyes of the compiler. */
import { expect, test } from "vitest";
import { disagreements } from "./disagreements.js";
import { contractOf, kinds, specs } from "./specs.js";
import { typesOf } from "./types.js";

const named = new Map([["kinds", kinds], ...specs.map(path => [path, contractOf(path)] as const)]);
const all = await typesOf([...named.values()]);

const said = (contract = kinds, level = all(contract)) => {
  const { found, asked } = disagreements(contract, [level]);
  return { found: found.map(one => `${one.id} ${one.said}: ${one.value}`), asked: asked.get("types") ?? 0 };
};

test.each([...named])("the types of %s are as exact as they claim", (_, contract) => {
  const { found, asked } = said(contract);
  if (contract.operations.length > 0) expect(asked).toBeGreaterThan(5);
  expect(found).toEqual([]);
});

test.each([
  ["says less", "export type Currency = string;", 'Currency.type lets through what breaks it: "no such word"'],
  ["says more", 'export type Currency = "EUR" | "USD";', 'Currency.type refuses what keeps it: "GBP"'],
])("a type that %s than it claims is found out", async (_, currency, expected) => {
  const ledger = named.get("domains/ledger.spec.md")!;
  const spoiled = await typesOf([ledger], text => text.replace(/^export type Currency = .*$/m, currency));
  expect(said(ledger, spoiled(ledger)).found).toContain(expected);
});
