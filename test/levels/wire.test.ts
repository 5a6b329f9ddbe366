/** The wire form: one mapping, in the schemas, in what writes it and in what reads it back. */
import { equalValues } from "@tenet/checker";
import { emitters, toWire } from "@tenet/generator";
import * as http from "@tenet/runtime/http";
import { describe, expect, test } from "vitest";
import { nearTexts, strayReadings } from "./readings.js";
import { questionsOf, valuesFor } from "./shapes.js";
import { contractOf, kinds } from "./specs.js";

const openapi = emitters.find(one => one.name === "openapi")!;

describe("the wire form", () => {
  test("is the same by the contract and by its OpenAPI document, and reads back", () => {
    for (const contract of [kinds, contractOf("domains/ledger.spec.md"), contractOf("shop/shop.spec.md")]) {
      const document = JSON.parse(openapi.emit(contract).files[0]!.text);
      for (const question of questionsOf(contract).filter(one => one.kind === "type")) {
        const schema = { $ref: `#/components/schemas/${question.name}` };
        for (const { value, keeps } of valuesFor(contract, question)) {
          if (!keeps) continue;
          const wire = toWire(contract, question.type.type, value);
          expect(http.toWire(document, schema, value), question.id).toEqual(wire);
          const back = http.fromWire(document, schema, JSON.parse(JSON.stringify(wire) ?? "null"));
          expect(equalValues(back, value), `${question.id} ${JSON.stringify(wire)}`).toBe(true);
        }
      }
    }
  });

  test("is as the table says", () => {
    const value = {
      ...{ d: "2024-02-29", t: new Date(0), u: "00000000-0000-0000-0000-000000000000", e: "a@b.c", w: 1500 },
      ...{ b: new Uint8Array([0, 255]), n: 1, x: -1005n, big: 7n, s: new Set(["a"]), o: undefined },
      m: new Map([[-1, { sku: "A", price: 5n }]]),
      day: new Map([["2024-01-01", true]]),
      ...{ l: [1, undefined], p: ["a", 1] },
    };
    expect(toWire(kinds, { kind: "named", name: "Everything" }, value)).toEqual({
      ...{ d: "2024-02-29", t: "1970-01-01T00:00:00.000Z", u: "00000000-0000-0000-0000-000000000000", e: "a@b.c" },
      ...{ w: 1500, b: "AP8=", n: 1, x: "-1.005", big: "7", s: ["a"], m: { "-1": { sku: "A", price: "0.05" } } },
      ...{ day: { "2024-01-01": true }, l: [1, null], p: ["a", 1] },
    });
  });

  test.each(["kinds", "bank/bank.spec.md", "domains/ledger.spec.md", "shop/shop.spec.md"])(
    "of %s: what the schema refuses is not read as something that fits",
    path => {
      const { found, asked } = strayReadings(path === "kinds" ? kinds : contractOf(path));
      expect(asked).toBeGreaterThan(100);
      expect(found).toEqual([]);
    },
  );

  test("texts nearby are none that values are written as", () => {
    expect(nearTexts("1.000")).toEqual(expect.arrayContaining(["1", "01.000", " 1.000", "1.0000"]));
  });
});
