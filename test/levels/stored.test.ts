/** States through the database's constraints: it refuses what breaks a promise that it claims to hold, and nothing else. */
import { emitters } from "@tenet/generator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../postgres/database.js";
import { contractOf, specs } from "./specs.js";
import { storedDisagreements } from "./stored.js";

const postgres = emitters.find(one => one.name === "postgres")!;
let database: Database;

beforeAll(async () => {
  database = await openDatabase();
}, 60_000);
afterAll(() => database.close());

describe("the database agrees on states", () => {
  test.each(specs.filter(path => contractOf(path).state.length > 0))(
    "%s",
    async path => {
      const { found, asked, refused } = await storedDisagreements(contractOf(path), postgres, database);
      expect(found.map(one => `${one.id} ${one.said}: ${one.value}`)).toEqual([]);
      expect(asked).toBeGreaterThan(20);
      if (path !== "domains/tokens.spec.md") expect(refused.size).toBeGreaterThan(0);
    },
    60_000,
  );
});
