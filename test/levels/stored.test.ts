/** States through the database's constraints: it refuses what breaks a promise that it claims to hold, and nothing else. */
import { emitters } from "@tenet/generator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../postgres/database.js";
import { changed } from "./changed.js";
import { contractOf, specs, stateKinds } from "./specs.js";
import { storedDisagreements } from "./stored.js";

const postgres = emitters.find(one => one.name === "postgres")!;
let database: Database;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

describe("the database agrees on states", () => {
  const withState = specs.filter(path => contractOf(path).state.length > 0);

  test.each([...stateKinds.keys(), ...withState])("%s", async path => {
    const contract = stateKinds.get(path) ?? contractOf(path);
    const { found, asked, refused } = await storedDisagreements(contract, postgres, database);
    expect(found.map(one => `${one.id} ${one.said}: ${one.value}`)).toEqual([]);
    expect(asked).toBeGreaterThan(20);
    if (path !== "domains/tokens.spec.md") expect(refused.size).toBeGreaterThan(0);
  });
});

describe("a database that holds less than is claimed", () => {
  const bank = contractOf("bank/bank.spec.md");
  const booking = contractOf("domains/booking.spec.md");
  const tokens = contractOf("domains/tokens.spec.md");
  const collections = stateKinds.get("collections")!;
  const nothings = stateKinds.get("nothings")!;

  test.each([
    [
      "a check of a bound",
      bank,
      /, \(balance <= 10000000000\)|\s+CONSTRAINT "accounts\.balance" CHECK [^\n]*\n/,
      "accounts.type",
    ],
    ["an Always clause", bank, /,\s+--[^\n]*\n\s+CONSTRAINT "ACC-1" CHECK [^\n]*/, "ACC-1"],
    ["an exclusion", tokens, /,\s+--[^\n]*\n\s+CONSTRAINT "TOK-2" EXCLUDE [^\n]* DEFERRED/, "TOK-2"],
    ["the form of ids", booking, /,\s+CONSTRAINT "wishes\.customer" CHECK [^\n]*(?=,\n)/, "wishes.type"],
    ["a foreign key", bank, /ALTER TABLE accounts ADD CONSTRAINT "BANK-1"[^;]*;/, "BANK-1"],
    ["a list whose elements differ", collections, /,\s+CONSTRAINT "once\.distinct" [^\n]* DEFERRED/, "once.type"],
    ["the length of a list", collections, /CREATE CONSTRAINT TRIGGER "short\.length" [^;]*;/, "short.type"],
    ["the order of a list", collections, /CREATE CONSTRAINT TRIGGER "rising\.sorted" [^;]*;/, "rising.type"],
    ["what each refers to", collections, /ALTER TABLE queue ADD CONSTRAINT[^;]*;/, "queue.type"],
    ["an invariant that reads what may be nothing", nothings, /CREATE CONSTRAINT TRIGGER "A-6" [^;]*;/g, "A-6"],
  ])("without %s is caught", async (_, contract, part, promise) => {
    const weaker = changed(postgres, text => text.replace(part, ""));
    const { found } = await storedDisagreements(contract, weaker, database);
    expect(found.map(one => `${one.id} ${one.said}`)).toContain(`${promise} lets through what breaks it`);
  });

  test("whose one row can be taken away is caught", async () => {
    const weaker = changed(postgres, text => text.replace(/CREATE TRIGGER "pair: one row"[^;]*;/, ""));
    const { found } = await storedDisagreements(collections, weaker, database);
    expect(found.map(one => `${one.id} ${one.said}`)).toContain("pair.type lets go of what it never lacks");
  });
});
