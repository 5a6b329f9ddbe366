/** Names and texts that would break out of their place, were there a way: each is refused earlier or comes out as it went in. */

import { generate, reserved } from "@tenet/generator";
import * as runtime from "@tenet/runtime";
import { afterEach, describe, expect, test } from "vitest";
import {
  clause,
  contract,
  declare,
  equals,
  field,
  integer,
  literal,
  named,
  operation,
  refusal,
  ruled,
  text,
} from "./build.js";
import { complaints, inFolder, load } from "./compilers.js";

interface Loaded {
  readonly contract: {
    readonly operations: Record<
      string,
      {
        returns: Fit;
        requires: { text: string; expression: string }[];
        refusals: { code: string }[];
        complete(input: object): object;
      }
    >;
  };
}
type Fit = (value: unknown, scene: unknown) => { path: string } | undefined;

const scene = { input: {}, before: {}, after: {}, result: undefined };
const canary = () => (globalThis as { __PWNED__?: unknown }).__PWNED__;

afterEach(() => expect(canary()).toBeUndefined());

const texts = [
  "x'; globalThis.__PWNED__=1; '",
  'x"; globalThis.__PWNED__=1; "',
  "x`; globalThis.__PWNED__=1; `",
  "v${globalThis.__PWNED__=1}w",
  "\\${globalThis.__PWNED__=1}",
  "\\`+(globalThis.__PWNED__=1)//",
  "\\'; globalThis.__PWNED__=1; //",
  "a\nb'; globalThis.__PWNED__=1; '",
  "a\u2028globalThis.__PWNED__=1\u2029b",
  "active', (globalThis.__PWNED__=1), 'x",
  "0 - Unknown",
  '"}; globalThis.__PWNED__=1; const y={a:"',
  "</script><script>globalThis.__PWNED__=1</script>",
  "*/globalThis.__PWNED__=1//",
  "/* globalThis.__PWNED__=1",
  "@ts-nocheck",
  "eslint-disable */ /* istanbul ignore file",
  '/// <reference path="/etc/passwd" />',
  "# sourceMappingURL=data:application/json;base64,AAAA",
  '{{constructor.constructor "return process"}}',
  '{{#with "s" as |string|}}{{/with}}',
  '{{> partial}}{{lookup . "__proto__"}}',
  'a < b && c == "d"',
  "$& $1 $$ $`",
  "<%= process.exit(1) %> #{1+1} [[1]]",
  "import x from 'y';",
  "\r\n\r\n\r\n",
  "\ud800",
  "__PWNED__",
];

describe("a text everywhere a text can stand", () => {
  const hostile = contract({
    title: texts.join(" "),
    types: texts.map((value, index) =>
      declare(
        `T${index}`,
        { kind: "record", fields: [field("value", { kind: "enum", values: [value, "other"] }, value)] },
        { prose: value },
      ),
    ),
    operations: texts.map((value, index) =>
      operation(`op${index}`, {
        prose: value,
        inputs: [field("in", text, value, { kind: "default", value: literal(value) })],
        returns: ruled(named(`T${index}`)),
        requires: [
          clause(`R${index}`, "precondition", equals(literal(value), literal(value)), {
            text: value,
            expression: value,
          }),
        ],
        refusals: [refusal(`F${index}`, value, literal(true))],
      }),
    ),
  });
  const { files } = generate(hostile, { binding: "./binding.js" });

  test("round-trips byte for byte, type-checks, and runs nothing", () =>
    inFolder(
      files.filter(file => !file.name.includes(".properties.")),
      async folder => {
        const { contract: loaded } = (await load(folder, "sample.contract.ts")) as unknown as Loaded;
        await load(folder, "sample.schemas.ts");
        texts.forEach((value, index) => {
          const one = loaded.operations[`op${index}`]!;
          expect(one.requires[0]).toMatchObject({ text: value, expression: value });
          expect(one.refusals[0]?.code).toBe(value);
          expect(one.complete({})).toEqual({ in: value });
          expect(one.returns({ value }, scene)).toBeUndefined();
          expect(one.returns({ value: `${value}.` }, scene)?.path).toBe(".value");
        });
      },
    ));

  test("reaches the manifest as it is", () => {
    const manifest = JSON.parse(files.find(file => file.name.endsWith(".json"))!.text) as {
      promises: { text: string }[];
    };
    for (const value of texts) expect(manifest.promises.map(one => one.text)).toContain(value);
  });

  test("adds no statement, directive or import to a file", () => {
    for (const file of files.filter(one => one.name.endsWith(".ts"))) {
      expect(file.text).not.toMatch(/^\s*(\/\/\/|\/\/ ?@ts-|\/\*\s*eslint-disable)/m);
      expect(file.text).not.toMatch(/\/[/*]\s*[#@] ?sourceMappingURL=/);
      expect(file.text).not.toMatch(/&(lt|gt|amp|quot);/);
      const outside = [...file.text.matchAll(/^import .*$/gm)].filter(
        ([line]) => !/from ".*";$/.test(line) && !line.endsWith("{"),
      );
      expect(outside).toEqual([]);
    }
  });
});

describe("names", () => {
  const types = [
    "Object",
    "Promise",
    "Error",
    "z",
    "fc",
    "test",
    "expect",
    "describe",
    "Map",
    "Scene",
    "Misfit",
    "Fitting",
    "contract",
    "implement",
    "Sample",
    "SampleState",
    "AddInput",
    "delete",
    "string",
  ];
  const operations = ["delete", "await", "new", "constructor", "toString", "equal", "get", "add"];
  const fields = [
    "first name",
    "10",
    "if",
    "hasOwnProperty",
    "prototype",
    "valueOf",
    "constructor",
    "naïve",
    "a-b",
    "each",
    "lookup",
    "it",
    "c",
    "value",
  ];
  const record = {
    kind: "record" as const,
    fields: fields.map(name =>
      field(name, {
        kind: "optional" as const,
        element: ruled(integer, { kind: "min", bound: literal(0), exclusive: false }),
      }),
    ),
  };
  const named_ = contract({
    types: [...types.map(name => declare(name, integer)), declare("Everything", record)],
    definitions: [{ name: "get", parameters: [], isFunction: false, body: literal(1), prose: "", line: 1 }],
    state: [
      {
        name: "if",
        type: ruled({ kind: "map", key: ruled(text), value: ruled(named("Object")) }),
        starts: undefined,
        prose: "",
        line: 1,
      },
    ],
    operations: operations.map(name =>
      operation(name, { inputs: types.map(type => field(type, named(type))), returns: ruled(named("Everything")) }),
    ),
  });
  const { files } = generate(named_);

  test.each(["six", "seven"] as const)("of globals, imports and keywords stay legal under TypeScript %s", version =>
    inFolder(files, folder => expect(complaints(folder, version)).toBe("")),
  );

  test("of Object.prototype are fields only where the value has them itself", () =>
    inFolder(files, async folder => {
      const { contract: loaded } = (await load(folder, "sample.contract.ts")) as unknown as Loaded;
      const { EverythingSchema } = (await load(folder, "sample.schemas.ts")) as {
        EverythingSchema: { safeParse(value: unknown): { success: boolean; data: unknown } };
      };
      const { returns } = loaded.operations["delete"]!;
      const full = Object.fromEntries(fields.map((name, index) => [name, index]));
      expect(returns({}, scene)).toBeUndefined();
      expect(returns(full, scene)).toBeUndefined();
      expect(EverythingSchema.safeParse({})).toMatchObject({ success: true });
      expect(EverythingSchema.safeParse(full)).toEqual({ success: true, data: full });
      for (const name of fields) {
        expect(returns({ [name]: -1 }, scene)).toBeDefined();
        expect(EverythingSchema.safeParse({ [name]: -1 }).success).toBe(false);
      }
    }));

  test("of the runtime are all reserved", () => {
    expect(Object.keys(runtime).filter(name => !reserved.includes(name))).toEqual([]);
  });
});
