// How secrets are hidden, by value and by place.
import {
  coverSecrets,
  gatherSecrets,
  hideSecrets,
  implement,
  type Secret,
  type Secrets,
  withoutPlaces,
} from "@tenet/runtime";
import { describe, expect, it } from "vitest";
import { till } from "../runtime/till.js";

const known = (value: unknown, places: Secrets = "secret") => {
  const found = new Map<unknown, Secret>();
  gatherSecrets(value, places, found);
  return found;
};

describe("by value", () => {
  it.each([
    ["a text", 'token="hunter22" hunter22', "hunter22", "token=«secret» «secret»"],
    ["a text as JSON has it", String.raw`{"a":"say \"hi\" now"}`, 'say "hi" now', '{"a":«secret»}'],
    ["a text in an address", "?q=a%26b%20c", "a&b c", "?q=«secret»"],
    ["a text cut short", 'name: "Gwendoly…', "Gwendolyn Example", 'name: "«secret»…'],
    ["a text inside another", "xx-alphabet", "alphabet", "xx-«secret»"],
    ["a short text as a value only", 'ab "ab"', "ab", "ab «secret»"],
    ["a number", "pin 4711, not 14711", 4711, "pin «secret», not 14711"],
    ["a decimal with its point", "sum 12.34", 1234n, "sum «secret»"],
    ["a time", "at 2020-01-01T00:00:00.000Z", new Date("2020-01-01"), "at «secret»"],
    ["bytes", "bytes [1, 2, 3]", Uint8Array.of(1, 2, 3), "«secret»"],
    ["a pattern's signs", "a $& b", "a $& b", "«secret»"],
    ["nothing that says nothing", "true and ", [true, "", undefined], "true and "],
  ])("%s is covered", (_, text, secret, covered) => expect(coverSecrets(text, known(secret))).toBe(covered));

  it("the longer of two secrets goes first, and secret is more than personal", () => {
    const both = known(
      { a: "abcd", b: "abcdef" },
      {
        fields: [
          ["a", "personal"],
          ["b", "secret"],
        ],
      },
    );
    expect(coverSecrets("abcdef abcd", both)).toBe("«secret» «personal»");
    expect(
      known(
        { a: "abcd", b: "abcd" },
        {
          fields: [
            ["a", "secret"],
            ["b", "personal"],
          ],
        },
      ).get("abcd"),
    ).toBe("secret");
  });

  it("values inside others are hidden wherever they stand", () => {
    const secrets = known(["hunter22", 471100, new Date(5)]);
    const value = {
      list: ["hunter22", "no"],
      map: new Map([["hunter22", 471100]]),
      text: "is 471100",
      at: new Date(5),
      hunter22: 1,
    };
    expect(hideSecrets(value, secrets)).toEqual({
      list: ["«secret»", "no"],
      map: new Map([["«secret»", "«secret»"]]),
      text: "is «secret»",
      at: "«secret»",
      "«secret»": 1,
    });
  });
});

describe("by place", () => {
  it("whatever stands there is hidden, and nothing else", () => {
    const places: Secrets = {
      fields: [
        ["flag", "secret"],
        ["list", { items: { fields: [["name", "personal"]] } }],
        ["map", { keys: "secret" }],
        ["pair", { tuple: [undefined, "secret"] }],
        ["none", "secret"],
      ],
    };
    const value = {
      flag: false,
      list: [{ name: 1, age: 2 }],
      map: new Map([
        ["a", 1],
        ["b", 2],
      ]),
      pair: [3, 4],
      open: 5,
    };
    expect(withoutPlaces(value, places)).toEqual({
      flag: "«secret»",
      list: [{ name: "«personal»", age: 2 }],
      map: new Map([
        ["«secret» 1", 1],
        ["«secret» 2", 2],
      ]),
      pair: [3, "«secret»"],
      open: 5,
    });
  });

  it("also where a value is of another kind than its type", () => {
    expect(withoutPlaces({ a: 1 }, { items: "secret" })).toEqual({ a: 1 });
    expect(withoutPlaces({ card: { number: 1 } }, { fields: [["card", "secret"]] })).toEqual({ card: "«secret»" });
  });
});

it("a violation of a wrapped implementation says secret of the one and personal of the other", () => {
  const secrets: Secrets = {
    fields: [
      ["id", "personal"],
      ["amount", "secret"],
    ],
  };
  const take = { ...till.operations["take"]!, secrets: { input: secrets } };
  const contract = { ...till, operations: { take } };
  const wrapped = implement(contract as typeof till, { take: () => "wrong" as never });
  expect(() => (wrapped as { take(input: object): unknown }).take({ id: "Gwendolyn", amount: 4711 })).toThrow(
    /take\(\{ id: "?«personal»"?, amount: "?«secret»"? \}\)/,
  );
});
