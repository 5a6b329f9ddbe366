import { createSource, Report } from "@tenet/diagnostics";
import { type ParserCode, parseRuledType, parserMessages } from "@tenet/parser";
import { describe, expect, test } from "vitest";
import { bare, read } from "./helpers.js";

function type(text: string, inTable = false) {
  const report = new Report<ParserCode>(parserMessages, createSource("a", text));
  const value = parseRuledType(report, { start: 0, end: text.length }, { inTable });
  return {
    value,
    json: bare(value),
    codes: report.diagnostics.map(each => each.code),
    helps: report.diagnostics.map(each => each.help ?? ""),
  };
}

const name = (text: string) => ({ kind: "name", name: text });
const plain = (text: string) => ({ type: name(text), rules: [] });
const number = (value: number) => ({ kind: "number", value, integer: true, raw: String(value) });

describe("types", () => {
  test.each([
    ["string", name("string")],
    ["list of AccountId", { kind: "list", element: plain("AccountId") }],
    ["set of list of T", { kind: "set", element: { type: { kind: "list", element: plain("T") }, rules: [] } }],
    [
      "map from string to list of T",
      { kind: "map", key: plain("string"), value: { type: { kind: "list", element: plain("T") }, rules: [] } },
    ],
    ["optional T", { kind: "optional", element: plain("T") }],
    [
      "string or list of Value or Query",
      {
        kind: "union",
        members: [plain("string"), { type: { kind: "list", element: plain("Value") }, rules: [] }, plain("Query")],
      },
    ],
    [
      "`{ a: T, b: list of U }`",
      {
        kind: "record",
        fields: [
          { name: { text: "a" }, type: plain("T"), prose: "" },
          { name: { text: "b" }, type: { type: { kind: "list", element: plain("U") }, rules: [] }, prose: "" },
        ],
      },
    ],
    ["`{ string: T }`", { kind: "dictionary", value: plain("T") }],
    ['`{ "string": T }`', { kind: "record", fields: [{ name: { text: "string" }, type: plain("T"), prose: "" }] }],
    [
      "list of `[start: integer, end: integer]`",
      {
        kind: "list",
        element: {
          type: {
            kind: "tuple",
            items: [
              { name: { text: "start" }, type: plain("integer") },
              { name: { text: "end" }, type: plain("integer") },
            ],
          },
          rules: [],
        },
      },
    ],
    ["`[integer, string]`", { kind: "tuple", items: [{ type: plain("integer") }, { type: plain("string") }] }],
    [
      "one of open, frozen, \"on hold\", `x y`, `\"\\n\"`, 'it''s'".replace("''", "\\'"),
      {
        kind: "enum",
        values: [
          { text: "open" },
          { text: "frozen" },
          { text: "on hold" },
          { text: "x y" },
          { text: "\n" },
          { text: "it's" },
        ],
      },
    ],
    ["decimal(2)", { kind: "decimal", places: 2 }],
    ["integer, unbounded", { kind: "unbounded" }],
    ["any value", { kind: "any" }],
    ["list of any value", { kind: "list", element: { type: { kind: "any" }, rules: [] } }],
    [
      "function (T, T): U",
      {
        kind: "function",
        parameters: [
          { type: name("T"), rules: [] },
          { type: name("T"), rules: [] },
        ],
        returns: { type: name("U"), rules: [] },
      },
    ],
    [
      "function (word: T): list of U",
      {
        kind: "function",
        parameters: [{ type: name("T"), rules: [] }],
        returns: { type: { kind: "list", element: { type: name("U"), rules: [] } }, rules: [] },
      },
    ],
    ["order of T", { kind: "order", element: { type: name("T"), rules: [] } }],
    [
      "list of (T or U)",
      {
        kind: "list",
        element: {
          type: {
            kind: "union",
            members: [
              { type: name("T"), rules: [] },
              { type: name("U"), rules: [] },
            ],
          },
          rules: [],
        },
      },
    ],
    [
      "map from one of a, b to T",
      {
        kind: "map",
        key: { type: { kind: "enum", values: [{ text: "a" }, { text: "b" }] }, rules: [] },
        value: { type: name("T"), rules: [] },
      },
    ],
    ["debits\\_posted", name("debits_posted")],
  ])("%s", (text, expected) => {
    const { json, codes } = type(text);
    expect(codes).toEqual([]);
    expect(json).toEqual({ type: expected, rules: [] });
  });

  test.each([
    ["integer, at least 0", [{ kind: "atLeast", bound: number(0) }]],
    [
      "integer, from 1 to 5, multiple of 2",
      [
        { kind: "between", low: number(1), high: number(5) },
        { kind: "multipleOf", bound: number(2) },
      ],
    ],
    [
      "integer, from 1 to `xs.length`",
      [
        {
          kind: "between",
          low: number(1),
          high: { kind: "member", object: name("xs"), property: { text: "length" }, optional: false },
        },
      ],
    ],
    [
      "list of T, length from 1 to 5, distinct",
      [{ kind: "length", low: number(1), high: number(5) }, { kind: "distinct" }],
    ],
    ["string, length 3", [{ kind: "length", low: number(3), high: number(3) }]],
    ["string, length at most 3, not empty", [{ kind: "length", high: number(3) }, { kind: "notEmpty" }]],
    ["list of string, each not empty", [{ kind: "each", rule: { kind: "notEmpty" } }]],
    ["string, matching `/^a,(b)$/i`", [{ kind: "matching", source: "^a,(b)$", flags: "i" }]],
    [
      'string, default "a, b", secret',
      [{ kind: "default", value: { kind: "string", value: "a, b" } }, { kind: "secret" }],
    ],
    ["T, where `it.a <= it.b`", [{ kind: "where" }]],
    ["list of T, sorted by `x => x.a`", [{ kind: "sorted", by: { kind: "arrow" } }]],
    [
      "T, refers to users, otherwise `NOT_FOUND`, immutable",
      [{ kind: "refersTo", target: { text: "users" }, otherwise: { text: "NOT_FOUND" } }, { kind: "immutable" }],
    ],
    ['one of a, b, default `"a"`', [{ kind: "default", value: { kind: "string", value: "a" } }]],
    ["string matching `/x/`", [{ kind: "matching", source: "x" }]],
  ])("%s", (text, rules) => {
    const { json, codes } = type(text);
    expect(codes).toEqual([]);
    expect(json).toMatchObject({ rules });
    expect((json as { rules: unknown[] }).rules).toHaveLength(rules.length);
  });

  test("rules stand inside a record too, and end where the next field begins", () => {
    const { json, codes } = type(
      "`{ a: integer, at least 0, at most 9, b: one of x, y, c: string, matching /[,}]/, d: T, where it.x in [1, 2] }`",
    );
    expect(codes).toEqual([]);
    expect(json).toMatchObject({
      type: {
        fields: [
          { type: { rules: [{ kind: "atLeast" }, { kind: "atMost" }] } },
          { type: { type: { values: [{ text: "x" }, { text: "y" }] } } },
          { type: { rules: [{ source: "[,}]" }] } },
          { type: { rules: [{ kind: "where" }] } },
        ],
      },
    });
  });

  test("in a table an escaped bar is a bar", () => {
    expect(type("string, matching `/^(a\\|b)$/`", true).json).toMatchObject({ rules: [{ source: "^(a|b)$" }] });
    expect(type('one of `a\\|b`, "c\\|d"', true).json).toMatchObject({
      type: { values: [{ text: "a|b" }, { text: "c|d" }] },
    });
  });

  test.each([
    ["integer, at lest 0", "unknown-rule", "at least"],
    ["integer, minimum 0", "unknown-rule", "at least"],
    ["integer, prime", "unknown-rule", ""],
    ["integer, at least", "rule-needs-value", ""],
    ["integer, at least 0x10", "bound-number", ""],
    ["integer, at most 1e9", "bound-number", ""],
    ["integer, at most Infinity", "bound-number", ""],
    ["integer, at most `NaN`", "bound-number", ""],
    ["integer, from 1", "range-needs-to", ""],
    ["string, matching /a*b*/", "rule-needs-code", ""],
    ["string, matching `abc`", "pattern-expected", ""],
    ["string, where it > 0", "rule-needs-code", ""],
    ["list of string not empty", "rule-needs-comma", ""],
    ["integer,, key", "rule-missing", ""],
    ["string banana", "after-type", ""],
    ["", "type-missing", ""],
    ["?", "type-form", ""],
    ["one of a, a", "enum-value-twice", ""],
    ['one of "é", "e\u0301"', "enum-value-twice", ""],
    ["one of on hold, b", "enum-value-quotes", ""],
    ["one of a, b, unique", "enum-or-rule", ""],
    ["one of", "enum-value-expected", ""],
    ['one of "a\\q"', "text-escape", ""],
    ['one of "a', "text-not-closed", ""],
    ["`{ a: T, b }`", "field-needs-type", ""],
    ["`{ a: T", "type-form", ""],
    ["`{ a: T`", "type-not-closed", ""],
    ["`{ a?: T }`", "field-question", ""],
    ["`{ a: T, a: U }`", "field-twice", ""],
    ["`{ __proto__: T }`", "name-proto", ""],
    ['`{ "__proto__": T }`', "name-proto", ""],
    ['`{ "": T }`', "name-missing", ""],
    ['`{ "\\u0000": T }`', "name-control", ""],
    ["map from string integer", "map-needs-to", ""],
    ["`pаyment`", "mixed-scripts", ""],
    [`\`${"[".repeat(500)}\``, "nesting-too-deep", ""],
    [`${"list of ".repeat(500)}T`, "nesting-too-deep", ""],
  ])("%j says %s", (text, code, help) => {
    const { codes, helps } = type(text);
    expect(codes).toContain(code);
    expect(helps.join(" ")).toContain(help);
  });
});

describe("names of fields", () => {
  const field = (cell: string) => read(`## Types\n\n### A\n\n| Field | Type |\n| --- | --- |\n| ${cell} | string |\n`);

  test.each([
    ["delete", "delete"],
    ["10", "10"],
    ["first name", "first name"],
    ["if", "if"],
    ["a & b", "a & b"],
    ["first\\_name", "first_name"],
    ["`first name`", "first name"],
    ['"10"', "10"],
    ["`${globalThis.x}`", "${globalThis.x}"],
    ["`*/ x`", "*/ x"],
    ["prototype", "prototype"],
    ["nai\u0308ve", "na\u00efve"],
    ["`</script>`", "</script>"],
  ])("%s is a name", (cell, text) => {
    const { spec, codes } = field(cell);
    expect(codes).toEqual([]);
    expect(spec.types[0]?.type.type).toMatchObject({ fields: [{ name: { text } }] });
  });

  test.each([
    ["__proto__", "name-proto"],
    ["`__proto__`", "name-proto"],
    ["*first* name", "field-name-quotes"],
    ["`a` b", "field-name-quotes"],
    ["", "name-missing"],
    ["` `", "name-missing"],
    ["a".repeat(300), "name-too-long"],
    ["p\u0430yment", "mixed-scripts"],
  ])("%s is none, or a doubtful one", (cell, code) => {
    expect(field(cell).codes).toContain(code);
  });
});
