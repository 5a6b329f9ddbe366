/** An emitter that holds less than it claims is found out. */
import type { Contract } from "@tenet/checker";
import { type Emitter, emitters } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { changed } from "./changed.js";
import { disagreements } from "./disagreements.js";
import { wireSchemas } from "./levels.js";
import { contractOf } from "./specs.js";

const bank = contractOf("bank/bank.spec.md");
const orders = contractOf("domains/orders.spec.md");
const named = (name: string) => emitters.find(one => one.name === name)!;

type Definitions = Record<string, Record<string, unknown>>;

const withDefinitions = (change: (definitions: Definitions) => void) =>
  changed(named("json-schema"), text => {
    const document = JSON.parse(text) as { $defs: Definitions };
    change(document.$defs);
    return JSON.stringify(document);
  });

const saidOf = (contract: Contract, emitter: Emitter) =>
  disagreements(contract, [wireSchemas(contract, emitter)]).found.map(one => `${one.id} ${one.said}`);

describe("a JSON Schema", () => {
  test.each<[string, Contract, (definitions: Definitions) => void, string]>([
    ["without one bound", bank, defs => delete defs["Cents"]!["minimum"], "Cents.type lets through what breaks it"],
    [
      "without a pattern",
      bank,
      defs => delete defs["AccountId"]!["pattern"],
      "AccountId.type lets through what breaks it",
    ],
    ["without an Always clause", bank, defs => delete defs["Account"]!["allOf"], "ACC-1 lets through what breaks it"],
    [
      "that lets surplus fields in",
      bank,
      defs => delete defs["User"]!["additionalProperties"],
      "User.type lets through what breaks it",
    ],
    [
      "that does not ask for a field",
      bank,
      defs => delete defs["Receipt"]!["required"],
      "Receipt.type lets through what breaks it",
    ],
    [
      "with a bound that is off by one",
      bank,
      defs => {
        defs["Cents"]!["maximum"] = 9_999_999_999;
      },
      "Cents.type refuses what keeps it",
    ],
    [
      "with a lower bound that is off by one",
      orders,
      defs => {
        defs["Quantity"]!["minimum"] = 2;
      },
      "Quantity.type refuses what keeps it",
    ],
  ])("%s is caught", (_, contract, change, expected) => {
    expect(saidOf(contract, withDefinitions(change))).toContain(expected);
  });
});
