import { createSource } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { describe, expect, it } from "vitest";
import { imported } from "./helpers.js";

/** The rows of a schema of one field each. */
function fields(rows: Readonly<Record<string, readonly [schema: string, type: string, rules?: string]>>, from = "zod") {
  const members = Object.entries(rows).map(([name, [schema]]) => `${name}: ${schema},`);
  const draft = imported(
    `import { z } from "${from}";\nexport const Named = z.enum(["a", "b"]);\nexport const All = z.object({\n${members.join("\n")}\n});\n`,
  );
  expect(draft.messages).toEqual([]);
  for (const [name, [, type, rules = ""]] of Object.entries(rows))
    expect([name, draft.row(name)?.[1], draft.row(name)?.[2]]).toEqual([name, type, rules]);
  return draft;
}

describe("drafts", () => {
  it("are written as spec fmt writes them", async () => {
    const { text } = imported(
      `import { z } from "zod";\nexport const A = z.object({ x: z.string().describe("a | b *c* [d] 1. e"), "y z": z.enum(["p", "q r"]) });\nexport const B = z.array(A).refine(() => true);\n`,
    );
    expect((await formatSpec(createSource("schemas.spec.md", text))).value).toBe(text);
  });
});

describe("schemas of Zod 4", () => {
  it("keep their types and rules", () => {
    const draft = fields({
      text: ["z.string().min(2).max(5)", "string", "length from 2 to 5"],
      exact: ["z.string().length(4)", "string", "length 4"],
      either: ["z.string().regex(/^(a|b)\\|$/i)", "string", "matching `/^(a\\|b)\\x7c$/i`"],
      starts: ['z.string().startsWith("a|`")', "string", 'where `it.startsWith("a\\u007c\\u0060")`'],
      mail: ["z.email()", "email"],
      old: ["z.string().email()", "email"],
      link: ["z.url()", "url"],
      id: ["z.uuid()", "uuid"],
      day: ["z.iso.date()", "date"],
      whole: ["z.int().gt(3).lte(9)", "integer", "more than 3, at most 9"],
      small: ["z.int32()", "integer", "from -2147483648 to 2147483647"],
      even: ["z.number().multipleOf(0.5)", "number", "multiple of 0.5"],
      large: ["z.bigint().positive()", "integer, unbounded", "more than 0"],
      time: ["z.date().min(new Date(0))", "timestamp", 'at least "1970-01-01T00:00:00.000Z"'],
      words: ['z.enum(["x", "y z", "key"])', '`one of x, "y z", "key"`'],
      list: ["z.array(z.string().min(1)).max(3)", "list of (string, not empty)", "length at most 3"],
      set: ["z.set(z.string()).min(1)", "set of string", "not empty"],
      map: ["z.map(z.string(), z.int())", "map from string to integer"],
      dictionary: ["z.record(z.string(), z.number())", "`{ string: number }`"],
      pair: ["z.tuple([z.string(), z.boolean()])", "`[string, boolean]`"],
      one: ["z.union([z.string(), z.number()])", "string or number"],
      perhaps: ["z.string().min(1).nullish()", "optional string", "not empty"],
      named: ['Named.default("a")', "Named", 'default `"a"`'],
      standard: ["z.object({ inner: z.boolean() })", "AllStandard"],
      anything: ["z.unknown()", "json"],
      value: ["z.json()", "json"],
      values: ["z.record(z.string(), z.json())", "`{ string: json }`"],
      whatever: ["z.union([z.string(), z.json()])", "json"],
    });
    expect(draft.lost).toEqual([]);
  });

  it("list what could not be carried over, and keep the rest", () => {
    const draft = fields({
      refined: ["z.string().min(1).refine(x => x !== 'x')", "string", "not empty"],
      changed: ["z.string().transform(x => x.length)", "string"],
      prepared: ["z.preprocess(x => String(x), z.string())", "string"],
      trimmed: ["z.string().trim()", "string"],
      caught: ["z.string().catch('x')", "string"],
      slow: ["z.string().regex(/^(a+)+$/)", "string"],
      tiny: ["z.number().min(1e-9)", "number"],
      either: ["z.union([z.string(), z.email()])", "json"],
    });
    const places = ["refined", "changed", "prepared", "trimmed", "caught", "slow", "tiny", "either"];
    for (const place of places) expect(draft.lost.filter(line => line.startsWith(`All.${place}: `))).toHaveLength(1);
    expect(draft.lost).toHaveLength(places.length);
  });

  it("may hold values of their own kind", () => {
    const draft = imported(
      `import { z } from "zod";
       export const Tree = z.object({ value: z.number(), get kids() { return z.array(Tree); } });
       export const Data = z.object({ any: z.json() });`,
    );
    expect(draft.messages).toEqual([]);
    expect(draft.row("kids")?.[1]).toBe("list of Tree");
  });

  it("bring along what they mention, and nothing else", () => {
    const draft = imported(
      `import { z } from "zod";
       export const Used = z.object({ a: z.string() });
       export const Unused = z.object({ b: z.string() });
       export const Wanted = z.object({ used: Used });`,
      "#Wanted",
    );
    expect(draft.messages).toEqual([]);
    expect([...draft.text.matchAll(/^### (\w+)/gm)].map(match => match[1])).toEqual(["Wanted", "Used"]);
  });
});

describe("schemas of Zod 3", () => {
  it("keep their types and rules", () => {
    const draft = fields(
      {
        text: ["z.string().min(2).max(5)", "string", "length from 2 to 5"],
        either: ["z.string().regex(/^(a|b)$/)", "string", "matching `/^(a\\|b)$/`"],
        mail: ["z.string().email()", "email"],
        id: ["z.string().uuid()", "uuid"],
        whole: ["z.number().int().gt(3).max(9)", "integer", "more than 3, at most 9"],
        large: ["z.bigint().positive()", "integer, unbounded", "more than 0"],
        time: ["z.date()", "timestamp"],
        words: ['z.enum(["x", "y z"])', '`one of x, "y z"`'],
        list: ["z.array(z.string()).nonempty()", "list of string", "not empty"],
        set: ["z.set(z.string())", "set of string"],
        map: ["z.map(z.string(), z.number())", "map from string to number"],
        dictionary: ["z.record(z.number())", "`{ string: number }`"],
        pair: ["z.tuple([z.string(), z.boolean()])", "`[string, boolean]`"],
        perhaps: ["z.string().optional()", "optional string"],
        named: ['Named.default("a")', "Named", 'default `"a"`'],
        standard: ["z.object({ inner: z.boolean() })", "AllStandard"],
        twice: ["z.object({ first: Named, second: Named })", "AllTwice"],
      },
      "zod3",
    );
    expect(draft.lost).toEqual([]);
  });

  it("list what could not be carried over", () => {
    const draft = fields(
      {
        refined: ["z.string().refine(x => x !== 'x')", "string"],
        changed: ["z.string().transform(x => x.length)", "string"],
        prepared: ["z.preprocess(x => String(x), z.string())", "string"],
        branded: ["z.string().brand('x')", "string"],
        trimmed: ["z.string().trim()", "string"],
      },
      "zod3",
    );
    expect(draft.lost.map(line => line.split(":")[0])).toEqual(
      ["refined", "changed", "prepared", "branded", "trimmed"].map(name => `All.${name}`),
    );
  });
});

describe("names and prose of schemas", () => {
  const hostile = [
    "a|b",
    "`x` | y |",
    "__proto__",
    "constructor",
    "content-type",
    " padded ",
    "",
    "x\n## Operations\n",
    "-->",
    "<script>",
    "*bold*",
    "a\\|b",
    "\u202Eabc",
    "\ud800",
    "key",
    "Ω mega",
    "# Title",
    "${globalThis.__PWNED__ = 1}",
  ];

  it.each(["zod", "zod3"])("cannot break out of the table (%s)", from => {
    const text = JSON.stringify(hostile);
    const draft = imported(
      `import { z } from ${JSON.stringify(from)};
       const names: string[] = ${text};
       const shape: Record<string, any> = Object.fromEntries(names.map(name => [name, z.enum([name, "other"]).default(name).describe(name)]));
       export const Order = z.object(shape).describe(names.join(" "));
       export const weird$schema = z.string().describe(names.join(" "));
       export const привет = z.object({ a: z.string() });`,
    );
    expect(draft.messages).toEqual([]);
    expect(draft.text.match(/^## .*$/gm)).toEqual(["## Types", "## Not carried over"]);
    expect(draft.text.match(/^### .*$/gm)).toHaveLength(2);
    expect(draft.row("`content-type`")?.[1]).toMatch(/^.?one of content-type, other/);
    expect("__PWNED__" in globalThis).toBe(false);
  });
});
